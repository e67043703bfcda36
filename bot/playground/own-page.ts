import { type RouterContext } from '@koa/router';
import { hostnameOf, isLoopbackName } from '../loopback.ts';

/**
 * Whether the page was asked for by a name of ours. Any other name may be a stranger's that points at this machine (DNS
 * rebinding), and their page would then read ours.
 */
export function isOwnHost(host: string, publicUrl: string): boolean {
  const name = hostnameOf(host);
  return name !== null && (isLoopbackName(name) || name === new URL(publicUrl).hostname);
}

/** Every browser sends `Origin` with a POST; without one the sender is no browser, and no foreign page. */
export function isFromOwnPage(ctx: RouterContext, publicUrl: string): boolean {
  const site = ctx.get('sec-fetch-site');
  const origin = ctx.get('origin');
  if (site && site !== 'same-origin') return false;
  // A proxy may ask for this machine's own name, while the page is read under the public one.
  return !origin || origin === new URL(publicUrl).origin || URL.parse(origin)?.host === ctx.host;
}

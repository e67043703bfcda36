import Router, { type RouterContext } from '@koa/router';
import type { Health } from './health.ts';
import { hostnameOf, isLoopbackAddress, isLoopbackName } from './loopback.ts';
import { isSameSecret } from './same-secret.ts';

/** Who is told of the parts, and how they are; everybody else hears up or down. */
export type HealthReaders = { kind: 'bearer'; token: string } | { kind: 'this machine' } | { kind: 'nobody' };

export const healthPaths = ['/health/live', '/health/ready'] as const;

/** Two questions of a load balancer: is the process there, and may it be sent requests (200, or 503). */
export function healthRoutes(health: Health, readers: HealthReaders): Router {
  const router = new Router();
  const [live, ready] = healthPaths;
  router.get(live, (koa) => {
    koa.body = { state: 'up' };
  });
  router.get(ready, async (koa) => {
    const report = await health.report();
    koa.status = report.ready ? 200 : 503;
    koa.set('cache-control', 'no-store');
    koa.body = mayReadParts(koa, readers) ? report : { ready: report.ready };
  });
  return router;
}

function mayReadParts(koa: RouterContext, readers: HealthReaders): boolean {
  if (readers.kind === 'nobody') return false;
  if (readers.kind === 'bearer') return isSameSecret(koa.get('authorization'), `Bearer ${readers.token}`);
  // Both: a proxy on this machine connects from it for everybody, and says whom it was asked for in the Host.
  return isLoopbackAddress(koa.req.socket.remoteAddress) && isLoopbackName(hostnameOf(koa.get('host')) ?? '');
}

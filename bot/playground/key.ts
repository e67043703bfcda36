import { createHmac } from 'node:crypto';
import { type RouterContext } from '@koa/router';
import { isSameSecret } from '../same-secret.ts';

const cookieName = 'comptoir_playground';
/** A week: long enough not to be asked every day. */
const keptMs = 7 * 24 * 3_600_000;

/** Who may see the page. */
export interface PlaygroundLock {
  /** What opens it; null where whoever reaches the page may see it. */
  secret: string | null;
  now: () => Date;
  /** Where the page is reached: over https its cookie never travels without. */
  publicUrl: string;
}

/** Whether this browser has given the key within the last week. */
export function hasKey(ctx: RouterContext, { secret, now }: PlaygroundLock): boolean {
  if (secret === null) return true;
  const cookie = ctx.cookies.get(cookieName) ?? '';
  const until = Number(cookie.split('.', 1)[0]);
  return until > now().getTime() && isSameSecret(cookie, signed(until, secret));
}

/** Lets this browser in for a week when the key is right; false when it is not. The cookie proves the key and does not hold it. */
export function takeKey(ctx: RouterContext, key: string, { secret, now, publicUrl }: PlaygroundLock): boolean {
  if (secret === null || !isSameSecret(key, secret)) return false;
  const value = signed(now().getTime() + keptMs, secret);
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  ctx.append(
    'set-cookie',
    `${cookieName}=${value}; Path=/; Max-Age=${keptMs / 1_000}; HttpOnly; SameSite=Strict${secure}`,
  );
  return true;
}

/** A new secret makes all that were given before worthless. */
function signed(until: number, secret: string): string {
  return `${until}.${createHmac('sha256', secret).update(`${cookieName} ${until}`).digest('base64url')}`;
}

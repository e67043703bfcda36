import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RouterContext } from '@koa/router';

const modules = [
  ...['before-paint', 'playground', 'state', 'view', 'connection', 'element', 'preferences', 'settings', 'views'],
  ...['people', 'phone', 'message', 'files', 'share', 'no-break', 'composer', 'chips', 'figures'],
  ...['shop', 'diary', 'diary-grid', 'lists', 'chart', 'feed', 'trace', 'clock'],
  ...['words', 'words-page', 'words-phone', 'words-shop', 'words-trace'],
];
const sheets = ['tokens', 'frame', 'people', 'phone', 'files', 'manners', 'shop', 'diary', 'feed', 'medium', 'narrow'];

/** The only files the page is made of, with their types: nothing else of the folder can be read. */
export const assetTypes = new Map<string, string>([
  ...modules.map((name) => [`${name}.js`, 'text/javascript; charset=utf-8'] as const),
  ...sheets.map((name) => [`${name}.css`, 'text/css; charset=utf-8'] as const),
  ['icon.svg', 'image/svg+xml'] as const,
]);

/** Sends a file of ours, or says that it has not changed. */
export async function sendFile(ctx: RouterContext, path: string, type: string) {
  const content = await readFile(path);
  ctx.type = type;
  // The modules import each other by fixed names: asked again each time, a page never mixes two versions.
  ctx.set('cache-control', 'no-cache');
  ctx.etag = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  ctx.status = 200;
  if (ctx.fresh) ctx.status = 304;
  else ctx.body = content;
}

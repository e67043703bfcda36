import type { Readable } from 'node:stream';
import type { RouterContext } from '@koa/router';
import { z } from 'zod';
import { type FileRefusal, mostFileBytes } from '../keep-file.ts';

/** The first line of an upload says whose file it is; 1600 characters of four bytes and their JSON, twice over. */
const longestHead = 16_384;

const head = z.object({
  persona: z.string().min(1).max(100),
  name: z.string().min(1).max(1_000),
  text: z.string().max(1_600),
});

/** What comes up: a line of JSON, and behind it the bytes of the file as they are. */
export interface Upload extends z.infer<typeof head> {
  bytes: AsyncIterable<Uint8Array>;
}

/** A file on its way to a person who may have it. */
export interface OpenedFile {
  name: string;
  type: string;
  bytes: number;
  content: Readable;
}

/** Reads the line and leaves the bytes to be read; a refusal where there is no such line, or more than we keep. */
export async function readUpload(ctx: RouterContext): Promise<Upload | FileRefusal | 'malformed'> {
  // Read to its end and thrown away, so that the answer reaches a browser that still sends.
  const refuse = (why: FileRefusal | 'malformed') => (ctx.req.resume(), why);
  if (Number(ctx.get('content-length')) > mostFileBytes + longestHead) return refuse('too_large');
  const chunks = ctx.req[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (!first.includes(10)) {
    const { value, done } = await chunks.next();
    if (done || first.length > longestHead) return refuse('malformed');
    first = Buffer.concat([first, value]);
  }
  const end = first.indexOf(10);
  const read = head.safeParse(parsed(first.subarray(0, end).toString('utf8')));
  if (!read.success) return refuse('malformed');
  return { ...read.data, bytes: rest(first.subarray(end + 1), chunks) };
}

async function* rest(first: Buffer, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Hands a file out to be kept: no browser opens it in our page, whatever is in it. */
export function sendOpened(ctx: RouterContext, { name, type, bytes, content }: OpenedFile): void {
  ctx.set({
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  });
  ctx.type = type.startsWith('text/') ? `${type}; charset=utf-8` : type;
  ctx.length = bytes;
  ctx.body = content;
}

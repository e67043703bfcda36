import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Where the bytes of files are kept: each tenant's apart, under the hash of what is in them. Nothing is ever run or rendered from here. */
export interface Blobs {
  /** Keeps what comes, whole or not at all; `null` where it is longer than `mostBytes`, which stops the reading. */
  keep(tenantId: string, source: AsyncIterable<Uint8Array>, mostBytes: number): Promise<KeptBlob | null>;
  /** The path of what a tenant keeps under a hash; whether there is such a file the reading tells. */
  pathOf(tenantId: string, hash: string): string;
  read(tenantId: string, hash: string): Readable;
}

export interface KeptBlob {
  /** SHA-256, in hexadecimal. */
  hash: string;
  bytes: number;
}

const isHash = /^[0-9a-f]{64}$/;
const isTenant = /^[0-9a-f-]{36}$/;

/** Keeps blobs in a folder: `tenant/ab/abcdef…`. Safe from a power cut: a name stands only over bytes that are on the disk. */
export function openBlobs(folder: string): Blobs {
  const pathOf = (tenantId: string, hash: string) => {
    // Both come from our own rows; a path is never made of anything else.
    if (!isTenant.test(tenantId) || !isHash.test(hash)) throw new Error('No file is kept under such a name.');
    return path.join(folder, tenantId, hash.slice(0, 2), hash);
  };
  return {
    pathOf,
    read: (tenantId, hash) => createReadStream(pathOf(tenantId, hash)),
    async keep(tenantId, source, mostBytes) {
      const coming = path.join(folder, 'coming');
      await mkdir(coming, { recursive: true });
      const temporary = path.join(coming, randomUUID());
      try {
        const kept = await write(temporary, source, mostBytes);
        if (kept === null) return null;
        const place = pathOf(tenantId, kept.hash);
        await mkdir(path.dirname(place), { recursive: true });
        await rename(temporary, place);
        await sync(path.dirname(place));
        return kept;
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}

async function write(file: string, source: AsyncIterable<Uint8Array>, mostBytes: number): Promise<KeptBlob | null> {
  const hash = createHash('sha256');
  const out = createWriteStream(file, { mode: 0o600, flush: true });
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > mostBytes) return null;
      hash.update(chunk);
      if (!out.write(chunk)) await new Promise<void>((resolve) => out.once('drain', resolve));
      if (out.errored) throw out.errored;
    }
    out.end();
    await finished(out);
    return { hash: hash.digest('hex'), bytes };
  } finally {
    out.destroy();
  }
}

/** The entry of a folder is on the disk once the folder is. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

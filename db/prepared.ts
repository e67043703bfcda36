import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Place } from './db.ts';

const file = new URL('prepared.tar.br', import.meta.url);

/**
 * A place that is new begins with a copy of an embedded database that was migrated already: to make one takes three times as
 * long. A copy that has fallen behind is migrated like any older database.
 */
export async function withPrepared(place: Place): Promise<Place> {
  if (place.kind !== 'pglite' || place.dump || !isNew(place.folder)) return place;
  const bytes = await promisify(brotliDecompress)(await readFile(file));
  return { ...place, dump: new Blob([bytes]) };
}

/** Keeps a dump as what new places begin with. */
export async function writePrepared(dump: Blob): Promise<void> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };
  await writeFile(file, await promisify(brotliCompress)(Buffer.from(await dump.arrayBuffer()), { params }));
}

function isNew(folder: string | null): boolean {
  return folder === null || !existsSync(join(folder, 'PG_VERSION'));
}

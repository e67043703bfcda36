import { knownReaches } from '#db/contact-batch.ts';
import type { Db } from '#db/db.ts';
import type { TenantKey } from '#db/seal.ts';
import { listLines } from './list-file.ts';
import type { Mapping } from './mapping.ts';
import type { TableFile } from './read/table.ts';
import { readListRow, type Unfit } from './read-row.ts';

/** What a list would bring, by a mapping. */
export interface ListCount {
  rows: number;
  /** Whom we know by their phone or e-mail. */
  known: number;
  /** Who stands in the list a second time, by the same. */
  repeated: number;
  unfit: { reason: Unfit; count: number }[];
}

/** So many are looked up at a time. */
const batch = 2_000;

/** Reads the whole list once and counts; rows are in memory a batch at a time, of all others only a short hash. */
export async function countList(
  { key, read }: { key: TenantKey; read<T>(work: (db: Db) => Promise<T>): Promise<T> },
  file: TableFile,
  mapping: Mapping,
): Promise<ListCount> {
  const count: ListCount = { rows: 0, known: 0, repeated: 0, unfit: [] };
  const seen = new Set<string>();
  let pending: string[][] = [];
  const settle = async () => {
    const asked = pending;
    pending = [];
    const known = await read((db) => knownReaches(db, asked.flat()));
    count.known += asked.filter((reaches) => reaches.some((reach) => known.has(reach))).length;
  };
  for await (const { cells } of listLines(file, mapping)) {
    count.rows += 1;
    const row = readListRow(cells, mapping);
    if ('unfit' in row) {
      const known = count.unfit.find(({ reason }) => reason === row.unfit);
      if (known) known.count += 1;
      else count.unfit.push({ reason: row.unfit, count: 1 });
      continue;
    }
    const reaches = [row.phone, row.email].flatMap((value) => (value === null ? [] : [key.index(value)]));
    const isRepeated = reaches.some((reach) => seen.has(reach.slice(0, 16)));
    for (const reach of reaches) seen.add(reach.slice(0, 16));
    if (isRepeated) count.repeated += 1;
    else if (reaches.length > 0) pending.push(reaches);
    if (pending.length >= batch) await settle();
  }
  await settle();
  return count;
}

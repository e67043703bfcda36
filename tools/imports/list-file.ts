import type { Mapping } from './mapping.ts';
import { openTable } from './read/open-table.ts';
import type { Table, TableFile } from './read/table.ts';

/** The lines of a list from one of them on, numbered from 0: with the first one where there are no headings. */
export async function* listLines(
  file: TableFile,
  { hasHeader }: Pick<Mapping, 'hasHeader'>,
  from = 0,
): AsyncGenerator<{ at: number; cells: string[] }> {
  const table = await openTable(file);
  let at = 0;
  for await (const cells of allOf(table, hasHeader)) {
    if (at >= from) yield { at, cells };
    at += 1;
  }
}

async function* allOf({ header, rows }: Table, hasHeader: boolean): AsyncGenerator<string[]> {
  if (!hasHeader) yield header;
  yield* rows;
}

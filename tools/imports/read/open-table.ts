import { readCsv } from './read-csv.ts';
import { type Table, TableError, type TableFile } from './table.ts';

/** Opens the list that is in a file, by what the file is. Throws a `TableError` for what is none. The readers are loaded when first asked for. */
export async function openTable({ path, type }: TableFile): Promise<Table> {
  if (type === 'text/csv') return readCsv(path);
  if (type === 'text/vcard') return (await import('./read-vcard.ts')).readVcard(path);
  if (type.endsWith('spreadsheetml.sheet')) return (await import('./read-xlsx.ts')).readXlsx(path);
  throw new TableError('not_a_table');
}

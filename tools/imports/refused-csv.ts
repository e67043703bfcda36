import { refusalsOf } from '#db/contact-import.ts';
import type { Db } from '#db/db.ts';
import type { Language } from '#language/language.ts';
import { byteOrderMark, csvLine } from '../exports/csv.ts';
import { listLines } from './list-file.ts';
import type { Mapping } from './mapping.ts';
import { reasonWords } from './preview-import.say.ts';
import type { TableFile } from './read/table.ts';
import { skippedReasons } from './run-batch.ts';

/** The lines that an import left out, as they stood in the list, each with why: to be corrected and sent again. */
export async function* refusedCsv(
  {
    read,
    importId,
    language,
  }: { read<T>(work: (db: Db) => Promise<T>): Promise<T>; importId: string; language: Language },
  file: TableFile,
  mapping: Mapping,
): AsyncGenerator<Buffer> {
  const refusals = new Map((await read((db) => refusalsOf(db, importId))).map(({ at, reason }) => [at, reason]));
  const heading = language === 'fr' ? 'A corriger' : 'To correct';
  yield Buffer.from(byteOrderMark + csvLine([...mapping.columns.map(({ header }) => header), heading]));
  for await (const { at, cells } of listLines(file, mapping)) {
    const reason = skippedReasons.find((one) => one === refusals.get(at));
    if (reason)
      yield Buffer.from(
        csvLine([...mapping.columns.map((_, index) => cells[index] ?? ''), reasonWords[reason][language]]),
      );
  }
}

import { customFields, type FieldNoun } from '#db/custom-field.ts';
import type { Db } from '#db/db.ts';
import { fieldValuesFor } from '#db/field-value.ts';

/** The columns of the business's own that stand behind the others in a file: one for each of its fields on these records. */
export async function ownColumns(db: Db, noun: FieldNoun): Promise<string[]> {
  return (await customFields(db)).filter((field) => field.noun === noun).map(({ name }) => name);
}

/** What each record has in those columns; nothing is read where there are none. */
export async function ownCells(
  db: Db,
  recordIds: readonly string[],
  columns: readonly string[],
): Promise<(recordId: string) => string[]> {
  const values = columns.length === 0 ? new Map<string, Map<string, string>>() : await fieldValuesFor(db, recordIds);
  return (recordId) => columns.map((name) => values.get(recordId)?.get(name) ?? '');
}

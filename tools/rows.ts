import { type RowValues, changeRow, type VersionedTable } from '#db/change.ts';
import { type ToolContext, ToolError } from './tool.ts';

type Writing = Pick<ToolContext, 'db' | 'wrote'>;

/** Says of a row that was just inserted by a query of its own that it is new, so that it can be taken back. */
export function wroteNew({ wrote }: Writing, table: VersionedTable, id: string, values: RowValues): void {
  wrote({ table, op: 'insert', id, values, version: 1 });
}

/**
 * Changes columns of a record; `shown` are the values a reader is told of. With `version`, only the one that was read. Refuses, for the
 * person to read, when it is gone or somebody changed it meanwhile.
 */
export async function changeRecord(
  { db, wrote }: Writing,
  table: VersionedTable,
  { id, version = null }: { id: string; version?: number | null },
  { change, shown = change }: { change: RowValues; shown?: RowValues },
): Promise<number> {
  const changed = await changeRow(db, table, id, { change, version });
  if (!changed) throw changedMeanwhile();
  wrote({ table, op: 'update', id, values: shown, before: changed.before, version: changed.version, after: change });
  return changed.version;
}

/** Deletes a record softly: it can be brought back for thirty days. */
export async function removeRecord(
  { db, wrote, now }: Writing & Pick<ToolContext, 'now'>,
  table: VersionedTable,
  { id, version = null }: { id: string; version?: number | null },
  shown: RowValues = {},
): Promise<void> {
  const change = { deleted_at: now().toISOString() };
  const changed = await changeRow(db, table, id, { change, version });
  if (!changed) throw changedMeanwhile();
  wrote({ table, op: 'delete', id, values: shown, before: changed.before, version: changed.version, after: change });
}

function changedMeanwhile(): ToolError {
  return new ToolError('Somebody changed this record meanwhile.', 'Say so, show it as it is now, and ask again.', {
    fr: `Quelqu'un a modifié la fiche entre-temps : je n'ai rien changé. Redemandez-le.`,
    en: `Somebody changed the record meanwhile: I have changed nothing. Please ask again.`,
  });
}

import { versionWhateverOf } from '#db/change.ts';
import { takenBackIn } from '#db/undo.ts';
import { rowsJson } from '../outcome.ts';
import { conversationIn } from '../subject.ts';
import type { ToolContext } from '../tool.ts';
import type { Reversible } from './reversible.ts';

/**
 * The rows with the version they have now, where each looks as it was written; null where somebody has changed one since. What was
 * written later and taken back again does not count: the row has a new version, and looks as before.
 */
export async function asWritten(
  ctx: ToolContext,
  rows: readonly Reversible[],
  since: Date,
): Promise<Reversible[] | null> {
  const taken = (await takenBackIn(ctx.db, conversationIn(ctx), since)).map(({ rows: back, took }) => ({
    back: rowsJson.parse(back),
    took: rowsJson.parse(took),
  }));
  const found: Reversible[] = [];
  for (const row of rows) {
    const isOf = ({ table, id }: { table: string; id: string }) => table === row.table && id === row.id;
    const now = await versionWhateverOf(ctx.db, row.table, row.id);
    let like = now;
    while (like !== null && like !== row.version) {
      const { took = [] } = taken.find(({ back }) => back.some((each) => isOf(each) && each.version === like)) ?? {};
      const first = took.find(isOf)?.version;
      // It looks as it did before the first version that was taken back.
      like = first === undefined ? null : first - 1;
    }
    if (now === null || like === null) return null;
    found.push({ ...row, version: now });
  }
  return found;
}

import { analyseContacts, importById, type ImportRow } from '#db/contact-import.ts';
import { endUndo, stopUndo, undoBatch } from '#db/import-undo.ts';
import type { ImportJob } from '#db/queue.ts';
import { sayUndoStopped } from '#tools/imports/report.say.ts';
import { sayUndoneImport, undoRows } from '#tools/imports/undo-import.ts';
import type { BotContext } from './context.ts';
import { auditImport, tellOfImport } from './import-news.ts';

/** Takes a long import back, batch by batch, as it came in: a process that dies in the middle leaves whole batches. */
export async function runUndo(ctx: BotContext, { tenantId, row }: { tenantId: string; row: ImportRow }): Promise<void> {
  const key = await ctx.store.keyOf(tenantId);
  // Of an import that was cut short nothing was analysed: rows that nobody has counted are joined as if there were few.
  await ctx.store.forTenant(tenantId, analyseContacts);
  while (await ctx.store.forTenant(tenantId, (db) => undoBatch(db, row.id, undoRows)));
  await ctx.store.forTenant(tenantId, async (db) => {
    const taken = await endUndo(db, row.id);
    if (!taken) return;
    await auditImport(ctx, db, row, { key, action: 'undo_import', values: { status: 'undone', ...taken } });
    const undone = { outcome: 'undone' as const, file: row.fileName, ...taken };
    await tellOfImport(
      ctx,
      db,
      { row, tenantId },
      { what: 'undone', text: (language) => sayUndoneImport(undone, language), file: null },
    );
  });
  ctx.log.info({ tenantId, importId: row.id }, 'import taken back');
}

/** Ends a taking back that failed at every try, and says so; false for an import that is not being taken back. */
export async function giveUpUndo(ctx: BotContext, { tenantId, importId }: ImportJob): Promise<boolean> {
  const isStopped = await ctx.store.forTenant(tenantId, async (db) => {
    const row = (await stopUndo(db, importId)) ? await importById(db, importId) : null;
    if (!row) return false;
    const text = (language: 'fr' | 'en') => sayUndoStopped(row.fileName, language);
    await tellOfImport(ctx, db, { row, tenantId }, { what: `undo stopped:${row.version}`, text, file: null });
    return true;
  });
  if (isStopped) ctx.log.error({ tenantId, importId }, 'taking an import back given up');
  return isStopped;
}

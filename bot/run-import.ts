import { Readable } from 'node:stream';
import { analyseContacts, endImport, importById, type ImportRow, refusalsOf, stopImport } from '#db/contact-import.ts';
import { languageOf } from '#db/conversation.ts';
import type { Db } from '#db/db.ts';
import type { ImportJob } from '#db/queue.ts';
import { listLines } from '#tools/imports/list-file.ts';
import { type Mapping, mappingSchema } from '#tools/imports/mapping.ts';
import { runBatch, type Skipped, skippedReasons } from '#tools/imports/run-batch.ts';
import { refusedCsv } from '#tools/imports/refused-csv.ts';
import { sayProgress, sayReport, sayStopped } from '#tools/imports/report.say.ts';
import { TableError, type TableFile } from '#tools/imports/read/table.ts';
import type { BotContext } from './context.ts';
import { auditImport, tellOfImport } from './import-news.ts';
import { giveUpUndo, runUndo } from './undo-import.ts';
import { keepFile } from './keep-file.ts';

/** Lines a transaction: a batch that a kill cuts off costs little, and others get in between. */
const batchRows = 500;
/** A shorter list is done before anybody asks. */
const toldFrom = 5_000;

/**
 * Brings a list in, batch by batch, from where it stands: a process that dies in the middle leaves whole batches, and whoever takes the job
 * up goes on behind them. Ends with a report in the conversation it was started in. One that is being taken back goes out likewise.
 */
export async function runImport(ctx: BotContext, { tenantId, importId }: ImportJob): Promise<void> {
  const row = await ctx.store.forTenant(tenantId, (db) => importById(db, importId));
  if (row?.status === 'undoing') return runUndo(ctx, { tenantId, row });
  if (row?.status !== 'running') return;
  const mapping = mappingSchema.parse(row.mapping);
  const work: Work = { row, mapping, tenantId, file: { path: ctx.blobs.pathOf(tenantId, row.hash), type: row.type } };
  try {
    if (!(await runLines(ctx, work))) return;
  } catch (error) {
    // It was read whole before it began: what is broken now was broken on our disk, and will be at the next try.
    if (!(error instanceof TableError)) throw error;
    ctx.log.error({ tenantId, importId, problem: error.problem }, 'import file not readable');
    return giveUpImport(ctx, { tenantId, importId });
  }
  await report(ctx, work);
}

/** Ends an import that failed at every try: its member is told how far it is, and may go on behind its last batch or take it back. */
export async function giveUpImport(ctx: BotContext, { tenantId, importId }: ImportJob): Promise<void> {
  if (await giveUpUndo(ctx, { tenantId, importId })) return;
  const key = await ctx.store.keyOf(tenantId);
  const row = await ctx.store.forTenant(tenantId, async (db) => {
    const stopped = (await stopImport(db, importId)) ? await importById(db, importId) : null;
    if (!stopped) return null;
    const { fileName: file, rowsDone: done, rowsTotal: total } = stopped;
    await auditImport(ctx, db, stopped, { key, action: 'start_import', values: { status: 'stopped', from: done } });
    const text = (language: 'fr' | 'en') => sayStopped({ file, done, total }, language);
    // It may stop again further on.
    await tellOfImport(
      ctx,
      db,
      { row: stopped, tenantId },
      { what: `stopped:${done}:${stopped.version}`, text, file: null },
    );
    return stopped;
  });
  if (!row) return;
  const { conversationId, id } = row;
  ctx.events.publish({ kind: 'progress', tenantId, conversationId, id });
  ctx.log.error({ tenantId, importId, rows: row.rowsDone }, 'import given up');
}

interface Work {
  row: ImportRow;
  mapping: Mapping;
  tenantId: string;
  file: TableFile;
}

/** False when it was stopped meanwhile. */
async function runLines(ctx: BotContext, work: Work): Promise<boolean> {
  let from = work.row.rowsDone;
  let lines: string[][] = [];
  for await (const { cells } of listLines(work.file, work.mapping, from)) {
    lines.push(cells);
    if (lines.length < batchRows) continue;
    if (!(await oneBatch(ctx, work, from, lines))) return false;
    from += lines.length;
    lines = [];
  }
  return lines.length === 0 || oneBatch(ctx, work, from, lines);
}

async function oneBatch(ctx: BotContext, work: Work, from: number, lines: string[][]): Promise<boolean> {
  const { tenantId, mapping, row } = work;
  const key = await ctx.store.keyOf(tenantId);
  const end = await ctx.store.forTenant(tenantId, async (db) => {
    const done = await runBatch({ db, key, newId: ctx.newId }, { importId: row.id, from, lines, mapping });
    if (!done) return null;
    const { made, merged, skipped } = done;
    const values = { from, rows: lines.length, made, merged, skipped: skipped.length };
    await auditImport(ctx, db, row, { key, action: 'start_import', values });
    await tellProgress(ctx, db, work, from, lines.length);
    return done;
  });
  if (!end) return false;
  const { conversationId, id } = row;
  ctx.events.publish({ kind: 'progress', tenantId, conversationId, id });
  return true;
}

/** At each quarter of a long list, once. */
async function tellProgress(ctx: BotContext, db: Db, work: Work, from: number, rows: number): Promise<void> {
  const { rowsTotal: total, fileName } = work.row;
  const quarter = (done: number) => Math.floor((done / total) * 4);
  const now = quarter(from + rows);
  if (total < toldFrom || now >= 4 || now === quarter(from)) return;
  await tellOfImport(ctx, db, work, {
    ...{
      what: `${now}`,
      text: (language) => sayProgress({ file: fileName, done: from + rows, total }, language),
      file: null,
    },
  });
}

/** How many lines were left out for each reason. */
function countedBy(refusals: readonly { reason: string }[]): [Skipped, number][] {
  return skippedReasons.flatMap((reason): [Skipped, number][] => {
    const count = refusals.filter((one) => one.reason === reason).length;
    return count === 0 ? [] : [[reason, count]];
  });
}

/** What came of it, with the lines that were not brought in as a file to correct and send again. */
async function report(ctx: BotContext, work: Work): Promise<void> {
  const { tenantId, row } = work;
  const now = await ctx.store.forTenant(tenantId, (db) => importById(db, row.id));
  const language = await ctx.store.forTenant(tenantId, (db) => languageOf(db, row.conversationId));
  const read = <T>(look: (db: Db) => Promise<T>) => ctx.store.forTenant(tenantId, look, { durability: 'lax' });
  const csv = refusedCsv({ read, language, importId: row.id }, work.file, work.mapping);
  const name = `${language === 'fr' ? 'a-corriger' : 'to-correct'}-${row.fileName.replace(/\.\w+$/, '')}.csv`;
  const kept = (now?.skipped ?? 0) > 0 ? await keepFile(ctx, tenantId, { name, bytes: Readable.from(csv) }) : null;
  const file = kept && !('refused' in kept) ? kept : null;
  const isEnded = await ctx.store.forTenant(tenantId, async (db) => {
    if (!(await endImport(db, row.id))) return false;
    const { made, merged, skipped } = (await importById(db, row.id)) ?? row;
    const refusals = await refusalsOf(db, row.id);
    const counts = { file: row.fileName, made, merged, skipped, reasons: countedBy(refusals) };
    await tellOfImport(ctx, db, work, { what: 'end', text: (each) => sayReport(counts, each), file });
    return true;
  });
  if (isEnded) await ctx.store.forTenant(tenantId, analyseContacts);
  const { conversationId, id } = row;
  ctx.events.publish({ kind: 'progress', tenantId, conversationId, id });
  ctx.log.info({ tenantId, importId: row.id, rows: row.rowsTotal, isEnded }, 'import finished');
}

import { z } from 'zod';
import { type RowValues, changeRow } from '#db/change.ts';
import { withdrawNews } from '#db/news.ts';
import { importById, importStoppedSince } from '#db/contact-import.ts';
import { isBookedOn } from '#db/resource.ts';
import { type LateWrite, lastWrite } from '#db/undo.ts';
import { sayUndoneImport, takeBackImport } from '../imports/undo-import.ts';
import { rowsJson } from '../outcome.ts';
import { inWords } from '../speaking.ts';
import { conversationIn } from '../subject.ts';
import { defineTool, type RowWritten, type ToolContext } from '../tool.ts';
import { asWritten } from './as-written.ts';
import { canReturn, tellReturned } from './return-appointment.ts';
import { isReversible, type Reversible } from './reversible.ts';
import { undoneWords } from './undone-words.ts';

/** How long a write may be taken back with a word. */
const undoMinutes = 10;

const output = z.object({
  outcome: z.enum(['undone', 'nothing', 'cannot', 'sent', 'changed_meanwhile', 'taken', 'in_use', 'undoing']),
  /** The receipt of what was taken back, and whether that was itself a taking back. */
  receipt: z.string().nullable(),
  redone: z.boolean(),
  what: z.object({ fr: z.string(), en: z.string() }).nullable(),
});

type Undone = z.infer<typeof output>;

export const undo = defineTool({
  name: 'undo',
  description:
    'Takes back the last thing that was written in this conversation, up to ten minutes ago: "annule", "undo". With `redo` it brings back what ' +
    'was just taken back. "cannot" and "sent" cannot be taken back, "taken" is an appointment whose time somebody else has now.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ redo: z.boolean().optional().describe('true to bring back what was just taken back.') }),
  output,
  async run(ctx, { redo = false }) {
    const since = new Date(ctx.now().getTime() - undoMinutes * 60_000);
    const last = await lastWrite(ctx.db, { conversationId: conversationIn(ctx), since, taken: redo });
    const nothing: Undone = { outcome: 'nothing', receipt: null, redone: redo, what: null };
    const stopped = redo ? null : await undoStopped(ctx, last?.at ?? since);
    if (stopped) return { output: stopped, closes: ['yes', 'which'] };
    if (!last) return { output: nothing };
    const imported = importIn(last);
    if (imported !== null && !redo) return { output: await undoWhole(ctx, imported, last.receipt) };
    const rows = merged(rowsJson.parse(last.rows));
    const what = undoneWords(rows, redo);
    if (last.deeds.includes('sent')) return { output: { ...nothing, outcome: 'sent' as const, what } };
    const reversible = rows.filter(isReversible);
    if (reversible.length < rows.length) return { output: { ...nothing, outcome: 'cannot' as const, what } };
    if (!(await canReturn(ctx, rows))) return { output: { ...nothing, outcome: 'taken' as const, what } };
    if (await isInUse(ctx, reversible)) return { output: { ...nothing, outcome: 'in_use' as const, what } };
    // Whole or not at all: every row is looked at before the first is changed.
    const present = await asWritten(ctx, reversible, since);
    if (!present) return { output: { ...nothing, outcome: 'changed_meanwhile' as const, what } };
    for (const row of present.toReversed()) await takeBack(ctx, row);
    const ids = rows.map(({ id }) => id);
    await Promise.all([tellReturned(ctx, rows), withdrawNews(ctx.db, last.receipt, ids)]);
    return {
      output: { outcome: 'undone' as const, receipt: last.receipt, redone: redo, what },
      closes: ['yes', 'which'],
    };
  },
  say({ outcome, what, redone }, { language }) {
    switch (outcome) {
      case 'undone':
        return redone
          ? inWords(language, { fr: `C'est rétabli : ${what?.fr}.`, en: `Restored: ${what?.en}.` })
          : inWords(language, { fr: `C'est annulé : ${what?.fr}.`, en: `Undone: ${what?.en}.` });
      case 'undoing':
        return inWords(language, what ?? { fr: "C'est en cours.", en: 'It is under way.' });
      case 'nothing':
        return inWords(language, {
          fr: "Rien à annuler : je n'ai rien écrit ici dans les dix dernières minutes.",
          en: 'There is nothing to undo: I have written nothing here in the last few minutes.',
        });
      case 'sent':
        return inWords(language, {
          fr: "C'est déjà parti : un message envoyé ne se rappelle pas.",
          en: 'It has left already: a message cannot be called back.',
        });
      case 'cannot':
        return inWords(language, {
          fr: "Cela ne s'annule pas d'un mot : dites-moi ce qui doit être corrigé.",
          en: 'That cannot be undone with a word: tell me what should be corrected.',
        });
      case 'changed_meanwhile':
        return inWords(language, {
          fr: "La fiche a été modifiée depuis par quelqu'un d'autre : je n'ai rien annulé.",
          en: 'Somebody else has changed it since: I have undone nothing.',
        });
      case 'in_use':
        return inWords(language, {
          fr: 'Des rendez-vous y sont déjà pris : je ne l\'enlève pas d\'un mot. "Retire …" les montre et demande.',
          en: 'Appointments have been booked there already: I do not take it away with a word. "Remove …" shows them and asks.',
        });
      case 'taken':
        return inWords(language, {
          fr: 'Le créneau a été pris entre-temps : je ne peux pas y remettre le rendez-vous.',
          en: 'The time has been taken meanwhile: I cannot put the appointment back.',
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'undone' ? ['undone', 'noted', 'cancelled', 'moved', 'booked'] : []),
});

/** An import is more than the row its receipt tells of: all that it wrote goes. */
async function undoWhole(ctx: ToolContext, id: string, receipt: string | null): Promise<Undone> {
  const row = await importById(ctx.db, id);
  const taken = row && (await takeBackImport(ctx, row));
  if (!taken) return { outcome: 'changed_meanwhile', receipt: null, redone: false, what: null };
  if (taken.outcome === 'undoing') {
    const what = { fr: sayUndoneImport(taken, 'fr'), en: sayUndoneImport(taken, 'en') };
    return { outcome: 'undoing', receipt, redone: false, what };
  }
  const words = (language: 'fr' | 'en') => sayUndoneImport(taken, language).replace(/\.$/, '');
  const what = { fr: lower(words('fr')), en: lower(words('en')) };
  return { outcome: 'undone', receipt, redone: false, what };
}

/** Whoever was told that their import has stopped, and has done nothing since, answers that. */
async function undoStopped(ctx: ToolContext, since: Date): Promise<Undone | null> {
  const row = await importStoppedSince(ctx.db, conversationIn(ctx), since);
  return row && undoWhole(ctx, row.id, null);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function importIn({ tool, rows }: LateWrite): string | null {
  return tool === 'start_import' || tool === 'resume_import' ? (rowsJson.parse(rows)[0]?.id ?? null) : null;
}

/** A bay or a technician that was just added, and in which somebody has booked since. */
function isInUse({ db }: ToolContext, rows: readonly Reversible[]): Promise<boolean> {
  const added = rows.filter(({ table, op }) => table === 'resource' && op === 'insert');
  return isBookedOn(
    db,
    added.map(({ id }) => id),
  );
}

async function takeBack(ctx: ToolContext, { table, id, op, version, before = {}, values }: Reversible): Promise<void> {
  // An appointment gives its time back by its state; one that is only deleted would keep it.
  const gone: RowValues = table === 'appointment' ? { status: 'cancelled' } : { deleted_at: ctx.now().toISOString() };
  const change = op === 'insert' ? gone : before;
  const changed = await changeRow(ctx.db, table, id, { change, version });
  if (!changed) throw new Error(`A ${table} that was just read cannot be put back.`);
  const after = { before: changed.before, version: changed.version, after: change };
  ctx.wrote({ table, op: op === 'insert' ? 'delete' : 'update', id, values, ...after });
}

/** A row that was written several times counts once: as it was before the first, and of the version of the last. */
function merged(rows: readonly RowWritten[]): RowWritten[] {
  const byRow = new Map<string, RowWritten>();
  for (const row of rows) {
    const key = `${row.table} ${row.id}`;
    const first = byRow.get(key);
    byRow.set(
      key,
      first
        ? { ...first, ...row, op: first.op, values: { ...first.values, ...row.values }, ...beforeOf(row, first) }
        : row,
    );
  }
  return [...byRow.values()];
}

function beforeOf(row: RowWritten, first: RowWritten): Pick<RowWritten, 'before'> {
  return first.op === 'insert' ? {} : { before: { ...row.before, ...first.before } };
}

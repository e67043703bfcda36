import { z } from 'zod';
import { type ContactCard, cardById } from '#db/contact-card.ts';
import { handOver } from '#db/contact-merge.ts';
import type { RowValues } from '#db/change.ts';
import { changeRecord, removeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { contactShape, describeContact, reachLine, vehicleRefs, vehiclesShape } from './contact-view.ts';
import { contactLabel, contactName, meantContacts } from './meant-contact.ts';

const output = z.object({ outcome: z.literal('merged'), contact: contactShape, vehicles: vehiclesShape });
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  keep: z
    .string()
    .describe(
      'The customer whose record stays, as they called them, or an id. Both may be said here: "les deux Zuccarelli".',
    ),
  merge: z.string().optional().describe('The customer whose record goes into it.'),
});

export const mergeContacts = defineTool({
  name: 'merge_contacts',
  description:
    'Makes one record of two that are the same customer: vehicles, appointments, notes, quotes and conversations of the other go to the one ' +
    'that is kept. It waits for a yes and cannot be undone with a word.',
  effect: 'destructive',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  yesWords: ['fusionne', 'fusionne les', 'merge', 'merge them'],
  async run(ctx, words): Promise<Result> {
    const found = await bothOf(ctx, words);
    if ('which' in found) return found;
    const { keep, other } = found;
    await handOver(ctx.db, { from: other.id, to: keep.id });
    const change = whatIsMissing(keep, other, ctx);
    // The number that goes to the one who is kept is the other's no longer.
    await removeRecord(ctx, 'contact', other);
    if (Object.keys(change).length > 0)
      await changeRecord(ctx, 'contact', keep, { change, shown: { fields: Object.keys(change).join(', ') } });
    // What was handed over is not in the rows: taking half of it back would be worse than none.
    ctx.wrote({ table: 'merge', op: 'update', id: keep.id, values: { merged: other.id } });
    const card = (await cardById(ctx.db, keep.id)) ?? keep;
    return {
      output: { outcome: 'merged', contact: describeContact(ctx, card), vehicles: vehicleRefs(card) },
      closes: ['which'],
    };
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    const found = await bothOf(ctx, words);
    if ('which' in found) return found;
    const { keep, other } = found;
    const [kept, gone] = [describeContact(ctx, keep), describeContact(ctx, other)];
    const of = (view: typeof kept) => [view.label, reachLine(view)].filter(Boolean).join(', ');
    return {
      record: { table: 'contact', id: keep.id, version: keep.version },
      summary: { fr: `fusionner ${of(gone)} dans ${of(kept)}`, en: `merge ${of(gone)} into ${of(kept)}` },
      input: { keep: keep.id, merge: other.id },
    };
  },
  say({ contact, vehicles }, { language }) {
    const about = [reachLine(contact), ...vehicles.map(({ label }) => label)].filter(Boolean).join(', ');
    const line = [contact.label, about].filter(Boolean).join(', ');
    return inWords(language, { fr: `C'est fusionné : ${line}.`, en: `Merged: ${line}.` });
  },
  deeds: () => ['noted', 'deleted'],
});

/** The two that are meant: named one by one, or by the name they share. The one known longer is kept. */
async function bothOf(
  ctx: ToolContext,
  { keep: words, merge }: z.infer<typeof input>,
): Promise<{ keep: ContactCard; other: ContactCard } | Extract<Result, { which: unknown }>> {
  const kept = await meantContacts(ctx, words);
  const others = merge === undefined ? kept : await meantContacts(ctx, merge);
  const candidates = (cards: readonly ContactCard[], field: string) =>
    cards.map((card) => ({ label: contactLabel(card), input: { [field]: card.id } }));
  if (merge === undefined) {
    const [first, second, ...more] = kept.found;
    if (!first) return { which: [], sought: words };
    if (!second)
      throw new ToolError(`There is one ${contactName(first)} only.`, 'Ask which two records are the same customer.', {
        fr: `Je ne connais qu'une fiche à ce nom. Quelles deux fiches faut-il fusionner ?`,
        en: `I know one record of that name only. Which two records shall I merge?`,
      });
    if (more.length > 0)
      throw new ToolError('More than two have that name.', 'Ask which two, by their phone or plate.', {
        fr: `Plus de deux fiches portent ce nom : donnez un numéro ou une plaque pour chacune.`,
        en: `More than two records have that name: give a phone or a plate of each.`,
      });
    return { keep: first, other: second };
  }
  const [keep, ...rivals] = kept.found;
  const [other, ...otherRivals] = others.found.filter(({ id }) => id !== keep?.id);
  if (!keep || rivals.length > 0 || !kept.isExact)
    return { which: candidates(kept.found, 'keep'), isExact: kept.isExact, sought: words };
  if (!other || otherRivals.length > 0 || !others.isExact) {
    return { which: candidates(others.found, 'merge'), isExact: others.isExact, sought: merge };
  }
  return { keep, other };
}

/** What the one who is kept lacks and the other has. */
function whatIsMissing(keep: ContactCard, other: ContactCard, { key }: ToolContext): RowValues {
  const change: RowValues = {};
  const isInitial = (name: string | null) => name === null || name.replace('.', '').length < 2;
  if (isInitial(keep.firstName) && !isInitial(other.firstName)) change['first_name'] = other.firstName;
  if (!keep.lastName && other.lastName) change['last_name'] = other.lastName;
  for (const kind of ['phone', 'email'] as const) {
    const theirs = other[`${kind}Sealed`];
    if (keep[`${kind}Sealed`] || !theirs) continue;
    change[`${kind}_sealed`] = theirs;
    change[`${kind}_index`] = key.index(key.open(theirs));
  }
  return change;
}

import { z } from 'zod';
import { timelineOf, timelineOrder } from '#db/activity.ts';
import { dayLabel, kilometres } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { firstPage, listInput, listShape, pageAt, sayMore } from '../list.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { meantAbout, refsOf } from './about.ts';
import { aboutShape } from './activity-view.ts';

const entry = z.object({
  kind: z.string(),
  on: z.string(),
  label: z.string(),
  words: z.string(),
  by: z.string().nullable(),
  status: z.string().nullable(),
});

const output = z.object({ ...listShape, ...aboutShape, mileage: z.number().nullable(), entries: z.array(entry) });
type Timeline = z.infer<typeof output>;

/** A line of a chat. */
const longestEntry = 140;

export const showTimeline = defineTool({
  name: 'show_timeline',
  description:
    'Tells what happened with a customer or a vehicle, newest first, on every channel: work done, notes, calls, messages, quotes, ' +
    'invoices; and the last mileage of a vehicle. To go on, call it again with `after` from `next`.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    who: z.string().optional().describe('The customer, as they called them, or an id.'),
    vehicle: z.string().optional().describe('The vehicle: its plate, "la Clio de Dupont", or an id.'),
    ...listInput,
  }),
  output,
  async run(ctx, { who, vehicle, after }): Promise<ToolResult<Timeline>> {
    const meant = await meantAbout(ctx, { who, vehicle }, { reads: true });
    if ('which' in meant) return meant;
    const { about } = meant;
    const { offset, page } = pageAt(after, timelineOrder);
    // Of a vehicle its own history; its owner may have others.
    const subject = about.vehicle
      ? { contactId: null, vehicleId: about.vehicle.id }
      : { contactId: about.contact?.id ?? null, vehicleId: null };
    const rows = await timelineOf(ctx.db, { ...subject, language: ctx.language }, page);
    const { items, next } = firstPage(rows, offset);
    const entries = items.map(({ at, kind, words, by, status }) => {
      const on = toLocal(at, ctx.tenant.zone).date;
      return { kind, on, label: dayLabel(on, ctx.language), words: words.slice(0, longestEntry), by, status };
    });
    return { output: { offset, next, ...refsOf(about), mileage: about.vehicle?.mileage ?? null, entries } };
  },
  say: sayTimeline,
  deeds: () => [],
});

function sayTimeline({ entries, contact, vehicle, mileage, offset, next }: Timeline, { language }: Speaking): string {
  const of = [vehicle?.label, contact?.label].filter(Boolean).join(', ');
  if (entries.length === 0) {
    if (offset > 0) return inWords(language, { fr: "C'est tout.", en: 'That is all.' });
    return inWords(language, { fr: `Rien de noté pour ${of}.`, en: `Nothing on record for ${of}.` });
  }
  const km = mileage === null ? '' : `, ${kilometres(mileage, language)}`;
  const head = inWords(language, { fr: `Historique de ${of}${km} :`, en: `History of ${of}${km}:` });
  return [head, ...entries.map((one) => sayEntry(one, language)), ...sayMore({ next }, language)].join('\n');
}

function sayEntry({ kind, label, words, by, status }: z.infer<typeof entry>, language: Language): string {
  const name = kindWords[kind]?.[language];
  const state = status && stateWords[`${kind} ${status}`]?.[language];
  const said = [name, words].filter(Boolean).join(language === 'fr' ? ' : ' : ': ');
  return `${label}, ${[said, state, by].filter(Boolean).join(', ')}`;
}

const kindWords: Record<string, Record<Language, string>> = {
  note: { fr: 'note', en: 'note' },
  call: { fr: 'appel', en: 'call' },
  visit: { fr: 'passage', en: 'visit' },
  finding: { fr: 'constat', en: 'finding' },
  said: { fr: 'le client a dit', en: 'the customer said' },
  message: { fr: 'message', en: 'message' },
  quote: { fr: 'devis', en: 'quote' },
  invoice: { fr: 'facture', en: 'invoice' },
};

const stateWords: Record<string, Record<Language, string>> = {
  'appointment cancelled': { fr: 'annulé', en: 'cancelled' },
  'appointment no_show': { fr: 'pas venu', en: 'did not come' },
  'appointment in_workshop': { fr: "à l'atelier", en: 'in the workshop' },
  'appointment ready': { fr: 'terminé', en: 'ready' },
  'message in': { fr: 'reçu', en: 'received' },
  'message out': { fr: 'envoyé', en: 'sent' },
  'quote draft': { fr: 'brouillon', en: 'draft' },
  'quote sent': { fr: 'envoyé, sans réponse', en: 'sent, no answer yet' },
  'quote accepted': { fr: 'accepté', en: 'accepted' },
  'quote refused': { fr: 'refusé', en: 'refused' },
  'invoice draft': { fr: 'brouillon', en: 'draft' },
  'invoice issued': { fr: 'à payer', en: 'to be paid' },
  'invoice paid': { fr: 'payée', en: 'paid' },
};

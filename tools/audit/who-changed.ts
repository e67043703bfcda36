import { z } from 'zod';
import { labelsOf } from '#db/audit-labels.ts';
import { changeAspects, trailOf, trailOrder } from '#db/audit-trail.ts';
import { dayLabel } from '#language/format.ts';
import { instantsOf, type PastSpan, readPast } from '#language/past.ts';
import { addDays, toLocal } from '#language/zone.ts';
import { firstPage, listInput, listShape, pageAt, sayMore } from '../list.ts';
import { meantMember } from '../members/meant-member.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { sayChanged, whoDid } from './change-words.ts';
import { soughtKinds, soughtRecords, tablesOf } from './sought-records.ts';

/** Without a record or a day, the audit is asked of so many days. */
const usualDays = 7;

const output = z.object({
  ...listShape,
  /** `not_kept`: who read something or signed in is in no audit. `no_days`: the words name no days that are over. `not_yours`: for the owner alone. */
  outcome: z.enum(['found', 'none', 'not_kept', 'no_days', 'not_yours']),
  /** What was asked of, as it is called; null for anything. */
  about: z.string().nullable(),
  by: z.string().nullable(),
  /** The days that were looked at. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Whole sentences, newest first, to be said as they are. */
  entries: z.array(z.object({ who: z.string(), sentence: z.string() })),
});
type Output = z.infer<typeof output>;

export const whoChanged = defineTool({
  name: 'who_changed',
  description:
    'Tells from the audit who changed what and when: "qui a modifié la fiche Dupont ?", "who changed the price of the quote for Morel?", ' +
    '"qu\'est-ce que Karim a changé hier ?". Say the sentences as they are, newest first; to go on, call it again with `after` from `next`. ' +
    'Of names, numbers and texts the audit keeps only that they changed.',
  effect: 'read',
  roles: { MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    record: z
      .string()
      .optional()
      .describe('Whose or which record, as they called it: a name, a number, a plate, an id. Left out for anything.'),
    kind: z.enum(soughtKinds).optional().describe('What kind of record, where it was said.'),
    by: z.string().optional().describe('The colleague whose changes are asked for.'),
    when: z.string().optional().describe('The days, in their words: "hier", "cette semaine", "since Monday".'),
    isOfReading: z
      .boolean()
      .optional()
      .describe('true where it was asked who read, opened, exported or signed in: the audit does not know.'),
    aspect: z.enum(changeAspects).optional().describe('What of it changed, where only that is asked for.'),
    ...listInput,
  }),
  output,
  async run(ctx, { record, kind, by, when, isOfReading, aspect, after }): Promise<ToolResult<Output>> {
    if (isOfReading) return { output: { ...nothing, outcome: 'not_kept' } };
    // Who works here and by which phone is for the owner, who alone manages it.
    const withAccess = ctx.actor.kind === 'member' && ctx.actor.role === 'OWNER';
    if (kind === 'access' && !withAccess) return { output: { ...nothing, outcome: 'not_yours' } };
    const records = record === undefined || kind === 'access' ? null : await soughtRecords(ctx, record, kind ?? null);
    if (records && 'which' in records) return records;
    const member = by === undefined ? null : await meantMember(ctx, by, 'by');
    if (member && 'which' in member) return member;
    const span = spanOf(ctx, when, records === null);
    if (span === 'unread') return { output: { ...nothing, outcome: 'no_days' } };
    const { offset, page } = pageAt(after, trailOrder);
    const sought = {
      ...{
        ids: records?.ids ?? null,
        actorId: member?.one.id ?? null,
        aspect: kind === 'role' ? 'role' : (aspect ?? null),
      },
      tables: records === null && kind ? tablesOf[kind] : null,
      ...(span ? instantsOf(span, ctx.tenant.zone) : { from: null, to: null }),
      withAccess,
    };
    const { items, next } = firstPage(await trailOf(ctx.db, sought, page), offset);
    const ids = items.flatMap(({ rows }) => rows.map(({ id }) => id));
    const saying = { ...ctx, zone: ctx.tenant.zone, labels: await labelsOf(ctx.db, ids, ctx.language) };
    return {
      output: {
        outcome: items.length > 0 ? ('found' as const) : ('none' as const),
        ...{ offset, next, about: records?.label ?? null, by: member?.one.name ?? null },
        ...{ from: span?.from ?? null, to: span?.to ?? null },
        entries: items.map((entry) => ({ who: whoDid(entry, ctx.language), sentence: sayChanged(entry, saying) })),
      },
      closes: ['which'],
    };
  },
  say: sayTrail,
  deeds: () => [],
});

const nothing: Output = {
  ...{ outcome: 'none', offset: 0, next: null, about: null, by: null, from: null, to: null, entries: [] },
};

function spanOf(
  { now, tenant, language }: ToolContext,
  words: string | undefined,
  isOfAll: boolean,
): PastSpan | 'unread' | null {
  const context = { now: now(), zone: tenant.zone, language };
  const { date: today } = toLocal(context.now, tenant.zone);
  if (words === undefined) return isOfAll ? { from: addDays(today, 1 - usualDays), to: today } : null;
  return readPast(words, context) ?? 'unread';
}

function sayTrail({ outcome, entries, about, by, from, to, offset, next }: Output, { language }: Speaking): string {
  if (outcome === 'not_kept') {
    return inWords(language, {
      fr: 'Le registre garde ce qui a été écrit et par qui, pas qui a lu, exporté ou ouvert une session. Demandez par exemple qui a modifié une fiche.',
      en: 'The audit keeps what was written and by whom, not who read, exported or signed in. Ask for instance who changed a record.',
    });
  }
  if (outcome === 'no_days') {
    return inWords(language, {
      fr: `De quels jours passés ? Par exemple : hier, cette semaine, depuis lundi.`,
      en: `Of which days that are over? For example: yesterday, this week, since Monday.`,
    });
  }
  if (outcome === 'not_yours') {
    return inWords(language, {
      fr: `Qui a reçu ou perdu un accès, c'est le propriétaire qui le voit.`,
      en: `Who was given access or lost it is for the owner to see.`,
    });
  }
  if (entries.length > 0)
    return [...entries.map(({ sentence }) => sentence), ...sayMore({ next }, language)].join('\n');
  if (offset > 0) return inWords(language, { fr: "C'est tout.", en: 'That is all.' });
  const of = about ? inWords(language, { fr: ` pour ${about}`, en: ` for ${about}` }) : '';
  const whose = by ? inWords(language, { fr: ` par ${by}`, en: ` by ${by}` }) : '';
  return inWords(language, {
    fr: `Le registre n'a aucune modification${of}${whose}${daysOf(from, to, 'fr')}.`,
    en: `The audit has no change${of}${whose}${daysOf(from, to, 'en')}.`,
  });
}

function daysOf(from: string | null, to: string | null, language: 'fr' | 'en'): string {
  if (from === null || to === null) return '';
  if (from === to) return inWords(language, { fr: ` le ${dayLabel(from, 'fr')}`, en: ` on ${dayLabel(from, 'en')}` });
  return inWords(language, {
    fr: ` du ${dayLabel(from, 'fr')} au ${dayLabel(to, 'fr')}`,
    en: ` from ${dayLabel(from, 'en')} to ${dayLabel(to, 'en')}`,
  });
}

import { z } from 'zod';
import { plannedBetween, type Planned } from '#db/planning.ts';
import { toInstant, toLocal } from '#language/zone.ts';
import type { Language } from '#language/language.ts';
import { addDays } from '#language/zone.ts';
import { sayingOf } from '../booking/own-appointment.ts';
import { describePlanned } from '../booking/planned-view.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { daysLabel } from './close-days.say.ts';
import { type DaySpan, daySpan } from './day-span.ts';

const output = z.object({
  outcome: z.enum(['told', 'nobody']),
  /** Who was written to, and who has no way to be. */
  told: z.array(z.string()),
  unreached: z.array(z.string()),
});
type Result = ToolResult<z.infer<typeof output>>;

export const tellBooked = defineTool({
  name: 'tell_booked',
  description:
    'Writes to the customers with an appointment on days that are closed that the business is closed then, and to choose another day; after ' +
    'a yes. Use it with the days that close_days gave.',
  effect: 'outbound',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ days: z.array(daySpan).describe('As close_days gave them.') }),
  output,
  yesWords: ['ecris', 'ecris leur', 'previens les', 'write', 'tell them'],
  async run(ctx, { days }): Promise<Result> {
    const rows = await bookedOn(ctx, days);
    const [told, unreached]: [string[], string[]] = [[], []];
    for (const row of rows) {
      const { contact } = describePlanned(row, sayingOf(ctx));
      ((await tell(ctx, row)) ? told : unreached).push(contact);
    }
    return { output: { outcome: rows.length > 0 ? 'told' : 'nobody', told, unreached }, closes: ['yes', 'which'] };
  },
  async propose(ctx, { days }): Promise<Proposed | Result> {
    const rows = await bookedOn(ctx, days);
    if (rows.length === 0) return { output: { outcome: 'nobody', told: [], unreached: [] } };
    const names = [...new Set(rows.map((row) => describePlanned(row, sayingOf(ctx)).contact))].join(', ');
    return {
      record: null,
      summary: {
        fr: `écrire à ${names} que vous êtes fermés ${daysLabel(days, 'fr')}`,
        en: `write to ${names} that you are closed ${daysLabel(days, 'en')}`,
      },
      input: { days },
    };
  },
  say({ outcome, told, unreached }, { language }) {
    if (outcome === 'nobody')
      return inWords(language, { fr: `Personne n'est réservé ces jours-là.`, en: 'Nobody is booked on those days.' });
    const sent =
      told.length === 0
        ? []
        : [inWords(language, { fr: `C'est écrit à ${told.join(', ')}.`, en: `Written to ${told.join(', ')}.` })];
    const left =
      unreached.length === 0
        ? []
        : [
            inWords(language, {
              fr: `À appeler : ${unreached.join(', ')}, que je ne peux pas joindre.`,
              en: `To be called: ${unreached.join(', ')}, whom I cannot reach.`,
            }),
          ];
    return [...sent, ...left].join(' ');
  },
  deeds: ({ told }) => (told.length > 0 ? ['sent', 'passed_on'] : []),
});

async function bookedOn(ctx: ToolContext, days: readonly DaySpan[]): Promise<Planned[]> {
  const { zone } = ctx.tenant;
  const rows = await Promise.all(
    days.map(async ({ from, to, fromTime = '00:00', toTime = '24:00' }) => {
      const [start, end] = [toInstant(from, '00:00', zone), toInstant(addDays(to, 1), '00:00', zone)];
      const booked = start && end ? await plannedBetween(ctx.db, start, end) : [];
      // Of a part of a day, who comes then.
      return booked.filter((row) => {
        const [begins, ends] = [toLocal(row.startsAt, zone), toLocal(row.endsAt, zone)];
        return begins.time < toTime && (ends.date > begins.date || ends.time > fromTime);
      });
    }),
  );
  return rows.flat().filter(({ status, startsAt }) => status === 'booked' && startsAt > ctx.now());
}

async function tell(ctx: ToolContext, row: Planned): Promise<boolean> {
  const text = (language: Language) => {
    const { label } = describePlanned(row, { ...sayingOf(ctx), language });
    return inWords(language, {
      fr: `${ctx.tenant.name} : nous serons finalement fermés à l'heure de votre rendez-vous (${label}). Quel autre moment vous conviendrait ? Répondez à ce message.`,
      en: `${ctx.tenant.name}: we will be closed at the time of your appointment (${label}) after all. Which other time would suit you? Reply to this message.`,
    });
  };
  return ctx.post({ contactId: row.contactId }, { text, ask: null, dedupeKey: `closed:${row.id}:${row.version}` });
}

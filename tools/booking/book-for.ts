import { z } from 'zod';
import { lockDiary, placeBooking } from '#db/appointment.ts';
import { plannedById } from '#db/planning.ts';
import type { Language } from '#language/language.ts';
import { contactName } from '../contacts/meant-contact.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { expireInPassing } from './expire-in-passing.ts';
import { type BookForOutput, bookForOutput, sayBookFor } from './book-for.say.ts';
import { type BookTarget, findBookTarget } from './book-target.ts';
import { sayingOf } from './own-appointment.ts';
import { describePlanned } from './planned-view.ts';
import { describeSlot } from './shapes.ts';
import { visitName } from './visit-name.ts';

type Result = ToolResult<BookForOutput>;

export const bookFor = defineTool({
  name: 'book_for',
  description:
    'Books an appointment for a customer, on behalf of a member. Only "booked" is a booking; the customer is told by message. With "need_time" ' +
    'or "not_free" (`why` says the reason) offer `alternatives`: nothing was done. With "need_service" ask what is to be done.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    who: z.string().describe('The customer, as they called them, or an id.'),
    service: z.string().describe('What is to be done, in their words: "vidange et plaquettes avant".'),
    when: z.string().describe('The day and time in their words, unchanged: "vendredi matin".'),
    vehicle: z.string().optional().describe('The vehicle, where the customer has several and one was named.'),
    soonest: z.boolean().optional().describe('true when any hour of that day will do, or the first one is wanted.'),
    technician: z.string().optional().describe('The colleague who shall do it, when one was named.'),
  }),
  output: bookForOutput,
  async run(ctx, input): Promise<Result> {
    await lockDiary(ctx.db);
    await expireInPassing(ctx);
    const target = await findBookTarget(ctx, input);
    return 'slot' in target ? book(ctx, target) : target;
  },
  async propose(ctx, input): Promise<Proposed | Result> {
    const target = await findBookTarget(ctx, input);
    if (!('slot' in target)) return target;
    const { card, slot, visit, vehicle } = target;
    const summary = (language: Language) => {
      const { label } = describeSlot(slot.startsAt, { language, zone: ctx.tenant.zone });
      const work = visitName(visit.services, language);
      return inWords(language, {
        fr: `réserver "${work}" pour ${contactName(card)}, ${label}`,
        en: `book "${work}" for ${contactName(card)}, ${label}`,
      });
    };
    return {
      record: { table: 'contact', id: card.id, version: card.version },
      summary: { fr: summary('fr'), en: summary('en') },
      input: { ...input, who: card.id, when: slot.startsAt, ...(vehicle && { vehicle: vehicle.id }) },
    };
  },
  say: sayBookFor,
  deeds: ({ outcome, told }) =>
    outcome === 'booked' ? ['booked', 'noted', ...(told ? (['passed_on'] as const) : [])] : [],
});

async function book(ctx: ToolContext, { card, vehicle, visit, slot, siteId }: BookTarget): Promise<Result> {
  const id = ctx.newId();
  const [main, ...others] = visit.services;
  if (!main) throw new Error('A visit is for one service at least.');
  const isPlaced = await placeBooking(ctx.db, {
    ...{
      id,
      contactId: card.id,
      vehicleId: vehicle?.id ?? null,
      serviceId: main.id,
      also: others.map((each) => each.id),
    },
    ...{ siteId, bayId: slot.bayId, technicianId: slot.technicianId, startsAt: slot.start, endsAt: slot.end },
    priceCents: visit.priceCents,
  });
  // The diary is held: what was free when it was read still is.
  if (!isPlaced) throw new Error('A slot that was free is taken, although the diary is held.');
  const row = await plannedById(ctx.db, id);
  if (!row) throw new Error('The appointment that was just stored cannot be read.');
  const saying = sayingOf(ctx);
  const appointment = describePlanned(row, saying);
  const told = await ctx.post(
    { contactId: card.id },
    {
      text: (language) => {
        const { label, serviceName } = describePlanned(row, { ...saying, language });
        return inWords(language, {
          fr: `${ctx.tenant.name} : votre rendez-vous (${serviceName}) est noté le ${label}. Si cela ne vous va pas, répondez à ce message.`,
          en: `${ctx.tenant.name}: your appointment (${serviceName}) is on ${label}. If that does not suit you, reply to this message.`,
        });
      },
      ask: null,
      dedupeKey: `booked:${id}`,
    },
  );
  wroteNew(ctx, 'appointment', id, { status: 'booked', startsAt: slot.startsAt, told });
  return {
    output: {
      ...{ outcome: 'booked', appointment, told, asked: null, why: null, reason: null, alternatives: [] },
      ...{ contact: { id: card.id, label: contactName(card) }, service: appointment.serviceName },
    },
    closes: ['which'],
  };
}

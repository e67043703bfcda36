import { z } from 'zod';
import { type AppointmentRow, changeAppointment, expireHolds, holdsOf, lockDiary, placeHold } from '#db/appointment.ts';
import type { ServiceRow } from '#db/service.ts';
import { vehiclesOf } from '#db/vehicle.ts';
import { type Ask, defineTool, type ToolContext, ToolError } from '../tool.ts';
import { type Diary, openDiary } from './diary.ts';
import { nearestSlots } from './offer.ts';
import { appointmentToMove, sayingOf } from './own-appointment.ts';
import { releaseHolds } from './release-holds.ts';
import { describeService, describeSlot, localStart, serviceShape, slotShape } from './shapes.ts';
import { freePairs, freeSlotsOn } from './slots.ts';
import { wantedServices } from './wanted-services.ts';

/** How long a person has to answer before the time is offered to others again. */
export const holdMinutes = 10;

/** A time that waits for an answer. */
interface Hold {
  id: string;
  startsAt: string;
}

interface Wanted {
  service: ServiceRow;
  moving: AppointmentRow | null;
  starts: string[];
  until: Date;
}

export const holdSlots = defineTool({
  name: 'hold_slots',
  description:
    'Keeps one or two free times for the person while they decide, and puts the question to them: one slot to confirm, or two to choose ' +
    'from. It books nothing: never say that it did. Earlier holds of this conversation are given back. With "taken", say the time is ' +
    'gone and offer `alternatives`.',
  effect: 'write',
  permission: 'own.appointments.write',
  input: z.object({
    service: z.string().describe('The code of the service, as in find_slots.'),
    slots: z
      .array(z.string())
      .min(1)
      .max(2)
      .describe('One or two `startsAt` of slots that find_slots returned, for example "2026-11-26T09:00".'),
    appointment: z.string().optional().describe('The id of the appointment to move, when one is moved.'),
  }),
  output: z.object({
    outcome: z.enum(['held', 'taken']),
    service: serviceShape,
    holds: z.array(z.object({ hold: z.string(), ...slotShape.shape, until: z.string() })),
    alternatives: z.array(slotShape),
    appointment: z.string().nullable(),
  }),
  async run(ctx, input) {
    const moving = input.appointment ? await appointmentToMove(ctx, input.appointment) : null;
    const [service, ...others] = await wantedServices(ctx, input.service, moving);
    if (!service || others.length > 0) {
      throw new ToolError('The service names none or several of the catalogue.', 'Call find_services and use one of its codes.');
    }
    const starts = [...new Set(input.slots)].toSorted();
    const wrong = starts.find((start) => !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(start));
    if (wrong) throw new ToolError(`"${wrong}" is not a slot.`, 'Use the startsAt of slots that find_slots returned.');

    await lockDiary(ctx.db);
    await expireHolds(ctx.db);
    const { durationMinutes } = service;
    const days = starts.map((start) => start.slice(0, 10));
    const diary = await openDiary(ctx, { durationMinutes, days, moving });
    const until = new Date(ctx.now().getTime() + holdMinutes * 60_000);
    const holds = await hold(ctx, diary, { service, moving, starts, until });
    const saying = sayingOf(ctx);
    const views = holds.map(({ id, startsAt }) => ({ hold: id, ...describeSlot(startsAt, saying), until: until.toISOString() }));
    const alternatives = holds.length > 0 ? [] : nearestTo(diary, starts);
    return {
      output: {
        outcome: holds.length > 0 ? 'held' : 'taken',
        service: describeService(service, saying, moving?.priceCents),
        holds: views,
        alternatives: alternatives.map((startsAt) => describeSlot(startsAt, saying)),
        appointment: moving?.id ?? null,
      },
      ask: views.length > 0 ? askAbout(views, until, moving) : null,
    };
  },
});

/** The free times nearest to starts that could not be had. */
export function nearestTo(diary: Diary, starts: readonly string[]): string[] {
  const days = [...new Set(starts.map((start) => start.slice(0, 10)))];
  const time = starts[0]?.slice(11) ?? null;
  return nearestSlots(diary, days, { time, from: null, to: null })
    .map(({ startsAt }) => startsAt)
    .filter((startsAt) => !starts.includes(startsAt));
}

async function hold(ctx: ToolContext, diary: Diary, wanted: Wanted): Promise<Hold[]> {
  const { db, conversation } = ctx;
  const { service, moving, starts, until } = wanted;
  const free = starts.filter((start) => freeSlotsOn(diary, start.slice(0, 10)).some((slot) => slot.startsAt === start));
  // Nothing can be held, so what was offered before stands.
  if (free.length === 0) return [];
  const earlier = await holdsOf(db, conversation.id);
  const kept = earlier.filter(
    (row) =>
      row.serviceId === service.id &&
      row.replacesId === (moving?.id ?? null) &&
      free.includes(localStart(row.startsAt, diary.zone)),
  );
  await releaseHolds(
    ctx,
    earlier.filter((row) => !kept.includes(row)),
  );
  const taken = { ...diary, occupied: [...diary.occupied, ...kept] };
  const holds: Hold[] = [];
  for (const startsAt of free) {
    const same = kept.find((row) => localStart(row.startsAt, diary.zone) === startsAt);
    const held = same ? await prolong(ctx, same, until) : await place(ctx, taken, startsAt, wanted);
    if (!held) continue;
    holds.push({ id: held.id, startsAt });
    taken.occupied = [...taken.occupied, held];
  }
  return holds;
}

async function prolong(ctx: ToolContext, row: AppointmentRow, heldUntil: Date): Promise<AppointmentRow> {
  await changeAppointment(ctx.db, row.id, { heldUntil });
  ctx.wrote({ table: 'appointment', op: 'update', id: row.id, values: { heldUntil: heldUntil.toISOString() } });
  return row;
}

async function place(ctx: ToolContext, diary: Diary, startsAt: string, { service, moving, until }: Wanted) {
  const { db, actor, conversation } = ctx;
  const slot = freeSlotsOn(diary, startsAt.slice(0, 10)).find((each) => each.startsAt === startsAt);
  if (!slot) return null;
  const vehicles = moving ? [] : await vehiclesOf(db, actor.contactId);
  for (const pair of freePairs(diary, slot.start, slot.end)) {
    const row = {
      ...{ id: ctx.newId(), contactId: actor.contactId, conversationId: conversation.id, siteId: diary.siteId },
      ...{ serviceId: service.id, ...pair, startsAt: slot.start, endsAt: slot.end, heldUntil: until },
      // Which of several vehicles is not known: nobody was asked.
      vehicleId: moving ? moving.vehicleId : vehicles.length === 1 ? (vehicles[0]?.id ?? null) : null,
      replacesId: moving?.id ?? null,
      priceCents: moving?.priceCents ?? service.priceCents,
    };
    if (!(await placeHold(db, row))) continue;
    ctx.wrote({ table: 'appointment', op: 'insert', id: row.id, values: { status: 'held', service: service.code, startsAt } });
    return row;
  }
  return null;
}

function askAbout(views: { hold: string; startsAt: string; label: string }[], until: Date, moving: AppointmentRow | null): Ask {
  return {
    kind: views.length > 1 ? 'choose' : 'confirm',
    until: until.toISOString(),
    options: views.map(({ hold: id, startsAt, label }) => ({
      label,
      startsAt,
      tool: moving ? 'reschedule_appointment' : 'book_appointment',
      input: moving ? { appointment: moving.id, hold: id } : { hold: id },
    })),
  };
}

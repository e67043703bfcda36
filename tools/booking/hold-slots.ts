import { z } from 'zod';
import { type AppointmentRow, lockDiary, upcomingOf } from '#db/appointment.ts';
import { type VehicleRow, vehiclesOf } from '#db/vehicle.ts';
import { readPlateAnswer } from '#language/plate.ts';
import { dateOf } from '#language/zone.ts';
import type { Ask } from '../ask.ts';
import { contactOf } from '../subject.ts';
import { defineTool, ToolError, type ToolResult } from '../tool.ts';
import { expireInPassing } from './expire-in-passing.ts';
import { openDiary } from './diary.ts';
import { holdOutput, sayHold } from './hold-slots.say.ts';
import { startsNear } from './offer.ts';
import { namedTechnician } from './named-technician.ts';
import { appointmentToMove, describeOwn, sayingOf } from './own-appointment.ts';
import { placeHolds } from './place-holds.ts';
import { describeSlot, describeVisit, localStart, type SlotView } from './shapes.ts';
import { alsoInput, technicianInput } from './visit-input.ts';
import { mostAppointments, passOnTooMany } from './too-many.ts';
import { type Visit, wantedVisit } from './wanted-visit.ts';

/** How long a person has to answer before the time is offered to others again. */
const holdMinutes = 10;

export const holdSlots = defineTool({
  name: 'hold_slots',
  description:
    'Keeps one or two free times for the person while they decide, and puts the question to them: one slot to confirm, or two to choose ' +
    'from. It books nothing: never say that it did. Earlier holds of this conversation are given back. With "taken", say the time is ' +
    'gone and offer `alternatives`. With "too_many" the person has all the appointments they may make by message, and the wish was passed ' +
    'on to the team: say both.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({
    service: z.string().describe('The code of the service, as in find_slots.'),
    also: alsoInput,
    slots: z
      .array(z.string())
      .min(1)
      .max(2)
      .describe('One or two `startsAt` of slots that find_slots returned, for example "2026-11-26T09:00".'),
    appointment: z.string().optional().describe('The id of the appointment to move or change, as in find_slots.'),
    plate: z.string().optional().describe('The plate of the vehicle it is for, when the person said which.'),
    otherVehicle: z
      .boolean()
      .optional()
      .describe('true when it is for another vehicle than those we know, and its plate was not said.'),
    technician: technicianInput,
  }),
  output: holdOutput,
  async run(ctx, input): Promise<ToolResult<z.infer<typeof holdOutput>>> {
    const moving = input.appointment ? await appointmentToMove(ctx, input.appointment) : null;
    const visit = await wantedVisit(ctx, input, moving);
    if ('unclear' in visit) {
      const advice = 'Call find_services and use one of its codes.';
      throw new ToolError('The service names none or several of the catalogue.', advice);
    }
    const technician = await namedTechnician(ctx, input.technician);
    const starts = [...new Set(input.slots)].toSorted();
    const wrong = starts.find((start) => !isLocal(start));
    if (wrong) throw new ToolError(`"${wrong}" is not a slot.`, 'Use the startsAt of slots that find_slots returned.');

    await lockDiary(ctx.db);
    await expireInPassing(ctx);
    const coming = await upcomingOf(ctx.db, contactOf(ctx));
    if (!moving && coming.length >= mostAppointments) {
      const passedOn = await passOnTooMany(ctx, visit);
      return { output: { outcome: 'too_many', ...passedOn, ...nothingHeld } };
    }
    const technicianId = technician?.id ?? null;
    const days = starts.map((start) => start.slice(0, 10));
    const diary = await openDiary(ctx, { ...visit, days, moving, technicianId });
    const until = new Date(ctx.now().getTime() + holdMinutes * 60_000);
    const vehicles = await vehiclesOf(ctx.db, contactOf(ctx));
    const plate = readPlateAnswer(input.plate ?? '');
    const named = input.otherVehicle ? null : vehicleFor(vehicles, plate);
    const vehicleId = moving ? (moving.vehicleId ?? null) : named;
    const holds = await placeHolds(ctx, diary, { visit, moving, starts, until, vehicleId, technicianId });
    const saying = sayingOf(ctx);
    const same = sameAmong(coming, { visit, moving, vehicleId });
    const offers = holds.map(({ id, startsAt }) => ({ hold: id, ...describeSlot(startsAt, saying) }));
    const near = holds.length > 0 ? [] : startsNear(diary, starts);
    return {
      output: {
        outcome: holds.length > 0 ? 'held' : 'taken',
        service: describeVisit(visit, saying),
        holds: offers.map((offer) => ({ ...offer, until: until.toISOString() })),
        alternatives: near.map((startsAt) => describeSlot(startsAt, saying)),
        appointment: moving?.id ?? null,
        plate: vehicles.find(({ id }) => id === vehicleId)?.plate ?? null,
        previous: moving && visit.isChanged ? ((await describeOwn(ctx, [moving]))[0] ?? null) : null,
        already: same ? describeSlot(localStart(same.startsAt, saying.zone), saying).label : null,
        ...(technician && { technician: technician.name }),
      },
      ask: holds.length > 0 ? askAbout(offers, until, moving) : null,
      // What was offered before stands while nothing else is held.
      closes: holds.length > 0 ? ['booking'] : [],
    };
  },
  say: sayHold,
  deeds: ({ outcome }) => deedsOf[outcome],
});

const deedsOf = { held: ['held', 'noted'], taken: [], too_many: ['passed_on', 'noted'] } as const;

const nothingHeld = { holds: [], alternatives: [], appointment: null, plate: null, previous: null, already: null };

/** The vehicle that was named, or the only one. Null for one we do not know, and for one of several: nobody was asked. */
function vehicleFor(vehicles: readonly VehicleRow[], plate: string | null): string | null {
  if (plate !== null) return vehicles.find((vehicle) => vehicle.plate === plate)?.id ?? null;
  const [only, ...others] = vehicles;
  return only && others.length === 0 ? only.id : null;
}

/** What is booked already of the same kind for the same vehicle. Who only moves an appointment knows what else there is. */
function sameAmong(
  coming: readonly AppointmentRow[],
  { visit, moving, vehicleId }: { visit: Visit; moving: AppointmentRow | null; vehicleId: string | null },
): AppointmentRow | undefined {
  if (moving && !visit.isChanged) return undefined;
  const [main] = visit.services;
  return coming.find((row) => row.id !== moving?.id && row.serviceId === main?.id && row.vehicleId === vehicleId);
}

function isLocal(start: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}$/.exec(start) ?? [];
  return dateOf(Number(year), Number(month), Number(day)) === start.slice(0, 10);
}

function askAbout(offers: (SlotView & { hold: string })[], until: Date, moving: AppointmentRow | null): Ask {
  return {
    topic: 'booking',
    kind: offers.length > 1 ? 'choose' : 'confirm',
    options: offers.map(({ hold, startsAt, label }) => ({
      label,
      startsAt,
      ...(moving
        ? { tool: 'reschedule_appointment', input: { appointment: moving.id, hold } }
        : { tool: 'book_appointment', input: { hold } }),
    })),
    no: { tool: 'release_slots', input: {} },
    until: until.toISOString(),
    late: 'runs',
  };
}

import { isDeepStrictEqual } from 'node:util';
import { type AppointmentRow, changeAppointment, holdsOf, placeHold } from '#db/appointment.ts';
import { contactOf, conversationIn } from '../subject.ts';
import type { ToolContext } from '../tool.ts';
import type { Diary } from './diary.ts';
import { releaseHolds } from './release-holds.ts';
import { localStart } from './shapes.ts';
import { freePairs, freeSlots } from './slots.ts';
import type { Visit } from './wanted-visit.ts';

/** A time that waits for an answer. */
export interface Hold {
  id: string;
  startsAt: string;
}

export interface Wanted {
  visit: Visit;
  moving: AppointmentRow | null;
  /** Local starts, in order. */
  starts: string[];
  until: Date;
  vehicleId: string | null;
  /** The technician who was asked for; null when none was. */
  technicianId: string | null;
}

/**
 * Holds those of the wanted times that are free, and gives the conversation's other holds back. When none is free nothing
 * changes: what was offered before stands. The diary must be locked.
 */
export async function placeHolds(ctx: ToolContext, diary: Diary, wanted: Wanted): Promise<Hold[]> {
  const free = wanted.starts.filter((start) => slotAt(diary, start) !== null);
  if (free.length === 0) return [];
  const earlier = await holdsOf(ctx.db, conversationIn(ctx));
  const kept = earlier.filter((row) => isSameOffer(row, wanted) && free.includes(localStart(row.startsAt, diary.zone)));
  await releaseHolds(
    ctx,
    earlier.filter((row) => !kept.includes(row)),
  );
  const taken = { ...diary, occupied: [...diary.occupied, ...kept] };
  const holds: Hold[] = [];
  for (const startsAt of free) {
    const same = kept.find((row) => localStart(row.startsAt, diary.zone) === startsAt);
    const held = same ? await prolong(ctx, same, wanted.until) : await place(ctx, taken, startsAt, wanted);
    if (!held) continue;
    holds.push({ id: held.id, startsAt });
    taken.occupied = [...taken.occupied, held];
  }
  return holds;
}

function isSameOffer(row: AppointmentRow, { visit, moving, vehicleId, technicianId }: Wanted): boolean {
  const ids = visit.services.map(({ id }) => id);
  const isFor = isDeepStrictEqual([row.serviceId, ...row.also], ids) && row.priceCents === visit.priceCents;
  const isBy = technicianId === null || row.technicianId === technicianId;
  return isFor && isBy && (row.vehicleId ?? null) === vehicleId && row.replacesId === (moving?.id ?? null);
}

async function prolong(ctx: ToolContext, row: AppointmentRow, heldUntil: Date): Promise<AppointmentRow> {
  await changeAppointment(ctx.db, row.id, { heldUntil });
  ctx.wrote({ table: 'appointment', op: 'update', id: row.id, values: { heldUntil: heldUntil.toISOString() } });
  return row;
}

async function place(ctx: ToolContext, diary: Diary, startsAt: string, wanted: Wanted) {
  const { visit, moving, until, vehicleId } = wanted;
  const slot = slotAt(diary, startsAt);
  const [main, ...others] = visit.services;
  if (!slot || !main) return null;
  for (const pair of freePairs(diary, slot.start, slot.end)) {
    const row = {
      id: ctx.newId(),
      contactId: contactOf(ctx),
      conversationId: conversationIn(ctx),
      vehicleId,
      serviceId: main.id,
      also: others.map(({ id }) => id),
      siteId: diary.siteId,
      ...pair,
      startsAt: slot.start,
      endsAt: slot.end,
      heldUntil: until,
      replacesId: moving?.id ?? null,
      priceCents: visit.priceCents,
    };
    if (!(await placeHold(ctx.db, row))) continue;
    const service = visit.services.map(({ code }) => code).join(', ');
    const values = { status: 'held', service, startsAt };
    ctx.wrote({ table: 'appointment', op: 'insert', id: row.id, values });
    return row;
  }
  return null;
}

function slotAt(diary: Diary, startsAt: string) {
  return freeSlots(diary, startsAt.slice(0, 10)).find((slot) => slot.startsAt === startsAt) ?? null;
}

import { type AppointmentRow, changeAppointment, holdsOf, lockDiary } from '#db/appointment.ts';
import { conversationIn } from '../subject.ts';
import { type ToolContext, ToolError } from '../tool.ts';
import { openDiary } from './diary.ts';
import { expireInPassing } from './expire-in-passing.ts';
import { startsNear } from './offer.ts';
import { ownAppointment, sayingOf } from './own-appointment.ts';
import { releaseHolds } from './release-holds.ts';
import { describeSlot, localStart, type SlotView } from './shapes.ts';
import { freeSlots } from './slots.ts';
import { minutesFor, servicesOf } from './wanted-visit.ts';

/** What became of a hold: it is the person's (`booked`), or it is gone and there are other times. */
export type TakenHold =
  | { outcome: 'booked'; row: AppointmentRow; released: number }
  | { outcome: 'expired' | 'taken'; alternatives: SlotView[] };

/** The states of a hold that was booked before: booking it again changes nothing. */
const booked: readonly AppointmentRow['status'][] = ['booked', 'in_workshop', 'ready', 'done'];

/**
 * Books what this conversation holds, and gives back its other holds and the appointment that it replaces. A hold that ran out is booked all the same while nobody
 * else took its time. `moving` is the appointment that the hold was made to replace; a hold made for anything else is refused.
 */
export async function takeHold(ctx: ToolContext, id: string, moving: string | null): Promise<TakenHold> {
  const { db } = ctx;
  await lockDiary(db);
  await expireInPassing(ctx);
  const hold = await ownAppointment(ctx, id);
  if (!hold || hold.conversationId !== conversationIn(ctx)) {
    throw new ToolError('There is no such hold.', 'Call find_slots and hold_slots, and use the `hold` of the answer.');
  }
  if (hold.replacesId !== moving) {
    throw moving
      ? new ToolError('This hold does not move that appointment.', 'Call hold_slots with the `appointment` to move.')
      : new ToolError('This hold moves an appointment.', 'Call reschedule_appointment with it.');
  }
  if (booked.includes(hold.status)) return { outcome: 'booked', row: hold, released: 0 };
  if (hold.status === 'held') return book(ctx, hold, {});
  return revive(ctx, hold);
}

async function book(
  ctx: ToolContext,
  hold: AppointmentRow,
  pair: Partial<Pick<AppointmentRow, 'bayId' | 'technicianId'>>,
): Promise<TakenHold> {
  const { db, tenant } = ctx;
  const others = (await holdsOf(db, conversationIn(ctx))).filter((row) => row.id !== hold.id);
  await releaseHolds(ctx, others);
  // One that is changed where it stands has to make room first.
  const { replacesId } = hold;
  if (replacesId) await changeAppointment(db, replacesId, { status: 'moved' });
  const row: AppointmentRow = { ...hold, ...pair, status: 'booked', heldUntil: null };
  await changeAppointment(db, hold.id, { ...pair, status: 'booked', heldUntil: null });
  const values = { status: 'booked', startsAt: localStart(hold.startsAt, tenant.zone), priceCents: hold.priceCents };
  ctx.wrote({ table: 'appointment', op: 'update', id: hold.id, values });
  if (replacesId) ctx.wrote({ table: 'appointment', op: 'update', id: replacesId, values: { status: 'moved' } });
  return { outcome: 'booked', row, released: others.length };
}

/** A hold that ran out keeps its row, so that booking it twice is still one appointment. One that was given back stays so. */
async function revive(ctx: ToolContext, hold: AppointmentRow): Promise<TakenHold> {
  const durationMinutes = minutesFor(await servicesOf(ctx.db, hold));
  const startsAt = localStart(hold.startsAt, ctx.tenant.zone);
  const moving = hold.replacesId ? await ownAppointment(ctx, hold.replacesId) : null;
  const days = [startsAt.slice(0, 10)];
  // It was held for a change when it begins with the appointment that it replaces.
  const isChanged = hold.startsAt.getTime() === moving?.startsAt.getTime();
  const sought = { durationMinutes, days, moving, isChanged, technicianId: null };
  const diary = { ...(await openDiary(ctx, sought)), hands: hold };
  const free = freeSlots(diary, startsAt.slice(0, 10)).find((slot) => slot.startsAt === startsAt);
  if (free && hold.status === 'expired') {
    // The free slots leave this conversation's own holds out, which may be in the way.
    await releaseHolds(ctx, await holdsOf(ctx.db, conversationIn(ctx)));
    return book(ctx, hold, { bayId: free.bayId, technicianId: free.technicianId });
  }
  const alternatives = [...(free ? [startsAt] : []), ...startsNear(diary, [startsAt])].slice(0, 4);
  return {
    outcome: free || hold.startsAt <= ctx.now() ? 'expired' : 'taken',
    alternatives: alternatives.map((start) => describeSlot(start, sayingOf(ctx))),
  };
}

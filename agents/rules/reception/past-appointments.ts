import { z } from 'zod';
import type { CustomerContext } from '#agents/context.ts';
import type { PastTurn } from '../read-prompt.ts';

type Appointment = CustomerContext['appointments'][number];

const appointment = z.object({
  appointment: z.string(),
  service: z.string(),
  also: z.array(z.string()).default([]),
  serviceName: z.string(),
  startsAt: z.string(),
  label: z.string(),
});
const booked = z.object({ outcome: z.literal('booked'), appointment });
const moved = z.object({ outcome: z.literal('moved'), appointment, previous: appointment });
const cancelled = z.object({ outcome: z.literal('cancelled'), appointment });

/** What a turn gave and took of a customer's appointments. */
interface Change {
  gave: Appointment[];
  took: Appointment[];
}

/**
 * The appointments that stood before each turn, and after the last one. The context has those of now: a message heard with them
 * would be heard as if what it led to had been there before.
 */
export function appointmentsBefore(past: readonly PastTurn[], now: readonly Appointment[]): Appointment[][] {
  let standing = [...now];
  const before = past.toReversed().map((turn) => {
    const { gave, took } = changeOf(turn);
    const isGiven = (each: Appointment) => gave.some((one) => one.appointment === each.appointment);
    standing = [...standing.filter((each) => !isGiven(each)), ...took].toSorted((a, b) =>
      a.startsAt < b.startsAt ? -1 : 1,
    );
    return standing;
  });
  return before.toReversed();
}

function changeOf({ calls }: PastTurn): Change {
  const change: Change = { gave: [], took: [] };
  for (const { output } of calls.filter(({ ok }) => ok)) {
    const [isBooked, isMoved, isCancelled] = [
      booked.safeParse(output),
      moved.safeParse(output),
      cancelled.safeParse(output),
    ];
    if (isMoved.success) {
      change.gave.push(isMoved.data.appointment);
      change.took.push(isMoved.data.previous);
    } else if (isBooked.success) change.gave.push(isBooked.data.appointment);
    else if (isCancelled.success) change.took.push(isCancelled.data.appointment);
  }
  return change;
}

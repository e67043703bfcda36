import { z } from 'zod';
import { type AppointmentRow, lockDiary } from '#db/appointment.ts';
import { carryNotes } from '#db/note.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { appointmentToMove, describeOwn, ownAppointment } from './own-appointment.ts';
import { moveOutput, sayMove } from './reschedule-appointment.say.ts';
import type { AppointmentView } from './shapes.ts';
import { takeHold } from './take-hold.ts';
import { tellVisit } from './tell-visit.ts';

export const rescheduleAppointment = defineTool({
  name: 'reschedule_appointment',
  description:
    'Moves or changes an appointment to what hold_slots keeps for it, once the person has agreed: the old time is given back in the ' +
    'same step. Never cancel an appointment in order to move it. With "expired" or "taken" nothing changed: offer `alternatives`.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({
    appointment: z.string().describe('The id of the appointment to move.'),
    hold: z.string().describe('The `hold` that hold_slots returned when it was called with this appointment.'),
  }),
  output: moveOutput,
  async run(ctx, input): Promise<ToolResult<z.infer<typeof moveOutput>>> {
    await lockDiary(ctx.db);
    const old = (await movedBefore(ctx, input)) ?? (await appointmentToMove(ctx, input.appointment));
    const taken = await takeHold(ctx, input.hold, old.id);
    if (taken.outcome !== 'booked') {
      return { output: { ...taken, appointment: null, previous: await describe(ctx, old), released: 0 } };
    }
    for (const id of await carryNotes(ctx.db, old.id, taken.row.id))
      ctx.wrote({ table: 'note', op: 'update', id, values: { appointment: taken.row.id } });
    await tellVisit(ctx, taken.row.id, 'moved');
    const [appointment, previous] = [await describe(ctx, taken.row), await describe(ctx, { ...old, status: 'moved' })];
    return {
      output: { outcome: 'moved', appointment, previous, released: taken.released, alternatives: [] },
      closes: ['booking'],
    };
  },
  say: sayMove,
  deeds: ({ outcome }) => (outcome === 'moved' ? ['moved', 'noted'] : []),
});

/** The old appointment when this very hold has replaced it already: moving it again changes nothing. */
async function movedBefore(
  ctx: ToolContext,
  { appointment, hold }: { appointment: string; hold: string },
): Promise<AppointmentRow | null> {
  const [old, replacement] = [await ownAppointment(ctx, appointment), await ownAppointment(ctx, hold)];
  const isMoved = old?.status === 'moved' && replacement?.replacesId === old.id && replacement.status === 'booked';
  return isMoved ? old : null;
}

async function describe(ctx: ToolContext, row: AppointmentRow): Promise<AppointmentView> {
  const [view] = await describeOwn(ctx, [row]);
  if (!view) throw new Error('An appointment was not described.');
  return view;
}

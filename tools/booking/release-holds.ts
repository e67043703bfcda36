import { type AppointmentRow, changeAppointment } from '#db/appointment.ts';
import type { ToolContext } from '../tool.ts';

/** Gives held times back to everybody. */
export async function releaseHolds(ctx: ToolContext, holds: readonly AppointmentRow[]): Promise<void> {
  for (const { id } of holds) {
    await changeAppointment(ctx.db, id, { status: 'released' });
    ctx.wrote({ table: 'appointment', op: 'update', id, values: { status: 'released' } });
  }
}

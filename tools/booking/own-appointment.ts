import { type AppointmentRow, appointmentOf } from '#db/appointment.ts';
import { servicesWith } from '#db/service.ts';
import { vehiclesOf } from '#db/vehicle.ts';
import { contactOf } from '../subject.ts';
import { type ToolContext, ToolError } from '../tool.ts';
import { type AppointmentView, describeAppointment, type Saying } from './shapes.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The person's own appointment or hold; null for somebody else's, for none at all, and for what is no id. */
export async function ownAppointment(ctx: ToolContext, id: string): Promise<AppointmentRow | null> {
  return uuid.test(id) ? appointmentOf(ctx.db, contactOf(ctx), id) : null;
}

/** The person's own appointment if it can still be moved; a refusal otherwise. */
export async function appointmentToMove(ctx: ToolContext, id: string): Promise<AppointmentRow> {
  const row = await ownAppointment(ctx, id);
  if (row?.status !== 'booked') {
    throw new ToolError('There is no such appointment.', 'Call list_my_appointments and use one of its ids.');
  }
  if (row.startsAt <= ctx.now()) throw new ToolError('That appointment has begun or is over.', 'Offer a person.');
  return row;
}

export async function describeOwn(ctx: ToolContext, rows: readonly AppointmentRow[]): Promise<AppointmentView[]> {
  if (rows.length === 0) return [];
  const services = await servicesWith(
    ctx.db,
    rows.flatMap(({ serviceId, also }) => [serviceId, ...also]),
  );
  const vehicles = await vehiclesOf(ctx.db, contactOf(ctx));
  return rows.map((row) => describeAppointment(row, { services, vehicles }, sayingOf(ctx)));
}

export function sayingOf({ language, tenant }: ToolContext): Saying {
  return { language, zone: tenant.zone };
}

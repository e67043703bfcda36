import { changeAppointment, upcomingOf } from '#db/appointment.ts';
import { addVehicle, nameVehicle, vehicleByPlate, vehiclesOf } from '#db/vehicle.ts';
import { readPlateAnswer } from '#language/plate.ts';
import { contactOf } from '../subject.ts';
import type { ToolContext } from '../tool.ts';

/** Nobody has more; a model that is led astray could. */
const mostVehicles = 10;
const mostModelLength = 60;

/** What was kept and what was not, field by field. */
export interface Saved {
  saved: string[];
  refused: { field: string; reason: string }[];
}

interface Said {
  plate?: string | undefined;
  vehicle?: string | undefined;
}

/**
 * Keeps the vehicle a person speaks of. A plate that is known to be another contact's is refused, and nothing is said of
 * that contact. Appointments booked before the vehicle was known get it now.
 */
export async function saveVehicle(ctx: ToolContext, said: Said): Promise<Saved> {
  const model = said.vehicle?.trim().replaceAll(/\s+/g, ' ').slice(0, mostModelLength) ?? '';
  if (said.plate) return savePlate(ctx, readPlateAnswer(said.plate), model);
  if (!model) return { saved: [], refused: [] };
  const [only, ...others] = await vehiclesOf(ctx.db, contactOf(ctx));
  if (!only || others.length > 0) return refuse('vehicle', 'plate_needed');
  await rename(ctx, only.id, model);
  return { saved: ['vehicle'], refused: [] };
}

async function savePlate(ctx: ToolContext, plate: string | null, model: string): Promise<Saved> {
  const { db } = ctx;
  if (!plate) return refuse('plate', 'not_valid');
  const known = await vehicleByPlate(db, plate);
  if (known && known.contactId !== contactOf(ctx)) return refuse('plate', 'not_available');
  const saved = ['plate', ...(model ? ['vehicle'] : [])];
  if (known) {
    if (model) await rename(ctx, known.id, model);
    return { saved, refused: [] };
  }
  if ((await vehiclesOf(db, contactOf(ctx))).length >= mostVehicles) return refuse('plate', 'too_many');
  const vehicle = { id: ctx.newId(), contactId: contactOf(ctx), plate, model };
  if (!(await addVehicle(db, vehicle))) return refuse('plate', 'not_available');
  ctx.wrote({ table: 'vehicle', op: 'insert', id: vehicle.id, values: { fields: saved.join(', ') } });
  await giveToAppointments(ctx, vehicle.id);
  return { saved, refused: [] };
}

async function giveToAppointments(ctx: ToolContext, vehicleId: string): Promise<void> {
  const rows = await upcomingOf(ctx.db, contactOf(ctx));
  for (const { id } of rows.filter((row) => row.vehicleId === null)) {
    await changeAppointment(ctx.db, id, { vehicleId });
    ctx.wrote({ table: 'appointment', op: 'update', id, values: { vehicleId } });
  }
}

async function rename(ctx: ToolContext, id: string, model: string): Promise<void> {
  await nameVehicle(ctx.db, id, model);
  ctx.wrote({ table: 'vehicle', op: 'update', id, values: { fields: 'vehicle' } });
}

function refuse(field: string, reason: string): Saved {
  return { saved: [], refused: [{ field, reason }] };
}

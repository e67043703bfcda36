import { z } from 'zod';
import { type AppointmentRow, inWorkshopOf } from '#db/appointment.ts';
import { type ServiceRow, servicesWith } from '#db/service.ts';
import { vehiclesOf, type VehicleRow } from '#db/vehicle.ts';
import { readPlateAnswer } from '#language/plate.ts';
import { sayingOf } from '../booking/own-appointment.ts';
import { describeSlot, localStart, type Saying } from '../booking/shapes.ts';
import { visitName } from '../booking/visit-name.ts';
import { contactOf } from '../subject.ts';
import { defineTool } from '../tool.ts';
import { type repairShape, repairsOutput, sayRepairs } from './repair-status.say.ts';

export const repairStatus = defineTool({
  name: 'repair_status',
  description:
    'Says whether a vehicle of the person is in the workshop, what is done to it, and when it is ready. Use it for "is my car ready?". ' +
    'With "none" the vehicle is not with us. An empty list: the person has no vehicle here, so ask for the plate.',
  effect: 'read',
  roles: { CUSTOMER: 'runs' },
  input: z.object({
    plate: z
      .string()
      .optional()
      .describe('The number plate, when the person named one; otherwise all their vehicles are returned.'),
  }),
  output: repairsOutput,
  async run(ctx, input) {
    const plate = readPlateAnswer(input.plate ?? '');
    const own = await vehiclesOf(ctx.db, contactOf(ctx));
    // The plate of somebody else's vehicle looks like a plate that nobody has.
    const asked = plate === null ? own : own.filter((vehicle) => vehicle.plate === plate);
    const rows = asked.length > 0 ? await inWorkshopOf(ctx.db, contactOf(ctx)) : [];
    const services = await servicesWith(
      ctx.db,
      rows.flatMap(({ serviceId, also }) => [serviceId, ...also]),
    );
    const vehicles = asked.map((vehicle) => describeVehicle(vehicle, rows, services, sayingOf(ctx)));
    return { output: { vehicles } };
  },
  say: sayRepairs,
  deeds: () => [],
});

function describeVehicle(
  { id, plate, model }: VehicleRow,
  rows: readonly AppointmentRow[],
  services: readonly ServiceRow[],
  saying: Saying,
): z.infer<typeof repairShape> {
  const row = rows.findLast(({ vehicleId }) => vehicleId === id);
  if (!row) return { plate, model, state: 'none', service: null, readyAt: null, readyLabel: null };
  const own = [row.serviceId, ...row.also].flatMap((each) => services.find((service) => service.id === each) ?? []);
  const readyAt = row.readyAt ? localStart(row.readyAt, saying.zone) : null;
  return {
    plate,
    model,
    state: row.status === 'ready' ? 'ready' : 'in_workshop',
    service: visitName(own, saying.language) || null,
    readyAt,
    readyLabel: readyAt && describeSlot(readyAt, saying).label,
  };
}

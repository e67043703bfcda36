import { z } from 'zod';
import type { KnownVehicle } from '#db/vehicle.ts';
import { dayLabel, kilometres } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { refShape } from '../ref.ts';
import type { ToolContext } from '../tool.ts';
import { vehicleLabel } from './meant-vehicle.ts';

/** A vehicle as the team is told of it. */
export const vehicleShape = z.object({
  vehicle: refShape.extend({
    plate: z.string(),
    model: z.string(),
    vin: z.string().nullable(),
    mileage: z.number().nullable(),
    mileageOn: z.string().nullable(),
  }),
  contact: refShape,
});

export type VehicleView = z.infer<typeof vehicleShape>;

export function describeVehicle({ tenant }: Pick<ToolContext, 'tenant'>, vehicle: KnownVehicle): VehicleView {
  const { id, plate, model, vin, mileage, mileageAt, contactId, contact } = vehicle;
  return {
    vehicle: {
      ...{ id, label: vehicleLabel(vehicle), plate, model, vin, mileage },
      mileageOn: mileageAt && toLocal(mileageAt, tenant.zone).date,
    },
    contact: { id: contactId, label: contact ?? '' },
  };
}

/** `84 200 km (lundi 23 novembre)`; null where the mileage is not known. */
export function mileageLine({ vehicle: { mileage, mileageOn } }: VehicleView, language: Language): string | null {
  if (mileage === null) return null;
  return kilometres(mileage, language) + (mileageOn ? ` (${dayLabel(mileageOn, language)})` : '');
}

/** `Renault Clio AB-123-CD, Claire Martin`. */
export function ownedLabel({ vehicle, contact }: VehicleView): string {
  return [vehicle.label, contact.label].filter(Boolean).join(', ');
}

import { withoutMake } from '#language/car-make.ts';
import { capital, inWords, type Speaking } from '../speaking.ts';

/** How a vehicle stands in a sentence about a visit: ` de votre Clio` right after what is done, or `Clio AB-123-CD` in brackets. */
export interface VehicleWords {
  of: string;
  beside: string | null;
}

/** Their only one by its model; one of several by its plate too; one we know no model of, by its plate. Nothing where none is told. */
export function vehicleWords(plate: string | null, { language, business, contact }: Speaking): VehicleWords {
  if (plate === null || business.trade !== 'garage') return { of: '', beside: null };
  const vehicles = contact?.vehicles ?? [];
  const model = capital(withoutMake(vehicles.find((each) => each.plate === plate)?.model ?? ''));
  if (model === '' || vehicles.length > 1) return { of: '', beside: `${model} ${plate}`.trim() };
  return { of: inWords(language, { fr: ` de votre ${model}`, en: ` on your ${model}` }), beside: null };
}

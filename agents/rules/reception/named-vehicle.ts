import type { CustomerContext } from '#agents/context.ts';
import { fold } from '#language/normalise.ts';
import type { CustomerReading } from './reading.ts';

/** The plate of the vehicle a message names: as written, or of the only one of theirs that is "la 208". */
export function readVehicleNamed(
  { plate, words, model }: Pick<CustomerReading, 'plate' | 'words' | 'model'>,
  { vehicles }: CustomerContext['contact'],
): string | null {
  if (plate !== null) return plate;
  const names = model === null ? [] : fold(model).split(' ');
  const fits = vehicles.filter((vehicle) => {
    const known = fold(vehicle.model).split(' ');
    const last = known.at(-1) ?? '';
    return names.some((name) => known.includes(name)) || (last !== '' && words.includes(last));
  });
  // Makes are shared sooner than models: "ma Peugeot 208" is the 208 of two Peugeots.
  const exact = fits.filter((vehicle) =>
    fold(vehicle.model)
      .split(' ')
      .every((word) => words.includes(word)),
  );
  const [only, ...others] = exact.length > 0 ? exact : fits;
  return only !== undefined && others.length === 0 ? only.plate : null;
}

/** The plate of the vehicle that a message says it is not for: "c'est pas pour la Clio". */
export function deniedVehicle(
  { text, words, plate, model }: Pick<CustomerReading, 'text' | 'words' | 'plate' | 'model'>,
  contact: CustomerContext['contact'],
): string | null {
  const name = model === null ? '' : (fold(model).split(' ').at(-1) ?? '');
  const isDenied =
    name !== '' &&
    new RegExp(`\\b(?:pas|not) (?:pour |for |on )?(?:la |ma |my |the )(?:\\w+ )?${name}\\b`).test(fold(text));
  return isDenied && plate === null ? readVehicleNamed({ plate, words, model }, contact) : null;
}

/** The only other one they have. */
export function otherOf(plate: string, { vehicles }: CustomerContext['contact']): string | null {
  const [only, ...more] = vehicles.filter((each) => each.plate !== plate);
  return only && more.length === 0 ? only.plate : null;
}

/** Nothing tells which of several cars it is for. */
export function needsVehicle({ business, contact }: CustomerContext): boolean {
  return business.trade === 'garage' && contact.vehicles.length > 1;
}

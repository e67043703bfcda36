import {
  type KnownVehicle,
  knownByPlate,
  knownVehiclesOf,
  vehicleById,
  vehiclesHere,
  vehiclesOfModel,
} from '#db/vehicle.ts';
import { cardsNamed } from '#db/contact-card.ts';
import { fold } from '#language/normalise.ts';
import { readPlate } from '#language/plate.ts';
import { addDays, toInstant, toLocal } from '#language/zone.ts';
import { idIn, keysOf, type Meant, namingWords, onlyOne } from '../meant.ts';
import { isLikeWord, isVeryWord, nearNames, type NearNames } from '../near.ts';
import type { ToolContext } from '../tool.ts';

const mostFound = 20;

type Looking = Pick<ToolContext, 'db' | 'now' | 'tenant'>;

/**
 * The vehicles that words mean: an id, a plate, "la Clio de Dupont". A model alone means the one that is here today; where none is, all
 * of that model.
 */
export async function meantVehicles(ctx: Looking, words: string): Promise<Meant<KnownVehicle>> {
  const { db } = ctx;
  const id = idIn(words);
  if (id) {
    const vehicle = await vehicleById(db, id);
    // The id of a customer means their vehicle.
    return vehicle ? exactly([vehicle]) : exactly(await knownVehiclesOf(db, [id]));
  }
  const plate = readPlate(words);
  if (plate) return exactly([await knownByPlate(db, plate)]);
  const said = namingWords(words);
  const owners = await cardsNamed(db, keysOf(said), mostFound);
  const owned = best(
    await knownVehiclesOf(
      db,
      owners.map((card) => card.id),
    ),
    said,
  );
  if (owned.found.length > 0 && owned.isExact) return owned;
  const here = best(await vehiclesHere(db, ...today(ctx)), said);
  if (here.found.length > 0 && here.isExact) return here;
  const models = await Promise.all(said.map((word) => vehiclesOfModel(db, word, mostFound)));
  const anywhere = best(unique(models.flat()), said);
  if (anywhere.found.length > 0 && anywhere.isExact) return anywhere;
  const near = await nearNames(db, said);
  const almost = best(await knownVehiclesOf(db, await near.ids('contact')), said, near);
  const fitting = [owned, here, anywhere].find(({ found }) => found.length > 0) ?? {
    found: [],
    isExact: true,
    count: 0,
  };
  return almost.count > fitting.count ? { ...almost, isExact: false } : fitting;
}

/** The one vehicle that is meant, or the question which; `field` is the input that names it. */
export async function meantVehicle(ctx: Looking, words: string, field = 'vehicle', how: { reads?: boolean } = {}) {
  const meant = await meantVehicles(ctx, words);
  const candidate = (vehicle: KnownVehicle) => ({
    label: [vehicleLabel(vehicle), vehicle.contact].filter(Boolean).join(', '),
    input: { [field]: vehicle.id },
  });
  return onlyOne(meant, words.trim(), candidate, how);
}

/** `Renault Clio AB-123-CD`. */
export function vehicleLabel({ model, plate }: Pick<KnownVehicle, 'model' | 'plate'>): string {
  return `${model} ${plate}`.trim();
}

/** From the midnight that begins the local day to the one that ends it. */
function today({ now, tenant: { zone } }: Looking): [Date, Date] {
  const { date } = toLocal(now(), zone);
  const [from, to] = [toInstant(date, '00:00', zone), toInstant(addDays(date, 1), '00:00', zone)];
  return [from ?? now(), to ?? now()];
}

function exactly(vehicles: (KnownVehicle | null)[]): Meant<KnownVehicle> {
  return { found: vehicles.flatMap((vehicle) => vehicle ?? []), isExact: true };
}

function best(
  vehicles: readonly KnownVehicle[],
  said: readonly string[],
  near: NearNames | null = null,
): Meant<KnownVehicle> & { count: number } {
  const fits = vehicles.map((vehicle) => {
    const own = fold(`${vehicle.model} ${vehicle.contact ?? ''}`).split(' ');
    const fitting = said.filter((word) => own.some((each) => isLikeWord(word, each, near)));
    return {
      vehicle,
      count: fitting.length,
      isVery: fitting.every((word) => own.some((each) => isVeryWord(word, each))),
    };
  });
  const most = Math.max(0, ...fits.map(({ count }) => count));
  const found = most === 0 ? [] : fits.filter(({ count }) => count === most);
  const isAll = most === said.length;
  return {
    found: found.map(({ vehicle }) => vehicle),
    isExact: isAll && found.every(({ isVery }) => isVery),
    isNear: isAll,
    count: most,
  };
}

function unique(vehicles: readonly KnownVehicle[]): KnownVehicle[] {
  return [...new Map(vehicles.map((vehicle) => [vehicle.id, vehicle])).values()];
}

import { z } from 'zod';
import { first, readKilometres } from '../read/terms.ts';
import type { Amend } from './correction.ts';

/** "86 120" after a mileage that was asked, questioned, or taken back. */
export const ofMileage: Amend = (reading, { state: { recent } }) => {
  const mileage = readKilometres(reading);
  if (mileage === null || first(reading, 'phone', 'plate') !== null || reading.text.includes('?')) return null;
  const vehicle = recent.find(({ kind }) => kind === 'vehicle')?.id;
  return vehicle === undefined ? null : { intent: 'set_mileage', said: { vehicle, mileage: String(mileage) } };
};

const noted = z.looseObject({ outcome: z.literal('changed'), vehicle: z.looseObject({ id: z.string() }) });

/** "Sorry, 84590": the mileage that was just noted was a slip, so that a lower one is no question. */
export const ofReading: Amend = (reading, { last, isCorrection }) => {
  const { data } = noted.safeParse(last.output);
  const mileage = readKilometres(reading);
  if (!data || !isCorrection || mileage === null || first(reading, 'plate', 'model', 'contact') !== null) return null;
  return {
    intent: 'set_mileage',
    said: { vehicle: data.vehicle.id, mileage: String(mileage), sure: 'yes' },
    isPlain: true,
  };
};

/** "8612 on the clock", of the car that was just taken in or finished. */
export const ofClock: Amend = (reading, amending) =>
  /\b(?:on the clock|au compteur|compteur|odometer|km|kms|kilometres|miles|bornes)\b/.test(amending.said)
    ? ofMileage(reading, amending)
    : null;

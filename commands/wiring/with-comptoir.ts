import type { Environment } from '#root/config.ts';
import { type Comptoir, makeLog, newUuid, placeOf, systemClock, systemRandom, wire } from '#root/main.ts';

/** Opens the program for one command that neither listens nor works off the queue, and closes it after. */
export async function withComptoir<T>(env: Environment, work: (comptoir: Comptoir) => Promise<T>): Promise<T> {
  const log = makeLog({ ...env, LOG_LEVEL: 'error' });
  const newId = newUuid(systemClock);
  const clock = { now: systemClock, random: systemRandom, quietMs: 0 };
  const comptoir = await wire({ env, place: placeOf(env), log, newId, ...clock });
  try {
    return await work(comptoir);
  } finally {
    await comptoir.close();
  }
}

import type { Environment } from '#root/config.ts';
import { refuseProduction, seedDemo } from './wiring/demo.ts';
import { makeLog, newUuid, placeOf, systemClock, wire } from '#root/main.ts';
import { readOptions } from './args.ts';
import { demoClock, withData } from './wiring/place.ts';

/** `seed`: puts the demo garage and the demo salon into the database, once. Refused in production. */
export async function seed(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, { now: 'string', data: 'string' });
  refuseProduction(env);
  const now = demoClock(options) ?? systemClock;
  const place = placeOf(withData(options, env));
  const newId = newUuid(now);
  const comptoir = await wire({ env, place, log: makeLog(env), now, newId, random: Math.random, quietMs: 0 });
  try {
    const seeded = await seedDemo(comptoir.ctx.store, { env, now: now(), newId });
    process.stdout.write(seeded.length > 0 ? `Seeded: ${seeded.join(', ')}.\n` : 'The demo is there already.\n');
  } finally {
    await comptoir.close();
  }
}

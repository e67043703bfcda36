import { toInstant } from '#language/zone.ts';
import type { Environment } from '#root/config.ts';
import { refuseProduction, seedDemo } from './demo.ts';
import { makeLog, newUuid, placeOf, systemClock, wire } from '#root/main.ts';
import { clockFrom, readOptions, textFlag } from './args.ts';

/** `seed`: puts the demo garage and the demo salon into the database, once. Refused in production. */
export async function seed(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, { now: 'string', data: 'string' });
  refuseProduction(env);
  const now = clockFrom(textFlag(options, 'now'), (date, time) => toInstant(date, time, 'Europe/Paris')) ?? systemClock;
  const data = textFlag(options, 'data');
  const place = placeOf(data === null ? env : { ...env, DATA_DIR: data });
  const newId = newUuid(now);
  const comptoir = await wire({ env, place, log: makeLog(env), now, newId, quietMs: 0 });
  try {
    const seeded = await seedDemo(comptoir.ctx.store, { env, now: now(), newId });
    process.stdout.write(seeded.length > 0 ? `Seeded: ${seeded.join(', ')}.\n` : 'The demo is there already.\n');
  } finally {
    await comptoir.close();
  }
}

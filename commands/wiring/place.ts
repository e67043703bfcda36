import type { Place } from '#db/db.ts';
import { toInstant } from '#language/zone.ts';
import type { Environment } from '#root/config.ts';
import { placeOf } from '#root/main.ts';
import { clockFrom, type Options, textFlag } from '../args.ts';

/** The environment with the folder that `--data` names in place of its own. */
export function withData(options: Options, env: Environment): Environment {
  const data = textFlag(options, 'data');
  return data === null ? env : { ...env, DATA_DIR: data };
}

/** Where a talk of the demo is kept: in memory, unless `--data` or DATABASE_URL names a place. */
export function talkPlace(options: Options, env: Environment): Place {
  const isNamed = textFlag(options, 'data') !== null || env.DATABASE_URL !== undefined;
  return isNamed ? placeOf(withData(options, env)) : { kind: 'pglite', folder: null, dump: null };
}

/** The clock that `--now` sets, in Paris, where the demo's businesses are; null without it. */
export function demoClock(options: Options): (() => Date) | null {
  return clockFrom(textFlag(options, 'now'), (date, time) => toInstant(date, time, 'Europe/Paris'));
}

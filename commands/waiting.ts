import { z } from 'zod';
import type { Environment } from '#root/config.ts';
import { readOptions, textFlag, UsageError } from './args.ts';
import { askData } from './wiring/ask-data.ts';
import { withData } from './wiring/place.ts';

/**
 * `waiting`: who waits for a person of the business and what they left for it, the urgent first, then the longest; the alerts
 * that have not left; and what is only to be known. `waiting --done CONVERSATION` takes a conversation and its notes off it.
 */
export async function waiting(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, { done: 'string', data: 'string' });
  const done = textFlag(options, 'done');
  if (done !== null && !z.guid().safeParse(done).success) {
    throw new UsageError(`"${done}" is no conversation: its id stands at the end of its line in "waiting".`);
  }
  const lines = await askData(withData(options, env), 'waiting', done === null ? [] : [done]);
  for (const line of lines) process.stdout.write(`${line}\n`);
}

import { createInterface } from 'node:readline/promises';
import { toInstant } from '#language/zone.ts';
import type { Environment } from '#root/config.ts';
import { makeLog, placeOf, systemClock } from '#root/main.ts';
import { clockFrom, readOptions, textFlag } from './args.ts';
import { openDesk } from './desk.ts';
import { readBusiness, readPersona } from './personas.ts';
import { viewOf } from './turn-view.ts';

const flags = { as: 'string', business: 'string', now: 'string', data: 'string', verbose: 'boolean' } as const;

/** `chat`: a conversation in the terminal, in memory unless `--data` or DATABASE_URL names a place. Ends with Ctrl-D. */
export async function chat(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, flags);
  readPersona(textFlag(options, 'as'));
  const data = textFlag(options, 'data');
  const clock = clockFrom(textFlag(options, 'now'), (date, time) => toInstant(date, time, 'Europe/Paris'));
  const isOwnPlace = data !== null || env.DATABASE_URL !== undefined;
  const desk = await openDesk({
    env,
    place: isOwnPlace
      ? placeOf(data === null ? env : { ...env, DATA_DIR: data })
      : { kind: 'pglite', folder: null, dump: null },
    log: makeLog({ ...env, LOG_LEVEL: 'error' }),
    now: clock ? tickingFrom(clock()) : systemClock,
    business: readBusiness(textFlag(options, 'business')),
    channel: 'terminal',
    write: (text) => process.stdout.write(`\n${text}\n\n`),
  });
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  process.stdout.write('Vous écrivez en tant que cliente. / You write as a customer. (Ctrl-D)\n\n');
  input.prompt();
  for await (const line of input) {
    const record = line.trim() === '' ? null : await desk.say(line);
    if (record && options.flags['verbose']) {
      const view = viewOf(record.turn.id, line, record, await desk.comptoir.ctx.store.keyOf(record.turn.tenantId));
      process.stdout.write(
        `${JSON.stringify({ lane: view.lane, model: view.model, calls: view.calls, rows: view.rows, ms: view.ms })}\n\n`,
      );
    }
    input.prompt();
  }
  await desk.close();
}

/** A conversation takes time, so its clock runs on from where it was set. */
function tickingFrom(start: Date): () => Date {
  const opened = performance.now();
  return () => new Date(start.getTime() + performance.now() - opened);
}

import { createInterface } from 'node:readline/promises';
import type { Environment } from '#root/config.ts';
import { makeLog, systemClock } from '#root/main.ts';
import { readOptions, textFlag } from './args.ts';
import { openDesk } from './wiring/desk.ts';
import { readChannel, readPersona } from './wiring/personas.ts';
import { demoClock, talkPlace } from './wiring/place.ts';
import { viewOf } from './wiring/turn-view.ts';

const flags = {
  as: 'string',
  business: 'string',
  channel: 'string',
  now: 'string',
  data: 'string',
  verbose: 'boolean',
} as const;

/** `chat`: a conversation in the terminal, in memory unless `--data` or DATABASE_URL names a place. Ends with Ctrl-D. */
export async function chat(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, flags);
  const persona = readPersona(textFlag(options, 'as'), textFlag(options, 'business'));
  const channel = readChannel(textFlag(options, 'channel') ?? 'terminal', persona);
  const clock = demoClock(options);
  const desk = await openDesk({
    env,
    place: talkPlace(options, env),
    log: makeLog({ ...env, LOG_LEVEL: 'error' }),
    now: clock ? tickingFrom(clock()) : systemClock,
    persona,
    channel,
    write: show,
  });
  // What the terminal's own channel sends is shown as it leaves; a phone's is read from the record.
  if (channel !== 'terminal') desk.waited.forEach(show);
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  process.stdout.write(`${persona.name} (${persona.role}). Ctrl-D : fin / to end.\n\n`);
  input.prompt();
  for await (const line of input) {
    const record = line.trim() === '' ? null : await desk.say(line);
    const view =
      record && viewOf(record.turn.id, line, record, await desk.comptoir.ctx.store.keyOf(record.turn.tenantId));
    if (channel !== 'terminal') view?.replies.forEach(show);
    if (view && options.flags['verbose']) {
      process.stdout.write(
        `${JSON.stringify({ lane: view.lane, model: view.model, calls: view.calls, rows: view.rows, ms: view.ms })}\n\n`,
      );
    }
    input.prompt();
  }
  await desk.close();
}

function show(text: string): void {
  process.stdout.write(`\n${text}\n\n`);
}

/** A conversation takes time, so its clock runs on from where it was set. */
function tickingFrom(start: Date): () => Date {
  const opened = performance.now();
  return () => new Date(start.getTime() + performance.now() - opened);
}

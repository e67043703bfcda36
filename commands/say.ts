import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { toInstant } from '#language/zone.ts';
import { makeLog, placeOf, systemClock } from '#root/main.ts';
import { type Environment } from '#root/config.ts';
import { clockFrom, type Options, readOptions, textFlag, UsageError } from './args.ts';
import { type Desk, openDesk } from './desk.ts';
import { readBusiness, readPersona } from './personas.ts';
import { type TurnView, viewOf } from './turn-view.ts';

export const sayFlags = {
  as: 'string',
  business: 'string',
  channel: 'string',
  json: 'boolean',
  cases: 'string',
  now: 'string',
  data: 'string',
} as const;

const demoCase = z.object({
  id: z.string(),
  as: z.string().optional(),
  business: z.string().optional(),
  channel: z.string().optional(),
  turns: z.array(z.string()).min(1),
});

/** `say`: messages given as an argument, one a line on the standard input, or a file of cases, each answered in full. */
export async function say(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, sayFlags);
  const cases = textFlag(options, 'cases');
  if (cases) await sayCases(options, env, cases);
  else await sayLines(options, env);
}

async function sayLines(options: Options, env: Environment): Promise<void> {
  readPersona(textFlag(options, 'as'));
  const desk = await deskFor(options, env, {
    business: textFlag(options, 'business'),
    channel: textFlag(options, 'channel'),
  });
  try {
    let count = 0;
    for await (const line of options.words.length > 0 ? [options.words.join(' ')] : lines()) {
      count += 1;
      print(options, await answered(desk, String(count), line));
    }
    if (count === 0) throw new UsageError('Nothing to say: give a text, or lines on the standard input.');
  } finally {
    await desk.close();
  }
}

async function sayCases(options: Options, env: Environment, file: string): Promise<void> {
  const cases = readCases(file);
  for (const business of ['garage', 'salon'] as const) {
    for (const channel of ['sms', 'terminal'] as const) {
      const mine = cases.filter(
        (one) => readBusiness(one.business ?? null) === business && readChannel(one.channel ?? null) === channel,
      );
      if (mine.length > 0) await saySome(options, env, mine, business, channel);
    }
  }
}

async function saySome(
  options: Options,
  env: Environment,
  cases: z.infer<typeof demoCase>[],
  business: string,
  channel: string,
) {
  const desk = await deskFor(options, env, { business, channel });
  try {
    for (const [index, one] of cases.entries()) {
      readPersona(one.as ?? null);
      if (index > 0 || !desk.isFresh) await desk.renew();
      for (const [turn, text] of one.turns.entries())
        print(options, await answered(desk, `${one.id}:${turn + 1}`, text));
    }
  } finally {
    await desk.close();
  }
}

function readCases(file: string): z.infer<typeof demoCase>[] {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const texts = readFileSync(file, 'utf8').split('\n');
  return texts.flatMap((text, index) => {
    if (text.trim() === '') return [];
    try {
      return [demoCase.parse(JSON.parse(text))];
    } catch (cause) {
      throw new UsageError(`Line ${index + 1} of ${file} is no case: write {"id": "...", "turns": ["..."]}.`, {
        cause,
      });
    }
  });
}

async function deskFor(
  options: Options,
  env: Environment,
  who: { business: string | null; channel: string | null },
): Promise<Desk> {
  const data = textFlag(options, 'data');
  const clock = clockFrom(textFlag(options, 'now'), (date, time) => toInstant(date, time, 'Europe/Paris'));
  const hasOwnPlace = data !== null || env.DATABASE_URL !== undefined;
  return openDesk({
    env,
    place: hasOwnPlace
      ? placeOf(data === null ? env : { ...env, DATA_DIR: data })
      : { kind: 'pglite', folder: null, dump: null },
    log: makeLog({ ...env, LOG_LEVEL: env.LOG_LEVEL === 'info' ? 'warn' : env.LOG_LEVEL }),
    now: clock ?? systemClock,
    business: readBusiness(who.business),
    channel: readChannel(who.channel),
    write: () => {},
  });
}

function readChannel(text: string | null): 'sms' | 'terminal' {
  if (text === null || text === 'sms') return 'sms';
  if (text === 'terminal') return 'terminal';
  throw new UsageError(`--channel "${text}" is not there yet. There is: sms, terminal.`);
}

async function answered(desk: Desk, id: string, text: string): Promise<TurnView | null> {
  const record = await desk.say(text);
  if (!record) return null;
  return viewOf(id, text, record, await desk.comptoir.ctx.store.keyOf(record.turn.tenantId));
}

function print(options: Options, view: TurnView | null): void {
  if (!view) return;
  process.stdout.write(options.flags['json'] ? `${JSON.stringify(view)}\n` : `${view.replies.join('\n')}\n`);
}

async function* lines(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin })) if (line.trim() !== '') yield line;
}

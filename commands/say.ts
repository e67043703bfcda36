import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { makeLog, systemClock } from '#root/main.ts';
import { type Environment } from '#root/config.ts';
import { type Options, readOptions, textFlag, UsageError } from './args.ts';
import { type Desk, openDesk } from './wiring/desk.ts';
import { type Persona, type PersonaChannel, readChannel, readPersona } from './wiring/personas.ts';
import { demoClock, talkPlace } from './wiring/place.ts';
import { type TurnView, viewOf } from './wiring/turn-view.ts';

export const sayFlags = {
  as: 'string',
  business: 'string',
  channel: 'string',
  json: 'boolean',
  cases: 'string',
  now: 'string',
  data: 'string',
  file: 'string',
} as const;

const demoCase = z.object({
  id: z.string(),
  as: z.string().optional(),
  business: z.string().optional(),
  channel: z.string().optional(),
  turns: z.array(z.string()).min(1),
});

type DemoCase = z.infer<typeof demoCase>;

/** `say`: messages given as an argument, one a line on the standard input, or a file of cases, each answered in full. */
export async function say(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, sayFlags);
  const cases = textFlag(options, 'cases');
  if (cases) await sayCases(options, env, cases);
  else await sayLines(options, env);
}

async function sayLines(options: Options, env: Environment): Promise<void> {
  const persona = readPersona(textFlag(options, 'as'), textFlag(options, 'business'));
  const desk = await deskFor(options, env, persona, readChannel(textFlag(options, 'channel'), persona));
  try {
    printWaited(options, desk.waited);
    let count = 0;
    const file = textFlag(options, 'file');
    // A file may come without a word.
    const isSaid = options.words.length > 0 || (file !== null && process.stdin.isTTY);
    for await (const line of isSaid ? [options.words.join(' ')] : lines()) {
      count += 1;
      print(options, await answered(desk, String(count), line, count === 1 ? file : null));
    }
    if (count === 0 && file !== null) print(options, await answered(desk, String(++count), '', file));
    if (count === 0) throw new UsageError('Nothing to say: give a text, or lines on the standard input.');
  } finally {
    await desk.close();
  }
}

/** Those of one persona on one channel share a desk, which takes a second to open. */
async function sayCases(options: Options, env: Environment, file: string): Promise<void> {
  const groups = new Map<string, { persona: Persona; channel: PersonaChannel; cases: DemoCase[] }>();
  for (const one of readCases(file)) {
    const persona = readPersona(one.as ?? null, one.business ?? null);
    const channel = readChannel(one.channel ?? null, persona);
    const key = `${persona.id} ${channel}`;
    const group = groups.get(key) ?? { persona, channel, cases: [] };
    group.cases.push(one);
    groups.set(key, group);
  }
  for (const { persona, channel, cases } of groups.values()) await saySome(options, env, cases, persona, channel);
}

async function saySome(
  options: Options,
  env: Environment,
  cases: DemoCase[],
  persona: Persona,
  channel: PersonaChannel,
): Promise<void> {
  const desk = await deskFor(options, env, persona, channel);
  try {
    for (const [index, one] of cases.entries()) {
      if (index > 0 || !desk.isFresh) await desk.renew();
      for (const [turn, text] of one.turns.entries())
        print(options, await answered(desk, `${one.id}:${turn + 1}`, text));
    }
  } finally {
    await desk.close();
  }
}

function readCases(file: string): DemoCase[] {
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

async function deskFor(options: Options, env: Environment, persona: Persona, channel: PersonaChannel): Promise<Desk> {
  return openDesk({
    env,
    place: talkPlace(options, env),
    log: makeLog({ ...env, LOG_LEVEL: env.LOG_LEVEL === 'info' ? 'warn' : env.LOG_LEVEL }),
    now: demoClock(options) ?? systemClock,
    ...{ persona, channel },
    write: () => {},
  });
}

async function answered(desk: Desk, id: string, text: string, file: string | null = null): Promise<TurnView | null> {
  const record = await desk.say(text, ...(file === null ? [] : [file]));
  if (!record) return null;
  return viewOf(id, text, record, await desk.comptoir.ctx.store.keyOf(record.turn.tenantId));
}

/** What came in before anything was said: a line of its own, with nobody's words before it. */
function printWaited(options: Options, texts: string[]): void {
  if (texts.length === 0) return;
  const isJson = options.flags['json'] === true;
  process.stdout.write(isJson ? `${JSON.stringify({ id: '0', in: null, replies: texts })}\n` : `${texts.join('\n')}\n`);
}

function print(options: Options, view: TurnView | null): void {
  if (!view) return;
  process.stdout.write(options.flags['json'] ? `${JSON.stringify(view)}\n` : `${view.replies.join('\n')}\n`);
}

async function* lines(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin })) if (line.trim() !== '') yield line;
}

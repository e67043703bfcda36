import { parseDocument } from 'yaml';
import { z } from 'zod';
import { castNames, type DemoBusiness, type Speaker, speakerOf } from './cast.ts';
import { expectation, localDate, localMoment } from './expectation.ts';

const quoted = 'a message is text: put quotes around a number';
const message = z.string(quoted);
const burst = z.array(message).min(2);
const byName = z
  .record(z.string(), z.union([message, burst], quoted))
  .refine((said) => Object.keys(said).length === 1, 'one speaker a turn');

/** A small file by its name, and what is in it: written here, or the bytes of a file of `evals/files`. */
const sentFile = z.union([
  z.strictObject({ name: z.string(), content: z.string() }),
  z.strictObject({ name: z.string(), bytesOf: z.string().regex(/^[\w.-]+$/, 'a file of evals/files by its name') }),
]);
/** A message with files, which may come without a word. */
const withFiles = z.strictObject({
  by: z.string().exactOptional(),
  says: message.default(''),
  files: z.array(sentFile).min(1),
});

/** What differs from the demo business before the first message. */
const worldSchema = z.strictObject({
  /** Who says what no name stands before: one of the cast. */
  caller: z.string().default('customer'),
  /** Whether the customer still has the coming appointment of the demo. */
  appointments: z.enum(['coming', 'none']).default('coming'),
  /** Times at which everything is taken by others, for an hour each. */
  taken: z.array(localMoment).default([]),
  closed: z.array(localDate).default([]),
  /** How many others there are: five customers, or the sixty of the demo with their papers. */
  size: z.enum(['small', 'demo']).default('small'),
  /** What happens while the customer thinks before a message. */
  meanwhile: z
    .strictObject({ beforeTurn: z.int().min(2), minutes: z.int().min(0), taken: z.array(localMoment).default([]) })
    .exactOptional(),
});

export const evalCase = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'an id is lower-case letters, digits and hyphens'),
    language: z.enum(['fr', 'en']),
    business: z.enum(['garage', 'salon']),
    now: localMoment,
    world: worldSchema.default(() => worldSchema.parse({})),
    /**
     * What is said: a text of the caller; several in a list are sent in one go, before an answer; with a name before it,
     * `karim: …` or `julie@terminal: …`, what that one says; with files, `{ by: julie, says: …, files: [{ name, content }] }`.
     */
    turns: z.array(z.union([message, burst, withFiles, byName], quoted)).min(1),
    expect: expectation,
  })
  .superRefine(({ business, world: { caller }, turns, expect }, { addIssue }) => {
    const refuse = (path: (string | number)[], name: string) => {
      if (speakerOf(business, name)) return;
      const known = castNames(business).join(', ');
      addIssue({ code: 'custom', path, message: `"${name}" is nobody here; there is: ${known}` });
    };
    refuse(['world', 'caller'], caller);
    for (const [index, turn] of turns.entries()) {
      const [name] = saidIn(turn);
      if (name !== null) refuse(['turns', index], name);
    }
    for (const [index, { to }] of expect.told.entries()) {
      if (!to.includes(' ')) refuse(['expect', 'told', index, 'to'], to);
    }
  });

/** One conversation and what must be true after it. */
export type EvalCase = z.infer<typeof evalCase>;

export type CaseFile = z.infer<typeof sentFile>;

/** What is said in which business, and when; what comes of it stands elsewhere. */
export type Script = Pick<EvalCase, 'business' | 'now' | 'world' | 'turns'>;

/** A script of one of the cast, who finds the business as the demo has it. */
export function demoScript(
  caller: string,
  said: Omit<Script, 'world'>,
  size: Script['world']['size'] = 'small',
): Script {
  return { ...said, world: worldSchema.parse({ caller, size }) };
}

/** A turn of a case: who says what, in one go, and sends what with it. */
interface SpokenTurn {
  speaker: Speaker;
  texts: string[];
  files: CaseFile[];
}

export function linesOf({ business, world: { caller }, turns }: Script): SpokenTurn[] {
  return turns.map((turn) => {
    const [name, texts, files] = saidIn(turn);
    return { speaker: knownSpeaker(business, name ?? caller), texts, files };
  });
}

/** The name that stands before what is said, if any; what is said; and what is sent with it. */
function saidIn(turn: EvalCase['turns'][number]): [string | null, string[], CaseFile[]] {
  if (typeof turn === 'string' || Array.isArray(turn)) return [null, [turn].flat(), []];
  // A name is no `files`: the one who speaks by name says texts.
  if (isWithFiles(turn)) return [turn.by ?? null, [turn.says], turn.files];
  const [name = '', said = ''] = Object.entries(turn)[0] ?? [];
  return [name, [said].flat(), []];
}

function isWithFiles(turn: object): turn is z.infer<typeof withFiles> {
  return 'files' in turn;
}

/** Whose conversation a case is in the first place. */
export function callerOf({ business, world }: Script): Speaker {
  return knownSpeaker(business, world.caller);
}

function knownSpeaker(business: DemoBusiness, name: string): Speaker {
  const speaker = speakerOf(business, name);
  if (!speaker) throw new Error(`"${name}" is nobody at the ${business}.`);
  return speaker;
}

/** Reads one case; the file's name is for the message. */
export function readCase(file: string, text: string): EvalCase {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) throw new Error(`${file}: ${broken.message.split('\n')[0]}`);
  return checked(file, evalCase, document.toJS());
}

/** The value as the schema reads it, or an error that names the place and every field that is wrong. */
export function checked<T>(place: string, schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  throw new Error(`${place}: ${problems.join('; ')}`);
}

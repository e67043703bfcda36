import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';

/** Where the businesses of the demo are: all times of a case are local. */
export const zone = 'Europe/Paris';

const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day like 2026-11-26');
const localTime = z.string().regex(/^\d{2}:\d{2}$/, 'write a time of day like 14:00');
const localStart = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'write a local time like 2026-11-26T14:00');
const message = z.string('a message is text: put quotes around a number');

/** When: at a time, or on one of some days between two times (the end excluded), where several times are as right. */
const when = {
  startsAt: localStart.exactOptional(),
  days: z.array(localDate).min(1).exactOptional(),
  from: localTime.default('00:00'),
  to: localTime.default('24:00'),
};

/** An appointment of the customer that is not as it was at the start. A moved one is told by its new time. */
const expectedChange = z.strictObject({
  service: z.string(),
  status: z.enum(['booked', 'moved', 'cancelled']),
  ...when,
  /** The time that was offered in this place by the reply before the last message: what "the second one" must book. */
  choice: z.int().min(1).exactOptional(),
});

/** What waits for an answer at the end: each time that is offered fits. */
const expectedOffer = z.strictObject({ service: z.string(), ...when });

/** Facts a reply must say, in any spelling of accents and signs; `a|b` is a or b. The last reply unless a turn is named. */
const replyFacts = z.strictObject({
  turn: z.int().min(1).exactOptional(),
  contains: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
});

export const expectation = z.strictObject({
  /** Exactly these changes and no other, whoever owns the appointment. */
  appointments: z.array(expectedChange),
  /** Null: nothing is offered at the end. */
  offer: expectedOffer.nullable().exactOptional(),
  /** What the last reply asks the customer for. */
  asks: z.enum(['day', 'service', 'name']).exactOptional(),
  replies: z.array(replyFacts).default([]),
  /** Who answers the last message. */
  lane: z.enum(['legal', 'person', 'pending', 'agent']).exactOptional(),
  model: z.string().exactOptional(),
  maxReplies: z.int().min(0).exactOptional(),
  personWanted: z.boolean().exactOptional(),
  /** Nobody is opted out who did not ask. */
  optedOut: z.boolean().default(false),
  saved: z
    .strictObject({
      firstName: z.string().exactOptional(),
      lastName: z.string().exactOptional(),
      email: z.string().exactOptional(),
      plate: z.string().exactOptional(),
    })
    .exactOptional(),
});

/** What differs from the demo business before the first message. */
const world = z.strictObject({
  caller: z.enum(['customer', 'stranger']).default('customer'),
  /** Whether the customer still has the coming appointment of the demo. */
  appointments: z.enum(['coming', 'none']).default('coming'),
  /** Times at which everything is taken by others, for an hour each. */
  taken: z.array(localStart).default([]),
  closed: z.array(localDate).default([]),
  /** What happens while the customer thinks before a message. */
  meanwhile: z
    .strictObject({ beforeTurn: z.int().min(2), minutes: z.int().min(0), taken: z.array(localStart).default([]) })
    .exactOptional(),
});

export const evalCase = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'an id is lower-case letters, digits and hyphens'),
  language: z.enum(['fr', 'en']),
  business: z.enum(['garage', 'salon']),
  now: localStart,
  world: world.default(() => world.parse({})),
  /** What the customer says; several in a list are sent in one go, before an answer. */
  turns: z.array(z.union([message, z.array(message).min(2)], 'a message is text: put quotes around a number')).min(1),
  expect: expectation,
});

/** One conversation and what must be true after it. */
export type EvalCase = z.infer<typeof evalCase>;
export type Expectation = z.infer<typeof expectation>;
export type ExpectedChange = z.infer<typeof expectedChange>;
export type ExpectedOffer = z.infer<typeof expectedOffer>;

/** Reads every case of a folder, one a file, sorted by name. Throws when one is wrong: all its mistakes, with the field. */
export function readCases(folder: string): EvalCase[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted();
  const cases = files.map((file) => readCase(file, readFileSync(path.join(folder, file), 'utf8')));
  const astray = cases.findIndex(({ id }, index) => files[index] !== `${id}.yaml`);
  if (astray >= 0) throw new Error(`${files[astray]}: id: the file of "${cases[astray]?.id}" is called after it`);
  return cases;
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

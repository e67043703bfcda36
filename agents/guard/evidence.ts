import { readClaims, type Claim } from '#language/quantities.ts';
import { weekdayOf } from '#language/zone.ts';
import { factsOf, type Fact } from '#tools/facts.ts';
import type { Reply } from './draft.ts';

/** What a reply may lean on, read only as far as its claims make it necessary. */
export interface Evidence {
  /** A tool returned it, or the context holds it. */
  isKnown(claim: Fact): boolean;
  /** The person said it. */
  isSaid(claim: Fact): boolean;
  /** Every object a tool returned, this turn's first. */
  objects(): Iterable<Record<string, unknown>>;
  /** Every object the tools of this turn returned. */
  objectsNow(): Iterable<Record<string, unknown>>;
  /** Local starts that were returned or stand in the context: `2026-11-26T09:00`. */
  starts(): Set<string>;
  /** Times that belong to no single day: opening hours. */
  hours(): Set<string>;
}

export function evidenceFor(reply: Omit<Reply, 'text'>): Evidence {
  const { context, now } = reply;
  const moment = { now, zone: context.zone };
  const outputsNow = reply.calls.filter((call) => call.ok).map((call) => call.output);
  const outputs = [...outputsNow.toReversed(), ...reply.known];
  const told = { outputs, ...toldBy(context) };
  const leaves = lazyLeaves(told);
  const knows = lazily(leaves, (leaf) => factsOf(leaf, moment));
  const heard = lazily(reply.said, (text) => wordsOf(text, reply));
  const starts = lazily([told], startsIn);
  const hours = lazily(outputs, (output) => hoursIn(output, reply));
  return {
    isKnown: (claim) => knows.has(nameOf(claim)),
    isSaid: (claim) => heard.has(nameOf(claim)),
    objects: () => objectsIn(told),
    objectsNow: () => objectsIn(outputsNow),
    starts: starts.all,
    hours: hours.all,
  };
}

/** The hour it is now is no fact about an appointment, the day is what `aujourd'hui` says; manners and synonyms are no facts. */
function toldBy({ now, business, services, person, appointments, pending }: Reply['context']): Record<string, unknown> {
  const prices = services.map(({ service, priceCents, durationMinutes }) => ({ service, priceCents, durationMinutes }));
  return { today: now.slice(0, 10), appointments, pending, person, business, prices };
}

/** Every value once, as `{ key: value }`: first what is a value by itself, then the texts to be read, which take 0.1 ms each. */
function lazyLeaves(value: unknown): Record<string, unknown>[] {
  const seen = new Map(leavesIn(value).map(([key, leaf]) => [`${key} ${leaf}`, [key, leaf] as const]));
  const isText = ([key, leaf]: readonly [string, unknown]) =>
    typeof leaf === 'string' && !/^\d{4}-\d{2}-\d{2}/.test(leaf) && key !== 'plate' && !key.startsWith('phone');
  const [texts, others] = [[...seen.values()].filter(isText), [...seen.values()].filter((leaf) => !isText(leaf))];
  return [...others, ...texts].map(([key, leaf]) => ({ [key]: leaf }));
}

function nameOf({ kind, value }: Fact): string {
  return `${kind} ${value}`;
}

interface Lazy {
  has(name: string): boolean;
  all(): Set<string>;
}

/** Reads one source after the other until what is looked for is found: most replies lean on the first. */
function lazily<Source>(sources: readonly Source[], read: (source: Source) => readonly (Fact | string)[]): Lazy {
  const found = new Set<string>();
  const rest = [...sources];
  const readNext = () => {
    for (const each of read(rest[0] as Source)) found.add(typeof each === 'string' ? each : nameOf(each)); // Asked only while `rest` is not empty.
    rest.shift();
  };
  return {
    has(name) {
      while (!found.has(name) && rest.length > 0) readNext();
      return found.has(name);
    },
    all() {
      while (rest.length > 0) readNext();
      return found;
    },
  };
}

/** A date the person named may be called by its weekday; a weekday they named is no date. */
function wordsOf(text: string, { context, now }: Pick<Reply, 'context' | 'now'>): Fact[] {
  const claims = readClaims(text, { language: context.language, now, zone: context.zone });
  const weekdays = claims
    .filter(({ kind, value }) => kind === 'date' && /^\d{4}-/.test(value))
    .map(({ value }): Fact => ({ kind: 'date', value: `weekday:${weekdayOf(value)}` }));
  return [...claims, ...weekdays];
}

function startsIn(value: unknown): string[] {
  return leavesIn(value).flatMap(([, leaf]) =>
    typeof leaf === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(leaf) ? [leaf] : [],
  );
}

function hoursIn(value: unknown, { context, now }: Pick<Reply, 'context' | 'now'>): string[] {
  const asking = { language: context.language, now, zone: context.zone };
  const lines = leavesIn(value).flatMap(([key, leaf]) => (key === 'hours' && typeof leaf === 'string' ? [leaf] : []));
  return readTimes(lines.flatMap((line) => readClaims(line, asking)));
}

function readTimes(claims: Claim[]): string[] {
  return claims.filter((claim) => claim.kind === 'time').map((claim) => claim.value);
}

function leavesIn(value: unknown, key = ''): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap((inner) => leavesIn(inner, key));
  if (typeof value !== 'object' || value === null) return [[key, value]];
  return Object.entries(value).flatMap(([name, inner]) => leavesIn(inner, name));
}

function* objectsIn(value: unknown): Iterable<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  // A JSON object or array: its keys are strings.
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

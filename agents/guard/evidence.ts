import { fold } from '#language/normalise.ts';
import { readClaims, type Claim } from '#language/quantities.ts';
import { weekdayOf } from '#language/zone.ts';
import { countsIn } from '#tools/count-facts.ts';
import type { Fact } from '#tools/facts.ts';
import type { Deed } from '#tools/tool.ts';
import type { ToolCall } from '../agent.ts';
import type { AgentContext } from '../context.ts';
import { type Row, rowsIn } from './rows.ts';
import { isText, type Leaf, leafReader, leavesIn, listsIn, objectsIn, toldBy } from './told.ts';

/** What an ok call returned, and what it proves. */
export interface Proof {
  output: unknown;
  deeds: readonly Deed[];
}

/** What a reply may lean on, read only as far as its claims make it necessary. */
export interface Evidence {
  /** A tool returned it, or the context holds it. */
  isKnown(claim: Fact): boolean;
  /** The person said it. */
  isSaid(claim: Fact): boolean;
  /** The ok calls of this turn, newest first. */
  proofsNow: readonly Proof[];
  /** Those of earlier turns, newest first. */
  proofsBefore: readonly Proof[];
  /** Every object a tool returned or the context holds: this turn's first, then the context's, then earlier ones. */
  objects(): Iterable<Record<string, unknown>>;
  /** The same, each with its subjects. */
  rows(): readonly Row[];
  /** The objects of one output. */
  rowsOf(output: unknown): readonly Row[];
  /** Every text of a tool, the context or the person, folded. */
  texts(): readonly string[];
  /** Local starts that were returned or stand in the context: `2026-11-26T09:00`. */
  starts(): Set<string>;
  /** Times that belong to no single day: opening hours. */
  hours(): Set<string>;
}

/** What evidence is made of. */
export interface Sources {
  context: AgentContext;
  now: Date;
  /** The person's own words, of this turn and of earlier ones. */
  said: string[];
  /** The calls of this turn. */
  calls: ToolCall[];
  /** The ok calls of earlier turns, newest first. */
  known: readonly Proof[];
}

export function evidenceFor(sources: Sources): Evidence {
  const { context, now, said, known } = sources;
  const read = leafReader({ now, zone: context.zone });
  const proofsNow = sources.calls.filter((call) => call.ok).toReversed();
  const outputs = [...proofsNow, ...known].map(({ output }) => output);
  const told = [...proofsNow.map(({ output }) => output), ...toldBy(context), ...known.map(({ output }) => output)];
  const knows = lazily(() => lazyLeaves(told), read);
  const counts = lazily(() => [...outputs, listsIn(context)], countsIn);
  const heard = lazily(
    () => said,
    (text) => wordsOf(text, sources),
  );
  const starts = lazily(() => told, startsIn);
  const hours = lazily(
    () => outputs,
    (output) => hoursIn(output, sources),
  );
  const isCounted = (value: string) => counts.has(value) || counts.has(value.replace(/ .*/, ''));
  let rows: Row[] | undefined;
  let texts: string[] | undefined;
  return {
    isKnown: (claim) => (claim.kind === 'count' && isCounted(claim.value)) || knows.has(nameOf(claim)),
    isSaid: (claim) => heard.has(nameOf(claim)),
    proofsNow,
    proofsBefore: known,
    objects: () => objectsIn(told),
    rows: () => (rows ??= told.flatMap((each) => rowsIn(each, read))),
    rowsOf: (output) => rowsIn(output, read),
    texts: () => (texts ??= textsIn([told, said, context.services])),
    starts: starts.all,
    hours: hours.all,
  };
}

/** Every value once: first what is a value by itself, then the texts. */
function lazyLeaves(value: unknown): Leaf[] {
  const leaves = [...new Map(leavesIn(value).map((leaf) => [leaf.join(' '), leaf])).values()];
  return [...leaves.filter((leaf) => !isText(leaf)), ...leaves.filter(isText)];
}

function nameOf({ kind, value }: Fact): string {
  return `${kind} ${value}`;
}

interface Lazy {
  has(name: string): boolean;
  all(): Set<string>;
}

/** Reads one source after the other until what is looked for is found: most replies lean on the first. */
function lazily<Source>(open: () => readonly Source[], read: (source: Source) => Iterable<Fact | string>): Lazy {
  const found = new Set<string>();
  let sources: readonly Source[] | undefined;
  let next = 0;
  const readNext = () => {
    sources ??= open();
    const source = sources[next];
    if (next >= sources.length) return false;
    next += 1;
    for (const each of read(source as Source)) found.add(typeof each === 'string' ? each : nameOf(each)); // It is in the list.
    return true;
  };
  return {
    has(name) {
      while (!found.has(name) && readNext());
      return found.has(name);
    },
    all() {
      while (readNext());
      return found;
    },
  };
}

/** A date the person named may be called by its weekday; a weekday they named is no date. */
function wordsOf(text: string, { context, now }: Sources): Fact[] {
  const claims = readClaims(text, { language: context.language, now, zone: context.zone });
  const weekdays = claims
    .filter(({ kind, value }) => kind === 'date' && /^\d{4}-/.test(value))
    .map(({ value }): Fact => ({ kind: 'date', value: `weekday:${weekdayOf(value)}` }));
  return [...claims, ...weekdays];
}

function textsIn(value: unknown): string[] {
  const texts = leavesIn(value).flatMap(([, leaf]) => (typeof leaf === 'string' ? [leaf] : []));
  return [...new Set(texts)].map((text) => ` ${fold(text)} `);
}

function startsIn(value: unknown): string[] {
  return leavesIn(value).flatMap(([, leaf]) =>
    typeof leaf === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(leaf) ? [leaf] : [],
  );
}

function hoursIn(value: unknown, { context, now }: Sources): string[] {
  const asking = { language: context.language, now, zone: context.zone };
  const lines = leavesIn(value).flatMap(([key, leaf]) => (key === 'hours' && typeof leaf === 'string' ? [leaf] : []));
  return readTimes(lines.flatMap((line) => readClaims(line, asking)));
}

function readTimes(claims: Claim[]): string[] {
  return claims.filter((claim) => claim.kind === 'time').map((claim) => claim.value);
}

import type { MemberContext } from '#agents/context.ts';
import { findEmails } from '#language/email.ts';
import { isCommonWord } from '#language/name/common-words.ts';
import { fold } from '#language/normalise.ts';
import { findPhones } from '#language/phone.ts';
import { findPlates } from '#language/plate.ts';
import { clean, foldInPlace } from '#language/quantities/page.ts';
import type { TextReading } from '../../reading.ts';
import { isModelWord } from '../../vehicle.ts';

/** `stranger`: written like a name, and no customer of ours has it. */
export type SpanKind =
  | 'contact'
  | 'stranger'
  | 'company'
  | 'colleague'
  | 'bay'
  | 'plate'
  | 'model'
  | 'phone'
  | 'email'
  | 'when';

/** What a stretch of a message names, as it stands there. */
export interface Span {
  kind: SpanKind;
  from: number;
  to: number;
  value: string;
}

type Names = Pick<MemberContext, 'team' | 'places' | 'named'>;

interface Token {
  word: string;
  from: number;
  to: number;
}

const titles = new Set('mme madame m mr monsieur mlle mademoiselle mrs ms miss dr docteur'.split(' '));
/** Before these a first name alone is a person: "la voiture de claire", "for Claire". */
const leads = new Set('de d a pour chez avec et sur client cliente for of to with and from on par fiche'.split(' '));
/** What is somebody's: "devis martin", "clio dupont". */
const nouns = new Set(
  'devis facture rdv client cliente fiche dossier affaire relance quote invoice appointment record deal customer contact'.split(
    ' ',
  ),
);
const longestName = 3;

/** Everything of a member's message that names somebody, something or a time, in the order of the text; none overlaps another. */
export function readSpans(reading: TextReading, names: Names): { source: string; spans: Span[] } {
  const source = clean(reading.text).replaceAll(/\s+/g, ' ').trim();
  const page = foldInPlace(source);
  const figures: Span[] = [
    ...findEmails(source).map((found) => spanOf('email', found)),
    ...findPhones(source, 'FR').map((found) => spanOf('phone', found)),
    ...findPlates(source).map((found) => spanOf('plate', found)),
  ];
  const apart = figures.filter(
    (span, index) => !figures.slice(0, index).some((other) => span.from < other.to && other.from < span.to),
  );
  const tokens = tokensOf(page);
  const free = (spans: readonly Span[]) =>
    tokens.filter(({ from, to }) => !spans.some((span) => from < span.to && span.from < to));
  const people = peopleIn(free(apart), source, names);
  const when = whenIn(reading, page, [...apart, ...people]);
  const known = [...apart, ...people, ...when];
  const all = [...known, ...modelIn(reading, free(known))];
  const spans = [...all, ...strangersIn(free(all), source)];
  return { source, spans: spans.toSorted((a, b) => a.from - b.from) };
}

function spanOf(kind: SpanKind, { value, start, end }: { value: string; start: number; end: number }): Span {
  return { kind, from: start, to: end, value };
}

function tokensOf(page: string): Token[] {
  return [...page.matchAll(/[a-z0-9]+/g)].map(({ 0: word, index }) => ({ word, from: index, to: index + word.length }));
}

/** Customers, companies, colleagues and bays, the longest names first. */
function peopleIn(tokens: readonly Token[], source: string, names: Names): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = nameAt(tokens, at, source, names);
    const [first, last] = [tokens[at], tokens[at + (found?.length ?? 0) - 1]];
    if (!found || !first || !last) {
      at += 1;
      continue;
    }
    // "Marc Dupont", where we know no Marc: all of it is the name, or another Dupont would be taken for him.
    const from = found.kind === 'contact' ? widened(tokens, at, -1, source) : at;
    const to = found.kind === 'contact' ? widened(tokens, at + found.length - 1, 1, source) : at + found.length - 1;
    const [begin, end] = [(tokens[from] ?? first).from, (tokens[to] ?? last).to];
    spans.push({ kind: found.kind, from: begin, to: end, value: source.slice(begin, end) });
    at = to + 1;
  }
  return spans;
}

type Found = { kind: SpanKind; length: number };

function nameAt(tokens: readonly Token[], at: number, source: string, { team, places, named }: Names): Found | null {
  const colleague = colleagueAt(tokens, at, { team, places });
  const customer = customerAt(tokens, at, source, named);
  // "Thomas" is the colleague, "Thomas Morel" the customer.
  if (customer && (!colleague || customer.length > colleague.length)) return customer;
  return colleague;
}

function colleagueAt(
  tokens: readonly Token[],
  at: number,
  { team, places }: Pick<Names, 'team' | 'places'>,
): Found | null {
  const words = (length: number) => wordsAt(tokens, at, length);
  for (const { kind, name } of places) {
    const own = fold(name).split(' ');
    if (kind === 'bay' && words(own.length) === own.join(' ')) return { kind: 'bay', length: own.length };
  }
  if (
    /^(?:pont|bay|lift|baie|fauteuil|chair|bac)$/.test(tokens[at]?.word ?? '') &&
    /^\d$/.test(tokens[at + 1]?.word ?? '')
  ) {
    return { kind: 'bay', length: 2 };
  }
  const people = [
    ...team.map(({ name }) => name),
    ...places.flatMap(({ kind, name }) => (kind === 'technician' ? [name] : [])),
  ];
  const folded = people.map(fold);
  const whole = folded.find((name) => words(name.split(' ').length) === name);
  if (whole) return { kind: 'colleague', length: whole.split(' ').length };
  return folded.some((name) => name.split(' ')[0] === tokens[at]?.word) ? { kind: 'colleague', length: 1 } : null;
}

function customerAt(tokens: readonly Token[], at: number, source: string, named: Names['named']): Found | null {
  const has = (kind: Names['named'][number]['kind'], words: string) =>
    named.some((each) => each.kind === kind && each.words === words);
  for (let length = longestName; length > 0; length -= 1) {
    const words = wordsAt(tokens, at, length);
    if (words === null) continue;
    if (has('company', words) && !(length === 1 && isCommonWord(words))) return { kind: 'company', length };
    const isFirst = has('first', words) || (length === 1 && /^[a-z]$/.test(words));
    const other = lengthOf(tokens, at + length, (next) => has('last', next));
    if (isFirst && other > 0) return { kind: 'contact', length: length + other };
    const turned = lengthOf(tokens, at + length, (next) => has('first', next));
    if (has('last', words) && turned > 0) return { kind: 'contact', length: length + turned };
    const isTitled = titles.has(tokens[at]?.word ?? '');
    const after =
      isTitled && length === 1 ? lengthOf(tokens, at + 1, (next) => has('last', next) || has('first', next)) : 0;
    const more = after > 0 ? lengthOf(tokens, at + 1 + after, (next) => has('last', next)) : 0;
    if (after > 0) return { kind: 'contact', length: 1 + after + more };
    if (has('last', words) && isWrittenAsName(tokens, at, length, source)) return { kind: 'contact', length };
    if (has('first', words) && isFirstAlone(tokens, at, length, source)) return { kind: 'contact', length };
  }
  return null;
}

/** How many tokens from here make a name of a kind; 0 where none does. */
function lengthOf(tokens: readonly Token[], at: number, isName: (words: string) => boolean): number {
  for (let length = longestName; length > 0; length -= 1) {
    const words = wordsAt(tokens, at, length);
    if (words !== null && isName(words)) return length;
  }
  return 0;
}

/** The last token in a direction that is still written as part of the name. */
function widened(tokens: readonly Token[], at: number, step: 1 | -1, source: string): number {
  const [here, next] = [tokens[at], tokens[at + step]];
  if (!here || !next || !isCapital(next, source)) return at;
  const between = step === 1 ? source.slice(here.to, next.from) : source.slice(next.to, here.from);
  const isOpening = step === -1 && at + step === 0;
  const isPart =
    /^[ '-]$/.test(between) && !isOpening && !isCommonWord(next.word) && next.word.length > 1 && !titles.has(next.word);
  return isPart ? widened(tokens, at + step, step, source) : at;
}

/** Two words or more that are written like a name and that nobody known has: "Ulysse Oddone". */
function strangersIn(tokens: readonly Token[], source: string): Span[] {
  const spans: Span[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const first = tokens[at];
    if (!first || !isCapital(first, source) || isCommonWord(first.word) || first.word.length < 2) continue;
    const end = widened(tokens, at, 1, source);
    const last = tokens[end];
    if (!last || end === at) continue;
    spans.push({ kind: 'stranger', from: first.from, to: last.to, value: source.slice(first.from, last.to) });
    at = end;
  }
  return spans;
}

/** A name in small letters may be another word: it counts where a name would stand. */
function isWrittenAsName(tokens: readonly Token[], at: number, length: number, source: string): boolean {
  const words = wordsAt(tokens, at, length) ?? '';
  if (length > 1 || isCapital(tokens[at], source)) return true;
  const before = tokens[at - 1]?.word ?? '';
  const behind = tokens[at + length]?.word ?? '';
  const isLed =
    at === 0 ||
    leads.has(before) ||
    nouns.has(before) ||
    isModelWord(before) ||
    (before === 'the' && isModelWord(behind));
  return isLed && words.length > 2 && !isCommonWord(words);
}

function isFirstAlone(tokens: readonly Token[], at: number, length: number, source: string): boolean {
  const words = wordsAt(tokens, at, length) ?? '';
  if (words.length < 3) return false;
  const isLed = leads.has(tokens[at - 1]?.word ?? '') || at === 0;
  return isCapital(tokens[at], source) || (isLed && !isCommonWord(words));
}

function isCapital(token: Token | undefined, source: string): boolean {
  return token !== undefined && /\p{Lu}/u.test(source.charAt(token.from));
}

function wordsAt(tokens: readonly Token[], at: number, length: number): string | null {
  const run = tokens.slice(at, at + length);
  return run.length < length ? null : run.map(({ word }) => word).join(' ');
}

/** Where the time that was read stands; a time that was read from words apart is not cut out. */
const hourBehind = /^ ?(?:(?:à|a|at|vers|,) ?)?\d{1,2} ?(?:h(?: ?\d{2})?|heures?|:\d{2}|[ap]m)(?![a-z0-9])/;

function whenIn({ when }: TextReading, page: string, taken: readonly Span[]): Span[] {
  if (when === null || when.text === '') return [];
  const words = foldInPlace(when.text);
  const at = page.indexOf(words);
  // "14 January 10 to 11", of which "January 10 to 11" was read: the figure before belongs to it, and its tool will ask.
  const ahead = at > 0 ? (/(?<![\w.,-])\d{1,2}(?:st|nd|rd|th|er)? $/.exec(page.slice(0, at))?.[0] ?? '') : '';
  const from = at - ahead.length;
  // "Demain 8h de commander": an hour that leads to what is to be done is still the hour.
  const hour = when.time === null ? (hourBehind.exec(page.slice(at + words.length))?.[0] ?? '') : '';
  // "Ce soir 17h30 de nettoyer" has an hour; "ce matin 2h de main d'œuvre" has none.
  const behind = when.from === null || /\d{2}$/.test(hour) ? hour : '';
  const to = at + words.length + behind.length;
  const isFree = at !== -1 && !taken.some((span) => from < span.to && span.from < to);
  return isFree ? [{ kind: 'when', from, to, value: ahead + when.text + behind }] : [];
}

function modelIn({ model }: TextReading, tokens: readonly Token[]): Span[] {
  if (model === null) return [];
  const words = fold(model).split(' ');
  const at = tokens.findIndex((_, index) => wordsAt(tokens, index, words.length) === words.join(' '));
  const [first, last] = [tokens[at], tokens[at + words.length - 1]];
  return first && last ? [{ kind: 'model', from: first.from, to: last.to, value: model }] : [];
}

import { readEmail } from '#language/email.ts';
import type { Language } from '#language/language.ts';
import { readName, type PersonName } from '#language/name.ts';
import { fold } from '#language/normalise.ts';
import { readPlate } from '#language/plate.ts';
import { readWhen, type When } from '#language/when.ts';
import { readServices, type Catalogue } from './catalogue.ts';
import { isFiller, opensWithGreeting, withoutCourtesies } from './manners.ts';
import { isMark, type Find, markFinds, withoutRepeats } from './marks.ts';
import { spellOut } from './spelling.ts';
import { readVehicle } from './vehicle.ts';

/** All that one text says by itself, before what was said earlier gives it a meaning. */
export interface TextReading {
  text: string;
  /** Folded, all of them. */
  words: string[];
  /** What was read, and the marks that stand for it; services are marked where they stand. */
  finds: readonly Find[];
  /** The words that carry the wish: courtesies gone, what was read replaced by a mark (`WHEN`). */
  marked: string[];
  /** The same as they were typed, each with the word of an example that it is; null for a word of no example. */
  spelled: { word: string; known: string | null }[];
  greets: boolean;
  when: When | null;
  services: string[];
  /** Named as what is not wanted: "pas la vidange". */
  denied: string[];
  unclear: string[];
  /** Of `unclear`, what is named for sure beside the others. */
  beside: string[];
  /** The words that named services, for a search. */
  serviceWords: string;
  plate: string | null;
  email: string | null;
  name: PersonName | null;
  model: string | null;
  /** Nothing but marks and filler: an answer to a question, not a wish of its own. */
  isBare: boolean;
  /** Words that neither the reader nor any example knows. */
  leftover: string;
}

/** The word of an example that a word is, or nearly is; null for a word of no example. */
export type KnownAs = (word: string) => string | null;

export interface ReadingContext {
  now: Date;
  zone: string;
  language: Language;
  catalogue: Catalogue;
}

/** `pas`, `not`, with an article between it and what it denies. */
const denials = new Set(['pas', 'not', 'instead', 'lieu', 'sans', 'without', 'ni', 'sauf', 'except', 'than']);
const denialReach = 2;
/** Longer texts are stories: whatever they say, it is not for a small model. */
export const longestText = 600;

export function readText(full: string, context: ReadingContext, knownAs: KnownAs): TextReading {
  const text = full.slice(0, longestText);
  const words = wordsOf(text);
  const named = readServices(words, context.catalogue);
  const email = readEmail(text);
  const plate = readPlate(text);
  const when = readWhen(text, context);
  const name = readName(text);
  const vehicle = readVehicle(words);
  const finds: Find[] = [
    ['EMAIL', email ?? ''],
    ['PLATE', plate ?? ''],
    ['WHEN', when?.text ?? ''],
    ['NAME', name ? [name.firstName, name.lastName].filter((part) => part !== null).join(' ') : ''],
    ['MODEL', vehicle?.words.join(' ') ?? ''],
  ];
  const services = words.map((word, index) => (named.at.has(index) ? 'SERVICE' : word));
  const plain = markFinds(services, finds).map((word) => (/^\d+$/.test(word) ? 'NUM' : word));
  const spelled = withoutRepeats(withoutCourtesies(plain)).map((word) => ({
    word,
    known: isMark(word) || isFiller(word) ? word : knownAs(word),
  }));
  const marked = spelled.map(({ word, known }) => known ?? word);
  const denied = named.clear.filter((service) => isDenied(words, named.first.get(service)));
  return {
    text,
    words,
    finds,
    marked,
    spelled,
    greets: opensWithGreeting(words),
    when,
    services: named.clear.filter((service) => !denied.includes(service)),
    denied,
    unclear: named.unclear,
    beside: named.beside,
    serviceWords: words.filter((_, index) => named.at.has(index)).join(' '),
    plate,
    email,
    name,
    model: vehicle?.name ?? null,
    isBare: marked.some(isMark) && marked.every((word) => isMark(word) || isFiller(word)),
    leftover: spelled.flatMap(({ word, known }) => (known === null ? [word] : [])).join(' '),
  };
}

/** "Les pneus, pas la vidange". */
function isDenied(words: readonly string[], at: number | undefined): boolean {
  return at !== undefined && words.slice(Math.max(0, at - denialReach), at).some((word) => denials.has(word));
}

/** An example as the classifier sees messages: `une {service} {when}` becomes `une SERVICE WHEN`. */
export function readExample(example: string): string[] {
  const words = example
    .split(/(\{\w+\})/)
    .flatMap((part) => (part.startsWith('{') ? [part.slice(1, -1).toUpperCase()] : wordsOf(part)));
  return withoutRepeats(withoutCourtesies(spellOut(words)));
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '');
}

import { readEmail } from '#language/email.ts';
import type { Language } from '#language/language.ts';
import { readName, type PersonName } from '#language/name.ts';
import { fold } from '#language/normalise.ts';
import { readPlate } from '#language/plate.ts';
import { readWhen, type When } from '#language/when.ts';
import { nameOfWords } from './bare-name.ts';
import { findServices, type Catalogue } from './catalogue.ts';
import type { Classifier, Ranked } from './classify.ts';
import { isFiller, opensWithGreeting, withoutCourtesies } from './manners.ts';
import type { SkillName } from './skill.ts';
import { readStance, type Stance } from './stance.ts';
import { spellOut } from './spelling.ts';
import { readVehicle } from './vehicle.ts';

/** All that one text says by itself, before what was said earlier gives it a meaning. */
export interface Reading {
  text: string;
  /** Whether it says not to cancel, not to book, or that staff must know. */
  stance: Stance;
  /** Folded, all of them. */
  words: string[];
  /** The words that carry the wish: courtesies gone, what was read replaced by a mark (`WHEN`). */
  marked: string[];
  greets: boolean;
  when: When | null;
  services: string[];
  unclear: string[];
  /** The words that named services, for a search. */
  serviceWords: string;
  plate: string | null;
  email: string | null;
  name: PersonName | null;
  /** What the message could be if a name was asked for: every word of it that is no slot and no example's. */
  bareName: PersonName | null;
  model: string | null;
  /** Nothing but marks and filler: an answer to a question, not a wish of its own. */
  isBare: boolean;
  /** Words that neither the reader nor any example knows. */
  leftover: string;
  ranked: Ranked<SkillName>[];
}

export interface ReadingContext {
  now: Date;
  zone: string;
  language: Language;
  catalogue: Catalogue;
}

/** A mark stands for something read; fold() never makes upper case, so a person cannot type one. */
const MARK = /^[A-Z]+$/;
/** As sure as the sure model must be. */
const CRY_FOR_HELP = 0.7;
const URGENT = /urgen/i;
/** `pas`, `not`, with an article between it and what it denies. */
const DENIALS = new Set(['pas', 'not', 'instead', 'lieu']);
const DENIAL_REACH = 2;
/** Longer texts are stories: whatever they say, it is not for a small model. */
export const LONGEST_TEXT = 600;

export function readMessage(full: string, context: ReadingContext, classifier: Classifier<SkillName>): Reading {
  const stance = readStance(full.slice(0, LONGEST_TEXT));
  const text = stance.rest;
  const words = wordsOf(text);
  const named = findServices(words, context.catalogue);
  const email = readEmail(text);
  const plate = readPlate(text);
  const when = readLastWhen(text, context);
  const name = readName(text);
  const vehicle = readVehicle(words);
  const services = words.map((word, index) => (named.at.has(index) ? 'SERVICE' : word));
  const finds: [string, string][] = [
    ['EMAIL', email ?? ''],
    ['PLATE', plate ?? ''],
    ['WHEN', when?.text ?? ''],
    ['NAME', name ? [name.firstName, name.lastName].filter((part) => part !== null).join(' ') : ''],
    ['MODEL', vehicle?.words.join(' ') ?? ''],
  ];
  const marking = (from: readonly string[]) =>
    spellOut(finds.reduce((marked, [mark, found]) => replaceRun(marked, fold(found), mark), [...from]));
  const plain = marking(services).map((word) => (/^\d+$/.test(word) ? 'NUM' : word));
  const spelled = withoutRepeats(withoutCourtesies(plain)).map((word) => ({ word, known: knownAs(word, classifier) }));
  const marked = spelled.map(({ word, known }) => known ?? word);
  const isUrgent = URGENT.test(when?.text ?? '');
  // Some catalogues sell what people cry for help with ("panne", "ne démarre plus"), and "urgent" is a day too: the words count.
  const cry = named.at.size > 0 || isUrgent ? readCry(isUrgent ? words : marking(words), classifier) : null;
  const isSlots = marked.some((word) => MARK.test(word)) && marked.every((word) => MARK.test(word) || isFiller(word));
  return {
    text,
    stance,
    words,
    marked,
    greets: opensWithGreeting(words),
    when,
    services:
      named.clear.length > 1
        ? named.clear.filter((service) => !isDenied(words, named.first.get(service)))
        : named.clear,
    unclear: named.unclear,
    serviceWords: words.filter((_, index) => named.at.has(index)).join(' '),
    plate,
    email,
    name,
    bareName: readBareName(text, spelled),
    model: vehicle?.name ?? null,
    isBare: isSlots && (cry === null || named.at.size > 0),
    leftover: spelled.flatMap(({ word, known }) => (known === null ? [word] : [])).join(' '),
    ranked: cry ?? classifier.rank(marked),
  };
}

/** Of several sentences that name a day, the last one says the wish: "it began this morning. Are you free tomorrow?" */
function readLastWhen(text: string, context: ReadingContext): When | null {
  const sentences = text.split(/[.?!\n]+\s/).filter((sentence) => sentence.trim() !== '');
  if (sentences.length < 2) return readWhen(text, context);
  const whens = sentences.map((sentence) => readWhen(sentence, context)).filter((when) => when !== null);
  const days = whens.filter((when) => when.days.length > 0);
  return days.length > 1 ? (days.at(-1) ?? null) : readWhen(text, context);
}

/** "Les pneus, pas la vidange". */
function isDenied(words: readonly string[], at: number | undefined): boolean {
  return at !== undefined && words.slice(Math.max(0, at - DENIAL_REACH), at).some((word) => DENIALS.has(word));
}

/** A call for help goes before a wish for a service; null when the words are none. */
function readCry(words: readonly string[], classifier: Classifier<SkillName>): Ranked<SkillName>[] | null {
  const ranked = classifier.rank(withoutRepeats(withoutCourtesies(spellOut(words))));
  return ranked[0]?.skill === 'person' && ranked[0].probability >= CRY_FOR_HELP ? ranked : null;
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

/** Replaces the words that together spell `found`, however they are spaced: `ab 123cd` for `ab 123 cd`. */
function replaceRun(words: readonly string[], found: string, mark: string): string[] {
  const wanted = found.replaceAll(' ', '');
  if (wanted === '') return [...words];
  for (let start = 0; start < words.length; start++) {
    let spelled = '';
    for (let end = start; end < words.length && spelled.length < wanted.length; end++) {
      spelled += words[end];
      if (spelled === wanted) return [...words.slice(0, start), mark, ...words.slice(end + 1)];
    }
  }
  // Read from words that do not follow each other ("jeudi pour une vidange, à 10h"): each is marked where it stands.
  const parts = new Set(found.split(' '));
  return words.map((word) => (parts.has(word) && !isFiller(word) ? mark : word));
}

function withoutRepeats(words: readonly string[]): string[] {
  return words.filter((word, index) => !(MARK.test(word) && words[index - 1] === word));
}

/** Beside a name there may be a plate, an e-mail or a car; any word that was read otherwise makes it no name. */
const BESIDE_A_NAME = new Set(['PLATE', 'EMAIL', 'MODEL']);

function readBareName(text: string, spelled: readonly { word: string; known: string | null }[]): PersonName | null {
  const words = spelled.filter(({ word }) => !BESIDE_A_NAME.has(word) && !isFiller(word));
  return words.some(({ word, known }) => word === known)
    ? null
    : nameOfWords(
        text,
        words.map(({ word }) => word),
      );
}

function knownAs(word: string, classifier: Classifier<SkillName>): string | null {
  return MARK.test(word) || isFiller(word) ? word : classifier.knownAs(word);
}

import { readCatalogue, readServices } from '#agents/rules/catalogue.ts';
import { type EarSide, sideOf, type Utterance } from '#agents/rules/ear/utterance.ts';
import { readVehicle } from '#agents/rules/vehicle.ts';
import type { Business } from '#db/seed/business.ts';
import { garage } from '#db/seed/garage.ts';
import { salon } from '#db/seed/salon.ts';
import { readEmail } from '#language/email.ts';
import { readName } from '#language/name.ts';
import { fold } from '#language/normalise.ts';
import { readOtherName } from '#language/other-name.ts';
import { findPhones } from '#language/phone.ts';
import { readPlate } from '#language/plate.ts';
import { clean } from '#language/quantities/page.ts';
import { readWhen } from '#language/when.ts';

/** How often the values of one name were found. */
export interface SlotScore {
  /** Labelled values. */
  labelled: number;
  /** Of these, in how many a reader found words. */
  found: number;
  /** Messages in which a reader found something and nothing of this name was labelled. */
  unlabelled: number;
}

export type SlotScores = Record<SlotName, Record<Utterance['lang'], SlotScore>>;
export type SlotName = (typeof slotNames)[number];

/** The names that a reader of ours looks for; all other labels are not measured. */
export const slotNames = ['when', 'time', 'service', 'plate', 'model', 'person', 'phone', 'email'] as const;

/** The month was written for no day in particular: a Monday morning of the demo. */
const zone = garage.tenant.zone;
const now = new Date('2026-11-23T08:00:00Z');
/** A shorter word says nothing of where it stands: the "le" of two days. */
const shortestWord = 3;

/** Counts the slots of one side's messages. A message that carries no labels of slots says nothing of the readers, and is left out. */
export function scoreSlots(utterances: readonly Utterance[], side: EarSide): SlotScores {
  const read = utterances
    .filter((utterance) => sideOf(utterance) === side && utterance.slots !== undefined)
    .map((utterance) => ({ utterance, finds: readSlots(utterance) }));
  const scoreOf = (name: SlotName, lang: Utterance['lang']): SlotScore => {
    const mine = read.filter(({ utterance }) => utterance.lang === lang);
    const values = mine.flatMap(({ utterance, finds }) =>
      labelsOf(utterance, name).map((label) => finds[name].some((find) => isOverlapping(find, label))),
    );
    const beside = mine.filter(
      ({ utterance, finds }) => labelsOf(utterance, name).length === 0 && finds[name].length > 0,
    );
    return { labelled: values.length, found: values.filter(Boolean).length, unlabelled: beside.length };
  };
  const entries = slotNames.map((name) => [name, { fr: scoreOf(name, 'fr'), en: scoreOf(name, 'en') }] as const);
  // One entry for every name of the list.
  return Object.fromEntries(entries) as SlotScores;
}

function labelsOf({ slots }: Utterance, name: SlotName): readonly string[] {
  return slots?.[name] ?? [];
}

/** What the readers find in a message. */
function readSlots({ text, lang }: Utterance): Record<SlotName, string[]> {
  const when = readWhen(text, { now, zone, language: lang });
  const saysTime = when !== null && [when.time, when.from, when.to].some((time) => time !== null);
  const words = fold(text).split(' ');
  const source = clean(text);
  const name = readName(text) ?? readOtherName(text);
  return {
    when: listOf(when?.text),
    time: saysTime ? [when.text] : [],
    service: [garage, salon].flatMap((business) => serviceWords(words, business)),
    plate: listOf(readPlate(text)),
    model: listOf(readVehicle(words)?.words.join(' ')),
    person: name === null ? [] : [`${name.firstName ?? ''} ${name.lastName ?? ''}`],
    phone: findPhones(source, 'FR').map(({ start, end }) => source.slice(start, end)),
    email: listOf(readEmail(text)),
  };
}

function listOf(find: string | null | undefined): string[] {
  return find === null || find === undefined ? [] : [find];
}

/** The words that name services of a business, together: they need not stand side by side. */
function serviceWords(words: readonly string[], { services }: Business): string[] {
  const catalogue = readCatalogue(
    services.map(({ code, nameFr, nameEn, synonyms, durationMinutes, priceCents }) => ({
      ...{ service: code, name: nameFr, durationMinutes, priceCents },
      synonyms: [nameEn, ...synonyms.fr, ...synonyms.en],
    })),
  );
  const { at } = readServices(words, catalogue);
  return at.size === 0 ? [] : [words.filter((_, index) => at.has(index)).join(' ')];
}

/** One holds the other, however they are spaced, or they share a word that counts. */
function isOverlapping(find: string, label: string): boolean {
  const [one, other] = [fold(find), fold(label)];
  const [packed, otherPacked] = [one.replaceAll(' ', ''), other.replaceAll(' ', '')];
  if (packed.includes(otherPacked) || otherPacked.includes(packed)) return true;
  const words = new Set(other.split(' ').filter((word) => word.length >= shortestWord || /\d/.test(word)));
  return one.split(' ').some((word) => words.has(word));
}

import type { PartOfDay } from './calendar.ts';

/** One language's words for days and numbers. */
export type Vocabulary = {
  /** The first two letters of each weekday, Sunday first: enough to tell them apart, misspelt or shortened. */
  weekdays: readonly string[];
  /** How each month begins, January first. */
  months: readonly string[];
  /** Numbers in words from zero to fifty-nine; variants parted by a bar. */
  numbers: readonly string[];
  /** First, second and so on in words; variants parted by a bar. */
  ordinals: readonly string[];
  parts: Readonly<Record<string, PartOfDay>>;
};

const frenchUnits = 'zero,un|une,deux,trois,quatre,cinq,six,sept,huit,neuf'.split(',');
const englishUnits = 'zero,one|a|an,two|couple of|a couple of,three,four,five,six,seven,eight,nine'.split(',');
const englishFirsts = 'first,second,third,fourth,fifth,sixth,seventh,eighth,ninth'.split(',');

export const frenchVocabulary: Vocabulary = {
  weekdays: ['di', 'lu', 'ma', 'me', 'je', 've', 'sa'],
  months: ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec'],
  numbers: [
    ...frenchUnits,
    ...'dix,onze,douze,treize,quatorze,quinze,seize,dix sept,dix huit,dix neuf'.split(','),
    ...['vingt', 'trente', 'quarante', 'cinquante'].flatMap((ten) => [
      ten,
      `${ten} et un|${ten} et une|${ten} un`,
      ...frenchUnits.slice(2).map((unit) => `${ten} ${unit}`),
    ]),
  ],
  ordinals: ['premier|premiere', 'deuxieme|second|seconde', 'troisieme', 'quatrieme', 'cinquieme'],
  parts: { debut: 'start', mi: 'middle', milieu: 'middle', fin: 'end' },
};

export const englishVocabulary: Vocabulary = {
  weekdays: ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa'],
  months: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  numbers: [
    ...englishUnits,
    ...'ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen'.split(','),
    ...['twenty', 'thirty', 'forty', 'fifty'].flatMap((ten) => [
      ten,
      ...englishUnits.slice(1).map((unit) => `${ten} ${unit.split('|')[0]}`),
    ]),
  ],
  ordinals: [
    ...englishFirsts,
    ...'tenth,eleventh,twelfth,thirteenth,fourteenth,fifteenth,sixteenth,seventeenth,eighteenth,nineteenth'.split(','),
    'twentieth',
    ...englishFirsts.map((first) => `twenty ${first}`),
    'thirtieth',
    'thirty first',
  ],
  parts: {
    early: 'start',
    start: 'start',
    beginning: 'start',
    mid: 'middle',
    middle: 'middle',
    late: 'end',
    end: 'end',
  },
};

/** Any of these words, as a pattern; a hyphen may stand for a space. */
export function anyOf(words: readonly string[]): string {
  const each = words.flatMap((variants) => variants.split('|')).toSorted((a, b) => b.length - a.length);
  return `(?:${each.join('|').replaceAll(' ', '[- ]')})`;
}

/** Null for no word. */
export function weekdayIn(vocabulary: Vocabulary, word: string | undefined): number | null {
  return word === undefined ? null : vocabulary.weekdays.indexOf(word.slice(0, 2));
}

/** 1 for January; figures count as themselves. */
export function monthIn(vocabulary: Vocabulary, word = ''): number {
  if (/^\d+$/.test(word)) return Number(word);
  return vocabulary.months.findIndex((beginning) => word.startsWith(beginning)) + 1;
}

/** A number in figures or words; NaN for neither. */
export function numberIn(vocabulary: Vocabulary, word = ''): number {
  return /^\d+$/.test(word) ? Number(word) : placeIn(vocabulary.numbers, word);
}

/** `26`, `26th`, `1er`, `cinq`, `twenty-sixth`: the number of a day or of a turn; NaN for none. */
export function ordinalIn(vocabulary: Vocabulary, word = ''): number {
  if (/^\d/.test(word)) return Number.parseInt(word, 10);
  const place = placeIn(vocabulary.ordinals, word);
  return Number.isNaN(place) ? numberIn(vocabulary, word) : place + 1;
}

/** Two figures beyond the middle of the century are the last one's: nobody books for 2075. */
export function yearIn(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (word.length > 2) return Number(word);
  return Number(word) + (Number(word) > 50 ? 1900 : 2000);
}

export function partIn(vocabulary: Vocabulary, word: string | undefined): PartOfDay {
  return word === undefined ? 'all' : (vocabulary.parts[word] ?? 'all');
}

function placeIn(words: readonly string[], word: string): number {
  const plain = word.replaceAll('-', ' ');
  const place = words.findIndex((variants) => variants.split('|').includes(plain));
  return place === -1 ? NaN : place;
}

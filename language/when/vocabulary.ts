import type { PartOfDay } from './calendar.ts';

/** One language's words for days and numbers. */
export type Vocabulary = {
  /** The first two letters of each weekday, Sunday first: enough to tell them apart, misspelt or shortened. */
  weekdays: readonly string[];
  /** How each month begins, January first. */
  months: readonly string[];
  /** Numbers in words from zero up; variants parted by a bar. */
  numbers: readonly string[];
  parts: Readonly<Record<string, PartOfDay>>;
};

export const frenchVocabulary: Vocabulary = {
  weekdays: ['di', 'lu', 'ma', 'me', 'je', 've', 'sa'],
  months: ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec'],
  numbers:
    'zero,un|une,deux,trois,quatre,cinq,six,sept,huit,neuf,dix,onze,douze,treize,quatorze,quinze,seize,dix sept,dix huit,dix neuf,vingt,vingt et un,vingt deux,vingt trois'.split(
      ',',
    ),
  parts: { debut: 'start', mi: 'middle', milieu: 'middle', fin: 'end' },
};

export const englishVocabulary: Vocabulary = {
  weekdays: ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa'],
  months: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  numbers:
    'zero,one|a|an,two|couple of|a couple of,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen'.split(
      ',',
    ),
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
  if (/^\d+$/.test(word)) return Number(word);
  const plain = word.replaceAll('-', ' ');
  const place = vocabulary.numbers.findIndex((variants) => variants.split('|').includes(plain));
  return place === -1 ? NaN : place;
}

export function yearIn(word: string | undefined): number | null {
  if (word === undefined) return null;
  return word.length === 2 ? 2000 + Number(word) : Number(word);
}

export function partIn(vocabulary: Vocabulary, word: string | undefined): PartOfDay {
  return word === undefined ? 'all' : (vocabulary.parts[word] ?? 'all');
}

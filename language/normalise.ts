import { remembering } from './remember.ts';

/** Every reader of a message begins with one of these. */
const textsKept = 512;

/** One spelling of a message: lower case, NFC, straight quotes and hyphens, every run of white space (no-break too) one space. */
export function normalise(text: string): string {
  return normalised(text, text);
}

/** `normalise` without accents: `apres-midi`, `fevrier`, `soeur`. Punctuation stays. */
export function unaccent(text: string): string {
  return unaccented(text, text);
}

/** Letters and digits only, without accents, one space between words: what two spellings of a name or a word have in common. */
export function fold(text: string): string {
  return folded(text, text);
}

const normalised = remembering(textsKept, (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\u201c\u201d\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim(),
);

const unaccented = remembering(textsKept, (text: string) =>
  normalise(text).replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFD').replace(/\p{M}/gu, ''),
);

const folded = remembering(textsKept, (text: string) =>
  unaccent(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);

/** One spelling of a message: lower case, NFC, straight quotes and hyphens, every run of white space (no-break too) one space. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\u201c\u201d\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `normalise` without accents: `apres-midi`, `fevrier`, `soeur`. Punctuation stays. */
export function unaccent(text: string): string {
  return normalise(text).replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFD').replace(/\p{M}/gu, '');
}

/** Letters and digits only, without accents, one space between words: what two spellings of a name or a word have in common. */
export function fold(text: string): string {
  return unaccent(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

import { clean } from './quantities/page.ts';

/** Every part is bounded, so that a long text without an address is read in linear time. */
const addressPattern =
  /(?<![\w.%+@-])\w(?:[\w.%+-]{0,62}\w)?@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,6}[a-z]{2,24}(?![\w@])/gi;
/** "claire arobase exemple point fr", as people dictate it. */
const spokenAt = / ?(?:\(at\)|\[at\]|(?<= )arobase(?= )|(?<= )arrobase(?= )) ?/gi;
const spokenDot = / (?:point|dot) (?=[a-z\d-])/gi;

/** Every e-mail address that is written in a clean text, in lower case. */
export function findEmails(source: string): { value: string; start: number; end: number }[] {
  return [...source.matchAll(addressPattern)].map(({ 0: address, index }) => ({
    value: address.toLowerCase(),
    start: index,
    end: index + address.length,
  }));
}

/** The first e-mail address, in lower case; one dictated as "claire arobase exemple point fr" too. Null when there is none. */
export function readEmail(text: string): string | null {
  // Underscores are markdown to `clean` and letters here.
  const source = clean(text.replaceAll('_', '\u241f')).replaceAll('\u241f', '_');
  return firstAddress(source) ?? firstAddress(dictated(source));
}

function firstAddress(text: string): string | null {
  for (const [address] of text.matchAll(addressPattern)) {
    if (!address.includes('..')) return address.toLowerCase();
  }
  return null;
}

/** Dots are only dictated beside a dictated "@": elsewhere "point" is a word. */
function dictated(text: string): string {
  const at = text.replace(spokenAt, '@');
  return at === text ? text : at.replace(spokenDot, '.');
}

const months =
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december';

/** The spaces at which no line may end: within `10 h 30`, `1 234,50 €`, `26 novembre`, and before the signs that French sets apart. */
const kept = [
  /(?<=\d) (?=(?:€|h|min|km|am|pm)(?![\p{L}\d]))/giu,
  /(?<=\d[ \u00A0]h) (?=\d\d(?!\d))/gi,
  /(?<=(?<!\d)\d{1,3}) (?=\d{3}(?!\d))/g,
  new RegExp(`(?<=(?<!\\d)(?:\\d{1,2}|1er)) (?=(?:${months})(?!\\p{L}))`, 'giu'),
  /(?<=\S) (?=[?!:;»])|(?<=«) /g,
];

/**
 * The text with no-break spaces in these places. A page only: none of them is in the SMS alphabet, and one would make the whole
 * message cost double.
 * @param {string} text
 */
export function noBreak(text) {
  return kept.reduce((joined, space) => joined.replace(space, '\u00A0'), text);
}

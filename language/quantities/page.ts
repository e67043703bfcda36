import { digitsForWords, type Edit } from './number-words.ts';

export type QuantityKind = 'money' | 'date' | 'time' | 'duration' | 'phone' | 'percent' | 'count' | 'reference';

/** What a pattern was read as. One match may hold two things: "lun-ven", "from 9 to 5". */
export type Quantity = { kind: QuantityKind; value: string };

/** One thing that was read; `start` and `end` are offsets in the page's text. */
export type FoundQuantity = Quantity & { start: number; end: number };

/**
 * A text while it is being read: `text` is folded, its number words are digits, and what has been read is blanked out,
 * so that the next reader cannot read it again as something else. `whole` is the same text without blanks.
 */
export type Page = { source: string; whole: string; text: string; edits: readonly Edit[]; found: FoundQuantity[] };

const blankMark = '\0';

/**
 * What may follow a number that stands alone ("le 26 à 9 h", "at 9, or") for it to be a day or an hour. Any other word
 * makes it a quantity of that word: "le 5 places", "at 10 minutes".
 */
export const standsAlone = String.raw`(?=$|\n| ?[;!?)\0]| ?[.,:](?!\d)| (?:a|au|et|ou|est|sont|sera|pour|de|des|vers|entre|si|matin|apres|avant|prochain|at|is|or|and|for|from|between|if|works|in|on|to|this|next|would|tomorrow|le|jusqu'a|avec|with|par|en)(?![a-z])| ?- ?\d)`;

/** The spelling readers work on: compatibility forms, plain spaces, hyphens and quotes, no zero-width or markdown marks. */
export function clean(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\0]|\p{Variation_Selector}|\u20e3/gu, '')
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(?<!\d)\*|\*(?!\d)|~~/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+|_/g, ' ');
}

/** Lower case without accents, letter for letter: every offset stays what it was. */
export function foldInPlace(text: string): string {
  return text
    .replaceAll('İ', 'I')
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, (letter) => letter.normalize('NFD').charAt(0));
}

/** `source` must be clean. `taken` are spans of it that were read already. */
export function pageOf(source: string, taken: readonly { start: number; end: number }[] = []): Page {
  let folded = foldInPlace(source);
  for (const { start, end } of taken) folded = blank(folded, start, end);
  const { text, edits } = digitsForWords(folded);
  return { source, whole: text, text, edits, found: [] };
}

/** Reads every match of a global pattern and blanks out those that `read` accepts. */
export function takeMatches(page: Page, pattern: RegExp, read: (match: RegExpExecArray) => Quantity[]): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(page.text); match !== null; match = pattern.exec(page.text)) {
    const start = match.index;
    const end = start + match[0].length;
    const readings = read(match);
    for (const reading of readings) page.found.push({ ...reading, start, end });
    if (readings.length > 0) page.text = blank(page.text, start, end);
    // A refused match may hide a good one that starts inside it.
    pattern.lastIndex = readings.length > 0 ? end : start + 1;
  }
}

/** Takes what was found by other means than a pattern. */
export function takeSpans(
  page: Page,
  kind: QuantityKind,
  spans: readonly { value: string; start: number; end: number }[],
): void {
  for (const { value, start, end } of spans) {
    page.found.push({ kind, value, start, end });
    page.text = blank(page.text, start, end);
  }
}

/**
 * Reads numbers that borrow their unit from what follows: the 8 of "entre 8 et 12 h", the 89 of "89-120 €". `pattern` ends
 * with `$`, its group `number` is the number; `read` gives the value, or null when it is not one. Chains: "8, 9 ou 10 h".
 */
export function takeLeading(
  page: Page,
  kind: QuantityKind,
  pattern: RegExp,
  read: (match: RegExpExecArray, follower: FoundQuantity, chained: boolean) => string | null,
): void {
  const queue = page.found.filter((found) => found.kind === kind).map((found) => ({ found, chained: false }));
  for (const { found, chained } of queue) {
    const from = Math.max(0, found.start - 32);
    const match = pattern.exec(page.text.slice(from, found.start));
    const number = match?.groups?.['number'];
    if (match === null || number === undefined) continue;
    const value = read(match, found, chained);
    if (value === null) continue;
    const start = from + match.index + match[0].lastIndexOf(number);
    const lead = { kind, value, start, end: start + number.length };
    page.found.push(lead);
    page.text = blank(page.text, start, lead.end);
    queue.push({ found: lead, chained: true });
  }
}

/** Where a found thing stands in the page's source. */
export function sourceSpan(page: Page, found: FoundQuantity): { start: number; end: number } {
  return { start: toSource(page.edits, found.start, 'start'), end: toSource(page.edits, found.end, 'end') };
}

function toSource(edits: readonly Edit[], index: number, side: 'start' | 'end'): number {
  let shift = 0;
  for (const edit of edits) {
    if (side === 'start' ? index < edit.at : index <= edit.at) break;
    const inside = side === 'start' ? index < edit.at + edit.length : index <= edit.at + edit.length;
    if (inside) return side === 'start' ? edit.start : edit.end;
    shift = edit.end - (edit.at + edit.length);
  }
  return index + shift;
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + blankMark.repeat(end - start) + text.slice(end);
}

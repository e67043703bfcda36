import { normalise } from '../normalise.ts';
import { withMarks } from './dictated.ts';
import { withoutSlips } from './slips.ts';

/**
 * A message while it is being read. `said` is the message in one spelling, with its marks and the
 * names of days put right; `letters` is the same without accents, at the same
 * places, and `plain` what is left of it to read. What a rule reads is covered with a capital, which cannot occur otherwise (both are lower case):
 * X not a date at all, P part of day, T clock time, D day. Later rules see what is already there: `(?<=D )a \d`.
 */
export type Sheet = { readonly said: string; readonly letters: string; plain: string };
export type Mark = 'X' | 'P' | 'T' | 'D';

/** What a rule read and where. */
export type Piece<Value> = { at: number; end: number; value: Value };

/** The named groups of a match. */
export type Words = Record<string, string | undefined>;

/** A way of saying a `Value`; `pattern` is global, every group in it is named, and it must not start or end on a space. */
export type Rule<Value, Today> = { pattern: RegExp; read: (words: Words, today: Today) => Value | null };

export function sheetOf(text: string): Sheet {
  const said = withoutSlips(withMarks(normalise(text)));
  const plain = said
    .replace(/[\u0080-\uffff]/g, (letter) => letter.normalize('NFD').charAt(0))
    // The model may hand over an ISO date and time.
    .replace(/(\d{4}-\d\d-\d\d)t(?=\d\d:\d\d)/g, '$1 ');
  return { said, letters: plain, plain };
}

/** Reads every place where a rule applies and covers it; the earlier rule wins. Pieces come back in the order of the text. */
export function take<Value, Today>(
  sheet: Sheet,
  mark: Mark,
  rules: readonly Rule<Value, Today>[],
  today: Today,
): Piece<Value>[] {
  const pieces = rules.flatMap((rule) => {
    const found: Piece<Value>[] = [];
    for (const match of matchesOf(rule.pattern, sheet.plain)) {
      const value = rule.read(match.groups ?? {}, today);
      if (value !== null) found.push({ at: match.index, end: match.index + match[0].length, value });
    }
    sheet.plain = covered(sheet.plain, found, mark);
    return found;
  });
  return pieces.toSorted((a, b) => a.at - b.at);
}

/** As `matchAll`, which copies the pattern each time: that cost more than the search itself. */
function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match);
  return matches;
}

/** Covers more than a rule read: the words that make another day of it. */
export function cover(sheet: Sheet, piece: Piece<unknown>, mark: Mark): void {
  sheet.plain = covered(sheet.plain, [piece], mark);
}

/** Covers everything the patterns match. */
export function hide(sheet: Sheet, patterns: readonly RegExp[]): void {
  for (const pattern of patterns) sheet.plain = sheet.plain.replace(pattern, (found) => 'X'.repeat(found.length));
}

function covered(plain: string, pieces: readonly Piece<unknown>[], mark: Mark): string {
  let result = '';
  let from = 0;
  for (const { at, end } of pieces) {
    result += plain.slice(from, at) + mark.repeat(end - at);
    from = end;
  }
  return result + plain.slice(from);
}

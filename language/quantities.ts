import { takeAmounts } from './amount.ts';
import type { Language } from './language.ts';
import { findPhoneLookalikes, findPhones } from './phone.ts';
import { findPlates } from './plate.ts';
import { takeDates } from './quantities/dates.ts';
import { clean, pageOf, sourceSpan, take, takeLeading, takeSpans, type FoundKind } from './quantities/page.ts';
import { takeTimes } from './quantities/times.ts';
import { toLocal, type LocalDate } from './zone.ts';

/**
 * Something a text states that can be checked against a fact. `value` is money in cents ("8900 USD" when not euros), a date as `YYYY-MM-DD`,
 * `weekday:4` or `no_such_date`, a time as `HH:mm`, a duration in minutes, a phone in E.164, a plate in its canonical form.
 */
export type Claim = { kind: FoundKind | 'plate'; value: string; text: string };

const PERCENT = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|pour ?cents?|pourcents?|per ?cent)(?![a-z])/g;
const LEADING_PERCENT = /(?<![\d.,])(?<number>\d{1,3}(?:[.,]\d{1,2})?) ?(?:-|a|ou|et|to|or|and) ?$/;

/**
 * Every amount, date, clock time, duration, phone number, plate and percentage of a text, in the order they are written.
 * Made for replies: of two readings it takes the one that claims something. Dates are those of `now` in `zone`.
 */
export function readClaims(
  text: string,
  { language, now, zone }: { language: Language; now: Date; zone: string },
): Claim[] {
  const source = clean(text);
  const plates = findPlates(source);
  const page = pageOf(source, plates);
  // The order matters: what is read is blanked, and a phone number holds dates, a date hours, an hour amounts.
  takeSpans(page, 'phone', findPhones(page.text, 'FR'));
  let today: LocalDate | null = null;
  takeDates(page, () => (today ??= toLocal(now, zone).date), language);
  takeSpans(page, 'phone', findPhoneLookalikes(page.text));
  take(page, PERCENT, ([, number = '']) => [{ kind: 'percent', value: percentOf(number) }]);
  takeLeading(page, 'percent', LEADING_PERCENT, (match) => percentOf(match.groups?.['number'] ?? ''));
  takeTimes(page, language);
  takeAmounts(page);
  const read = page.found.map((found) => ({ ...found, ...sourceSpan(page, found) }));
  return [...read, ...plates.map((plate) => ({ kind: 'plate' as const, ...plate }))]
    .toSorted((a, b) => a.start - b.start)
    .map(({ kind, value, start, end }) => ({ kind, value, text: source.slice(start, end).trim() }));
}

function percentOf(number: string): string {
  return String(Number(number.replace(',', '.')));
}

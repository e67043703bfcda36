import { takeAmounts } from './amount.ts';
import { findEmails } from './email.ts';
import type { Language } from './language.ts';
import { findPhoneLookalikes, findPhones } from './phone.ts';
import { findPlates } from './plate.ts';
import { takeCounts } from './quantities/counts.ts';
import { takeDates } from './quantities/dates.ts';
import { findNames } from './quantities/names.ts';
import {
  clean,
  pageOf,
  sourceSpan,
  takeMatches,
  takeLeading,
  takeSpans,
  type QuantityKind,
} from './quantities/page.ts';
import { takeReferences } from './quantities/references.ts';
import { takeTimes } from './quantities/times.ts';
import { remembering } from './remember.ts';
import { toLocal, type LocalDate } from './zone.ts';

/**
 * Something a text states that can be checked against a fact. `value` is money in cents ("8900 USD" when not euros), a date as `YYYY-MM-DD`,
 * `weekday:4` or `no_such_date`, a time as `HH:mm`, a duration in minutes, a phone in E.164, a plate in its canonical form, an e-mail in
 * lower case, a reference in capitals, a count as `14 appointment`, somebody's name folded and without its title.
 */
export type Claim = { kind: QuantityKind | 'plate' | 'email' | 'name'; value: string; text: string };

const percent = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|pour ?cents?|pourcents?|per ?cent)(?![a-z])/g;
const leadingPercent = /(?<![\d.,])(?<number>\d{1,3}(?:[.,]\d{1,2})?) ?(?:-|a|ou|et|to|or|and) ?$/;
/** Stands for the underscore of an address while it is read: elsewhere one is markdown. */
const underscore = '\u241f';

/**
 * Everything of a text that can be checked (see `Claim`), in the order it is written. Made for replies: of two readings it takes the one
 * that claims something.
 */
export function readClaims(text: string, moment: ClaimMoment): readonly Claim[] {
  // Of the moment only the day matters, and every zone's days begin at a quarter of an hour.
  const quarter = Math.floor(moment.now.getTime() / quarterMs);
  return claims(`${moment.language} ${moment.zone} ${quarter} ${text}`, text, moment);
}

interface ClaimMoment {
  language: Language;
  now: Date;
  zone: string;
}

const quarterMs = 900_000;
/** What is said, offered and shown in a few dozen conversations. */
const textsKept = 2_000;
const claims = remembering(textsKept, claimsIn);

function claimsIn(text: string, { language, now, zone }: ClaimMoment): readonly Claim[] {
  const source = clean(text.replace(/\S+@\S+/g, (address) => address.replaceAll('_', underscore)));
  const emails = emailsIn(source);
  const plates = findPlates(source).filter(
    ({ start, end }) => !emails.some((email) => start < email.end && email.start < end),
  );
  const page = pageOf(source, [...plates, ...emails]);
  // The order matters: what is read is blanked, and a phone number holds dates, a date hours, an hour amounts.
  takeReferences(page);
  takeSpans(page, 'phone', findPhones(page.text, 'FR'));
  let today: LocalDate | null = null;
  takeDates(page, () => (today ??= toLocal(now, zone).date), language);
  takeSpans(page, 'phone', findPhoneLookalikes(page.text));
  takeMatches(page, percent, ([, number = '']) => [{ kind: 'percent', value: percentOf(number) }]);
  takeLeading(page, 'percent', leadingPercent, (match) => percentOf(match.groups?.['number'] ?? ''));
  takeTimes(page, language);
  takeAmounts(page);
  takeCounts(page);
  const read = [
    ...page.found.map((found) => ({ ...found, ...sourceSpan(page, found) })),
    ...plates.map((plate) => ({ kind: 'plate' as const, ...plate })),
    ...emails.map((email) => ({ kind: 'email' as const, ...email })),
    // Last, and read beside the others: "Mme Avril" is a name, and a date that looks like one stays a date.
    ...findNames(source).map((name) => ({ kind: 'name' as const, ...name })),
  ];
  return read
    .toSorted((a, b) => a.start - b.start)
    .map(({ kind, value, start, end }) => ({
      kind,
      value,
      text: source.slice(start, end).replaceAll(underscore, '_').trim(),
    }));
}

function emailsIn(source: string): { value: string; start: number; end: number }[] {
  if (!source.includes('@')) return [];
  const written = source.replaceAll(underscore, '_');
  return findEmails(written);
}

function percentOf(number: string): string {
  return String(Number(number.replace(',', '.')));
}

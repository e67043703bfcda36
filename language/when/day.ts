import { addDays, weekdayOf, type LocalDate } from '../zone.ts';
import { eitherDay, one, openEndedDays, span, type DayReading, type Today } from './calendar.ts';
import { betweenPattern, dayRolesOf, isMovedOver, rangeGap, type DayRole } from './roles.ts';
import { wishedRoles } from './sentences.ts';
import type { Piece, Sheet } from './sheet.ts';

type DayPiece = Piece<DayReading>;

const andGap = /^ (?:et|and)(?: le| the)? $/;
/** Nothing between two days, or a comma. */
const sameGap = /^,? (?:le |the |on )?$/;

/** From this many days on, a weekday that is left out is left out of each week. */
const fewDays = 4;
const wholeWeek = 7;
/** A date this near a stretch of days it is said beside ("d'ici 3 semaines, le jeudi 17") is what is meant. */
const nearDays = 7;

/** "mardi en fin de mois", "Friday at the end of the month". */
const withinGap = /^,? (?:en |a |au |in |at |de |du |d'|vers )?(?:le |la |the )?$/;

/** The days of a message as one reading, null when no day is wanted, and the pieces that made it and that did not. */
export type DaysSaid = { reading: DayReading | null; wanted: readonly DayPiece[]; dropped: readonly DayPiece[] };

/** Draws bounds and ranges, joins choices, and leaves out the days that are refused or to be moved away from. */
export function joinDays(sheet: Sheet, said: readonly DayPiece[], today: Today): DaysSaid {
  const pieces = said.map((piece) => (isMovedOver(sheet, piece) ? newDay(sheet, piece) : piece));
  const readings: DayReading[] = [];
  const wanted: DayPiece[] = [];
  const refused: DayPiece[] = [];
  const old: DayPiece[] = [];
  const roles = wishedRoles(sheet, pieces, dayRolesOf(sheet, pieces), today.date);
  for (const [index, piece] of pieces.entries()) {
    const role = roles[index] ?? 'wanted';
    if (role === 'rejected' || role === 'old') {
      const start = refused.at(-1);
      const isRangeEnd =
        role === 'rejected' && start !== undefined && rangeGap.test(sheet.plain.slice(start.end, piece.at));
      // "sauf du lundi au mercredi": the days between are refused too.
      if (isRangeEnd) refused.push({ ...piece, value: range(start.value, piece.value, today) });
      else (role === 'old' ? old : refused).push(piece);
      continue;
    }
    const last = wanted.at(-1);
    const previous = readings.at(-1);
    const gap = last === undefined ? null : sheet.plain.slice(last.end, piece.at);
    if (last !== undefined && previous !== undefined && gap !== null && isRange(sheet, last, gap)) {
      readings[readings.length - 1] = range(previous, piece.value, today);
    } else if (previous !== undefined && gap !== null && weekdayWithin(gap, previous, piece.value) !== null) {
      // "la semaine prochaine ou celle d'après, un mardi": of each of the weeks.
      for (const [at, reading] of readings.entries()) {
        const isOther =
          at < readings.length - 1 && (reading.days.length !== wholeWeek || piece.value.weekday === undefined);
        if (!isOther) readings[at] = weekdayWithin(gap, reading, piece.value) ?? reading;
      }
    } else if (previous !== undefined && gap !== null && isSameDay(gap, previous, piece.value)) {
      readings[readings.length - 1] = agreed(previous, piece.value);
    } else {
      readings.push(bounded(piece.value, role, today, isEnd(sheet, piece)));
    }
    wanted.push(piece);
  }
  const dropped = [...refused, ...old];
  if (readings.length === 0) return { reading: null, wanted, dropped };
  const all = union(readings);
  if ([...wanted, ...refused].some(({ value }) => value.doubt) || readings.some(({ doubt }) => doubt)) {
    return { reading: { ...all, doubt: true }, wanted, dropped };
  }
  const left = all.days.filter((day) => !refused.some(({ value }) => isRefused(day, value, all.days.length)));
  // "la semaine prochaine sauf mercredi". A single day that is also refused stays: the person changed their mind.
  if (left.length === 0 || left.length === all.days.length) return { reading: all, wanted, dropped };
  return { reading: { ...all, days: left }, wanted: [...wanted, ...refused], dropped };
}

function newDay(sheet: Sheet, piece: DayPiece): DayPiece {
  const { final } = piece.value;
  if (final === undefined) return piece;
  if (final === 'unsure') return { ...piece, value: { ...piece.value, doubt: true } };
  const at = sheet.letters.lastIndexOf(final.words, piece.end);
  const lead = /au $/.exec(sheet.letters.slice(piece.at, at))?.[0].length ?? 0;
  return { at: at - lead, end: piece.end, value: one(final.day) };
}

function isRange(sheet: Sheet, last: DayPiece, gap: string): boolean {
  return (
    rangeGap.test(gap) ||
    (andGap.test(gap) && betweenPattern.test(sheet.plain.slice(Math.max(0, last.at - 12), last.at)))
  );
}

function isRefused(day: LocalDate, { days, weekday, isWeekend }: DayReading, count: number): boolean {
  if (days.includes(day)) return true;
  const named = weekdayOf(day);
  return count >= fewDays && (named === weekday || (isWeekend === true && (named === 0 || named === 6)));
}

/** "mardi fin décembre", "early next week, Tuesday": such a weekday of the stretch; null for two other days. */
function weekdayWithin(gap: string, previous: DayReading, next: DayReading): DayReading | null {
  if (!withinGap.test(gap)) return null;
  const [named, stretch] = previous.weekday === undefined ? [next, previous] : [previous, next];
  const isStretch = stretch.days.length > 1 && !stretch.ambiguous && stretch.weekday === undefined && !stretch.final;
  if (named.weekday === undefined || !isStretch) return null;
  const days = stretch.days.filter((day) => weekdayOf(day) === named.weekday);
  const isAny = named.days.length > 1 && !named.ambiguous;
  return days.length === 0 ? null : { days, ambiguous: days.length > 1 && !isAny };
}

/** "demain mardi" names one day twice, and so may "demain, mardi"; "mardi, jeudi" is a list. */
function isSameDay(gap: string, previous: DayReading, next: DayReading): boolean {
  if (!sameGap.test(gap)) return false;
  // Of a stretch in words a date says more ("d'ici 3 semaines, le 17"); after a range of dates it is one day more.
  const isVague = previous.days.length >= fewDays && previous.final === undefined;
  const isStretch = isVague && next.days.length === 1 && next.weekday === undefined;
  return !gap.startsWith(',') || isStretch || next.days.some((day) => previous.days.includes(day));
}

/** "lundi à mercredi": from the first Monday there is to the Wednesday after it. */
function range(first: DayReading, last: DayReading, today: Today): DayReading {
  const from = first.days.find((day) => day >= today.date);
  if (from === undefined) return first;
  const end = last.days.find((day) => day >= from);
  const latest = last.days.at(-1);
  if (latest === undefined) return last;
  const day = end ?? sevenLater(latest, from);
  return { ...span(from, day), final: { day, words: '' } };
}

function sevenLater(day: LocalDate, from: LocalDate): LocalDate {
  let later = day;
  while (later < from) later = addDays(later, 7);
  return later;
}

function agreed(first: DayReading, second: DayReading): DayReading {
  const common = first.days.filter((day) => second.days.includes(day));
  if (common.length > 0) return { days: common, ambiguous: common.length > 1 && first.ambiguous && second.ambiguous };
  if (first.days.length < fewDays) return eitherDay(...first.days, ...second.days);
  const [date = ''] = second.days;
  const isNear = first.days.some((day) => addDays(day, nearDays) >= date && addDays(date, nearDays) >= day);
  return isNear ? second : { ...second, doubt: true };
}

function bounded(reading: DayReading, role: DayRole, today: Today, isEndOfSpan: boolean): DayReading {
  const [first] = reading.days;
  const last = reading.days.at(-1);
  // What is over bounds nothing: "la facture à partir du 12 novembre".
  if (first === undefined || last === undefined || last < today.date) return reading;
  if (role === 'from') return span(first, addDays(first, openEndedDays - 1));
  if (role === 'after') return span(addDays(last, 1), addDays(last, openEndedDays));
  // "mardi 9 au plus tard", when the 9th is another day.
  if (reading.ambiguous && reading.weekday === undefined && role !== 'before') return reading;
  if (role === 'until' || (role === 'before' && isEndOfSpan)) return span(today.date, last);
  // "avant mercredi" said on a Wednesday: the one in a week.
  if (role === 'before') return span(today.date, addDays(first > today.date ? first : last, -1));
  return reading;
}

/** "avant la fin du mois" runs up to the end of it. */
function isEnd(sheet: Sheet, piece: DayPiece): boolean {
  return /^(?:la |the )?(?:fin|end)\b/.test(sheet.said.slice(piece.at, piece.end));
}

function union(readings: readonly DayReading[]): DayReading {
  return {
    days: [...new Set(readings.flatMap((reading) => reading.days))].toSorted(),
    ambiguous: readings.some((reading) => reading.ambiguous),
  };
}

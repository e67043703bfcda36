import { addDays, type LocalDate } from '../zone.ts';
import { eitherDay, openEndedDays, span, type DayReading, type Today } from './calendar.ts';
import { betweenPattern, dayRoleOf, type DayRole } from './roles.ts';
import type { Piece, Sheet } from './sheet.ts';

type DayPiece = Piece<DayReading>;

/** What parts the two days of "du lundi au mercredi", "lundi-mercredi", "from Monday to Friday". */
const rangeGap = /^(?: ?- ?| (?:[PT]+ )?(?:au|a|jusqu'au|jusqu'a|to|till|until|through)(?: le| the)? )$/;
const andGap = /^ (?:et|and)(?: le| the)? $/;
/** Nothing between two days, or a comma. */
const sameGap = /^,? (?:le |the |on )?$/;

/** The days of a message as one reading, null when no day is wanted, and the pieces that made it and that did not. */
export type DaysSaid = { reading: DayReading | null; wanted: readonly DayPiece[]; dropped: readonly DayPiece[] };

/** Draws bounds and ranges, joins choices, and leaves out the days that are refused or to be moved away from. */
export function joinDays(sheet: Sheet, pieces: readonly DayPiece[], today: Today): DaysSaid {
  const readings: DayReading[] = [];
  const wanted: DayPiece[] = [];
  const refused: DayPiece[] = [];
  const old: DayPiece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const role = dayRoleOf(sheet, piece, index, pieces.length);
    if (role === 'rejected' || role === 'old') {
      (role === 'old' ? old : refused).push(piece);
      continue;
    }
    const last = wanted.at(-1);
    const previous = readings.at(-1);
    const gap = last === undefined ? null : sheet.plain.slice(last.end, piece.at);
    if (last !== undefined && previous !== undefined && gap !== null && isRange(sheet, last, gap)) {
      readings[readings.length - 1] = range(previous, piece.value, today);
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
  const left = all.days.filter((day) => !refused.some(({ value }) => value.days.includes(day)));
  // "la semaine prochaine sauf mercredi". A single day that is also refused stays: the person changed their mind.
  if (left.length === 0 || left.length === all.days.length) return { reading: all, wanted, dropped };
  return { reading: { ...all, days: left }, wanted: [...wanted, ...refused], dropped };
}

function isRange(sheet: Sheet, last: DayPiece, gap: string): boolean {
  return (
    rangeGap.test(gap) ||
    (andGap.test(gap) && betweenPattern.test(sheet.plain.slice(Math.max(0, last.at - 12), last.at)))
  );
}

/** "demain mardi" names one day twice, and so may "demain, mardi"; "mardi, jeudi" is a list. */
function isSameDay(gap: string, previous: DayReading, next: DayReading): boolean {
  if (!sameGap.test(gap)) return false;
  return !gap.startsWith(',') || next.days.some((day) => previous.days.includes(day));
}

/** "lundi à mercredi": from the first Monday there is to the Wednesday after it. */
function range(first: DayReading, last: DayReading, today: Today): DayReading {
  const from = first.days.find((day) => day >= today.date);
  if (from === undefined) return first;
  const end = last.days.find((day) => day >= from);
  if (end !== undefined) return span(from, end);
  const latest = last.days.at(-1);
  return latest === undefined ? last : span(from, sevenLater(latest, from));
}

function sevenLater(day: LocalDate, from: LocalDate): LocalDate {
  let later = day;
  while (later < from) later = addDays(later, 7);
  return later;
}

function agreed(first: DayReading, second: DayReading): DayReading {
  const common = first.days.filter((day) => second.days.includes(day));
  if (common.length > 0) return { days: common, ambiguous: common.length > 1 && first.ambiguous && second.ambiguous };
  return eitherDay(...first.days, ...second.days);
}

function bounded(reading: DayReading, role: DayRole, today: Today, isEndOfSpan: boolean): DayReading {
  const [first] = reading.days;
  const last = reading.days.at(-1);
  if (first === undefined || last === undefined) return reading;
  if (role === 'from') return span(first, addDays(first, openEndedDays - 1));
  if (role === 'after') return span(addDays(last, 1), addDays(last, openEndedDays));
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

import { addDays, type Local, type LocalDate } from '../zone.ts';
import { mondayOf, weekAround, type DayReading, type Today } from './calendar.ts';
import type { DayRule } from './dates.ts';
import { isBusy, isRejected } from './refusals.ts';
import { take, type Piece, type Sheet } from './sheet.ts';

type DayPiece = Piece<DayReading>;

/** `monday`: of the week in which the weekdays of the message lie. `anchors`: what the week was counted from. */
export type WeeksTaken = { weeks: readonly DayPiece[]; monday: LocalDate | null; anchors: readonly DayPiece[] };

const alternative =
  /\b(?:ou|sinon|or|otherwise|if not|failing that|a defaut)(?: alors| bien| encore| meme| else| even| maybe| peut-etre|,)? (?:la |dans la |the |in the )?$/;

/** A weekday is no longer, with the word that leads to it. */
const dayReach = 14;
const weekdayWord = '(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)';
/** "Friday last week", "last week on Friday". */
const besideWeekday = [
  new RegExp(`\\b${weekdayWord} (?:of |de )?(?:la )?\\|`),
  new RegExp(`\\|,? (?:on |le )${weekdayWord}(?![a-z])`),
];

/**
 * The weeks a message names, and the one in which its weekdays lie, said before or after them. "La semaine d'après" counts from the
 * last week or day before it, which is then no wish; where nothing is before it, or more than one day, it stays in doubt.
 */
export function takeWeeks(
  sheet: Sheet,
  rules: { weeks: readonly DayRule[]; days: readonly DayRule[] },
  local: Local,
): WeeksTaken {
  const today: Today = { ...local, week: null };
  const found = withoutTold(sheet, take(sheet, 'D', rules.weeks, today), rules, today);
  const next = found.find(({ value }) => value.isWeekAfter);
  if (next === undefined) return { weeks: found, monday: weekSpokenOf(sheet, found), anchors: [] };
  const days = take({ ...sheet }, 'D', rules.days, today);
  const before = [...found, ...days].filter(({ end }) => end <= next.at).toSorted((a, b) => a.at - b.at);
  const anchor = before.at(-1);
  const monday = anchor === undefined ? null : mondayAfter(anchor.value);
  if (anchor === undefined || monday === null) return { weeks: found, monday: null, anchors: [] };
  const resolved = { ...next, value: weekAround(monday) };
  if (isAlternative(sheet, next)) {
    return { weeks: found.map((each) => (each === next ? resolved : each)), monday: null, anchors: [] };
  }
  return { weeks: [resolved], monday, anchors: before };
}

/** "It came on last week, can you look on Friday": beside another day a week that is gone is told, unless the day is one of it. */
function withoutTold(
  sheet: Sheet,
  weeks: readonly DayPiece[],
  { days }: { days: readonly DayRule[] },
  today: Today,
): readonly DayPiece[] {
  const isTold = (piece: DayPiece) =>
    (piece.value.days.at(-1) ?? today.date) < today.date &&
    !besideWeekday.some((pattern) => pattern.test(gapOf(sheet, piece)));
  if (!weeks.some(isTold) || take({ ...sheet }, 'D', days, today).length === 0) return weeks;
  return weeks.filter((piece) => !isTold(piece));
}

/** The words around a piece, with the piece as a bar. */
function gapOf(sheet: Sheet, { at, end }: DayPiece): string {
  return `${sheet.letters.slice(Math.max(0, at - dayReach), at)}|${sheet.letters.slice(end, end + dayReach)}`;
}

function mondayAfter({ days, ambiguous, doubt }: DayReading): LocalDate | null {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined || ambiguous || doubt || mondayOf(first) !== mondayOf(last))
    return null;
  return addDays(mondayOf(first), 7);
}

/** The Monday of the one whole week a message names, for its weekdays to lie in; not when the week is an alternative to them. */
function weekSpokenOf(sheet: Sheet, weeks: readonly DayPiece[]): LocalDate | null {
  const [only, another] = weeks.filter((piece) => !isRejected(sheet, piece) && !isBusy(sheet, piece));
  if (only === undefined || another !== undefined || only.value.days.length !== 7 || only.value.ambiguous) return null;
  return isAlternative(sheet, only) ? null : (only.value.days[0] ?? null);
}

function isAlternative(sheet: Sheet, piece: DayPiece): boolean {
  return alternative.test(sheet.plain.slice(Math.max(0, piece.at - 30), piece.at));
}

import type { Language } from '../language.ts';
import { addDays, type Local } from '../zone.ts';
import { doubtUnread, isTimeTurned } from './beside.ts';
import { one, unreadDay, type DayReading, type Today } from './calendar.ts';
import { minutesOf } from './clock.ts';
import type { DayRule } from './dates.ts';
import { isTakenBack } from './corrections.ts';
import { joinDays } from './day.ts';
import { englishAnyDay, englishDays, englishWeeks } from './english-days.ts';
import { englishTimes } from './english-times.ts';
import { notADate } from './fence.ts';
import { wishedTimes } from './free-from.ts';
import { frenchAnyDay, frenchDays, frenchWeeks } from './french-days.ts';
import { frenchTimes } from './french-times.ts';
import { inTheirHalf } from './half-day.ts';
import { takeEarliest, takePreference, type Prefers } from './prefers.ts';
import { relateDays } from './relative.ts';
import { isBusy, isRejected, untaken } from './refusals.ts';
import { dayRolesOf, isInstead, isMove, leadOf, tailOf, type DayRole } from './roles.ts';
import { isWithDropped } from './sentences.ts';
import { hide, sheetOf, take, type Piece, type Rule, type Sheet } from './sheet.ts';
import { bareHourRules, clockRules, type DayPart, type TimeRule, type TimeSaid } from './time-words.ts';
import { joinTimes, type TimeReading } from './time.ts';
import { isOwnPart, isShifted, untold } from './told.ts';
import { takeWeeks } from './weeks.ts';

/** `isUnsure`: a day was said in words that were not all read, and none is claimed. */
export type Reading = {
  text: string;
  day: DayReading | null;
  time: TimeReading;
  prefers: Prefers | null;
  isUnsure: boolean;
};

type Grammar = {
  parts: readonly Rule<DayPart, null>[];
  clocks: readonly TimeRule[];
  weeks: readonly DayRule[];
  days: readonly DayRule[];
  anyDay: readonly DayRule[];
  bareHours: readonly TimeRule[];
};

const grammars: Record<Language, Grammar> = {
  fr: {
    parts: frenchTimes.parts,
    clocks: clockRules(frenchTimes),
    weeks: frenchWeeks,
    days: frenchDays,
    anyDay: frenchAnyDay,
    bareHours: bareHourRules(frenchTimes),
  },
  en: {
    parts: englishTimes.parts,
    clocks: clockRules(englishTimes),
    weeks: englishWeeks,
    days: englishDays,
    anyDay: englishAnyDay,
    bareHours: bareHourRules(englishTimes),
  },
};

/** A day gone for longer is a fact about a person or a vehicle. */
const longGoneDays = 366;

const wholeWeek = 7;

const habit = /^(?:[a-z]{2,6}day|[a-z]{2,6}di|dimanche)s$/;

/** Words between two pieces longer than this are another matter. */
const longestJoint = 24;

/** Reads a message with one language's grammar; null when it says neither day nor time, and an empty reading where
 * the hours of it are no wish. Days may be over already. */
export function readIn(language: Language, text: string, local: Local): Reading | null {
  const grammar = grammars[language];
  const sheet = sheetOf(text);
  hide(sheet, notADate);
  const preferences = takePreference(sheet, language);
  const parts = take(sheet, 'P', grammar.parts, null);
  const clocks = take(sheet, 'T', grammar.clocks, null);
  const { weeks, days, anyDay, anchors } = takeDays(sheet, grammar, local);
  if (days.length > 0 && anyDay.length === 0) preferences.push(...takeEarliest(sheet, language));
  const bareHours = take(sheet, 'T', grammar.bareHours, null);

  const related = doubtUnread(sheet, relateDays(sheet, days));
  const said = joinDays(sheet, inOrder([...related, ...anyDay]), { ...local, week: null });
  const dropped = [...said.dropped.filter((piece) => !isSaidAgain(sheet, piece, said.reading)), ...anchors];
  const isUnsure =
    said.reading !== null && (said.reading.doubt !== undefined || isShifted(sheet, said.wanted, isMove(sheet)));
  const day = isUnsure ? null : said.reading;
  const freeParts = untaken(sheet, parts);
  const refusedParts = parts.filter(
    (piece) =>
      isRejected(sheet, piece) ||
      (isBusy(sheet, piece) && !isBehind(sheet, dropped, piece)) ||
      !freeParts.includes(piece),
  );
  // "sauf mercredi après-midi": the part of a day that is not wanted goes with it.
  const isOfOther = isWithDropped(sheet, said);
  const isElsewhere = (piece: Piece<unknown>) => isBehind(sheet, dropped, piece) || isOfOther(piece);
  const wantedParts = parts.filter(
    (piece) =>
      !refusedParts.includes(piece) &&
      !isElsewhere(piece) &&
      !isOwnPart(sheet, piece, parts.length + clocks.length === 1),
  );
  const timePieces = inOrder([...clocks, ...bareHours]).filter(
    (piece) => !isElsewhere(piece) && !isBefore(sheet, dropped, piece) && !isTooLate(piece, local),
  );
  const lastParts = notTakenBack(sheet, wantedParts, timePieces);
  const lastTimes = notTakenBack(sheet, timePieces, wantedParts);
  const wantedTimes = inTheirHalf(sheet, timesWanted(sheet, lastTimes), lastParts, language);
  const isCrossed = said.wanted.length > 1 && areCrossed(values(wantedTimes), values(lastParts));
  const times = isCrossed ? [] : wantedTimes;
  const partsSaid = isCrossed ? [] : lastParts;
  const time = joinTimes(values(times), values(partsSaid), values(refusedParts), minutesOf(local.time));
  const prefers = preferences.at(-1)?.value ?? null;
  const saysTime = time.time !== null || time.from !== null || time.to !== null || !time.exists;
  const saysNothing = day === null && !saysTime && prefers === null && !isUnsure;
  if (saysNothing && clocks.length + bareHours.length === 0) return null;
  const dayPieces = isUnsure ? [] : [...weeks, ...said.wanted];
  return {
    text: wordsOf(sheet, inOrder<unknown>([...refusedParts, ...partsSaid, ...times, ...dayPieces, ...preferences])),
    day: day ?? (time.isToday && !isUnsure ? one(local.date) : null),
    time,
    prefers,
    isUnsure,
  };
}

/** "mercredi pas avant 14h, ... donc mercredi": what was said of the day holds when it is named again. */
function isSaidAgain(sheet: Sheet, piece: Piece<DayReading>, reading: DayReading | null): boolean {
  const isSame = reading !== null && piece.value.days.every((day) => reading.days.includes(day));
  return isSame && !isRejected(sheet, piece) && !isBusy(sheet, piece);
}

/** "le 3 au matin ou le 4 à 14h": which hour goes with which day is not known here. */
function areCrossed(times: readonly TimeSaid[], parts: readonly DayPart[]): boolean {
  const exact = times.flatMap((time) => (time.kind === 'at' ? [time.clock.minutes] : []));
  const isWithinPart = (at: number) => parts.some(({ from, to }) => at >= minutesOf(from) && at <= minutesOf(to));
  return parts.length > 0 && exact.some((at) => !isWithinPart(at));
}

type DaysTaken = {
  weeks: readonly Piece<DayReading>[];
  days: readonly Piece<DayReading>[];
  anyDay: readonly Piece<DayReading>[];
  /** What "la semaine d'après" counts from. */
  anchors: readonly Piece<DayReading>[];
};

/** The days to join, and the week they are in when it only says where they lie; any day where none is wanted. */
function takeDays(sheet: Sheet, grammar: Grammar, local: Local): DaysTaken {
  const { weeks, monday, anchors } = takeWeeks(sheet, grammar, local);
  const today: Today = { ...local, week: monday };
  const found = take(sheet, 'D', grammar.days, today).filter(
    (piece) => !isLongGone(piece, local) && !anchors.some(({ at }) => at === piece.at),
  );
  const all = withoutHabits(sheet, inOrder([...weeks, ...found]));
  const days = found.filter((piece) => all.includes(piece));
  const roles = dayRolesOf(sheet, all);
  const isLeft = (piece: Piece<DayReading>) => isLeftOf(sheet, all, all.indexOf(piece), roles);
  if (monday !== null && days.some((piece) => isWithin(weeks, piece.value) && !isLeft(piece)))
    return { weeks: inOrder([...anchors, ...weeks]), days, anyDay: [], anchors };
  const isCounted = anchors.some((anchor) => anchor.value.days.length === wholeWeek && isRejected(sheet, anchor));
  // "pas la semaine prochaine, la suivante": no day of it was said, and it is asked for.
  if (isCounted) return { weeks: [], days: weeks.map((each) => ({ ...each, value: unreadDay })), anyDay: [], anchors };
  if (roles.some((role) => role !== 'rejected')) return { weeks: anchors, days: all, anyDay: [], anchors };
  return { weeks: [], days: all, anyDay: take(sheet, 'D', grammar.anyDay, today), anchors };
}

/** "I have the kids on Wednesdays" refuses them; a wish for "Wednesdays" is none for the next one. */
function withoutHabits(sheet: Sheet, pieces: readonly Piece<DayReading>[]): readonly Piece<DayReading>[] {
  const roles = dayRolesOf(sheet, pieces);
  return pieces.filter(
    ({ at, end }, index) => roles[index] === 'rejected' || !habit.test(sheet.letters.slice(at, end)),
  );
}

/** "move my Thursday appointment to next week" leaves a Thursday, "my appointment of Thursday of next week" names one. */
function isLeftOf(sheet: Sheet, all: readonly Piece<DayReading>[], index: number, roles: readonly DayRole[]): boolean {
  if (roles[index] !== 'old') return roles[index] === 'rejected';
  return !/^ (?:de |d'|of |in )?(?:la )?$/.test(sheet.plain.slice(all[index]?.end, all[index + 1]?.at));
}

/** "né le 5 mars 1975", "achetée le 3/02/2019": told of, and never asked for. */
function isLongGone({ value }: Piece<DayReading>, local: Local): boolean {
  const latest = value.days.at(-1);
  return latest !== undefined && latest < addDays(local.date, -longGoneDays);
}

function isWithin(weeks: readonly Piece<DayReading>[], { days }: DayReading): boolean {
  return weeks.some(({ value }) => days.every((day) => value.days.includes(day)));
}

/** "pas jeudi 9h", "pas jeudi matin": the time right behind a day goes with it. */
function isBehind(sheet: Sheet, days: readonly Piece<DayReading>[], time: Piece<unknown>): boolean {
  return days.some(
    (day) => time.at >= day.end && time.at - day.end <= 2 && !sheet.plain.slice(day.end, time.at).includes(','),
  );
}

/** "at 4, no sorry 5": what takes the hour back, where the new one was not read. */
const unreadHour = /^([^\d;DTPX]{2,30})\d{1,2}(?![\w:])/;

/** "9h, euh non 10h", "le matin... non l'aprem". */
function notTakenBack<Value>(
  sheet: Sheet,
  pieces: readonly Piece<Value>[],
  others: readonly Piece<unknown>[],
): readonly Piece<Value>[] {
  const all = inOrder<unknown>([...pieces, ...others]);
  const gaps = new Map(
    all.map((piece, index) => [piece, sheet.plain.slice(piece.end, all[index + 1]?.at ?? piece.end)]),
  );
  return pieces.filter(
    (piece) =>
      !isTakenBack(gaps.get(piece) ?? '') &&
      !isTakenBack(unreadHour.exec(sheet.plain.slice(piece.end, piece.end + 2 * longestJoint))?.[1] ?? ''),
  );
}

/** "move my 9am Tuesday": the time right before the day that is left goes with it. */
function isBefore(sheet: Sheet, days: readonly Piece<DayReading>[], time: Piece<unknown>): boolean {
  const isOwn = /\b(?:my|mon|de|du) $/.test(sheet.plain.slice(Math.max(0, time.at - 12), time.at));
  return (
    isOwn && days.some((day) => day.at > time.end && /^ (?:on |le |de )?$/.test(sheet.plain.slice(time.end, day.at)))
  );
}

function timesWanted(sheet: Sheet, pieces: readonly Piece<TimeSaid>[]): readonly Piece<TimeSaid>[] {
  const wanted = wishedTimes(sheet, untold(sheet, pieces)).filter((piece) => !isRejected(sheet, piece));
  // "neuf heures moins des poussières": what was not read makes another time of it.
  if (wanted.some((piece) => isTimeTurned(sheet, piece))) return [];
  if (isInstead(sheet)) return wanted.slice(-1);
  return isMove(sheet) ? wanted.map((piece) => newTime(sheet, piece)) : wanted;
}

/** "décaler de 9h à 11h" wants eleven o'clock. */
function newTime(sheet: Sheet, piece: Piece<TimeSaid>): Piece<TimeSaid> {
  if (piece.value.kind !== 'between') return piece;
  const joint = /(?: ?[-/] ?| (?:à|a|to|until|till|et|and|jusqu'à) )(?=[^-/ ]+(?: ?h ?\d*| ?[ap]m)?$)/.exec(
    sheet.said.slice(piece.at, piece.end),
  );
  const at = joint === null ? piece.at : piece.at + joint.index + joint[0].length;
  return { at, end: piece.end, value: { kind: 'at', clock: piece.value.to } };
}

/** The words read, with the short words that join them: reading them again gives the same days and times. */
function wordsOf(sheet: Sheet, pieces: readonly Piece<unknown>[]): string {
  let text = '';
  let end: number | null = null;
  for (const piece of pieces) {
    const joint = end === null ? null : sheet.said.slice(end, piece.at);
    const till = tailOf(sheet, piece);
    const isSentence = joint !== null && /[.?!] /.test(joint);
    if (
      joint !== null &&
      !isSentence &&
      joint.length <= longestJoint &&
      !/[DTP]/.test(sheet.plain.slice(end ?? 0, piece.at))
    )
      text += joint + sheet.said.slice(piece.at, till);
    else {
      // Two days with nothing or a comma between them may be one.
      const areDays = isSentence || (end !== null && sheet.plain[end - 1] === 'D' && sheet.plain[piece.at] === 'D');
      text += `${areDays ? '; ' : text === '' ? '' : ' '}${sheet.said.slice(leadOf(sheet, piece), till)}`;
    }
    end = till;
  }
  return text;
}

/** "dans 3 heures" said at 22:00 is no longer today, and is left to a question. */
function isTooLate({ value }: Piece<TimeSaid>, local: Local): boolean {
  return (value.kind === 'later' || value.kind === 'within') && minutesOf(local.time) + value.minutes >= 24 * 60;
}

function values<Value>(pieces: readonly Piece<Value>[]): Value[] {
  return pieces.map((piece) => piece.value);
}

function inOrder<Value>(pieces: readonly Piece<Value>[]): Piece<Value>[] {
  return pieces.toSorted((a, b) => a.at - b.at);
}

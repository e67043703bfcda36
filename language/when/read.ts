import type { Language } from '../language.ts';
import type { Local } from '../zone.ts';
import { one, type DayReading, type Today } from './calendar.ts';
import { minutesOf } from './clock.ts';
import type { DayRule } from './dates.ts';
import { joinDays } from './day.ts';
import { englishAnyDay, englishDays, englishWeeks } from './english-days.ts';
import { englishTimes } from './english-times.ts';
import { notADate } from './fence.ts';
import { frenchAnyDay, frenchDays, frenchWeeks } from './french-days.ts';
import { frenchTimes } from './french-times.ts';
import { inTheirHalf } from './half-day.ts';
import { isInstead, isMove, isRejected, leadOf } from './roles.ts';
import { hide, sheetOf, take, type Piece, type Rule, type Sheet } from './sheet.ts';
import { bareHourRules, clockRules, type DayPart, type TimeRule, type TimeSaid } from './time-words.ts';
import { joinTimes, type TimeReading } from './time.ts';

export type Reading = { text: string; day: DayReading | null; time: TimeReading };

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

/** Words between two pieces longer than this are another matter. */
const longestJoint = 24;

/** Reads a message with one language's grammar; null when it says neither day nor time. Days may be over already. */
export function readIn(language: Language, text: string, local: Local): Reading | null {
  const grammar = grammars[language];
  const sheet = sheetOf(text);
  hide(sheet, notADate);
  const parts = take(sheet, 'P', grammar.parts, null);
  const clocks = take(sheet, 'T', grammar.clocks, null);
  const { weeks, days } = takeDays(sheet, grammar, local);
  const bareHours = take(sheet, 'T', grammar.bareHours, null);

  const { reading: day, wanted, dropped } = joinDays(sheet, days, { ...local, week: null });
  const refusedParts = parts.filter((piece) => isRejected(sheet, piece));
  const wantedParts = parts.filter((piece) => !refusedParts.includes(piece));
  const said = inOrder([...clocks, ...bareHours]).filter(
    (piece) => !isBehind(dropped, piece) && !isTooLate(piece, local),
  );
  const times = inTheirHalf(sheet, timesWanted(sheet, said), wantedParts, language);
  const time = joinTimes(values(times), values(wantedParts), values(refusedParts), minutesOf(local.time));
  if (day === null && time.time === null && time.from === null && time.to === null && time.exists) return null;
  return {
    text: wordsOf(sheet, inOrder<unknown>([...parts, ...times, ...weeks, ...wanted])),
    day: day ?? (time.isToday ? one(local.date) : null),
    time,
  };
}

/** The days to join, and the week they are in when it only says where they lie. */
function takeDays(
  sheet: Sheet,
  grammar: Grammar,
  local: Local,
): { weeks: readonly Piece<DayReading>[]; days: readonly Piece<DayReading>[] } {
  const weeks = take(sheet, 'D', grammar.weeks, { ...local, week: null });
  const today: Today = { ...local, week: weekSpokenOf(sheet, weeks) };
  const days = take(sheet, 'D', grammar.days, today);
  if (today.week !== null && days.some((piece) => isWithin(weeks, piece.value) && !isRejected(sheet, piece)))
    return { weeks, days };
  if (weeks.length + days.length > 0) return { weeks: [], days: inOrder([...weeks, ...days]) };
  return { weeks: [], days: take(sheet, 'D', grammar.anyDay, today) };
}

/** The Monday of the one whole week a message names, for its weekdays to lie in; not when the week is an alternative to them. */
function weekSpokenOf(sheet: Sheet, weeks: readonly Piece<DayReading>[]): string | null {
  const [week, another] = weeks.filter((piece) => !isRejected(sheet, piece));
  if (week === undefined || another !== undefined || week.value.days.length !== 7 || week.value.ambiguous) return null;
  const lead = sheet.plain.slice(Math.max(0, week.at - 20), week.at);
  const isAlternative = /\b(?:ou|sinon|or|otherwise)(?: alors| else)? (?:la |dans la |the )?$/.test(lead);
  return isAlternative ? null : (week.value.days[0] ?? null);
}

function isWithin(weeks: readonly Piece<DayReading>[], { days }: DayReading): boolean {
  return weeks.some(({ value }) => days.every((day) => value.days.includes(day)));
}

/** "pas jeudi 9h": the time right behind a day goes with it. */
function isBehind(days: readonly Piece<DayReading>[], time: Piece<unknown>): boolean {
  return days.some((day) => time.at >= day.end && time.at - day.end <= 2);
}

function timesWanted(sheet: Sheet, pieces: readonly Piece<TimeSaid>[]): readonly Piece<TimeSaid>[] {
  const wanted = pieces.filter((piece) => !isRejected(sheet, piece));
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
    if (joint !== null && joint.length <= longestJoint && !/[DTP]/.test(sheet.plain.slice(end ?? 0, piece.at)))
      text += joint + sheet.said.slice(piece.at, piece.end);
    else text += `${text === '' ? '' : ' '}${sheet.said.slice(leadOf(sheet, piece), piece.end)}`;
    end = piece.end;
  }
  return text;
}

/** "dans 3 heures" said at 22:00 is no longer today, and is left to a question. */
function isTooLate({ value }: Piece<TimeSaid>, local: Local): boolean {
  return value.kind === 'later' && minutesOf(local.time) + value.minutes >= 24 * 60;
}

function values<Value>(pieces: readonly Piece<Value>[]): Value[] {
  return pieces.map((piece) => piece.value);
}

function inOrder<Value>(pieces: readonly Piece<Value>[]): Piece<Value>[] {
  return pieces.toSorted((a, b) => a.at - b.at);
}

import type { LocalTime } from '../zone.ts';
import { afternoon, halfDay, type Clock } from './clock.ts';
import type { Rule, Words } from './sheet.ts';

/** A stretch of the day: starts at or after `from` and before `to`. `isToday` for words that name the day too ("tonight"). */
export type DayPart = { from: LocalTime; to: LocalTime; isToday: boolean };

/** What some words say about the time. `either` is one of two starts; `later` and `within`: minutes from now. */
export type TimeSaid =
  | { kind: 'at' | 'around' | 'from' | 'to'; clock: Clock }
  | { kind: 'between'; from: Clock; to: Clock }
  | { kind: 'either'; from: Clock; to: Clock }
  | { kind: 'later'; minutes: number }
  | { kind: 'within'; minutes: number };

export type TimeRule = Rule<TimeSaid, null>;

/** One language's words for the time of day. Each string is the source of a pattern without groups. */
export type TimeWords = {
  parts: readonly Rule<DayPart, null>[];
  /** Ways of speaking the other language has not. */
  own: readonly TimeRule[];
  /** A time that can be nothing else: "9h30", "half past nine". */
  clock: string;
  /** An hour that needs its neighbours: "9", "nine". */
  hour: string;
  goesOn: string;
  at: string;
  around: string;
  from: string;
  to: string;
  aroundTail: string;
  fromTail: string;
  toTail: string;
  openRange: string;
  midRange: string;
  /** A bare hour and the word behind it, where they can only begin a range: "3 to". */
  openFigure: string;
  /** An hour said in plain words, in the group `clock`: "say 3?", "3 that day". */
  plain: readonly string[];
  readClock: (text: string) => Clock;
};

/** Nobody comes before this hour, nor waits longer than these: what would is no range of hours. */
const firstHour = 6;
const longestHours = 10;

/** Times that stand on their own; read before the days, so that "mar 14h" is a Tuesday and not the 14th. */
export function clockRules(words: TimeWords): readonly TimeRule[] {
  const { clock, hour, goesOn, openRange, midRange, openFigure } = words;
  const edge = '(?<![\\w.,:/])';
  const isBare = new RegExp(`^${hour}$`);
  const between = (said: Words): TimeSaid | null => readBetween(words, said);
  const either = (said: Words): TimeSaid | null => ({ ...readBetween(words, said), kind: 'either' });
  return [
    ...words.own,
    {
      pattern: new RegExp(
        `\\b${openRange} (?<first>${clock}|${hour})${midRange}(?<last>${clock}|${hour}${goesOn})`,
        'g',
      ),
      read: (said) => (isBare.test(said['first'] ?? '') && isBare.test(said['last'] ?? '') ? null : between(said)),
    },
    { pattern: new RegExp(`${edge}(?<first>${clock})${midRange}(?<last>${clock})`, 'g'), read: between },
    { pattern: new RegExp(`${edge}(?<first>\\d{1,2}) ?- ?(?<last>${clock})`, 'g'), read: between },
    {
      pattern: new RegExp(`${edge}(?<!\\b(?:le|the) )(?<first>\\d{1,2}) (?:ou|or) (?<last>${clock})`, 'g'),
      read: either,
    },
    {
      // "3 to 4pm"; "5 to 4pm" is a minute of the hour before.
      pattern: new RegExp(`${edge}${openFigure} (?<last>${clock})`, 'g'),
      read: (said) => withinHours(between(said)),
    },
    {
      pattern: new RegExp(`${edge}${role(words)}(?<clock>${clock})${tail(words)}`, 'g'),
      read: (said) => readOne(words, said),
    },
  ];
}

/** Bare hours: after a word for about, before or after, next to a day, or as the whole message. Read after the days. */
export function bareHourRules(words: TimeWords): readonly TimeRule[] {
  const { hour, goesOn, openRange, midRange, at, around, from, to, plain } = words;
  const read = (said: Words): TimeSaid => readOne(words, said);
  const alone = '(?<=^|[.,;!?] |\\b(?:at|say|about|for|is|or|do|like|maybe|disons|genre) )';
  return [
    {
      // "7 or 8 tonight".
      pattern: new RegExp(`${alone}(?<first>${hour}) (?:ou|or) (?<last>${hour})(?= (?:on )?(?:D+ )?P)`, 'g'),
      read: (said) => ({ ...readBetween(words, said), kind: 'either' }),
    },
    {
      pattern: new RegExp(`\\b${openRange} (?<first>${hour})${midRange}(?<last>${hour})${goesOn}`, 'g'),
      read: (said) => readBetween(words, said),
    },
    {
      pattern: new RegExp(`(?<=[DP],? )(?<first>${hour})${midRange}(?<last>${hour})${goesOn}`, 'g'),
      read: (said) => readBetween(words, said),
    },
    {
      pattern: new RegExp(
        `(?<!\\w)(?:(?<from>${from})|(?<to>${to})|(?<around>${around})) ?(?<clock>${hour})(?:(?:${tailOf(words)})|${goesOn})`,
        'g',
      ),
      read,
    },
    { pattern: /(?<=D )(?<clock>\d{1,2}\.[0-5]\d)(?![\d.])|(?<![\w.])(?<clock>\d{1,2}\.[0-5]\d)(?= (?:on )?D)/g, read },
    { pattern: new RegExp(`(?<=[DP],? |^)${at} ?(?<clock>${hour})${tail(words)}${goesOn}`, 'g'), read },
    { pattern: new RegExp(`${alone}(?<clock>${hour})(?= (?:on )?(?:D+ )?P)`, 'g'), read },
    ...plain.map((source) => ({ pattern: new RegExp(source, 'g'), read })),
    {
      pattern: new RegExp(
        `(?<!\\w)(?:${at} )?(?<clock>${hour})(?= in the P)|(?<!\\w)${at} (?<clock>${hour})(?= [DP])`,
        'g',
      ),
      read,
    },
  ];
}

function readBetween(words: TimeWords, said: Words): TimeSaid & { kind: 'between' } {
  const to = words.readClock(said['last'] ?? '');
  const from = words.readClock(said['first'] ?? '');
  // "2-4pm" is 14 to 16, "11-2pm" is 11 to 14.
  const isPmToo = to.isPm && !from.sure && from.minutes + halfDay < to.minutes;
  // "de 11h à 1h30" ends after noon.
  const isOverNoon = !to.sure && to.minutes < from.minutes && to.minutes + halfDay > from.minutes;
  return { kind: 'between', from: isPmToo ? afternoon(from) : from, to: isOverNoon ? afternoon(to) : to };
}

/** Null for no stretch of a working day. */
function withinHours(said: TimeSaid | null): TimeSaid | null {
  if (said?.kind !== 'between') return null;
  const { from, to } = said;
  return from.minutes >= firstHour * 60 && to.minutes > from.minutes && to.minutes - from.minutes <= longestHours * 60
    ? said
    : null;
}

function readOne(words: TimeWords, said: Words): TimeSaid {
  const read = words.readClock(said['clock'] ?? '');
  if (said['around'] || said['aroundTail']) return { kind: 'around', clock: read };
  if (said['from'] || said['fromTail']) return { kind: 'from', clock: read };
  if (said['to'] || said['toTail']) return { kind: 'to', clock: read };
  return { kind: 'at', clock: read };
}

function role({ at, around, from, to }: TimeWords): string {
  return `(?:(?:(?<from>${from})|(?<to>${to})|(?<around>${around})|${at}) ?)?`;
}

function tail(words: TimeWords): string {
  return `(?:${tailOf(words)})?`;
}

function tailOf({ aroundTail, fromTail, toTail }: TimeWords): string {
  return `(?<aroundTail>${aroundTail})|(?<fromTail>${fromTail})|(?<toTail>${toTail})`;
}

import type { LocalTime } from '../zone.ts';
import type { Clock } from './clock.ts';
import type { Rule, Words } from './sheet.ts';

/** A stretch of the day: starts at or after `from` and before `to`. `isToday` for words that name the day too ("tonight"). */
export type DayPart = { from: LocalTime; to: LocalTime; isToday: boolean };

/** What some words say about the time. `later`: minutes from now. */
export type TimeSaid =
  | { kind: 'at' | 'around' | 'from' | 'to'; clock: Clock }
  | { kind: 'between'; from: Clock; to: Clock }
  | { kind: 'later'; minutes: number };

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
  readClock: (text: string) => Clock;
};

/** Times that stand on their own; read before the days, so that "mar 14h" is a Tuesday and not the 14th. */
export function clockRules(words: TimeWords): readonly TimeRule[] {
  const { clock, hour, goesOn, openRange, midRange } = words;
  const edge = '(?<![\\w.,:/])';
  const isBare = new RegExp(`^${hour}$`);
  const between = (said: Words): TimeSaid | null => readBetween(words, said);
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
      pattern: new RegExp(`${edge}${role(words)}(?<clock>${clock})${tail(words)}`, 'g'),
      read: (said) => readOne(words, said),
    },
  ];
}

/** Bare hours: after a word for about, before or after, next to a day, or as the whole message. Read after the days. */
export function bareHourRules(words: TimeWords): readonly TimeRule[] {
  const { hour, goesOn, openRange, midRange, at, around, from, to } = words;
  const read = (said: Words): TimeSaid => readOne(words, said);
  return [
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
    {
      pattern: new RegExp(
        `(?<!\\w)(?:${at} )?(?<clock>${hour})(?= in the P)|(?<!\\w)${at} (?<clock>${hour})(?= [DP])`,
        'g',
      ),
      read,
    },
  ];
}

function readBetween(words: TimeWords, said: Words): TimeSaid {
  const to = words.readClock(said['last'] ?? '');
  const from = words.readClock(said['first'] ?? '');
  // "2-4pm" is 14 to 16, "11-2pm" is 11 to 14.
  const isPmToo = to.isPm && !from.sure && from.minutes + 720 < to.minutes;
  return { kind: 'between', from: isPmToo ? { ...from, minutes: from.minutes + 720, sure: true } : from, to };
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

import { clock, FIGURES, moved, readFigures, type Clock } from './clock.ts';
import { ENGLISH_GOES_ON, ENGLISH_NUMBER } from './english-days.ts';
import type { Rule } from './sheet.ts';
import type { DayPart, TimeWords } from './time-words.ts';
import { ENGLISH, numberIn } from './vocabulary.ts';

const HOUR_WORD = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const HOUR = `(?:\\d{1,2}|${HOUR_WORD})`;
const AFTER_DAY = '(?<=(?:day|tomorrow|mon|tues?|weds?|thu|thurs?|fri|sat|sun)\\.? )';
const HALF = '(?: ?[ap]\\.?m\\b\\.?)';
const MINUTES: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  fifteen: 15,
  quarter: 15,
  twenty: 20,
  'twenty five': 25,
  thirty: 30,
  'forty five': 45,
};

export const ENGLISH_TIMES: TimeWords = {
  parts: [
    part('first thing(?: in the morning)?|early (?:in the )?morning|start of (?:the )?day', '06:00', '10:00'),
    part('mid[- ]?morning', '09:00', '11:00'),
    part('late (?:in the )?morning|end of (?:the )?morning', '10:00', '12:00'),
    part('before (?:lunch|noon)(?: ?time)?', '06:00', '12:00'),
    part('after lunch', '13:00', '18:00'),
    part('lunch ?time|over lunch|at lunch|lunch (?:break|hour)', '12:00', '14:00'),
    part('early (?:in the )?afternoon|start of the afternoon', '12:00', '15:00'),
    part('mid[- ]?afternoon', '14:00', '16:30'),
    part('late (?:in the )?afternoon|end of (?:the )?afternoon', '16:00', '19:00'),
    part('after work|end of (?:the )?day', '16:30', '20:00'),
    part(`afternoon|arvo|${AFTER_DAY}pm`, '12:00', '18:00'),
    part(`morning|${AFTER_DAY}am(?! i )`, '06:00', '12:00'),
    part('early evening', '17:00', '19:00'),
    part('tonight|tonite', '17:00', '22:00', true),
    part('evening|at night', '17:00', '22:00'),
  ],
  own: [
    {
      pattern: new RegExp(`(?<![\\w:.])(?<hour>${HOUR})[- ]?ish\\b`, 'g'),
      read: ({ hour = '' }) => ({ kind: 'around', clock: readClock(hour) }),
    },
    {
      // "Can I come at 10?", "10 instead of 9": figures alone, for "look at one" is no time.
      pattern:
        /(?<!\blook )\bat (?<hour>\d{1,2})(?=$| ?[.,;!?](?!\d)| (?:instead|rather|please|pls|if|or|ok)\b)|(?<![\w:./-])(?<hour>\d{1,2}) (?:instead of|rather than) (?:at )?\d{1,2}(?![\w/:.]\w)/g,
      read: ({ hour = '' }) => ({ kind: 'at', clock: readClock(hour) }),
    },
    {
      pattern: new RegExp(
        `\\bin (?:(?<half>half an hour)|(?<minutes>\\d{1,2}) ?(?:mins?|minutes?)|(?<hours>${ENGLISH_NUMBER}) hours?)(?:' time)?(?![a-z])`,
        'g',
      ),
      read: ({ half, minutes, hours }) => ({
        kind: 'later',
        minutes: half ? 30 : minutes ? Number(minutes) : numberIn(ENGLISH, hours) * 60,
      }),
    },
  ],
  clock:
    `(?:half (?:past )?${HOUR}${HALF}?(?! ?\\d)|(?:a )?quarter (?:past|to|of|after) ${HOUR}${HALF}?` +
    `|(?<!\\b(?:from|between) )(?:five|ten|twenty(?:[- ]five)?) (?:minutes )?(?:past|to) ${HOUR}${HALF}?|\\d{1,2} (?:minutes )?past ${HOUR}${HALF}?` +
    `|${HOUR_WORD} (?:fifteen|thirty|forty[- ]five)${HALF}?|${HOUR} ?o'? ?clock${HALF}?|${HOUR_WORD}${HALF}` +
    `|\\d{1,2} ?h(?: ?\\d{2})?(?![a-z\\d])|(?:12 )?(?:noon|midday|midnight)|${FIGURES})`,
  hour: HOUR,
  goesOn: ENGLISH_GOES_ON,
  at: '(?:at|@|for)',
  around: '(?:(?:at )?(?:around|about|approximately|approx|roughly|circa))',
  from: '(?:(?:not|can.t|cannot)(?: (?:free|available|make it|do|come))? before|no earlier than|any ?time after|after|any ?time from|from|past)',
  to: '(?:not after|no later than|any ?time before|before|by|until|till|up to)',
  aroundTail: '(?:[- ]?ish| or so)',
  fromTail: ' (?:or later|or after|onwards?)',
  toTail: ' (?:at the latest|latest|max|or before|or earlier)',
  openRange: '(?:between|from)',
  midRange: '(?: ?[-/] ?| (?:to|and|until|till) )',
  readClock,
};

function readClock(text: string): Clock {
  if (/noon|midday/.test(text)) return clock(12, 0, 'p');
  if (text.includes('midnight')) return clock(0, 0);
  const half = /([ap])\.?m\.?$/.exec(text)?.[1];
  const said = new RegExp(
    `^(?:(?<before>half|quarter|a quarter|five|ten|twenty(?:[- ]five)?|\\d{1,2}) (?:minutes )?(?<side>past |after |to |of |(?<=half )))?(?<hour>${HOUR})(?: (?<after>fifteen|thirty|forty[- ]five)|(?= ?o'? ?clock)|(?= ?[ap]\\.?m)|$)`,
  ).exec(text)?.groups;
  if (said === undefined) return readFigures(text);
  const { before, side = '', hour = '', after } = said;
  const base = clock(/^\d/.test(hour) ? hour : numberIn(ENGLISH, hour), 0, half);
  if (before === undefined) return moved(base, minutesIn(after));
  return moved(base, side === 'to ' || side === 'of ' ? -minutesIn(before) : minutesIn(before));
}

function minutesIn(word = ''): number {
  if (word === '') return 0;
  if (word === 'half') return 30;
  return MINUTES[word.replace('a ', '').replace('-', ' ')] ?? Number(word);
}

function part(source: string, from: string, to: string, isToday = false): Rule<DayPart, null> {
  return { pattern: new RegExp(`\\b(?:${source})(?![a-z])`, 'g'), read: () => ({ from, to, isToday }) };
}

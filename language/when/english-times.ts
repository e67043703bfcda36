import { clock, figuresValue, moved, readFigures, type Clock } from './clock.ts';
import { englishGoesOn, englishNumber } from './english-words.ts';
import type { Rule } from './sheet.ts';
import type { DayPart, TimeWords } from './time-words.ts';
import { englishVocabulary, numberIn } from './vocabulary.ts';

const hourWord = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const hourPattern = `(?:\\d{1,2}|${hourWord})`;
const afterDay = '(?<=(?:day|tomorrow|mon|tues?|weds?|thu|thurs?|fri|sat|sun)\\.? )';
const halfDayPattern = '(?: ?[ap]\\.?m\\b\\.?)';
const minuteWord = '(?:fifteen|(?:twenty|thirty|forty|fifty)(?:[- ]five)?)';

export const englishTimes: TimeWords = {
  parts: [
    part('first thing(?: in the morning)?|early (?:in the )?morning|start of (?:the )?day', '06:00', '10:00'),
    part('mid[- ]?morning', '09:00', '11:00'),
    part('late (?:in the )?morning|end of (?:the )?morning', '10:00', '12:00'),
    part('(?:before|b4) (?:lunch|noon)(?: ?time)?', '06:00', '12:00'),
    part('aft(?:er)? lunch', '13:00', '18:00'),
    part('lunch ?time|over lunch|at lunch|lunch (?:break|hour)', '12:00', '14:00'),
    part('early (?:in the )?afternoon|start of the afternoon', '12:00', '15:00'),
    part('mid[- ]?afternoon', '14:00', '16:30'),
    part('late (?:in the )?afternoon|end of (?:the )?afternoon', '16:00', '19:00'),
    part('aft(?:er)? work|end of (?:the )?day', '16:30', '20:00'),
    part(
      `afternoons?|arvos?|${afterDay}pm|aft(?=$| ?[.,;!?]| (?:but|b4|or|and|til|till|until|please|pls|plz|if|only|on|would|is|works|D|T))`,
      '12:00',
      '18:00',
    ),
    part(`mornings?|mornin|${afterDay}am(?! i )`, '06:00', '12:00'),
    part('early evening', '17:00', '19:00'),
    part('tonight|tonite', '17:00', '22:00', true),
    part('evenings?|eve(?=$| ?[.,;!?])|at night', '17:00', '22:00'),
  ],
  own: [
    {
      pattern: new RegExp(`(?<![\\w:.])(?<hour>${hourPattern})[- ]?ish\\b`, 'g'),
      read: ({ hour = '' }) => ({ kind: 'around', clock: readClock(hour) }),
    },
    {
      // "Can I come at 10?", "10 instead of 9": figures alone, for "look at one" is no time.
      pattern:
        /(?<!\blook )\bat (?<hour>\d{1,2})(?=$| ?[.,;!?)](?!\d)| (?:instead|rather|please|pls|if|or|ok|then|thanks|thank|thx|cheers|works?|would|is|suits|sounds|should|but|because|so|since|as|any ?more|anyway|again|on|that day)\b)|(?<![\w:./-])(?<hour>\d{1,2}) (?:instead of|rather than) (?:at )?\d{1,2}(?![\w/:.]\w)/g,
      read: ({ hour = '' }) => ({ kind: 'at', clock: readClock(hour) }),
    },
    {
      pattern: new RegExp(
        `\\bin (?:(?<half>half an hour)|(?<quarters>a quarter|three quarters) of an hour|(?<minutes>\\d{1,2}) ?(?:mins?|minutes?)|(?<hours>${englishNumber}) hours?(?<more> and a half)?)(?:' time)?(?![a-z])`,
        'g',
      ),
      read: ({ half, quarters, minutes, hours, more }) => {
        if (minutes) return { kind: 'later', minutes: Number(minutes) };
        if (quarters) return { kind: 'later', minutes: quarters === 'a quarter' ? 15 : 45 };
        return { kind: 'later', minutes: half ? 30 : numberIn(englishVocabulary, hours) * 60 + (more ? 30 : 0) };
      },
    },
    {
      pattern: new RegExp(
        `\\b(?:within|(?:within|in|over) the next) (?:(?<minutes>\\d{1,2}) ?(?:mins?|minutes?)|(?<hours>${englishNumber}) hours?)(?![a-z])`,
        'g',
      ),
      read: ({ minutes, hours }) => ({
        kind: 'within',
        minutes: minutes ? Number(minutes) : 60 * numberIn(englishVocabulary, hours),
      }),
    },
    {
      // "tomorrow at 9a".
      pattern: new RegExp(`(?:\\bat |${afterDay})(?<hour>\\d{1,2})(?<half>[ap])${englishGoesOn}`, 'g'),
      read: ({ hour = '', half }) => ({ kind: 'at', clock: clock(hour, 0, half) }),
    },
  ],
  clock:
    `(?:half (?:past )?${hourPattern}${halfDayPattern}?(?! ?\\d)|(?:a )?quarter (?:past|to|of|after) ${hourPattern}${halfDayPattern}?` +
    `|(?<!\\b(?:from|between) )(?:five|ten|twenty(?:[- ]five)?) (?:minutes )?(?:past|to) ${hourPattern}${halfDayPattern}?|\\d{1,2} (?:minutes )?past ${hourPattern}${halfDayPattern}?` +
    `|(?:5|20|25) to ${hourPattern}${halfDayPattern}|${hourWord}[- ](?:fifteen|thirty|forty[- ]five)${halfDayPattern}?|${hourWord} ${minuteWord}(?:${halfDayPattern}|(?<=\\b(?:at|around|about|before|after|until|till) [a-z]{3,6} ${minuteWord})(?![a-z-]))|${hourPattern} ?o'? ?clock${halfDayPattern}?|${hourWord}${halfDayPattern}` +
    `|(?<=\\b(?:at|before|after|until|till|by|from|than) )(?:\\d{1,2} hours?(?![a-z])|\\d{1,2}\\.[0-5]\\d(?! ?[\\d.€£$%]))|\\d{1,2} ?h(?: ?\\d{2})?(?![a-z\\d])|(?:12 )?(?:noon|midday|midnight)|${figuresValue})`,
  hour: hourPattern,
  goesOn: englishGoesOn,
  at: '(?:at|@|for)',
  around: '(?:(?:at )?(?:around|(?<!\\b(?:how|what) )about|approximately|approx|roughly|circa))',
  from: '(?:(?:not|nothing|can.t|cannot)(?: (?:free|available|make it|do|come))? (?:before|b4)|(?:no|not) (?:earlier|sooner) than|(?<!\\b(?:no|not|any) )later than|any ?time after|after|aft|any ?time from|from|past)',
  to: '(?:not after|(?:no|not)(?: any)? later than|(?<!\\b(?:no|not|any) )(?:earlier|sooner) than|prior to|any ?time (?:before|b4)|before|bfore|b4|by|untill?|till?|up to)',
  aroundTail: '(?:[- ]?ish| or so)',
  fromTail: ' (?:or later|or after(?! \\d)|onwards?)',
  toTail: ' (?:at the latest|latest|max|or before(?! \\d)|or earlier)',
  openRange: '(?:between|from)',
  midRange: '(?: ?[-/] ?| (?:to|and|until|till) )',
  openFigure: '(?<first>\\d{1,2}) (?:to|until|till)',
  plain: [
    `\\b(?:say|make (?:it|that)) (?:at )?(?<clock>${hourPattern})(?=$| ?[.,;!?](?!\\d)| (?:that|the same) (?:same )?day| (?:then|instead|please|pls|if|maybe|ok|or so)(?![a-z]))`,
    '\\b(?:how about|what about|maybe|perhaps) (?:at )?(?<clock>[1-9]|1[0-2])(?=$| ?[.,;!?](?!\\d)| (?:that|the same) day)',
    '(?:^|(?<!\\b(?:can.?t|cannot|couldn.t|not) )\\b(?:do|make) )(?<clock>[1-9]|1[0-2])(?= on D)|(?<!\\b(?:can.?t|cannot|couldn.t|not) )\\bdo (?<clock>[1-9]|1[0-2])(?= D)',
    // "2 works" may choose the second of two.
    `(?=\\d)(?:^|(?<=[.,;!?] |\\b(?:ok|okay|yes|yeah|yep|well|think|no|sorry|actually|maybe|perhaps) ))(?<clock>[3-9]|1[0-2])(?: (?:would|works|is (?:good|fine|perfect|great|ok|better|ideal|best)|suits|sounds|might be|should be|could work|if possible)(?![a-z])|'s (?:good|fine|perfect|great|ok|better))`,
    `(?<![\\w.,:/-])(?:at )?(?<clock>[1-9]|1[0-2]) (?:on )?(?:that (?:same )?day|the same day)`,
  ],
  readClock,
};

function readClock(text: string): Clock {
  if (/noon|midday/.test(text)) return clock(12, 0, 'p');
  if (text.includes('midnight')) return clock(0, 0);
  const half = /([ap])\.?m\.?$/.exec(text)?.[1];
  const said = new RegExp(
    `^(?:(?<before>half|quarter|a quarter|five|ten|twenty(?:[- ]five)?|\\d{1,2}) (?:minutes )?(?<side>past |after |to |of |(?<=half )))?(?<hour>${hourPattern})(?:[- ](?<after>${minuteWord})|(?= ?o'? ?clock)|(?= ?[ap]\\.?m)|$)`,
  ).exec(text)?.groups;
  if (said === undefined) return readFigures(text);
  const { before, side = '', hour = '', after } = said;
  const base = clock(/^\d/.test(hour) ? hour : numberIn(englishVocabulary, hour), 0, half);
  if (before === undefined) return moved(base, minutesIn(after));
  return moved(base, side === 'to ' || side === 'of ' ? -minutesIn(before) : minutesIn(before));
}

function minutesIn(word = ''): number {
  if (word === '') return 0;
  if (word === 'half') return 30;
  return word.endsWith('quarter') ? 15 : numberIn(englishVocabulary, word);
}

function part(source: string, from: string, to: string, isToday = false): Rule<DayPart, null> {
  return { pattern: new RegExp(`\\b(?:${source})(?![a-z])`, 'g'), read: () => ({ from, to, isToday }) };
}

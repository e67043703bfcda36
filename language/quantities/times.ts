import type { Language } from '../language.ts';
import { standsAlone, takeMatches, takeLeading, type FoundQuantity, type Page, type Quantity } from './page.ts';

const partOfDay = String.raw`(?: (du matin|du soir|de l'apres[- ]midi|de l'aprem|in the morning|in the afternoon|in the evening|at night))?`;
const amPm = String.raw`([ap])\.?m(?![a-z])\.?`;
const hoursAndMinutes = new RegExp(
  String.raw`(?<!\d)(?<!\d[.:])(\d{1,3}(?:[.,]\d{1,2})?|an|half an|1\/2) ?(heures?|hours?|hrs?|h)(?:(?![a-z])|(?=a ?\d))` +
    String.raw`(?: ?:? ?(\d{2})(?!\d)(?! ?(?:[€%/]|eur)|[.,]\d{2} ?(?:€|eur))(?: ?(?:min|mn|minutes?)(?![a-z]))?| (?:and )?(\d{1,2}) ?(?:min|mn|minutes?)(?![a-z])| ([1-9])(?=$|\n|[.,;!?](?!\d))| (?:et |and )?(?:(?:a |1 )?(half|demie?|quart))(?![a-z])| moins (?:le |un |1 )?(quart|\d{1,2})(?!\d))?${partOfDay}`,
  'g',
);
const colonTime = new RegExp(
  String.raw`(?<![\d:])(\d{1,2}):(\d{2})(?!\d)(?::\d{2}(?:\.\d{1,3})?)?(?: ?${amPm})?${partOfDay}`,
  'g',
);
const meridiemTime = new RegExp(String.raw`(?<!\d)(?<!\d[.:])(\d{1,2})(?:[. ]([0-5]\d))? ?${amPm}`, 'g');
const oClock = new RegExp(
  String.raw`(?<![\d.,:])(\d{1,2})(?: ?o ?'? ?clock(?: ?${amPm})?${partOfDay}|(?= in the (?:morning|afternoon|evening))${partOfDay})`,
  'g',
);
const pastHour = new RegExp(
  String.raw`(?<![a-z\d])(half|a quarter|quarter|\d{1,2})(?: minutes?)? (past|to|before|after) (\d{1,2})(?![\d:.]\d|\d)(?: ?${amPm})?`,
  'g',
);
/** "half nine" is half past nine in British English. */
const halfHour = new RegExp(String.raw`(?<![a-z])half (\d{1,2})${standsAlone}`, 'g');
const namedTime =
  /(?<![a-z])(?<!(?:apres|rue du|canal du|avenue du|place du|after)[ -])(midi(?![ -]?pyr)|midday|noon|minuit|midnight)(?![a-z])(?: (?:et )?(demie?|quart|[0-5]\d(?!\d))(?![a-z])| moins (?:le |un |1 )?(quart|\d{1,2})(?!\d))?/g;
const roundTheClock = /(?<![\d/])24 ?(?:h|heures|hours)? ?(?:\/|sur) ?(?:24|7)(?: ?h)?(?!\d)/g;
const bareHour = new RegExp(
  String.raw`(?<![a-z])(?:at|by|before|until|till|after|around|from|between|than)(?: about| around)? (\d{1,2})(?:[. ]([0-5]\d))?${standsAlone}`,
  'g',
);
/** French says "à 9 h"; "à 9" alone is an hour only after a day or a word of meeting. */
const bareFrenchHour = new RegExp(
  String.raw`(?<=(?:\0|rendez-vous|rdv|venez|viens|passez|passer|ouvr\w{1,4}|ferm\w{1,4}),? )a (\d{1,2})${standsAlone}`,
  'g',
);
const bareRange = new RegExp(
  String.raw`(?:(?<![a-z])(?:from|between|entre|de|open),? |(?<=[:\0],? ))(\d{1,2}) ?(?:-|to|and|et|a) ?(\d{1,2})(?!\d|:\d)${standsAlone}`,
  'g',
);
const minutesAlone = /(?<![\d.,])(\d{1,4}) ?(?:minutes?|mins?|mn)(?![a-z])/g;
const fractionOfHour =
  /(?<![a-z])(?:(3|trois) quarts d'heure|(1|un)? ?quart d'heure|(?:1 |une )?(demi)[- ]heure)(?![a-z])/g;
const leadingHour =
  /(?<cue>(?<![a-z])(?:de|des|entre|from|between|a|at|vers|soit|around) )?(?<!\d|\d[.,:/]|\d ?h ?)(?<number>\d{1,2}(?::[0-5]\d)?) ?(?<link>-|a|et|ou|jusqu'a|,|to|and|or|until|\/) ?$/;

/** Before "2 h": it takes two hours. */
const lastingBefore =
  /(?:\bdur\w{0,5}|pendant|comptez|compter|prend\w{0,3}|\bprevoir|prevoyez|\bfaut|necessite\w{0,2}|durant|\bdans|d'ici|sous|\ben|\bsur|moins d|plus d|pres d|il y a|temps|takes?|lasts?|\bfor|within|\bin|duration)(?: (?:de|d'|environ|about|around|au moins|maximum|approximately|to|up))*(?: ?:)?[e']? ?$/;
/** Before "2 h": at two o'clock. */
const atBefore =
  /(?:\b(?:a|des|vers|avant|apres|entre|jusqu'a|depuis|at|by|before|after|from|until|et|ou|or|and|to)|[-@/]) ?$/;
/** No business opens before this hour: "1 h 30" without "à" is how long something takes. */
const firstHour = 7;

/** Clock times as `HH:mm` (a range gives both ends) and durations in minutes. Dates must have been read before. */
export function takeTimes(page: Page, language: Language): void {
  takeMatches(page, roundTheClock, () => time(24, 0));
  takeMatches(page, fractionOfHour, ([, three, , half]) =>
    duration(three !== undefined ? 45 : half !== undefined ? 30 : 15),
  );
  takeMatches(page, pastHour, (match) => readPast(match));
  takeMatches(page, halfHour, ([, hour = '']) => time(afternoonOf(Number(hour), undefined, undefined, true), 30));
  takeMatches(page, hoursAndMinutes, (match) => readHours(page, match));
  takeMatches(page, colonTime, ([, hour = '', minute = '', meridiem, part]) =>
    time(afternoonOf(Number(hour), meridiem, part, language === 'en' && hour.length === 1), Number(minute)),
  );
  takeMatches(page, meridiemTime, ([, hour = '', minute, meridiem]) =>
    time(afternoonOf(Number(hour), meridiem, undefined, false), Number(minute ?? 0)),
  );
  takeMatches(page, oClock, ([, hour = '', meridiem, part, lone]) =>
    time(afternoonOf(Number(hour), meridiem, part ?? lone, true), 0),
  );
  takeMatches(page, namedTime, readNamed);
  takeMatches(page, minutesAlone, ([, minutes = '']) => duration(Number(minutes)));
  takeLeading(page, 'time', leadingHour, readLeading);
  takeMatches(page, bareRange, ([whole, from = '', to = '']) => {
    // "notez de 1 à 5" is no range of hours, "open from 2 to 6" is one.
    const isScale = /^(?:de|entre)/.test(whole) && Number(from) < firstHour;
    if (isScale || Number(from) > 24 || Number(to) > 24) return [];
    return [
      ...time(afternoonOf(Number(from), undefined, undefined, true), 0),
      ...time(afternoonOf(Number(to), undefined, undefined, true), 0),
    ];
  });
  takeMatches(page, bareFrenchHour, ([, hour = '']) => (Number(hour) > 24 ? [] : time(Number(hour), 0)));
  takeMatches(page, bareHour, ([, hour = '', minute]) =>
    Number(hour) > 24 ? [] : time(afternoonOf(Number(hour), undefined, undefined, true), Number(minute ?? 0)),
  );
}

function readHours(page: Page, match: RegExpExecArray): Quantity[] {
  const [, number = '', unit = '', glued, named, single, fraction, less, part] = match;
  const hours = /^\d/.test(number) ? Number(number.replace('1/2', '0.5').replace(',', '.')) : number === 'an' ? 1 : 0.5;
  const minutes = less === undefined ? Number(glued ?? named ?? single ?? minutesOf(fraction)) : -minutesOf(less);
  const before = page.whole.slice(Math.max(0, match.index - 28), match.index);
  const lasts = Math.round(hours * 60) + minutes;
  if (!Number.isInteger(hours) || unit.startsWith('hour') || number.startsWith('1/')) return duration(lasts);
  if (part !== undefined) return timeLess(afternoonOf(hours, undefined, part, false), minutes);
  if (lastingBefore.test(before)) return duration(lasts);
  const isAt =
    atBefore.test(before) ||
    /^ ?(?:-|a) ?\d{1,2} ?(?:h|heures?)(?![a-z])/.test(
      page.whole.slice(match.index + match[0].length, match.index + match[0].length + 12),
    );
  const followsDate = page.text.slice(Math.max(0, match.index - 2), match.index).startsWith('\0');
  if (isAt || followsDate) return timeLess(hours, minutes);
  return hours < firstHour || hours > 24 ? duration(lasts) : timeLess(hours, minutes);
}

function readPast([, first = '', link = '', hour = '', meridiem]: RegExpExecArray): Quantity[] {
  const isNumber = /^\d/.test(first);
  // "10 to 12" is a range far more often than ten minutes to twelve: left to the readers of ranges.
  if (isNumber && (link !== 'past' || Number(first) > 59)) return [];
  if (!isNumber && (link === 'before' || link === 'after')) return [];
  const minutes = isNumber ? Number(first) : first === 'half' ? 30 : 15;
  return timeLess(afternoonOf(Number(hour), meridiem, undefined, true), link === 'past' ? minutes : -minutes);
}

function readNamed([, word = '', more, less]: RegExpExecArray): Quantity[] {
  const minutes = less === undefined ? minutesOf(more) : -minutesOf(less);
  return timeLess(word === 'minuit' || word === 'midnight' ? 24 : 12, minutes).map((reading) =>
    reading.value === '24:00' ? { ...reading, value: '00:00' } : reading,
  );
}

function readLeading({ groups }: RegExpExecArray, follower: FoundQuantity, chained: boolean): string | null {
  const [hour = 0, minute = 0] = (groups?.['number'] ?? '').split(':').map(Number);
  const link = groups?.['link'] ?? '';
  const joins = link === '-' || link === 'ou' || link === 'or' || link === 'to' || link === '/' || link === "jusqu'a";
  if (hour > 24 || !(joins || groups?.['cue'] !== undefined || (chained && link === ','))) return null;
  const [next = 0] = follower.value.split(':').map(Number);
  // "2-4 pm", "9 to 11 am", "11 to 1 pm": the half of the day is the follower's, unless that would run backwards.
  return clock(next > 12 && hour + 12 < next && hour < firstHour ? hour + 12 : hour, minute);
}

/** The hour on a clock of 24: `guess` takes an hour no business opens at for the afternoon, as English does. */
function afternoonOf(hour: number, meridiem: string | undefined, part: string | undefined, guess: boolean): number {
  const isAfternoon = meridiem === 'p' || (part !== undefined && /soir|apr|afternoon|evening|night/.test(part));
  if (isAfternoon) return hour < 12 ? hour + 12 : hour;
  if (meridiem === 'a' || part !== undefined) return hour === 12 && meridiem === 'a' ? 0 : hour;
  return guess && hour > 0 && hour < firstHour ? hour + 12 : hour;
}

function minutesOf(word: string | undefined): number {
  if (word === undefined) return 0;
  if (word === 'quart') return 15;
  return /^\d/.test(word) ? Number(word) : 30;
}

function timeLess(hour: number, minutes: number): Quantity[] {
  return minutes < 0 ? time(hour - 1, 60 + minutes) : time(hour, minutes);
}

function time(hour: number, minute: number): Quantity[] {
  return [{ kind: 'time', value: clock(hour, minute) }];
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function duration(minutes: number): Quantity[] {
  return [{ kind: 'duration', value: String(minutes) }];
}

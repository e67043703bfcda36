import type { Language } from '../language.ts';
import { addDays, dateOf, weekdayOf, type LocalDate } from '../zone.ts';
import { standsAlone, takeMatches, takeLeading, type FoundQuantity, type Page, type Quantity } from './page.ts';

/** What is written as a date and is none ("31 février", "vendredi 26 novembre" when the 26th is a Thursday): equals no fact. */
export const noSuchDate = 'no_such_date';

const dayMs = 86_400_000;
/** Half a year and a bit: a weekday that only agrees in another year ("vendredi 26 novembre") is a mistake, not that year. */
const farDays = 200;

const weekdayNames =
  'dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|sunday|monday|tuesday|wednesday|thursday|friday|saturday'.split(
    '|',
  );
const shortNames: Record<Language, readonly string[]> = {
  fr: ['dim', 'lun', 'mar', 'mer', 'jeu', 'ven', 'sam'],
  en: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
};
const weekdayWord = `${weekdayNames.join('|')}`;
const shortWeekday = 'dim|lun|mar|mer|jeu|ven|sam|sun|mon|tues?|weds?|thurs?|thu|fri|sat';
const monthWord =
  'janvier|january|janv|jan|fevrier|february|fevr|fev|feb|mars|march|mar|avril|april|avr|apr|mai|may|juin|june|jun|juillet|july|juil|jul|aout|august|aug|septembre|september|sept|sep|octobre|october|oct|novembre|november|nov|decembre|december|dec';
/** How the months begin, for all their spellings; "jui" is decided by what follows. */
const monthStarts = ['jan', 'f', 'mar', 'a[vp]r', 'ma[iy]', 'jui?n', 'jui?l', 'ao?u', 'sep', 'oct', 'nov', 'dec'].map(
  (start) => new RegExp(`^${start}`),
);
const englishMonth = monthWord
  .split('|')
  .filter((month) => month !== 'mar' && month !== 'mars')
  .join('|');

const dayNumber = String.raw`(?<!\d)(?<!\d[.,:/])(\d{1,2})(?: ?(?:er|eme|e|st|nd|rd|th)(?![a-z]))?`;
const yearNumber = String.raw`(?:,? (20\d{2})(?!\d))?`;
const namedDay = String.raw`(?:(?<![a-z])(${weekdayWord}|${shortWeekday})\.?,? (?:le |the )?)?`;

const dayMonth = new RegExp(
  String.raw`${namedDay}${dayNumber} ?(?:of |de )?(${monthWord})(?![a-z])\.?${yearNumber}`,
  'g',
);
const monthDay = new RegExp(
  String.raw`${namedDay}(?<![a-z])(${englishMonth})(?![a-z])\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d| ?(?:h|heures?|am|pm|€|eur|euros?|%|min|minutes)(?![a-z]))${yearNumber}`,
  'g',
);
const isoDate = /(?<!\d)(20\d{2})[-/](\d{1,2})[-/](\d{1,2})(?!\d)(?:t(?=\d))?/g;
const numericDate = new RegExp(
  String.raw`${namedDay}(?<![\d/])(?<!\d[.-])(?!24\/(?:24|7)(?!\d)|7\/7)(\d{1,2})([/.-])(\d{1,2})(?:\3(20\d{2}|\d{2}))?(?!\d|\3\d| ?%)`,
  'g',
);
const eightDays = new RegExp(
  String.raw`(?<![a-z])(?:(${weekdayWord}) en (8|15)(?!\d)|(${weekdayWord}) (week|fortnight)(?![a-z-]))`,
  'g',
);
const weekdayDay = new RegExp(
  String.raw`(?<![a-z])(${weekdayWord}|${shortWeekday})\.?,? (?:le |the )?${dayNumber}${standsAlone}`,
  'g',
);
const bareDay = new RegExp(
  String.raw`(?<![a-z])(le|les|au|du|on the|by the|until the|from the|the|on) (\d{1,2})(er|st|nd|rd|th)?(?!\d)(?: (?:et|ou|au|and|or|to) (?:le |the )?(\d{1,2})(?:er|st|nd|rd|th)?(?!\d))?${standsAlone}`,
  'g',
);
const relativeDay =
  /(?<![a-z])(?:(avant[- ]hier|(?:the )?day before yesterday)|(apres[- ]?demain|(?:the )?day after tomorrow)|(demain|tomorrow|tmrw|tmr|2morrow)|(hier|yesterday)|(?:aujourd'? ?hui|today|tonight|ce (?:jour(?!-la)|matin|soir)|ce(?= midi)|cet(?:te)? (?:apres[- ]?midi|aprem)|this (?:morning|afternoon|evening)))(?![a-z])/g;
const distanceInDays =
  /(?<![a-z])(?:(dans|d'ici|sous|in|within|il y a) (\d{1,3}) (jours?|days?|semaines?|weeks?)|(\d{1,3}) (days?|weeks?) ago)(?![a-z])/g;
const weekdayAlone = new RegExp(String.raw`(?<![a-z])(${weekdayWord})s?(?![a-z])`, 'g');
const shortRange = new RegExp(
  String.raw`(?<![a-z])(${shortWeekday})\.? ?(?:-|/|a|au|to) ?(${shortWeekday})(?![a-z])\.?`,
  'g',
);
const shortAlone = new RegExp(
  String.raw`(?<![a-z])(${shortWeekday})(?![a-z])(?:\.|(?=[ :]{1,2}\d{1,2} ?(?:h|:|am|pm|-)))`,
  'g',
);
const leadingDay = new RegExp(
  String.raw`(?<cue>(?<![a-z])(?:du|de|le|les|from|the|on|au|entre|between|${weekdayWord}) )?(?<!\d|[h:€] ?|\d[.,/])(?<number>\d{1,2})(?:er|st|nd|rd|th)? ?(?<link>-|au|et|ou|a|,|and|or|to|&|/)(?: (?:le|the|au))? ?$`,
);

/**
 * Dates as `YYYY-MM-DD`, a weekday alone as `weekday:4`. A day without a year is the nearest to `today` that agrees with the
 * weekday said; a day without a month is the next one. Days come day first, in both languages. `today` is asked for only
 * when a date is found: Intl takes longer to tell it than all the rest.
 */
export function takeDates(page: Page, today: () => LocalDate, language: Language): void {
  takeMatches(page, isoDate, ([, year, month, day]) => date(dateOf(Number(year), Number(month), Number(day))));
  takeMatches(page, dayMonth, (match) => {
    const [whole, weekday, day = '', month = '', year] = match;
    const isVerb =
      month === 'may' &&
      /^ (?:be|have|not|also|take|need|still|work|i|we)\b/.test(
        page.text.slice(match.index + whole.length, match.index + whole.length + 6),
      );
    return isVerb ? [] : date(nearest(today(), Number(day), monthOf(month), yearOf(year), weekdayNumber(weekday)));
  });
  takeLeading(page, 'date', leadingDay, readLeading);
  takeMatches(page, monthDay, ([, weekday, month = '', day = '', year]) =>
    date(nearest(today(), Number(day), monthOf(month), yearOf(year), weekdayNumber(weekday))),
  );
  takeMatches(page, numericDate, (match) => readNumeric(page, match, today()));
  takeMatches(page, eightDays, ([, french, distance, english, word]) => {
    const weekday = weekdayNumber(french ?? english) ?? 0;
    const extra = distance === '8' || word === 'week' ? 7 : 14;
    return date(addDays(today(), ((weekday - weekdayOf(today()) + 6) % 7) + 1 + extra));
  });
  takeMatches(page, shortRange, ([, from, to]) => [
    ...weekdayClaim(weekdayNumber(from)),
    ...weekdayClaim(weekdayNumber(to)),
  ]);
  takeMatches(page, weekdayDay, (match) => readWeekdayDay(page, match, today()));
  takeMatches(page, relativeDay, ([, before, after, next, last]) =>
    date(
      addDays(
        today(),
        before !== undefined ? -2 : after !== undefined ? 2 : next !== undefined ? 1 : last !== undefined ? -1 : 0,
      ),
    ),
  );
  takeMatches(page, distanceInDays, (match) => readDistance(match, today()));
  takeMatches(page, bareDay, (match) => readBareDay(page, match, today()));
  takeMatches(page, weekdayAlone, ([, weekday]) => weekdayClaim(weekdayNumber(weekday)));
  // "mar 14 h" is Tuesday in French; "sun", "sat" and "mon" are words in one language and days in the other.
  takeMatches(page, shortAlone, ([, weekday = '']) =>
    shortNames[language].includes(weekday.slice(0, 3)) ? weekdayClaim(weekdayNumber(weekday)) : [],
  );
}

function readNumeric(page: Page, match: RegExpExecArray, today: LocalDate): Quantity[] {
  const [whole, weekday, first = '', separator, second = '', year] = match;
  const before = page.whole.slice(Math.max(0, match.index - 8), match.index);
  const isCued =
    weekday !== undefined || /(?:^|[^a-z])(?:le|du|au|on|by|les|from|until|to|date|et|ou) ?:? ?$/.test(before);
  // "9-12" is a range of hours and "26.11" a number, unless a word says that a day is meant.
  if (year === undefined && separator !== '/' && !(isCued && separator === '.' && second.length === 2)) return [];
  // "5/5", "1/2" and "7/7" are more often no days; with a nought, two digits or a word before them they are.
  if (year === undefined && !isCued && whole.length < 4) return [];
  const [day, month] =
    Number(second) > 12 && Number(first) <= 12 ? [Number(second), Number(first)] : [Number(first), Number(second)];
  if (month > 12 || month === 0 || day > 31 || day === 0) return isCued ? date(null) : [];
  return date(nearest(today, day, month, yearOf(year), weekdayNumber(weekday)));
}

function readWeekdayDay(page: Page, match: RegExpExecArray, today: LocalDate): Quantity[] {
  const [whole, word, number] = match;
  const weekday = weekdayNumber(word);
  const day = Number(number);
  const isHours =
    day <= 24 &&
    /^ ?(?:-|to) ?(?:[01]?\d|2[0-4])(?!\d)/.test(
      page.text.slice(match.index + whole.length, match.index + whole.length + 8),
    );
  if (day === 0 || day > 31 || isHours) return [];
  const agreeing = monthsAround(today, day).filter((candidate) => weekdayOf(candidate) === weekday);
  return date(agreeing.find((candidate) => candidate >= today) ?? agreeing.at(-1) ?? null);
}

function readBareDay(page: Page, match: RegExpExecArray, today: LocalDate): Quantity[] {
  const [whole, word = '', number = '', suffix, second] = match;
  const day = Number(number);
  const isFrench = /^(?:le|les|au|du)$/.test(word);
  if (day === 0 || day > 31 || (!isFrench && suffix === undefined)) return [];
  const after = page.whole.slice(match.index + whole.length, match.index + whole.length + 10);
  // "le 2" and "the 2nd" choose from a list of at most four, unless an hour follows or "on" goes before.
  const isRest = word === 'au' && page.text.slice(0, match.index).endsWith('\0 ');
  const isChoice =
    day <= 4 && word !== 'on the' && !isRest && !/^,? (?:a|at|au|entre|de|des|vers|from) ?\d/.test(after);
  if (isChoice) return [];
  return (second === undefined ? [day] : [day, Number(second)]).flatMap((each) =>
    date(monthsAround(today, each).find((candidate) => candidate >= today) ?? null),
  );
}

function readDistance([, word, count, unit, agoCount, agoUnit]: RegExpExecArray, today: LocalDate): Quantity[] {
  const number = Number(count ?? agoCount);
  // In French "huit jours" are a week and "quinze jours" two.
  const idiom = word === 'dans' && unit === 'jours' && (number === 8 || number === 15) ? number - 1 : number;
  const days = /^(?:sem|week)/.test(unit ?? agoUnit ?? '') ? number * 7 : idiom;
  return date(addDays(today, agoCount !== undefined || word === 'il y a' ? -days : days));
}

/** The 24 of "du 24 au 26 décembre" has the month of the 26th; the 30 of "du 30 au 2 janvier" the month before. */
function readLeading({ groups }: RegExpExecArray, follower: FoundQuantity, chained: boolean): string | null {
  const day = Number(groups?.['number']);
  const link = groups?.['link'] ?? '';
  const isCued = groups?.['cue'] !== undefined || chained;
  if (day === 0 || day > 31 || (link === ',' && !isCued) || !/^\d{4}-\d/.test(follower.value)) return null;
  const [year = 0, month = 0, next = 0] = follower.value.split('-').map(Number);
  if (day <= next) return dateOf(year, month, day) ?? noSuchDate;
  return dateOf(month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1, day) ?? noSuchDate;
}

/** The date of that day and month closest to `today`, on that weekday when one was said. */
function nearest(
  today: LocalDate,
  day: number,
  month: number,
  year: number | null,
  weekday: number | null,
): LocalDate | null {
  const thisYear = Number(today.slice(0, 4));
  const agreeing = (year === null ? [thisYear - 1, thisYear, thisYear + 1] : [year])
    .map((candidate) => dateOf(candidate, month, day))
    .filter((candidate) => candidate !== null)
    .filter((candidate) => weekday === null || weekdayOf(candidate) === weekday)
    .map((candidate) => ({ candidate, far: Math.abs(Date.parse(candidate) - Date.parse(today)) / dayMs }))
    .filter(({ far }) => year !== null || far < farDays);
  return agreeing.toSorted((a, b) => a.far - b.far)[0]?.candidate ?? null;
}

/** That day in the month before, this one and the next three, where they have one. */
function monthsAround(today: LocalDate, day: number): LocalDate[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return [-1, 0, 1, 2, 3]
    .map((offset) => year * 12 + month - 1 + offset)
    .map((months) => dateOf(Math.floor(months / 12), (months % 12) + 1, day))
    .filter((candidate) => candidate !== null);
}

function monthOf(word: string): number {
  return monthStarts.findIndex((start) => start.test(word)) + 1;
}

function yearOf(digits: string | undefined): number | null {
  if (digits === undefined) return null;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function weekdayNumber(word: string | undefined): number | null {
  if (word === undefined) return null;
  const start = word.slice(0, 3);
  return weekdayNames.findIndex((weekday) => weekday.startsWith(start)) % 7;
}

function weekdayClaim(weekday: number | null): Quantity[] {
  return [{ kind: 'date', value: `weekday:${weekday}` }];
}

function date(value: LocalDate | null): Quantity[] {
  return [{ kind: 'date', value: value ?? noSuchDate }];
}

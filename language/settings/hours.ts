import { readWhen } from '../when.ts';
import type { Language } from '../language.ts';
import { timeOf } from '../when/clock.ts';
import { type LocalDate, type LocalTime, toLocal } from '../zone.ts';
import { leftOn, type Unread, unreadIn, takeFirst } from './unread.ts';

export type Weekday = '0' | '1' | '2' | '3' | '4' | '5' | '6';
/** Ranges of local time by weekday, 0 for Sunday, as a site keeps them. */
export type Week = Partial<Record<Weekday, [LocalTime, LocalTime][]>>;

/** What a sentence changes of the week, and from which day on; null for at once. */
export type SaidHours =
  | { kind: 'read'; changes: DayChange[]; from: LocalDate | null; isWeekly: boolean }
  | { kind: 'unread'; words: string[] }
  /** It says no day, no hour, or both in an order that leaves more than one reading. */
  | { kind: 'unclear' };

/** For some days: new ranges (none: closed), or only when they open or close. */
export interface DayChange {
  days: Weekday[];
  ranges: [LocalTime, LocalTime][] | null;
  opens: LocalTime | null;
  closes: LocalTime | null;
}

const frenchDays = [
  'dim(?:anches?)?',
  'lun(?:dis?)?',
  'mar(?:dis?)?',
  'mer(?:credis?|c)?',
  'jeu(?:dis?)?',
  'ven(?:dredis?|d)?',
  'sam(?:edis?)?',
];
const englishDays = [
  'sun(?:days?)?',
  'mon(?:days?)?',
  'tue(?:s(?:days?)?)?',
  'wed(?:nesdays?|s)?',
  'thu(?:rs(?:days?)?|r)?',
  'fri(?:days?)?',
  'sat(?:urdays?)?',
];
const dayPattern = `(?:${[...frenchDays, ...englishDays].join('|')})(?![a-z])\\.?`;
const article = '(?:(?:le|la|les|the|on|chaque|tous les|every|each) )?';
const dayRange = new RegExp(
  `(?:\\b(?:du|de|from) )?${article}\\b(?<first>${dayPattern}) ?(?:-|au|a|to|till?|until|through|thru) ?(?:le )?(?<last>${dayPattern})`,
);
const oneDay = new RegExp(`${article}\\b(?<day>${dayPattern})`);
const workdays = /\b(?:en semaine|(?:on )?weekdays|les jours de semaine|du lundi au vendredi inclus)\b/;
const weekend = /\b(?:le |les |at |on |the )?(?:week-?ends?|week end)\b/;

const hour = String.raw`(?:(?<![\d.,])(?:\d{1,2} ?(?:h|heures?)(?: ?\d{2})?(?![\d])|\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{1,2}(?! ?(?:e|€|%|\d|er\b|min|eme|km)))|midi|noon|minuit|midnight)`;
const rangePattern = new RegExp(
  `(?:\\b(?:de|from|between|entre) )?(?<from>${hour}) ?(?:-|/|a|to|till?|until|jusqu'a) ?(?<to>${hour})`,
);
const opensPattern = new RegExp(
  `\\b(?:ouvr[a-z]*|ouverture|opens?|opening|commenc[a-z]*|demarr[a-z]*|starts?)(?: (?:on|nous|desormais|maintenant|now))* ?(?:a|at|des|from|:|de)? ?(?<at>${hour})`,
);
const closesPattern = new RegExp(
  `\\b(?:ferm[a-z]*|fermeture|closes?|closing|clos|shuts?|fini[a-z]*|finish[a-z]*|jusqu'a|until|till)(?: (?:on|nous|desormais|maintenant|now))* ?(?:a|at|:|de)? ?(?<at>${hour})`,
);
const closedPattern = /\b(?:fermee?s?|ferme|fermons|closed?|shut|pas ouverts?|pas ouvert|repos|off|not open)\b/;
const fromPattern =
  /\b(?:a partir d(?:e |u |')|a compter d(?:e |u |')|des (?=le |la |lundi|mardi|mercredi|jeudi|vendredi|samedi|demain|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|(?:as of|as from|starting|from|beginning) (?=(?:the |next |on )?(?:\d{1,2}(?:st|nd|rd|th)|\d{1,2} [a-z]{3}|january|february|march|april|may|june|july|august|september|october|november|december|tomorrow|monday|next)))/;
const months = 'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre'.split('|');
const englishMonths = 'january|february|march|april|may|june|july|august|september|october|november|december'.split(
  '|',
);
const aroundHours =
  'horaires horaire hours opening times ouvre ouvrir ouvrons ouvert ouverts ouverture open opens ferme fermons fermer fermeture closes close closing garage salon atelier showroom boutique magasin shop workshop nouveaux new change modifie modifier changent passent are be non stop continue journee sans interruption puis h heures heure matin matins midi apres soir morning mornings afternoon evening lunch'.split(
    ' ',
  );

const halfDay = /\b(?:matins?|matinees?|apres|aprem|soirs?|soirees?|mornings?|afternoons?|evenings?)\b/;

type Token =
  | { kind: 'days'; at: number; end: number; days: Weekday[]; isWeekly: boolean }
  | { kind: 'range'; at: number; range: [LocalTime, LocalTime] }
  | { kind: 'opens' | 'closes'; at: number; time: LocalTime }
  | { kind: 'closed'; at: number };

/** Reads "on ouvre à 8h30 le lundi", "fermé le samedi à partir de janvier", "du mardi au samedi 9h-12h et 14h-19h", in French or English. */
export function readHours(said: string, context: { now: Date; zone: string; language: Language }): SaidHours {
  const left = unreadIn(said);
  const from = takeFrom(left, context);
  if (from === 'unclear') return { kind: 'unclear' };
  const tokens = tokensOf(left);
  if (tokens === null) return { kind: 'unclear' };
  const words = leftOn(left, aroundHours);
  if (words.length > 0) return { kind: 'unread', words };
  // "Fermé le vendredi après-midi" is no closed Friday.
  if (tokens.some(({ kind }) => kind === 'closed') && halfDay.test(left.text)) return { kind: 'unclear' };
  const changes = pairUp(tokens);
  if (changes === null || changes.length === 0) return { kind: 'unclear' };
  const isWeekly = tokens.every((token) => token.kind !== 'days' || token.isWeekly);
  return { kind: 'read', changes, from, isWeekly: isWeekly || from !== null };
}

/** "à partir de janvier", "as of 1 February": the day from which it holds. */
function takeFrom(
  left: Unread,
  context: { now: Date; zone: string; language: Language },
): LocalDate | null | 'unclear' {
  const lead = fromPattern.exec(left.text);
  if (!lead) return null;
  const behind = left.text.slice(lead.index + lead[0].length);
  // "À partir de 9 h" opens, and dates nothing.
  if (/^\d{1,2} ?(?:h|:|heure)/.test(behind)) return null;
  const today = toLocal(context.now, context.zone).date;
  const month = new RegExp(
    `^(?:(?:le |the )?(?:mois de |month of )?)(?<month>${[...months, ...englishMonths].join('|')})(?![a-z])(?: (?<year>20\\d{2}))?`,
  ).exec(behind);
  const name = month?.groups?.['month'];
  if (month && name) {
    const number = (months.includes(name) ? months.indexOf(name) : englishMonths.indexOf(name)) + 1;
    blankAt(left, lead.index, lead[0].length + month[0].length);
    return firstOf(number, month.groups?.['year'], today);
  }
  const day = dayAhead(behind, context);
  if (day === null) return 'unclear';
  blankAt(left, lead.index, lead[0].length + day.length);
  return day.date;
}

const longestDate = 5;

/** The one day that the first words name, as many of them as belong to it. */
function dayAhead(
  text: string,
  context: { now: Date; zone: string; language: Language },
): { date: LocalDate; length: number } | null {
  const words = text.split(' ').slice(0, longestDate);
  for (let count = words.length; count > 0; count -= 1) {
    const said = words.slice(0, count).join(' ');
    const when = readWhen(/^(?:le|la|the|on) /.test(said) ? said : `le ${said}`, context);
    const [date, ...others] = when?.days ?? [];
    const isWhole =
      when !== null &&
      said.replace(/^(?:le|la|the|on) /, '') === unreadIn(when.text).text.replace(/^(?:le|la|the|on) /, '');
    if (isWhole && date && others.length === 0 && when.problem === null && when.time === null) {
      return { date, length: said.length };
    }
  }
  return null;
}

function firstOf(month: number, year: string | undefined, today: LocalDate): LocalDate {
  const of = (whole: number) => `${whole}-${String(month).padStart(2, '0')}-01`;
  const [now] = today.split('-').map(Number);
  if (year) return of(Number(year));
  return of(now ?? 0) > today ? of(now ?? 0) : of((now ?? 0) + 1);
}

function blankAt(left: Unread, at: number, length: number): void {
  left.text = left.text.slice(0, at) + ' '.repeat(length) + left.text.slice(at + length);
}

/** Everything that was said of days and hours, in its order; null where an hour is none. */
function tokensOf(left: Unread): Token[] | null {
  const tokens: Token[] = [];
  const rest = (pattern: RegExp, make: (found: RegExpExecArray) => Token | null): boolean => {
    for (let found = takeFirst(left, pattern); found; found = takeFirst(left, pattern)) {
      const token = make(found);
      if (token === null) return false;
      tokens.push(token);
    }
    return true;
  };
  const days = (found: RegExpExecArray, list: number[], isWeekly: boolean): Token => ({
    ...{ kind: 'days' as const, at: found.index, end: found.index + found[0].length, isWeekly },
    days: list.map((day) => String(day) as Weekday), // 0 to 6.
  });
  const isRead =
    rest(workdays, (found) => days(found, [1, 2, 3, 4, 5], true)) &&
    rest(weekend, (found) => days(found, [6, 0], true)) &&
    rest(dayRange, ({ groups, ...found }) => {
      const [first, last] = [weekdayOf(groups?.['first']), weekdayOf(groups?.['last'])];
      const count = ((last - first + 7) % 7) + 1;
      const list = Array.from({ length: count }, (_, step) => (first + step) % 7);
      return { ...days(found as RegExpExecArray, list, true) };
    }) &&
    rest(rangePattern, ({ groups, index }) => {
      const range = rangeOf(groups?.['from'] ?? '', groups?.['to'] ?? '');
      return range && { kind: 'range', at: index, range };
    }) &&
    rest(opensPattern, ({ groups, index }) => timed('opens', index, groups?.['at'])) &&
    rest(closesPattern, ({ groups, index }) => timed('closes', index, groups?.['at'])) &&
    rest(closedPattern, ({ index }) => ({ kind: 'closed', at: index })) &&
    rest(oneDay, (found) => {
      const isWeekly =
        /^(?:le|les|chaque|tous les|every|each) /.test(found[0]) || /s\.?$/.test(found.groups?.['day'] ?? '');
      return days(found, [weekdayOf(found.groups?.['day'])], isWeekly);
    });
  return isRead ? tokens.toSorted((a, b) => a.at - b.at) : null;
}

function timed(kind: 'opens' | 'closes', at: number, words: string | undefined): Token | null {
  const time = timeIn(words ?? '', kind === 'closes');
  return time === null ? null : { kind, at, time };
}

function weekdayOf(word = ''): number {
  const fits = (names: readonly string[]) => names.findIndex((name) => new RegExp(`^${name}\\.?$`).test(word));
  const french = fits(frenchDays);
  return french === -1 ? fits(englishDays) : french;
}

/** A bare "9 to 5" ends in the afternoon. */
function rangeOf(from: string, to: string): [LocalTime, LocalTime] | null {
  const start = timeIn(from, false);
  const end = timeIn(to, true);
  if (start === null || end === null) return null;
  const isBare = /^\d{1,2}$/.test(to.trim());
  const later = end <= start && isBare && end < '12:00' ? timeOf(minutesOf(end) + 720) : end;
  return start < later ? [start, later] : null;
}

function timeIn(words: string, isEnd: boolean): LocalTime | null {
  if (/midi|noon/.test(words)) return '12:00';
  if (/minuit|midnight/.test(words)) return isEnd ? '24:00' : '00:00';
  const [, hours = '', minutes = '0', half] =
    /(\d{1,2})(?:[ :.]*(?:h|heures?)?[ :.]*(\d{2}))?[^ap\d]*([ap])?/.exec(words) ?? [];
  const said = Number(hours);
  const whole = half === 'p' && said < 12 ? said + 12 : half === 'a' && said === 12 ? 0 : said;
  if (hours === '' || whole > 24 || Number(minutes) > 59 || (whole === 24 && !isEnd)) return null;
  return whole === 24 ? '24:00' : timeOf(whole * 60 + Number(minutes));
}

function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Days go with the hours that stand beside them; null where it is not plain which. */
function pairUp(tokens: readonly Token[]): DayChange[] | null {
  const units: (Weekday[] | DayChange)[] = [];
  for (const token of tokens) {
    const last = units.at(-1);
    if (token.kind === 'days') {
      if (Array.isArray(last)) last.push(...token.days);
      else units.push([...token.days]);
      continue;
    }
    const change = isOpen(last, token) ? last : { days: [], ranges: null, opens: null, closes: null };
    if (change !== last) units.push(change);
    if (token.kind === 'range') change.ranges = [...(change.ranges ?? []), token.range];
    else if (token.kind === 'closed') change.ranges = [];
    else change[token.kind] = token.time;
  }
  const changes: DayChange[] = [];
  for (let at = 0; at < units.length; at += 2) {
    const [one, other] = [units[at], units[at + 1]];
    const before = changes.at(-1);
    if (one && !other && !Array.isArray(one) && before && one.ranges === null && before.ranges === null) {
      // "On ouvre à 8h30 le lundi et on ferme à 17h."
      changes[changes.length - 1] = {
        ...before,
        opens: before.opens ?? one.opens,
        closes: before.closes ?? one.closes,
      };
      continue;
    }
    if (!one || !other || Array.isArray(one) === Array.isArray(other)) return null;
    const [days, change] = Array.isArray(one) ? [one, other as DayChange] : [other as Weekday[], one]; // One of each.
    changes.push({ ...change, days: [...new Set(days)] });
  }
  const all = changes.flatMap(({ days }) => days);
  return new Set(all).size === all.length ? changes : null;
}

/** Ranges of one day follow each other; a day is not both closed and open. */
function isOpen(last: Weekday[] | DayChange | undefined, token: Exclude<Token, { kind: 'days' }>): last is DayChange {
  if (!last || Array.isArray(last)) return false;
  if (token.kind === 'range') return last.ranges !== null && last.ranges.length > 0;
  if (token.kind === 'closed') return last.ranges?.length === 0;
  return last.ranges === null && last[token.kind] === null;
}

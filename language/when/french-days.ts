import { addDays } from '../zone.ts';
import {
  anyWeekday,
  inDays,
  lastWeekday,
  nextWeekday,
  one,
  openEndedDays,
  someWeekAfter,
  span,
  unreadDay,
  week,
  weekday,
  weekdayAfter,
  weekend,
  weekPart,
} from './calendar.ts';
import { readMonth, readWeekendOf, readWeekOf, readWeekOfMonth, type DayRule } from './dates.ts';
import { frenchDates, notAName } from './french-dates.ts';
import {
  frenchGoesOn,
  frenchListedDay,
  frenchMonth,
  frenchMonthRef,
  frenchNumber,
  frenchShortDay,
  frenchTurn,
  frenchWeekday,
  frenchWeekGoesOn,
  frenchYear,
} from './french-words.ts';
import { weekInMonths, weekNumber } from './months.ts';
import { frenchVocabulary, numberIn, partIn, weekdayIn } from './vocabulary.ts';

const partPattern = "(?<part>debut|milieu|mi|fin)(?:-| du | de la | de | d'| )";
const todayPattern = "(?:aujourd'?hui|aujourd hui|ajd|ojd|auj)";
const tomorrowPattern = '(?:demain|2main|2m1|dem1|dmain|demin)';

/** "sam m'a appelé", "il y a du jeu", "mon": a shortened day needs a time, a date or a full stop behind it and no such word before. */
const shortAlone =
  '(?:lun|mar|mer|jeu|ven|sam|dim)(?:\\.(?=$| )|(?= [PT]| (?:prochain|ou) )|(?<=^...|\\b(?:ou|et|rdv|plutot|dispo|libre|place) ...)(?= ?[?!]*$))|(?:merc|vend)(?:\\.(?=$| )|(?= [PT]| (?:prochain|ou) ))';

/** Weeks, read before the days: "la semaine prochaine, mardi ou jeudi". */
export const frenchWeeks: readonly DayRule[] = [
  {
    pattern: new RegExp(
      `\\b(?<nth>${frenchTurn}) semaine (?:(?:de |d')(?<month>${frenchMonth})${frenchYear}|(?<ref>${frenchMonthRef}))`,
      'g',
    ),
    read: (words, today) => readWeekOfMonth(frenchVocabulary, words, today),
  },
  {
    pattern: new RegExp(
      `\\bsemaine du (?:lundi )?(?<day>\\d{1,2}(?:er)?)(?: (?<month>${frenchMonth}))?${frenchGoesOn}`,
      'g',
    ),
    read: (words, today) => readWeekOf(frenchVocabulary, words, today),
  },
  {
    pattern: new RegExp(`\\b(?:la )?sem(?:aine)?\\.? (?:n ?° ?)?(?<number>[1-4]?\\d|5[0-3])${frenchGoesOn}`, 'g'),
    read: ({ number }, today) => weekNumber(today, Number(number)),
  },
  {
    pattern: new RegExp(
      `\\bweek-?end (?:du|des) (?:samedi )?(?<day>\\d{1,2}(?:er)?)(?:(?: et |[-/])\\d{1,2})?(?: (?<month>${frenchMonth}))?${frenchGoesOn}`,
      'g',
    ),
    read: (words, today) => readWeekendOf(frenchVocabulary, words, today),
  },
  {
    // The words behind it may name what it counts from, which is not read.
    pattern: new RegExp(
      `\\b(?:${partPattern})?(?:la )?sem(?:aine)?\\.? (?:juste )?(?:d'apres|suivante|apres)(?: ca| celle-?(?:ci|la))?(?:${frenchWeekGoesOn}|(?<unread>(?= [a-z])))|(?=la suiv|celle d)(?<=\\bsemaine(?: prochaine)?,? (?:mais |ou )?(?:plutot )?)(?:la suivante|celle d'apres)(?![a-z])`,
      'g',
    ),
    read: ({ part, unread }) => ((part ?? unread) === undefined ? someWeekAfter : unreadDay),
  },
  {
    pattern: new RegExp(`\\b(?:${partPattern})?(?:la )?sem(?:aine)? (?:prochaine|pro|qui vient)\\b`, 'g'),
    read: ({ part }, today) => week(today, 1, partIn(frenchVocabulary, part)),
  },
  { pattern: /\b(?:la )?semaine (?:derniere|passee)\b/g, read: (_, today) => week(today, -1, 'all') },
  {
    pattern: new RegExp(
      `\\b(?:${partPattern})?(?:cette|dans la|de la) semaine\\b(?! (?:prochaine|suivante|derniere|passee|du|de|d'))`,
      'g',
    ),
    read: ({ part }, today) => week(today, 0, partIn(frenchVocabulary, part)),
  },
  {
    pattern: new RegExp(`\\b${partPattern}(?:la )?semaine\\b`, 'g'),
    read: ({ part }, today) => weekPart(today, partIn(frenchVocabulary, part)),
  },
  {
    // "dans huit jours" is a week and "dans quinze jours" two, and a week from now says no day.
    pattern: new RegExp(
      `\\bdans (?:(?<days>8|huit|15|quinze) jours|(?:(?<weeks>${frenchNumber}) sem(?:aines?)?|une quinzaine))\\b`,
      'g',
    ),
    read: ({ days, weeks }, today) => week(today, weeks ? numberIn(frenchVocabulary, weeks) : weeksIn(days), 'all'),
  },
];

export const frenchDays: readonly DayRule[] = [
  ...frenchDates,
  {
    pattern: new RegExp(`\\b(?<weekday>${frenchWeekday}) en (?<weeks>huit|quinze|8|15)\\b`, 'g'),
    read: (words, today) =>
      weekdayAfter(today, weekdayIn(frenchVocabulary, words['weekday']) ?? 0, weeksIn(words['weeks'])),
  },
  {
    pattern: new RegExp(`\\b(?<weekday>${frenchWeekday}|${frenchShortDay}) (?:prochaine?|pro)\\b`, 'g'),
    read: (words, today) => nextWeekday(today, weekdayIn(frenchVocabulary, words['weekday']) ?? 0),
  },
  {
    pattern: new RegExp(`\\b(?<weekday>${frenchWeekday}) (?:dernier(?! (?:delai|creneau|carat|rdv))|passe)\\b`, 'g'),
    read: (words, today) => lastWeekday(today, weekdayIn(frenchVocabulary, words['weekday']) ?? 0),
  },
  {
    pattern: new RegExp(`\\b(?:un|n'importe quel|un des prochains) (?<weekday>${frenchWeekday})\\b`, 'g'),
    read: (words, today) => anyWeekday(today, weekdayIn(frenchVocabulary, words['weekday']) ?? 0),
  },
  {
    pattern: new RegExp(
      `\\b(?:ce )?(?<weekday>${frenchWeekday})s?\\b|\\b(?<listed>${frenchListedDay})|\\b${notAName}(?<short>${shortAlone})`,
      'g',
    ),
    read: (words, today) =>
      weekday(today, weekdayIn(frenchVocabulary, words['weekday'] ?? words['listed'] ?? words['short']) ?? 0),
  },
  {
    pattern: new RegExp(`\\b(?:apres|apre|apr|ap)[- ]?(?:${tomorrowPattern}|dem)\\b`, 'g'),
    read: (_, today) => inDays(today, 2),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?<tomorrow>${tomorrowPattern})|(?:d')?${todayPattern}) en (?<weeks>huit|quinze|8|15)\\b`,
      'g',
    ),
    read: ({ tomorrow, weeks }, today) => inDays(today, (tomorrow ? 1 : 0) + 7 * weeksIn(weeks)),
  },
  { pattern: new RegExp(`\\b${tomorrowPattern}\\b`, 'g'), read: (_, today) => inDays(today, 1) },
  {
    // "ce matin": the part of day is covered already.
    pattern: new RegExp(`\\b(?:${todayPattern}|tout de suite|maintenant|cet?(?= P))(?![a-z])`, 'g'),
    read: (_, today) => one(today.date),
  },
  { pattern: /\bavant[- ]hier\b/g, read: (_, today) => inDays(today, -2) },
  { pattern: /\bhier\b/g, read: (_, today) => inDays(today, -1) },
  {
    pattern: new RegExp(`\\bil y a (?<count>${frenchNumber}) (?<unit>jours?|semaines?)\\b`, 'g'),
    read: ({ count, unit = '' }, today) =>
      inDays(today, -numberIn(frenchVocabulary, count) * (unit.startsWith('j') ? 1 : 7)),
  },
  {
    pattern: new RegExp(`\\b(?:dans|ds) (?<count>${frenchNumber}) (?:jours?|j)\\b`, 'g'),
    read: ({ count }, today) => inDays(today, numberIn(frenchVocabulary, count)),
  },
  {
    pattern: new RegExp(
      `\\b(?:d'ici|sous|dans les) (?<count>${frenchNumber}) (?:prochaine?s )?(?<unit>jours?|semaines?)(?: (?:qui viennent|a venir))?\\b`,
      'g',
    ),
    read: ({ count, unit = '' }, today) =>
      span(today.date, addDays(today.date, numberIn(frenchVocabulary, count) * (unit.startsWith('j') ? 1 : 7))),
  },
  {
    pattern:
      /\b(?:(?:dans )?les (?:prochains jours|jours (?:qui viennent|a venir))|ces (?:jours-ci|prochains jours))\b/g,
    read: (_, today) => span(today.date, addDays(today.date, 6)),
  },
  {
    pattern: new RegExp(`\\bdans (?<count>${frenchNumber}) (?<unit>mois|ans?|annees?)\\b`, 'g'),
    read: ({ count, unit }, today) =>
      weekInMonths(today, numberIn(frenchVocabulary, count) * (unit === 'mois' ? 1 : 12)),
  },
  {
    pattern: /\b(?:ce |le )?week-?end(?<next> prochain| pro| suivant)?(?: qui vient)?\b/g,
    read: ({ next }, today) => weekend(today, next !== undefined),
  },
  {
    pattern: new RegExp(
      `\\b(?:${partPattern}|courant |en |mois de |pour )(?:mois de )?(?<month>${frenchMonth})${frenchYear}`,
      'g',
    ),
    read: (words, today) => readMonth(frenchVocabulary, words, today),
  },
  {
    pattern: new RegExp(`\\b(?:${partPattern})?(?:le )?(?<ref>mois (?:prochain|pro))\\b`, 'g'),
    read: (words, today) => readMonth(frenchVocabulary, words, today),
  },
  {
    pattern: new RegExp(`\\b(?:${partPattern}mois|ce mois(?:-ci)?)\\b`, 'g'),
    read: (words, today) => readMonth(frenchVocabulary, words, today),
  },
];

/** Read only where no day was: "dès que possible jeudi" is Thursday. */
export const frenchAnyDay: readonly DayRule[] = [
  {
    pattern:
      /(?<![a-z\d])(?:(?:des|aussitot|le (?:plus|\+) (?:vite|tot|rapidement)) que possible|(?:le )?(?:plus|\+) (?:vite|tot|rapidement) possible|au (?:plus|\+) (?:vite|tot)|asap|en urgence|urgent|n ?'? ?importe (?:quand|quel jour)|(?:des que|quand) vous (?:voulez|pouvez)|des que c'est possible|peu importe (?:quand|le jour)|(?:premier|prochain)e? (?:creneau|place|dispo|disponibilite|rdv|rendez-vous)(?: (?:dispo|disponible|libre|possible))?)\b/g,
    read: (_, today) => span(today.date, addDays(today.date, openEndedDays - 1)),
  },
];

function weeksIn(word: string | undefined): number {
  return word === '8' || word === 'huit' ? 1 : 2;
}

import { addDays } from '../zone.ts';
import {
  eitherDay,
  openEndedDays,
  inDays,
  lastWeekday,
  monthNamed,
  monthsAhead,
  nextWeekday,
  one,
  span,
  week,
  weekday,
  weekdayAfter,
  weekend,
  weekInMonths,
  weekOfMonth,
  weekPart,
} from './calendar.ts';
import { figureRules, readDate, readDateRange, readDayNumber, readWeekOf, type DayRule } from './dates.ts';
import { frenchVocabulary, monthIn, numberIn, partIn, weekdayIn, yearIn } from './vocabulary.ts';

export const frenchNumber =
  '(?:\\d{1,2}|vingt(?:[- ](?:et[- ]un|deux|trois))?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:[- ](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize)';
export const frenchMonth =
  '(?:janvier|janv?|fevrier|fevr?|mars|avril|avr|mai|juin|juillet|juil|aout|septembre|sept?|octobre|oct|novembre|nov|decembre|dec)(?![a-z])\\.?';
const dayPattern = '(?:lundi?|mardi?|mer?cre?di?|mercr|jeudi?|vendr?edi?|vendr|samedi?|dimanche)';
const shortDay = '(?:lun|mar|mer|jeu|ven|sam|dim)\\.?';
const partPattern = "(?<part>debut|milieu|mi|fin)(?:-| du | de la | de | d'| )";
const todayPattern = "(?:aujourd'?hui|aujourd hui|ajd|ojd|auj)";
const tomorrowPattern = '(?:demain|2main|2m1|dem1|dmain|demin)';

/** "le 3" is a day when the sentence ends there or goes on like one about a day: "le 3 portes", "au 12 rue Foch" do not. */
export const frenchGoesOn =
  "(?=$| ?[.,;!?)](?!\\d)| (?:l'|le |la |dans l'|dans la )?[DTP]| (?:a|au|vers|apres|avant|entre|en|des|ou|et|si|svp|stp|s'il|pour|c'est|ca|je|j'|merci|me|m'|est|serait|irait|convient|possible|dispo|disponible|libre|y a|on peut|vous|plutot|ok|parfait|dans|mais|ne|de preference)(?![a-z]))";

/** "sam m'a appelé", "il y a du jeu", "mon": a shortened day needs a time, a date or a full stop behind it and no such word before. */
const notAName = '(?<!\\b(?:avec|par|du|de|un|une|la|chez|a|et) )';
const shortAlone =
  '(?:lun|mar|mer|jeu|ven|sam|dim)(?:\\.(?=$| )|(?= [PT]| (?:prochain|ou) )|(?<=^...|\\b(?:ou|et|rdv|plutot|dispo|libre|place) ...)(?= ?[?!]*$))';
const lead = `(?:(?<weekday>${dayPattern}|${shortDay}),? (?:le )?)`;

const ordinals: readonly string[] = ['premiere', 'deuxieme', 'troisieme', 'quatrieme'];

/** Weeks, read before the days: "la semaine prochaine, mardi ou jeudi". */
export const frenchWeeks: readonly DayRule[] = [
  {
    pattern: new RegExp(
      `\\b(?<nth>${ordinals.join('|')}|1ere|[234] ?eme) semaine (?:de |d')(?<month>${frenchMonth})`,
      'g',
    ),
    read: ({ nth = '', month }, today) =>
      weekOfMonth(
        today,
        monthIn(frenchVocabulary, month),
        /^\d/.test(nth) ? Number(nth[0]) : ordinals.indexOf(nth) + 1,
      ),
  },
  {
    pattern: new RegExp(
      `\\bsemaine du (?:lundi )?(?<day>\\d{1,2})(?:er)?(?: (?<month>${frenchMonth}))?${frenchGoesOn}`,
      'g',
    ),
    read: (words, today) => readWeekOf(frenchVocabulary, words, today),
  },
  {
    pattern: new RegExp(`\\b(?:${partPattern})?(?:la )?sem(?:aine)? (?:prochaine|pro|suivante|qui vient)\\b`, 'g'),
    read: ({ part }, today) => week(today, 1, partIn(frenchVocabulary, part)),
  },
  {
    pattern: /\b(?:la )?semaine d'apres\b(?! [a-z])/g,
    read: (_, today) => eitherDay(...week(today, 1, 'all').days, ...week(today, 2, 'all').days),
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
];

export const frenchDays: readonly DayRule[] = [
  {
    pattern: new RegExp(
      `\\b(?:du|entre le) (?<first>\\d{1,2})(?:er)?(?: (?<firstMonth>${frenchMonth}))? (?:au|et le) (?<last>\\d{1,2})(?: (?<lastMonth>${frenchMonth}))?${frenchGoesOn}`,
      'g',
    ),
    read: (words, today) => readDateRange(frenchVocabulary, words, today),
  },
  {
    pattern: new RegExp(
      `(?<![\\w/.,-])${lead}?(?:le )?(?<day>\\d{1,2}|premier)(?: ?er)? ?(?<month>${frenchMonth})(?: (?<year>20\\d{2})(?!\\d))?`,
      'g',
    ),
    read: (words, today) => readDate(frenchVocabulary, words, today),
  },
  ...figureRules(frenchVocabulary, `(?:${lead}|(?:le|du|au|pour|avant|apres|d'ici|ou|et|rdv|des) )`, frenchGoesOn),
  {
    pattern: new RegExp(`\\b(?<weekday>${dayPattern}) en (?<weeks>huit|quinze|8|15)\\b`, 'g'),
    read: (words, today) =>
      weekdayAfter(today, weekdayIn(frenchVocabulary, words['weekday']) ?? 0, weeksIn(words['weeks'])),
  },
  {
    pattern: new RegExp(`\\b(?<weekday>${dayPattern}|${shortDay}) (?:prochaine?|pro|suivant)\\b`, 'g'),
    read: (words, today) => nextWeekday(today, weekdayIn(frenchVocabulary, words['weekday']) ?? 0),
  },
  {
    pattern: new RegExp(`\\b(?<weekday>${dayPattern}) (?:dernier|passe)\\b`, 'g'),
    read: (words, today) => lastWeekday(today, weekdayIn(frenchVocabulary, words['weekday']) ?? 0),
  },
  {
    pattern: new RegExp(`(?<![\\w/.,-])${notAName}${lead}(?<day>\\d{1,2})(?: ?er)?${frenchGoesOn}`, 'g'),
    read: (words, today) => readDayNumber(frenchVocabulary, words, today),
  },
  {
    pattern: new RegExp(`\\b(?:le |du |au )(?<day>\\d{1,2}|premier(?=$))(?: ?er)?${frenchGoesOn}`, 'g'),
    read: (words, today) => readDayNumber(frenchVocabulary, words, today),
  },
  {
    pattern: new RegExp(`\\b(?<weekday>${dayPattern})\\b|\\b${notAName}(?<short>${shortAlone})`, 'g'),
    read: (words, today) => weekday(today, weekdayIn(frenchVocabulary, words['weekday'] ?? words['short']) ?? 0),
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
    // "dans huit jours" is a week and "dans quinze jours" two, and a week from now says no day.
    pattern: new RegExp(
      `\\bdans (?:(?<days>8|huit|15|quinze) jours|(?:(?<weeks>${frenchNumber}) sem(?:aines?)?|une quinzaine))\\b`,
      'g',
    ),
    read: ({ days, weeks }, today) => week(today, weeks ? numberIn(frenchVocabulary, weeks) : weeksIn(days), 'all'),
  },
  {
    pattern: new RegExp(`\\b(?:dans|ds) (?<count>${frenchNumber}) (?:jours?|j)\\b`, 'g'),
    read: ({ count }, today) => inDays(today, numberIn(frenchVocabulary, count)),
  },
  {
    pattern: new RegExp(`\\b(?:d'ici|sous|dans les) (?<count>${frenchNumber}) (?:prochains )?jours?\\b`, 'g'),
    read: ({ count }, today) => span(today.date, addDays(today.date, numberIn(frenchVocabulary, count))),
  },
  {
    pattern:
      /\b(?:(?:dans )?les (?:prochains jours|jours (?:qui viennent|a venir))|ces (?:jours-ci|prochains jours))\b/g,
    read: (_, today) => span(today.date, addDays(today.date, 6)),
  },
  {
    pattern: new RegExp(`\\bdans (?<count>${frenchNumber}) mois\\b`, 'g'),
    read: ({ count }, today) => weekInMonths(today, numberIn(frenchVocabulary, count)),
  },
  {
    pattern: /\b(?:ce |le )?week-?end(?<next> prochain| pro| suivant)?(?: qui vient)?\b/g,
    read: ({ next }, today) => weekend(today, next !== undefined),
  },
  {
    pattern: new RegExp(
      `\\b(?:${partPattern}|courant |en |mois de |pour )(?:mois de )?(?<month>${frenchMonth})(?: (?<year>20\\d{2})(?!\\d))?`,
      'g',
    ),
    read: ({ part, month, year }, today) =>
      monthNamed(today, monthIn(frenchVocabulary, month), yearIn(year), partIn(frenchVocabulary, part)),
  },
  {
    pattern: new RegExp(`\\b(?:${partPattern})?(?:le )?mois (?:prochain|pro)\\b`, 'g'),
    read: ({ part }, today) => monthsAhead(today, 1, partIn(frenchVocabulary, part)),
  },
  {
    pattern: new RegExp(`\\b(?:${partPattern}mois|ce mois(?:-ci)?)\\b`, 'g'),
    read: ({ part }, today) => monthsAhead(today, 0, partIn(frenchVocabulary, part)),
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

import { fold } from '#language/normalise.ts';
import type { AskOption } from '#tools/ask.ts';
import type { CustomerReading } from './reading.ts';

const first =
  /\b(?:premi(?:ere?|e)s?|1ere?|tot des deux|earlier of|(?:the|that|your|very|a) first|first (?:one|slot|time|option|is|works|will|would|suits|please|pls|thanks|thank|available|appointment|of|then|it)|earli(?:er|est)|plus tot|l un ou l autre|n importe le ?quel)\b|^(?:(?:yes|ok|okay|yeah|sure|great|perfect|allez) )*first\b/;
const second = /\b(?:deuxieme|2e|2eme|2nd|seconde?|later|latest|last|derniere?|l autre|the other)\b/;
/** What takes a choice back, or binds it to something. */
const bound =
  /\b(?:si|if|seulement|only|sauf|unless|except|mais|but|pas|non|not|no|ni|neither|jamais|never|peut etre|maybe|condition|hesite|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|of (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|semaine|week|time i|fois|leave|talk|ask|check|see|forget|cancel\w*|annul\w*|laisse\w*|oublie\w*|demand\w*|parl\w*|verifi\w*|rappel\w*|reflechi\w*|think|call|before|avant|d abord|attend\w*|wait)\b/;
/** "Never mind then" and "no problem" refuse nothing. */
const bareFirst =
  /^(?:(?:ok|okay|oui|yes|va|pour|alors|allez|bon|le|parfait|super|d accord|je prends) )*1er\b(?! (?:jan|fev|mar|avr|mai|juin|juil|aout|sep|oct|nov|dec))/;
const harmless =
  /\b(?:if not(?: then)?|if (?:that s|it s) (?:ok|okay|fine)|never ?mind(?: then)?|pas de (?:souci|probleme|soucis)|no (?:problem|worries|rush))\b/g;
const longest = 12;

/** "Le premier horaire que vous avez ce jour-là": one of those offered by its place, in any short words around it. */
export function readOrdinalPick(reading: CustomerReading, options: readonly AskOption[]): number | null {
  const said = fold(reading.text).replaceAll(harmless, ' ');
  const [isFirst, isSecond] = [first.test(said) || bareFirst.test(said), second.test(said)];
  if (isFirst === isSecond || bound.test(said) || reading.text.includes('?')) return null;
  if (said.split(' ').length > longest || options.length > 2) return null;
  const option = isFirst || options.length === 1 ? 0 : 1;
  return (isFirst || options.length === 2) && fits(options[option], reading) ? option : null;
}

const weekday =
  /\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|demain|tomorrow)\b/;
const hourOnly =
  /^(?:(?:ok|okay|oui|yes|yeah|alors|bon|right|d accord|va pour|disons|let s say|say|i ll take|je prends|plutot|the|a|at|pour) )*(?<hour>\d{1,2})(?: ?h ?| )?(?<minutes>(?<=\d[h ] ?)[0-5]\d)?(?: ?(?:h|o clock|[ap]m))?(?: (?:works(?: for me)?|suits(?: me)?|me (?:va|convient)|it s (?:good|fine)|please|pls|svp|then|alors|merci|thanks|that day|ce jour la|it is|is (?:good|fine|great|perfect)|c est (?:bon|parfait|bien)|ira (?:tres )?bien))*$/;

/** "Yes 3 please" of 2 pm and 3 pm, "2.30 is good" of half past two: the only one at that hour. Null where the number could be its place in the list. */
export function readHourPick({ text }: Pick<CustomerReading, 'text'>, options: readonly AskOption[]): number | null {
  const said = hourOnly.exec(fold(text))?.groups;
  const hour = Number(said?.['hour'] ?? Number.NaN);
  const minutes = said?.['minutes'];
  const fitting = options.flatMap(({ startsAt }, index) =>
    startsAt !== undefined &&
    Number(startsAt.slice(11, 13)) % 12 === hour % 12 &&
    startsAt.endsWith(`:${minutes ?? '00'}`)
      ? [index]
      : [],
  );
  const [only, ...others] = fitting;
  const isPlace = minutes === undefined && hour >= 1 && hour <= options.length;
  return only === undefined || others.length > 0 || (isPlace && only !== hour - 1) ? null : only;
}

const weekdayNames =
  /\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/g;

/** What is said of the time beside it holds of that one. */
function fits(option: AskOption | undefined, { when, text }: CustomerReading): boolean {
  // "Lundi j'ai dentiste, plutôt le mardi 1er": another day is named, whether it was read or not.
  const label = fold(option?.label ?? '').split(' ');
  if ((fold(text).match(weekdayNames) ?? []).some((day) => !label.includes(day))) return false;
  // "Le premier" is no first of the month here, nor "la première heure" the morning.
  const isOrdinal = when !== null && (first.test(fold(when.text)) || bareFirst.test(fold(when.text)));
  if (!option?.startsAt || !when || (isOrdinal && !weekday.test(fold(when.text)))) return true;
  const [date = '', time = ''] = option.startsAt.split('T');
  const isDay = when.days.length === 0 || when.days.includes(date);
  const isTime = when.time === null || when.time === time;
  return isDay && isTime && (when.from === null || time >= when.from) && (when.to === null || time < when.to);
}

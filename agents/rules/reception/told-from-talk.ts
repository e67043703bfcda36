import { unaccent } from '#language/normalise.ts';
import { addDays, type LocalDate, weekdayOf } from '#language/zone.ts';
import { anyTime, type TimeWish, timeWishOf } from '../dialogue/time-wish.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerScope } from './state.ts';

const weekAfter =
  /\b(?:(?:the )?(?:week after|following week)(?: that)?|la semaine (?:d'apres|suivante|d'encore apres))(?= ?(?:$|[,.;!?])| (?:please|svp|then|alors|instead|plutot|if|si|at|a|in|le|on|same|meme))/;
const weekdays = '(?<day>(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)';
const weekdayAfter = [
  new RegExp(
    `\\b${weekdays} (?:d'apres|suivant|after(?: that)?)(?= ?(?:$|[,.;!?])| (?:please|svp|then|alors|at|a|same|meme))`,
  ),
  new RegExp(`\\b(?:the )?following ${weekdays}`),
];
const week = 7;

/**
 * "The week after", "le mercredi suivant": told from the days that are talked about, or from the appointment that is to move. Null where
 * it is told from none, or from more than a week.
 */
export function toldFromTalk(
  { text, when }: Pick<CustomerReading, 'text' | 'when'>,
  talkedOf: readonly LocalDate[],
  { read }: Pick<CustomerScope, 'read'>,
): TimeWish | null {
  const said = unaccent(text);
  const [first, last] = [talkedOf[0], talkedOf.at(-1)];
  if (first === undefined || last === undefined || mondayOf(first) !== mondayOf(last)) return null;
  if (when !== null && when.days.length > 0) return null;
  const hours = when === null ? anyTime : timeWishOf(when);
  if (weekAfter.test(said)) {
    const monday = addDays(mondayOf(first), week);
    const days = Array.from({ length: week }, (_, day) => addDays(monday, day));
    return { ...hours, days, span: days };
  }
  const named = weekdayAfter.map((pattern) => pattern.exec(said)?.groups?.['day']).find((day) => day !== undefined);
  const [day] = named === undefined ? [] : (read(named).when?.days ?? []);
  if (day === undefined) return null;
  return { ...hours, days: [addDays(last, (weekdayOf(day) - weekdayOf(last) + week) % week || week)] };
}

function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((weekdayOf(date) + week - 1) % week));
}

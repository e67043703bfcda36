import { unaccent } from '#language/normalise.ts';
import type { When } from '#language/when.ts';
import { addDays } from '#language/zone.ts';
import { anyTime, narrowTime, saysHours, type TimeWish, timeWishOf } from '../dialogue/time-wish.ts';
import type { BesideOwn } from './read-beside-own.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerScope, CustomerState, Done, Said } from './state.ts';

const bareHour =
  /^(?:(?:no|non|sorry|pardon|actually|en fait|enfin|plutot|in fact|oh|ah|wait|attendez|hmm|euh|ok|okay|oui|yes|yeah|alors|bon|right)[ ,.]*)*(?:make (?:it|that)|can we (?:do|say)|could we (?:do|say)|let'?s (?:do|say)|disons|mettons|plutot|a|at)? ?(?<hour>\d{1,2}(?:[.:]\d{2})?)(?: (?:plutot|please|instead|pls|svp|then|alors|that day|ce jour(?: ?-?la)?))*[.! ]*$/;

const correction =
  /^(?:ah |oh |euh |oups |oops |hm+ |en fait |finalement |actually )*(?:non|no|pardon|sorry|desolee?|attendez|wait|oups|oops|plutot|en fait|finalement|actually)\b|\b(?:plutot|instead|rather)\b/;

const nowWords = /^(?:la )?(?:maintenant|(?:right )?now|tout de suite)$/;

const weekdayAlone = /^(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;
const weeksTalkedOf = 9;

/** "Pas jeudi": the day that does not suit. */
const notThis =
  /\b(?:pas|sauf|not|except|ni|(?:can'?t|cannot) (?:do|make|come)(?: it)?(?: on)?)(?: dispo(?:nible)?| libre| possible)? (?:le |la |l'|ce |on |at )?(?<rest>[^,.;!?]{3,30})(?:$|[,.;!?])/;
/** "Mercredi finalement c'est mort", "Tuesday is out". */
const deadDay =
  /(?<rest>\S+(?: \d{1,2})?)(?: finalement| en fait| actually| now)? (?:c'?(?:est)? ?(?:mort|rate|foutu|impossible|complique)|is (?:out|off|no good|gone|impossible))\b/;

/** The day or hour that a message says does not suit; null when it names none. */
export function notSaid({ text, when }: CustomerReading, { readWhen }: CustomerScope): Said | null {
  const dead = deadDay.exec(unaccent(text))?.groups?.['rest'];
  const lost = dead === undefined ? null : readWhen(dead);
  if (lost && lost.days.length > 0) return { when: timeWishOf(ofAnyWeek(lost)) };
  const rest = notThis.exec(unaccent(text))?.groups?.['rest'];
  const not = rest === undefined ? null : readWhen(rest);
  if (!not || (not.days.length === 0 && not.time === null)) return null;
  const isWanted = when !== null && when.days.some((day) => not.days.includes(day)) && when.text !== not.text;
  return isWanted ? null : { when: timeWishOf(ofAnyWeek(not)) };
}

/** "Not Tuesday" of two days of next week is none of this one: a weekday alone is refused whatever week is talked about. */
function ofAnyWeek(when: When): When {
  if (!weekdayAlone.test(unaccent(when.text))) return when;
  const weeks = Array.from({ length: weeksTalkedOf }, (_, week) => week);
  return { ...when, days: when.days.flatMap((day) => weeks.map((week) => addDays(day, 7 * week))) };
}

/** When, as far as the message can be read. */
export function timeIn({ when }: Pick<CustomerReading, 'when'>, { context }: CustomerScope): TimeWish | null {
  if (when === null || when.problem === 'no_such_day') return null;
  const wish = timeWishOf(when);
  // "Maintenant" keeps nothing of the hours that were said before.
  return nowWords.test(unaccent(when.text))
    ? { ...wish, time: null, around: false, from: context.now.slice(11) }
    : wish;
}

const asksWhen = /\b(?:quand|when|quel jour|which day|what day|autre jour|another day)\b/;

/** "Do you open Saturdays?", "could you change the oil then": the day that was just asked about is meant where no other is said. */
export function onDayAsked(
  said: TimeWish | null,
  { text }: CustomerReading,
  { last, reason, frames }: CustomerState,
  scope: CustomerScope,
): TimeWish | null {
  const isAsked = last === 'opening_hours' && !frames.some(({ intent }) => intent === 'book');
  if (!isAsked || said?.days != null || asksWhen.test(unaccent(text))) return said;
  const asked = scope.readWhen(unaccent(reason).replaceAll(/\b(\p{L}+(?:day|di))s\b/gu, '$1'));
  if (asked === null || asked.days.length !== 1 || asked.problem !== null) return said;
  const day = { ...anyTime, days: asked.days, weekdays: timeWishOf(asked).weekdays };
  return said === null ? day : narrowTime(day, said);
}

/** "Actually make it 4": a bare number is an hour where an hour is what stands. */
export function hourAlone(
  { text }: CustomerReading,
  { frames: [frame] }: CustomerState,
  scope: CustomerScope,
): TimeWish | null {
  const hour = bareHour.exec(unaccent(text))?.groups?.['hour'];
  if (hour === undefined || frame === undefined || !saysHours(frame.slots.when)) return null;
  return readTime(scope.context.language === 'fr' ? `${hour}h` : `at ${hour.replace('.', ':')}`, scope);
}

/** "Ah non, mercredi j'ai les enfants, vendredi plutôt": of a correction that names the old day too, the new one is meant. */
export function corrected(
  said: TimeWish | null,
  { text }: CustomerReading,
  { frames: [frame] }: CustomerState,
): TimeWish | null {
  const old = frame?.slots.when.days ?? [];
  const fresh = said?.days?.filter((day) => !old.includes(day)) ?? [];
  if (!said?.days || fresh.length === 0 || fresh.length === said.days.length) return said;
  return correction.test(unaccent(text)) ? { ...said, days: fresh, weekdays: null } : said;
}

/** The hours beside an appointment, on its day: what is said of a day and an hour of their own holds against them. */
export function besideOwnTime(said: TimeWish | null, beside: BesideOwn | null): TimeWish | null {
  if (beside === null) return null;
  if (said === null) return beside.when;
  const isOtherDay = said.days !== null && !said.days.some((day) => beside.when.days?.includes(day));
  const isOwn = said.time !== null && said.time === beside.startsAt?.slice(11);
  return isOtherDay || (said.time !== null && !isOwn)
    ? null
    : { ...narrowTime({ ...said, time: null }, beside.when), days: beside.when.days };
}

export function readTime(label: string, { readWhen }: CustomerScope): TimeWish | null {
  const when = readWhen(label);
  return when && timeWishOf(when);
}

export function timeOfDone({ startsAt }: Done): TimeWish {
  return { ...anyTime, days: [startsAt.slice(0, 10)], time: startsAt.slice(11) };
}

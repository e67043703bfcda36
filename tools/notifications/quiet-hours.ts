import type { KnownPreference } from '#db/preference.ts';
import { fold } from '#language/normalise.ts';
import { clock, timeOf } from '#language/when/clock.ts';
import type { LocalTime } from '#language/zone.ts';

/** Local times between which a member is told no news; the night lies between, where they begin after they end. */
export interface QuietHours {
  from: LocalTime;
  to: LocalTime;
}

/** Of who has said nothing. */
const usual: QuietHours = { from: '20:00', to: '07:00' };

/** The quiet hours of a member who has said so much; null for one who wants news at any hour. */
export function quietHoursOf(said: Pick<KnownPreference, 'isOn' | 'startsAt' | 'endsAt'> | null): QuietHours | null {
  if (!said) return usual;
  return said.isOn ? { from: said.startsAt ?? usual.from, to: said.endsAt ?? usual.to } : null;
}

export function isQuietAt({ from, to }: QuietHours, time: LocalTime): boolean {
  return from < to ? from <= time && time < to : from <= time || time < to;
}

const hour = String.raw`(?:\d{1,2}(?: ?h(?:eures?)?(?: ?\d{2})?| \d{2})?(?: ?[ap]m| du (?:matin|soir))?|midi|minuit|noon|midnight)`;
const before = new RegExp(String.raw`\b(?:avant|before|until|till|jusqu a) (${hour})\b`);
const after = new RegExp(String.raw`\b(?:apres|after|a partir de|des|from|past) (${hour})\b`);
const between = new RegExp(String.raw`\b(?:entre|between|de|from) (${hour}) (?:et|and|a|to|jusqu a) (${hour})\b`);
const atAnyHour =
  /\b(?:a (?:toute|n importe quelle) heure|at any (?:hour|time)|any time|anytime|jour et nuit|day and night)\b/;

/**
 * The quiet hours that words ask for: "avant 8h ni après 19h", "between 8pm and 7am"; half of them leaves the other half as it is.
 * `none` for "à toute heure". Null when they name no hours, or hours that no clock has.
 */
export function readQuietHours(words: string, now: QuietHours | null): QuietHours | 'none' | null {
  const said = fold(words);
  if (atAnyHour.test(said)) return 'none';
  const [, first, last] = between.exec(said) ?? [];
  if (first !== undefined && last !== undefined) return hoursOf(readHour(first), readHour(last));
  const [starts, ends] = [after.exec(said)?.[1], before.exec(said)?.[1]];
  if (starts === undefined && ends === undefined) return null;
  const { from, to } = now ?? usual;
  return hoursOf(starts === undefined ? from : readHour(starts, true), ends === undefined ? to : readHour(ends));
}

function hoursOf(from: LocalTime | null, to: LocalTime | null): QuietHours | null {
  return from === null || to === null || from === to ? null : { from, to };
}

/** "7h30", "8 am", "19h", "midi"; `isEvening`: "after 7" is in the evening, where neither half of the day was said. */
export function readHour(words: string, isEvening = false): LocalTime | null {
  const said = fold(words);
  if (/\b(?:midi|noon)\b/.test(said)) return '12:00';
  if (/\b(?:minuit|midnight)\b/.test(said)) return '00:00';
  const [, hours = '', minutes = '0', half] =
    /\b(\d{1,2})(?: ?h(?:eures?)?)?(?: ?(\d{2}))?(?: ?([ap])m| du matin| du soir)?\b/.exec(said) ?? [];
  if (hours === '') return null;
  const isSaid = half !== undefined || /du matin|h/.test(said) || Number(hours) > 11;
  const spoken = /du soir/.test(said) || (isEvening && !isSaid) ? 'p' : half;
  const read = clock(hours, Number(minutes), spoken);
  return Number.isNaN(read.minutes) ? null : timeOf(read.minutes);
}

import type { Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import type { When } from '#language/when.ts';
import type { ReadWhen } from '../brain.ts';

/** When somebody wants to come, in the words they used: the day and the time of day may have been said in different messages. */
export interface TimeWish {
  day: string | null;
  time: string | null;
}

/** The wish after another message: what it says replaces what was said of the same kind, so that `plutôt vendredi` keeps `à 10h`. */
export function wishAfter(wish: TimeWish, when: When | null, readWhen: ReadWhen): TimeWish {
  if (when === null || when.problem === 'no_such_day') return wish;
  const saysDay = when.days.length > 0 || when.problem === 'past';
  if (saysDay && saysTime(when)) return split(when.text, readWhen);
  if (saysDay) return { day: when.text, time: wish.time };
  return saysTime(when) ? { day: wish.day, time: when.text } : wish;
}

/** One phrase for the tool, or null while no day was said. */
export function wishText({ day, time }: TimeWish, language: Language): string | null {
  if (day === null) return null;
  if (time === null) return day;
  const link = /^\d|^midi|^noon/.test(time) ? (language === 'fr' ? 'à ' : 'at ') : '';
  return `${day} ${link}${time}`;
}

/** `jeudi à 10h` as `jeudi` and `10h`, so that either can be replaced; a phrase that does not come apart stays whole. */
function split(text: string, readWhen: ReadWhen): TimeWish {
  const words = text.split(' ');
  for (let cut = 1; cut < words.length; cut++) {
    const head = words.slice(0, cut).join(' ');
    const tail = words.slice(cut).join(' ');
    for (const [day, time] of [
      [head, tail],
      [tail, head],
    ] as const) {
      if (isDay(readWhen(day), day) && isTime(readWhen(time), time)) return { day, time };
    }
  }
  return { day: text, time: null };
}

/** The whole piece says a day and nothing else: of `26 à 14h` only the time would be read. */
function isDay(when: When | null, piece: string): boolean {
  return isAllOf(when, piece) && when.days.length > 0 && !saysTime(when);
}

function isTime(when: When | null, piece: string): boolean {
  return isAllOf(when, piece) && when.days.length === 0 && saysTime(when);
}

function isAllOf(when: When | null, piece: string): when is When {
  return when !== null && fold(when.text) === fold(piece);
}

function saysTime({ time, from, to }: When): boolean {
  return time !== null || from !== null || to !== null;
}

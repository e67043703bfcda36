import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { listed } from '../booking/visit-name.ts';
import { atAddress, inWords, type Speaking } from '../speaking.ts';

export const dayShape = z.object({
  date: z.string(),
  label: z.string(),
  open: z.boolean(),
  hours: z.array(z.string()),
  reason: z.string().nullable(),
});

export const hoursOutput = z.object({
  business: z.string(),
  address: z.string(),
  phone: z.string(),
  week: z.array(z.object({ days: z.string(), hours: z.string() })),
  day: dayShape.nullable(),
  openNow: z.boolean(),
  closures: z.array(z.object({ date: z.string(), label: z.string(), reason: z.string() })),
});

type HoursOutput = z.infer<typeof hoursOutput>;

/** The day asked about; without one, the week and the next closure. */
export function sayHours(output: HoursOutput, { language }: Speaking): string {
  const { day } = output;
  if (day) return sayDay(day, language);
  const open = output.week.filter(({ hours }) => isHours(hours));
  const closed = output.week.filter(({ hours }) => !isHours(hours)).map(({ days }) => sayDays(days, language, 'on '));
  const week = open
    .map(({ days, hours }) => `${sayDays(days, language)} ${sayRanges(hours.split(', '), language)}`)
    .join(', ');
  const rest = closed.length === 0 ? '' : ` ${listed(closed, language)}`;
  const sentence = inWords(language, {
    fr: `Nous sommes ouverts ${week}${rest && ` ; fermés${rest}`}.`,
    en: `We are open ${week}${rest && `; closed${rest}`}.`,
  });
  const [closure] = output.closures;
  if (!closure) return sentence;
  const reason = closure.reason ? ` (${closure.reason})` : '';
  const isSpan = / (?:au|to) /.test(closure.label);
  return `${sentence} ${inWords(language, {
    fr: `Nous serons fermés ${isSpan ? 'du ' : ''}${closure.label}${reason}.`,
    en: `We will be closed ${isSpan ? 'from' : 'on'} ${closure.label}${reason}.`,
  })}`;
}

function sayDay({ label, open, hours, reason }: z.infer<typeof dayShape>, language: Language): string {
  const name = /^(?:holiday|closure):(.+)$/.exec(reason ?? '')?.[1];
  const why = name ? ` (${name})` : '';
  if (!open) {
    return inWords(language, { fr: `Nous sommes fermés ${label}${why}.`, en: `We are closed on ${label}${why}.` });
  }
  const ranges = sayRanges(hours, language);
  if (reason === 'outside_hours') {
    return inWords(language, {
      fr: `Nous sommes fermés à cette heure-là : ${label}, nous ouvrons ${ranges}.`,
      en: `We are closed at that time: on ${label} we open ${ranges}.`,
    });
  }
  return inWords(language, {
    fr: `Nous sommes ouverts ${label} ${ranges}.`,
    en: `We are open on ${label} ${ranges}.`,
  });
}

/** Of a closed day it says so, in a word. */
function isHours(hours: string): boolean {
  return /\d/.test(hours);
}

/** `du lundi au vendredi`, `le samedi`; `Monday to Friday`, and `onDay` before a single one in English. */
function sayDays(days: string, language: Language, onDay = ''): string {
  const [first = '', last] = days.split('-');
  if (last === undefined) return inWords(language, { fr: `le ${first}`, en: `${onDay}${first}` });
  return inWords(language, { fr: `du ${first} au ${last}`, en: `${first} to ${last}` });
}

/** `de 8 h à 12 h et de 14 h à 18 h` of `8 h - 12 h` and `14 h - 18 h`. */
function sayRanges(ranges: readonly string[], language: Language): string {
  const each = ranges.map((range) => {
    const [from = '', to = ''] = range.split(' - ');
    return inWords(language, { fr: `de ${from} à ${to}`, en: `from ${from} to ${to}` });
  });
  return listed(each, language);
}

export function sayAddress({ address, phone }: Pick<HoursOutput, 'address' | 'phone'>, { language }: Speaking): string {
  return inWords(language, {
    fr: `Nous sommes ${atAddress(address, 'fr')}. Notre numéro est le ${phone}.`,
    en: `We are ${atAddress(address, 'en')}. Our number is ${phone}.`,
  });
}

import { z } from 'zod';
import { capital, inWords, type Speaking } from '../speaking.ts';

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
  if (day) {
    const name = /^(?:holiday|closure):(.+)$/.exec(day.reason ?? '')?.[1];
    const why = name ? ` (${name})` : '';
    const hours = day.hours.join(', ');
    const at = { fr: `${capital(day.label)} : ${hours}.`, en: `${capital(day.label)}: ${hours}.` };
    if (day.open && day.reason === 'outside_hours') {
      return inWords(language, { fr: `Fermé à cette heure-là. ${at.fr}`, en: `Closed at that time. ${at.en}` });
    }
    if (day.open) return inWords(language, { fr: `Ouvert. ${at.fr}`, en: `We are open. ${at.en}` });
    return inWords(language, {
      fr: `Nous sommes fermés ${day.label}${why}.`,
      en: `We are closed on ${day.label}${why}.`,
    });
  }
  const week = output.week.map(({ days, hours }) => `${days} ${hours}`).join(' ; ');
  const [closure] = output.closures;
  const reason = closure?.reason ? ` (${closure.reason})` : '';
  const closed = closure
    ? inWords(language, { fr: ` Fermé ${closure.label}${reason}.`, en: ` Closed on ${closure.label}${reason}.` })
    : '';
  return inWords(language, { fr: `Nos horaires : ${week}.${closed}`, en: `Opening hours: ${capital(week)}.${closed}` });
}

export function sayAddress(output: Pick<HoursOutput, 'address' | 'phone'>, { language }: Speaking): string {
  return inWords(language, {
    fr: `Nous sommes au ${output.address}. Tél. ${output.phone}.`,
    en: `We are at ${output.address}. Phone ${output.phone}.`,
  });
}

import { z } from 'zod';
import { inWords, capital, type Speaking } from './speaking.ts';

export const OpeningHours = z.object({
  address: z.string(),
  phone: z.string(),
  week: z.array(z.object({ days: z.string(), hours: z.string() })),
  day: z
    .object({ label: z.string(), open: z.boolean(), hours: z.union([z.string(), z.array(z.string())]), reason: z.string().nullish() })
    .nullish(),
  openNow: z.boolean(),
  closures: z.array(z.object({ label: z.string(), reason: z.string().nullish() })),
});
type OpeningHours = z.infer<typeof OpeningHours>;

/** The day asked about; without one, the week and the next closure. */
export function speakHours(output: OpeningHours, { language }: Speaking): string {
  const { day } = output;
  if (day) {
    const hours = typeof day.hours === 'string' ? day.hours : day.hours.join(', ');
    if (day.open) return inWords(language, { fr: `Oui, ${day.label} : ${hours}.`, en: `Yes, ${day.label}: ${hours}.` });
    return inWords(language, { fr: `Non, nous sommes fermés ${day.label}.`, en: `No, we are closed on ${day.label}.` });
  }
  const week = output.week.map(({ days, hours }) => `${days} ${hours}`).join(' ; ');
  const [closure] = output.closures;
  const closed = closure
    ? inWords(language, { fr: ` Fermé ${closure.label}.`, en: ` Closed on ${closure.label}.` })
    : '';
  return inWords(language, { fr: `Nos horaires : ${week}.${closed}`, en: `Opening hours: ${capital(week)}.${closed}` });
}

export function speakAddress(output: OpeningHours, { language }: Speaking): string {
  return inWords(language, {
    fr: `Nous sommes au ${output.address}. Tél. ${output.phone}.`,
    en: `We are at ${output.address}. Phone ${output.phone}.`,
  });
}

import { z } from 'zod';
import { durationLabel } from '#language/format.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { serviceShape } from './shapes.ts';

/** More than these is a brochure, not an SMS. */
const mostServices = 5;

export const servicesOutput = z.object({ matched: z.boolean(), services: z.array(serviceShape) });

/** `Vidange : 89 € (45 min).`, or the catalogue's first services with their prices when none matched. */
export function sayServices(output: z.infer<typeof servicesOutput>, { language }: Speaking): string {
  const [only] = output.services;
  if (only === undefined)
    return inWords(language, { fr: "Nous n'avons pas de tarif en ligne.", en: 'We have no prices online.' });
  if (output.matched && output.services.length === 1) {
    const duration = durationLabel(only.durationMinutes);
    return inWords(language, {
      fr: `${only.name} : ${only.price} TTC, environ ${duration}.`,
      en: `${only.name}: ${only.price} incl. VAT, about ${duration}.`,
    });
  }
  const list = output.services
    .slice(0, mostServices)
    .map((each) => `${each.name} ${each.price}`)
    .join(', ');
  if (output.matched)
    return inWords(language, { fr: `Nos tarifs TTC : ${list}.`, en: `Our prices incl. VAT: ${list}.` });
  return inWords(language, { fr: `Par exemple, TTC : ${list}.`, en: `For example, incl. VAT: ${list}.` });
}

import { z } from 'zod';
import { small, withThe } from '#language/article.ts';
import { durationInWords } from '#language/duration.ts';
import { durationLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { capital, inWords, type Speaking } from '../speaking.ts';
import { serviceShape } from './shapes.ts';

/** More than these is a brochure, not an SMS. */
const mostServices = 5;

export const servicesOutput = z.object({ matched: z.boolean(), services: z.array(serviceShape) });

/** `La vidange est à 89 € TTC, comptez environ 45 min.`, or some of the catalogue with their prices when none matched. */
export function sayServices({ matched, services }: z.infer<typeof servicesOutput>, { language }: Speaking): string {
  const [only, ...others] = services;
  if (only === undefined)
    return inWords(language, { fr: "Nous n'avons pas de tarif en ligne.", en: 'We have no prices online.' });
  if (matched && others.length === 0) return sayPrice(only, language);
  const list = services
    .slice(0, mostServices)
    .map((each) => `${small(each.name)} ${each.price}`)
    .join(', ');
  if (matched) return inWords(language, { fr: `Nos tarifs TTC : ${list}.`, en: `Our prices incl. VAT: ${list}.` });
  return inWords(language, {
    fr: `Voici quelques tarifs TTC : ${list}.`,
    en: `Some of our prices incl. VAT: ${list}.`,
  });
}

function sayPrice({ name, price, durationMinutes }: z.infer<typeof serviceShape>, language: Language): string {
  const the = withThe(name);
  const length = durationLabel(durationMinutes);
  if (language === 'fr' && the === null) return `${name} : ${price} TTC, environ ${length}.`;
  return inWords(language, {
    fr: `${capital(the ?? name)} ${the?.startsWith('les ') ? 'sont' : 'est'} à ${price} TTC, comptez environ ${length}.`,
    en: `We charge ${price} incl. VAT for the ${small(name)}, and it takes about ${durationInWords(durationMinutes, 'en')}.`,
  });
}

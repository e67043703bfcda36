import { z } from 'zod';
import { durationLabel } from '#language/format.ts';
import { inWords, SpokenService, type Speaking } from './speaking.ts';

/** More than these is a brochure, not an SMS. */
const MOST = 5;

export const FoundServices = z.object({
  matched: z.boolean(),
  services: z.array(SpokenService.extend({ service: z.string(), durationMinutes: z.number() })),
});

/** `Vidange : 89 € (45 min).`, or the catalogue's first services with their prices when none matched. */
export function speakServices(output: z.infer<typeof FoundServices>, { language }: Speaking): string {
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
    .slice(0, MOST)
    .map((each) => `${each.name} ${each.price}`)
    .join(', ');
  if (output.matched)
    return inWords(language, { fr: `Nos tarifs TTC : ${list}.`, en: `Our prices incl. VAT: ${list}.` });
  return inWords(language, { fr: `Par exemple, TTC : ${list}.`, en: `For example, incl. VAT: ${list}.` });
}

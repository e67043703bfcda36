import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';

export const requestOutput = z.object({
  outcome: z.enum(['requested']),
  phone: z.string(),
  phoneLabel: z.string(),
  openNow: z.boolean(),
});

export function sayRequest(output: z.infer<typeof requestOutput>, { language }: Speaking): string {
  if (output.openNow) {
    return inWords(language, {
      fr: `Je préviens un collègue, qui vous répond ici. Si c'est urgent, appelez le ${output.phoneLabel}.`,
      en: `I am telling a colleague, who will answer you here. If it is urgent, call ${output.phoneLabel}.`,
    });
  }
  return inWords(language, {
    fr: `Je préviens un collègue, qui vous répond à l'ouverture. Notre numéro est le ${output.phoneLabel}.`,
    en: `I am telling a colleague, who will answer when we open. Our number is ${output.phoneLabel}.`,
  });
}

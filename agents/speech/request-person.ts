import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { inWords, type Speaking } from './speaking.ts';

export const PersonRequested = z.object({
  outcome: z.literal('requested'),
  phoneLabel: z.string(),
  openNow: z.boolean(),
});

export function speakPerson(output: z.infer<typeof PersonRequested>, { language }: Speaking): string {
  if (output.openNow) {
    return inWords(language, {
      fr: `Je préviens un collègue, qui vous répond ici. Si c'est urgent : ${output.phoneLabel}.`,
      en: `I am telling a colleague, who will answer you here. If it is urgent: ${output.phoneLabel}.`,
    });
  }
  return inWords(language, {
    fr: `Je préviens un collègue, qui vous répond à l'ouverture. Notre numéro : ${output.phoneLabel}.`,
    en: `I am telling a colleague, who will answer when we open. Our number: ${output.phoneLabel}.`,
  });
}

export function thankForWarning(language: Language): string {
  return inWords(language, { fr: 'Merci de nous prévenir.', en: 'Thank you for telling us.' });
}

export function saySorry(language: Language): string {
  return inWords(language, { fr: 'Je suis désolé que cela se passe mal.', en: 'I am sorry this went wrong.' });
}

/** Opens the reason staff read. */
export function sayLateTopic(language: Language): string {
  return inWords(language, { fr: 'Retard annoncé', en: 'Running late' });
}

export function sayUpsetTopic(language: Language): string {
  return inWords(language, { fr: 'Réclamation', en: 'Complaint' });
}

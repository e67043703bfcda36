import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';
import { appointmentShape } from './shapes.ts';
import { appointmentGone } from './appointment-words.ts';

export const confirmationOutput = z.object({
  /** `moved`: it stands, at another time than the person was told. */
  outcome: z.enum(['confirmed', 'moved', 'begun', 'not_found']),
  appointment: appointmentShape.nullable(),
});

export function sayConfirmation(output: z.infer<typeof confirmationOutput>, { language }: Speaking): string {
  const when = output.appointment?.label ?? '';
  switch (output.outcome) {
    case 'confirmed':
      return inWords(language, {
        fr: `Merci, c'est confirmé pour ${when}.`,
        en: `Thank you, it is confirmed for ${when}.`,
      });
    case 'moved':
      return inWords(language, {
        fr: `Votre rendez-vous est maintenant ${when}. Cela vous convient ?`,
        en: `Your appointment is now on ${when}. Does that suit you?`,
      });
    case 'begun':
      return inWords(language, {
        fr: "L'heure de ce rendez-vous est passée.",
        en: 'The time of that appointment has passed.',
      });
    case 'not_found':
      return appointmentGone(language);
  }
}

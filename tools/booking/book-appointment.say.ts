import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';
import { sayAgreed } from './appointment-words.ts';
import { sayTaken } from './hold-slots.say.ts';
import { appointmentShape, slotShape } from './shapes.ts';

export const bookingOutput = z.object({
  outcome: z.enum(['booked', 'expired', 'taken']),
  appointment: appointmentShape.nullable(),
  released: z.number(),
  alternatives: z.array(slotShape),
});

/** Service, vehicle, day, time, price and place of what was booked; a stranger is asked for the name, at a garage the plate too. */
export function sayBooking(output: z.infer<typeof bookingOutput>, speaking: Speaking): string {
  const { language } = speaking;
  if (output.outcome !== 'booked' || output.appointment === null) return sayTaken(output.alternatives, language);
  const agreed = sayAgreed(output.appointment, speaking);
  const booked = inWords(language, { fr: `C'est réservé : ${agreed}.`, en: `You are booked: ${agreed}.` });
  return `${booked} ${sayDetailsWanted(speaking)}`.trim();
}

/** What is missing to greet the contact by name and to know the car; empty when nothing is, or when nobody is told who speaks. */
export function sayDetailsWanted({ language, business, contact }: Speaking): string {
  if (!contact) return '';
  const name = contact.lastName === null;
  const plate = business.trade === 'garage' && contact.vehicles.length === 0;
  if (name && plate) {
    return inWords(language, {
      fr: "A quel nom, et quelle est l'immatriculation ?",
      en: 'What name is it under, and what is the number plate?',
    });
  }
  if (name) return inWords(language, { fr: 'A quel nom ?', en: 'What name is it under?' });
  if (plate) return inWords(language, { fr: "Quelle est l'immatriculation ?", en: 'What is the number plate?' });
  return '';
}

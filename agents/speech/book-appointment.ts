import { z } from 'zod';
import { inWords, SpokenAppointment, SpokenSlot, type Speaking } from './speaking.ts';
import { speakTaken } from './hold-slots.ts';

export const Booked = z.object({
  outcome: z.enum(['booked', 'expired', 'taken']),
  appointment: SpokenAppointment.nullable(),
  alternatives: z.array(SpokenSlot),
});

/** Service, day, date, time and price of what was booked; a stranger is asked for the name, at a garage the plate too. */
export function speakBooking(output: z.infer<typeof Booked>, speaking: Speaking): string {
  const { language } = speaking;
  if (output.outcome !== 'booked' || output.appointment === null) return speakTaken(output.alternatives, language);
  const { serviceName, label, price } = output.appointment;
  const booked = inWords(language, {
    fr: `C'est réservé : ${serviceName}, ${label}, ${price}.`,
    en: `You are booked: ${serviceName}, ${label}, ${price}.`,
  });
  return `${booked} ${speakDetailsWanted(speaking)}`.trim();
}

/** What is missing to greet the person by name and to know the car; empty when nothing is, or when nobody is told who speaks. */
export function speakDetailsWanted({ language, business, person }: Speaking): string {
  if (!person) return '';
  const name = person.lastName === null;
  const plate = business.trade === 'garage' && person.vehicles.length === 0;
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

import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';
import { appointmentGone, yourAppointment } from './appointment-words.ts';
import { appointmentShape } from './shapes.ts';

export const cancellationOutput = z.object({
  outcome: z.enum(['needs_yes', 'cancelled', 'not_found', 'too_late']),
  appointment: appointmentShape.nullable(),
});

/** Before the yes it asks, naming the appointment; after it, it says what was cancelled. */
export function sayCancellation(
  output: z.infer<typeof cancellationOutput>,
  { language, business, ask }: Speaking,
): string {
  const which = output.appointment ? yourAppointment(output.appointment, language) : (ask?.options[0]?.label ?? '');
  switch (output.outcome) {
    case 'needs_yes':
      return inWords(language, { fr: `J'annule ${which} ?`, en: `Shall I cancel ${which}?` });
    case 'cancelled':
      return inWords(language, { fr: `J'ai annulé ${which}.`, en: `I have cancelled ${which}.` });
    case 'too_late':
      return inWords(language, {
        fr: `Il est trop tard pour annuler en ligne. Appelez-nous au ${business.phone}.`,
        en: `It is too late to cancel online. Please call us on ${business.phone}.`,
      });
    case 'not_found':
      return appointmentGone(language);
  }
}

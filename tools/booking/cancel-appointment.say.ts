import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';
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
  const label = output.appointment
    ? `${output.appointment.serviceName}, ${output.appointment.label}`
    : (ask?.options[0]?.label ?? '');
  switch (output.outcome) {
    case 'needs_yes':
      return inWords(language, {
        fr: `J'annule ce rendez-vous : ${label} ?`,
        en: `Shall I cancel this appointment: ${label}?`,
      });
    case 'cancelled':
      return inWords(language, { fr: `C'est annulé : ${label}.`, en: `It is cancelled: ${label}.` });
    case 'too_late':
      return inWords(language, {
        fr: `Il est trop tard pour annuler en ligne. Appelez-nous au ${business.phone}.`,
        en: `It is too late to cancel online. Please call us on ${business.phone}.`,
      });
    case 'not_found':
      return inWords(language, {
        fr: "Je ne trouve pas ce rendez-vous : il n'est plus au planning.",
        en: 'I cannot find that appointment: it is no longer in the diary.',
      });
  }
}

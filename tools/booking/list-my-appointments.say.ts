import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';
import { appointmentShape } from './shapes.ts';

/** More than these is no short message. */
const mostListed = 4;

export const appointmentsOutput = z.object({ appointments: z.array(appointmentShape) });

export function sayAppointments(output: z.infer<typeof appointmentsOutput>, { language }: Speaking): string {
  const list = output.appointments.slice(0, mostListed).map((each) => `${each.serviceName}, ${each.label}`);
  if (list.length === 0) {
    return inWords(language, {
      fr: "Je n'ai aucun rendez-vous à venir pour vous. Souhaitez-vous en prendre un ?",
      en: 'You have no appointment coming up. Would you like one?',
    });
  }
  if (list.length === 1)
    return inWords(language, { fr: `Votre rendez-vous : ${list[0]}.`, en: `Your appointment: ${list[0]}.` });
  return inWords(language, {
    fr: `Vos rendez-vous : ${list.join(' ; ')}.`,
    en: `Your appointments: ${list.join('; ')}.`,
  });
}

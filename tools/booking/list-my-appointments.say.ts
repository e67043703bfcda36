import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';
import { sayComing } from './appointment-words.ts';
import { appointmentShape } from './shapes.ts';

/** More than these is no short message. */
const mostListed = 4;

export const appointmentsOutput = z.object({ appointments: z.array(appointmentShape) });

export function sayAppointments(output: z.infer<typeof appointmentsOutput>, speaking: Speaking): string {
  if (output.appointments.length === 0) {
    return inWords(speaking.language, {
      fr: "Je n'ai aucun rendez-vous à venir pour vous. Souhaitez-vous en prendre un ?",
      en: 'You have no appointment coming up. Would you like one?',
    });
  }
  return sayComing(output.appointments.slice(0, mostListed), speaking);
}

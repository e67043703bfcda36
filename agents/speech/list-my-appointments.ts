import { z } from 'zod';
import { inWords, SpokenAppointment, type Speaking } from './speaking.ts';

const MOST = 4;

export const MyAppointments = z.object({ appointments: z.array(SpokenAppointment) });

export function speakAppointments(output: z.infer<typeof MyAppointments>, { language }: Speaking): string {
  const list = output.appointments.slice(0, MOST).map((each) => `${each.serviceName}, ${each.label}`);
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

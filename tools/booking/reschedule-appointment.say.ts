import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';
import { sayTaken } from './hold-slots.say.ts';
import { appointmentShape, isSameVisit, slotShape } from './shapes.ts';

export const moveOutput = z.object({
  outcome: z.enum(['moved', 'expired', 'taken']),
  appointment: appointmentShape.nullable(),
  previous: appointmentShape,
  released: z.number(),
  alternatives: z.array(slotShape),
});

/** What stands now; that it was moved, or that it is for something else. */
export function sayMove(output: z.infer<typeof moveOutput>, { language }: Speaking): string {
  if (output.outcome !== 'moved' || output.appointment === null) return sayTaken(output.alternatives, language);
  const { serviceName, label, price } = output.appointment;
  if (!isSameVisit(output.appointment, output.previous)) {
    return inWords(language, {
      fr: `C'est changé : ${serviceName}, ${label}, ${price}.`,
      en: `Your appointment is changed: ${serviceName}, ${label}, ${price}.`,
    });
  }
  return inWords(language, {
    fr: `C'est déplacé : ${serviceName}, ${label}, ${price}.`,
    en: `Your appointment is moved: ${serviceName}, ${label}, ${price}.`,
  });
}

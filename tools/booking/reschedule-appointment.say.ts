import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';
import { sayTaken } from './hold-slots.say.ts';
import { appointmentShape, slotShape } from './shapes.ts';

export const moveOutput = z.object({
  outcome: z.enum(['moved', 'expired', 'taken']),
  appointment: appointmentShape.nullable(),
  previous: appointmentShape,
  released: z.number(),
  alternatives: z.array(slotShape),
});

export function sayMove(output: z.infer<typeof moveOutput>, { language }: Speaking): string {
  if (output.outcome !== 'moved' || output.appointment === null) return sayTaken(output.alternatives, language);
  const { serviceName, label, price } = output.appointment;
  return inWords(language, {
    fr: `C'est déplacé : ${serviceName}, ${label}, ${price}.`,
    en: `Your appointment is moved: ${serviceName}, ${label}, ${price}.`,
  });
}

import { z } from 'zod';
import { inWords, SpokenAppointment, SpokenSlot, type Speaking } from './speaking.ts';
import { speakTaken } from './hold-slots.ts';

export const Moved = z.object({
  outcome: z.enum(['moved', 'expired', 'taken']),
  appointment: SpokenAppointment.nullable(),
  alternatives: z.array(SpokenSlot),
});

export function speakMove(output: z.infer<typeof Moved>, { language }: Speaking): string {
  if (output.outcome !== 'moved' || output.appointment === null) return speakTaken(output.alternatives, language);
  const { serviceName, label, price } = output.appointment;
  return inWords(language, {
    fr: `C'est déplacé : ${serviceName}, ${label}, ${price}.`,
    en: `Your appointment is moved: ${serviceName}, ${label}, ${price}.`,
  });
}

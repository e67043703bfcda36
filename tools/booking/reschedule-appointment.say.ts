import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';
import { sayAgreed } from './appointment-words.ts';
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
export function sayMove(output: z.infer<typeof moveOutput>, speaking: Speaking): string {
  const { language } = speaking;
  if (output.outcome !== 'moved' || output.appointment === null) return sayTaken(output.alternatives, language);
  const agreed = sayAgreed(output.appointment, speaking);
  if (!isSameVisit(output.appointment, output.previous)) {
    return inWords(language, { fr: `C'est changé : ${agreed}.`, en: `Your appointment is changed: ${agreed}.` });
  }
  return inWords(language, { fr: `C'est déplacé : ${agreed}.`, en: `Your appointment is moved: ${agreed}.` });
}

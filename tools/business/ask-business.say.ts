import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';

export const askBusinessOutput = z.object({
  outcome: z.enum(['found', 'unknown']),
  /** Whole sentences, to be said as they are; two at most. */
  answers: z.array(z.object({ topic: z.string(), text: z.string(), fact: z.string().nullable().default(null) })),
  /** `service`: how long something takes was asked, of nothing in the catalogue. */
  reason: z.enum(['service']).nullable(),
});

export function sayAnswers(output: z.infer<typeof askBusinessOutput>, { language }: Speaking): string {
  if (output.outcome === 'found') return output.answers.map(({ text }) => text).join(' ');
  if (output.reason === 'service') {
    return inWords(language, {
      fr: "Cela dépend de ce qu'il y a à faire.",
      en: 'That depends on what there is to do.',
    });
  }
  return inWords(language, { fr: "Je n'ai pas cette information.", en: 'I do not have that information.' });
}

import { z } from 'zod';
import { inWords, type Speaking } from '../speaking.ts';

export const renamingOutput = z.object({
  outcome: z.enum(['needs_yes', 'changed', 'unchanged', 'not_valid']),
  /** First and last name as they shall be, or are now. */
  name: z.string().nullable(),
});

/** Before the yes it asks, with the name as it would be kept; after it, it says the name that is kept now. */
export function sayRenaming(output: z.infer<typeof renamingOutput>, { language, ask }: Speaking): string {
  const name = output.name ?? ask?.options[0]?.label ?? '';
  switch (output.outcome) {
    case 'needs_yes':
      return inWords(language, {
        fr: `Je change votre nom en ${name} ?`,
        en: `Shall I change your name to ${name}?`,
      });
    case 'changed':
      return inWords(language, {
        fr: `C'est noté : votre nom est maintenant ${name}.`,
        en: `Noted: your name is now ${name}.`,
      });
    case 'unchanged':
      return inWords(language, {
        fr: `C'est le nom que nous avons déjà : ${name}.`,
        en: `That is the name we have already: ${name}.`,
      });
    case 'not_valid':
      return inWords(language, { fr: 'Pouvez-vous vérifier ce nom ?', en: 'Could you check that name?' });
  }
}

import { z } from 'zod';
import { money } from '#language/format.ts';
import { either, inWords, type Speaking } from '../speaking.ts';

/** Why the lines or the discount of a quote or an invoice are not what was said: nothing was changed. */
export const paperProblem = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('unknown_line'), words: z.array(z.string()) }),
  z.object({ outcome: z.literal('no_such_line'), words: z.string(), lines: z.array(z.string()) }),
  z.object({ outcome: z.literal('discount_too_high'), subtotalCents: z.number() }),
  z.object({ outcome: z.literal('no_line_left') }),
]);

export type PaperProblem = z.infer<typeof paperProblem>;

export function sayPaperProblem(problem: PaperProblem, { language }: Speaking): string {
  switch (problem.outcome) {
    case 'unknown_line':
      return sayUnknown(problem.words, language);
    case 'no_such_line':
      return inWords(language, {
        fr: `Je ne trouve pas "${problem.words}" parmi les lignes (${problem.lines.join(', ')}) : je n'ai rien changé.`,
        en: `I find no "${problem.words}" among the lines (${problem.lines.join(', ')}): I have changed nothing.`,
      });
    case 'discount_too_high':
      return inWords(language, {
        fr: `La remise dépasse le total de ${money(problem.subtotalCents, 'fr')} : je n'ai rien changé.`,
        en: `The discount is more than the total of ${money(problem.subtotalCents, 'en')}: I have changed nothing.`,
      });
    case 'no_line_left':
      return inWords(language, {
        fr: "Il ne resterait aucune ligne : je n'ai rien changé.",
        en: 'No line would be left: I have changed nothing.',
      });
  }
}

function sayUnknown(words: readonly string[], language: Speaking['language']): string {
  if (words.length === 0) {
    return inWords(language, {
      fr: 'Quelles lignes, et à quel prix ? Par exemple : "plaquettes arrière, filtre 12 €".',
      en: 'Which lines, and at what price? For example: "rear pads, filter €12".',
    });
  }
  const [first = ''] = words;
  const named = either(
    words.map((word) => `"${word}"`),
    language,
  );
  return inWords(language, {
    fr: `Je n'ai pas de prix pour ${named} : je n'ai rien enregistré. Ajoutez le montant TTC, par exemple "${first} 45 €".`,
    en: `I have no price for ${named}: I have stored nothing. Add the amount with VAT, for example "${first} €45".`,
  });
}

import { z } from 'zod';
import { factById } from '#db/fact.ts';
import { lastReceiptHere } from '#db/receipt.ts';
import { dayLabel } from '#language/format.ts';
import { askBusinessOutput } from '../business/ask-business.say.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { conversationIn } from '../subject.ts';
import { defineTool } from '../tool.ts';
import { describeFact, factShape } from './fact-view.ts';

const output = z.object({
  /** `none`: what was said last came from nothing that is known so. */
  outcome: z.enum(['sources', 'catalogue', 'none']),
  sources: z.array(factShape),
});

export const explainAnswer = defineTool({
  name: 'explain_answer',
  description:
    'Tells where the last answer about the business came from, who said it and when: "pourquoi ?", "d\'où tu sors ça ?", "why?".',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({}),
  output,
  async run(ctx) {
    const last = await lastReceiptHere(ctx.db, conversationIn(ctx));
    const read = last?.tool === 'ask_business' ? askBusinessOutput.safeParse(last.output).data : undefined;
    if (read?.outcome !== 'found') return { output: { outcome: 'none' as const, sources: [] } };
    const facts = await Promise.all(read.answers.map(({ fact }) => (fact === null ? null : factById(ctx.db, fact))));
    const sources = facts.flatMap((fact) => (fact === null ? [] : [describeFact(fact, ctx)]));
    return { output: { outcome: sources.length > 0 ? ('sources' as const) : ('catalogue' as const), sources } };
  },
  say: sayWhy,
  deeds: () => [],
});

function sayWhy({ outcome, sources }: z.infer<typeof output>, { language }: Speaking): string {
  if (outcome === 'catalogue') {
    return inWords(language, {
      fr: 'Cela vient du catalogue des prestations.',
      en: 'That is from the list of services.',
    });
  }
  if (outcome === 'none') {
    return inWords(language, {
      fr: "Ce qu'un rôle ne peut pas faire seul devient une proposition : un responsable ou le propriétaire la reçoit, et son oui la fait exécuter.",
      en: 'What a role may not do alone becomes a proposal: a manager or the owner gets it, and their yes carries it out.',
    });
  }
  return sources
    .map(({ label, by, on, source, isPublic }) => {
      const day = dayLabel(on, language);
      const to = isPublic
        ? inWords(language, { fr: 'dit aussi aux clients', en: 'told to customers too' })
        : inWords(language, { fr: "pour l'équipe", en: 'for the team' });
      if (source === 'file') {
        return inWords(language, {
          fr: `C'est dans le fichier de l'entreprise (${to}) : "${label}"`,
          en: `It is in the business's file (${to}): "${label}"`,
        });
      }
      const who = by ?? inWords(language, { fr: 'un collègue', en: 'a colleague' });
      return inWords(language, {
        fr: `${who} l'a noté le ${day} (${to}) : "${label}"`,
        en: `${who} noted it on ${day} (${to}): "${label}"`,
      });
    })
    .join('\n');
}

import { z } from 'zod';
import { factOrder, factsPage } from '#db/fact.ts';
import { firstPage, listInput, listShape, pageAt, sayMore } from '../list.ts';
import { inWords } from '../speaking.ts';
import { defineTool } from '../tool.ts';
import { describeFact, factLine, factShape } from './fact-view.ts';

export const listFacts = defineTool({
  name: 'list_facts',
  description:
    'Lists what the business knows of itself, the newest first, five at a time: to whom each is told, who said it and until when it holds. ' +
    'For one question use ask_business. To go on, call it again with `after` from `next`.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ ...listInput }),
  output: z.object({ ...listShape, facts: z.array(factShape) }),
  async run(ctx, { after }) {
    const { offset, page } = pageAt(after, factOrder);
    const { items, next } = firstPage(await factsPage(ctx.db, page), offset);
    return { output: { offset, next, facts: items.map((fact) => describeFact(fact, ctx)) } };
  },
  say({ facts, offset, next }, { language }) {
    if (facts.length === 0) {
      return offset > 0
        ? inWords(language, { fr: "C'est tout.", en: 'That is all.' })
        : inWords(language, { fr: "Je n'ai rien retenu pour l'instant.", en: 'I remember nothing so far.' });
    }
    const lines = facts.map((fact, at) => `${offset + at + 1}. ${factLine(fact, language)}`);
    return [...lines, ...sayMore({ next }, language)].join('\n');
  },
  deeds: () => [],
});

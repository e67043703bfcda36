import { z } from 'zod';
import { openDeals, pipelineOf, stagesOf, stillOrder } from '#db/deal.ts';
import { money } from '#language/format.ts';
import { firstPage, listInput, listShape, pageAt, sayMore } from '../list.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { meantDeals } from './meant-deal.ts';
import { meantStage } from './meant-stage.ts';
import { dealLine, dealShape, describeDeal } from './deal-view.ts';

const output = z.object({
  ...listShape,
  deals: z.array(dealShape),
  stages: z.array(z.object({ name: z.string(), count: z.number(), amountCents: z.number() })),
  totalCents: z.number(),
  /** Not all that are open. */
  isCut: z.boolean(),
});

export const listDeals = defineTool({
  name: 'list_deals',
  description:
    'Shows the pipeline: how much is open in each stage, and the open deals, five at a time, those that have stood still longest first. To go ' +
    'on, call it again with `after` from `next`.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    words: z.string().optional().describe('Only those whose title has these words: "bus Kerlan".'),
    stage: z.string().optional().describe('Only those of a stage, as they called it.'),
    fromCents: z.number().int().min(0).optional().describe('Only those of that amount and more, in cents.'),
    ...listInput,
  }),
  output,
  async run(ctx, { words, stage: stageWords, fromCents = null, after }): Promise<ToolResult<z.infer<typeof output>>> {
    const stages = await stagesOf(ctx.db);
    const sums = await pipelineOf(ctx.db);
    const { offset, page } = pageAt(after, stillOrder);
    const stage = stageWords === undefined ? null : meantStage(stageWords, stages);
    const named = words === undefined ? [] : (await meantDeals(ctx, words)).found;
    const rows = named.length > 0 ? named : await openDeals(ctx.db, { fromCents, stage: stage?.code ?? null }, page);
    const { items, next } = firstPage(rows, offset);
    const known = stages.flatMap(({ code, nameFr, nameEn }) => {
      const sum = sums.find((each) => each.stage === code);
      const name = ctx.language === 'fr' ? nameFr : nameEn;
      return sum ? [{ name, count: sum.count, amountCents: sum.amountCents }] : [];
    });
    const totalCents = known.reduce((total, { amountCents }) => total + amountCents, 0);
    const deals = items.map((deal) => describeDeal(ctx, deal, stages));
    const isCut = fromCents !== null || stage !== null || named.length > 0;
    return { output: { offset, next: named.length > 0 ? null : next, deals, stages: known, totalCents, isCut } };
  },
  say({ deals, stages, totalCents, offset, next, isCut }, { language }) {
    if (deals.length === 0) {
      if (offset > 0) return inWords(language, { fr: "C'est tout.", en: 'That is all.' });
      return inWords(language, { fr: 'Aucune affaire en cours.', en: 'No open deal.' });
    }
    const lines = deals.map((deal, index) => {
      const since = inWords(language, { fr: `depuis le ${deal.since}`, en: `since ${deal.since}` });
      return `${offset + index + 1}. ${dealLine(deal, language)}, ${since}`;
    });
    const sums = stages
      .map(({ name, count, amountCents }) => `${name} ${count} (${money(amountCents, language)})`)
      .join(', ');
    const total = money(totalCents, language);
    const head = inWords(language, {
      fr: `Affaires en cours, ${total} : ${sums}.`,
      en: `Open deals, ${total}: ${sums}.`,
    });
    return [...(offset === 0 && !isCut ? [head] : []), ...lines, ...sayMore({ next }, language)].join('\n');
  },
  deeds: () => [],
});

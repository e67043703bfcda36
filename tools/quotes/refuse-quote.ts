import { z } from 'zod';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { decideQuote, tellAnswer } from './decide-quote.ts';
import { mayReadOwn, meantOwnQuote } from './own-quote.ts';
import { describeQuote, quoteShape, statusNow } from './quote-view.ts';

const output = z.object({
  outcome: z.enum(['refused', 'already', 'accepted_before', 'expired']),
  quote: quoteShape,
  told: z.boolean(),
});

/** What the "no" to a quote runs. */
export const refuseQuote = defineTool({
  name: 'refuse_quote',
  description:
    'Declines a quote, or the extra work, that the customer was sent. With "accepted_before" they had agreed to it: nothing was changed, pass ' +
    'it on to the team.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({
    quote: z
      .string()
      .optional()
      .describe('Its number, where they name one. Left out: the one that waits for an answer.'),
  }),
  output,
  async run(ctx, { quote: words }): Promise<ToolResult<z.infer<typeof output>>> {
    const meant = await meantOwnQuote(ctx, words);
    const refused = await mayReadOwn(ctx, 'refuse_quote', words, meant);
    if (refused) return refused;
    if ('which' in meant) return meant;
    const status = statusNow(ctx, meant.one);
    if (status !== 'sent') {
      const outcome = status === 'refused' ? 'already' : status === 'accepted' ? 'accepted_before' : 'expired';
      return { output: { outcome, quote: describeQuote(ctx, meant.one), told: false }, closes: ['which'] };
    }
    const quote = await decideQuote(ctx, meant.one, 'refused');
    const told = await tellAnswer(ctx, quote, 'refused');
    return { output: { outcome: 'refused', quote: describeQuote(ctx, quote), told }, closes: ['quote', 'which'] };
  },
  say({ outcome, quote, told }, { language, business }) {
    switch (outcome) {
      case 'refused': {
        const tells = told ? inWords(language, { fr: " L'équipe est prévenue.", en: ' The team knows.' }) : '';
        return (
          inWords(language, {
            fr: `C'est noté : le devis ${quote.label} est refusé, rien ne sera fait.`,
            en: `Noted: quote ${quote.label} is declined, and nothing will be done.`,
          }) + tells
        );
      }
      case 'already':
        return inWords(language, {
          fr: `C'est déjà noté : le devis ${quote.label} est refusé.`,
          en: `That is noted already: quote ${quote.label} is declined.`,
        });
      case 'accepted_before':
        return inWords(language, {
          fr: `Le devis ${quote.label} est déjà accepté. Pour revenir dessus : ${business.phone}.`,
          en: `Quote ${quote.label} is accepted already. To go back on it: ${business.phone}.`,
        });
      case 'expired':
        return inWords(language, {
          fr: `Le devis ${quote.label} n'est plus valable : rien ne sera fait.`,
          en: `Quote ${quote.label} is no longer valid: nothing will be done.`,
        });
    }
  },
  deeds: ({ outcome, told }) =>
    outcome === 'refused' ? ['declined', 'noted', ...(told ? (['passed_on'] as const) : [])] : [],
});

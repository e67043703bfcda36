import { z } from 'zod';
import type { KnownQuote } from '#db/quote.ts';
import { money } from '#language/format.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { decideQuote, tellAnswer } from './decide-quote.ts';
import { mayReadOwn, meantOwnQuote } from './own-quote.ts';
import { paperLines } from './paper-view.ts';
import { describeFullQuote, describeQuote, quoteShape, statusNow } from './quote-view.ts';

const output = z.object({
  outcome: z.enum(['accepted', 'already', 'refused_before', 'expired']),
  quote: quoteShape,
  told: z.boolean(),
});

type Result = ToolResult<z.infer<typeof output>>;

export const acceptQuote = defineTool({
  name: 'accept_quote',
  description:
    'Accepts a quote, or the extra work, that the customer was sent. Only "accepted" is a yes; with "refused_before" or "expired" nothing was ' +
    'agreed: offer to ask the team for a new one.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({
    quote: z
      .string()
      .optional()
      .describe('Its number, where they name one. Left out: the one that waits for an answer.'),
  }),
  output,
  // What is agreed to is put with its lines and its amount.
  needsYes: () => true,
  async run(ctx, { quote: words }): Promise<Result> {
    const open = await openOwnQuote(ctx, words);
    if (!('open' in open)) return open;
    const quote = await decideQuote(ctx, open.open, 'accepted');
    const told = await tellAnswer(ctx, quote, 'accepted');
    return { output: { outcome: 'accepted', quote: describeQuote(ctx, quote), told }, closes: ['quote', 'which'] };
  },
  async propose(ctx, { quote: words }): Promise<Proposed | Result> {
    // The yes to what was put to them needs no more; to be told of another they show who they are.
    const refused = await mayReadOwn(ctx, 'accept_quote', words, await meantOwnQuote(ctx, words));
    if (refused) return refused;
    const open = await openOwnQuote(ctx, words);
    if (!('open' in open)) return open;
    const { id, version, number } = open.open;
    const full = await describeFullQuote(ctx, open.open);
    const said = (language: 'fr' | 'en') => paperLines(full, language).join(', ');
    return {
      record: { table: 'quote', id, version },
      summary: { fr: `accepter le devis ${number} (${said('fr')})`, en: `accept quote ${number} (${said('en')})` },
      input: { quote: id },
    };
  },
  say({ outcome, quote, told }, { language, business }) {
    const total = money(quote.totalCents, language);
    switch (outcome) {
      case 'accepted': {
        const tells = told ? inWords(language, { fr: " L'équipe est prévenue.", en: ' The team knows.' }) : '';
        return (
          inWords(language, {
            fr: `Merci, c'est noté : vous acceptez le devis ${quote.label} de ${total}.`,
            en: `Thank you, that is noted: you accept quote ${quote.label} of ${total}.`,
          }) + tells
        );
      }
      case 'already':
        return inWords(language, {
          fr: `C'est déjà noté : le devis ${quote.label} de ${total} est accepté.`,
          en: `That is noted already: quote ${quote.label} of ${total} is accepted.`,
        });
      case 'refused_before':
        return inWords(language, {
          fr: `Le devis ${quote.label} a été refusé. Pour en reparler : ${business.phone}.`,
          en: `Quote ${quote.label} was declined. To talk about it again: ${business.phone}.`,
        });
      case 'expired':
        return inWords(language, {
          fr: `Le devis ${quote.label} n'est plus valable : rien n'est accepté. L'équipe peut en faire un nouveau.`,
          en: `Quote ${quote.label} is no longer valid: nothing is accepted. The team can make a new one.`,
        });
    }
  },
  deeds: ({ outcome, told }) =>
    outcome === 'accepted' ? ['approved', 'noted', ...(told ? (['passed_on'] as const) : [])] : [],
});

async function openOwnQuote(ctx: ToolContext, words: string | undefined): Promise<{ open: KnownQuote } | Result> {
  const meant = await meantOwnQuote(ctx, words);
  if ('which' in meant) return meant;
  const status = statusNow(ctx, meant.one);
  if (status === 'sent') return { open: meant.one };
  const outcome = status === 'accepted' ? 'already' : status === 'refused' ? 'refused_before' : 'expired';
  return { output: { outcome, quote: describeQuote(ctx, meant.one), told: false }, closes: ['which'] };
}

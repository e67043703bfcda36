import { z } from 'zod';
import type { KnownQuote } from '#db/quote.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { mayRead } from '../proof/may-read.ts';
import { meantOwnQuote, ownQuotes, wantedQuote } from './own-quote.ts';
import { paperShape } from './paper-view.ts';
import { quoteAsk } from './post-quote.ts';
import { bodyLines, describeFullQuote, quoteLine, quoteShape, quoteStatusWords, statusNow } from './quote-view.ts';

/** More is history. */
const mostShown = 3;

const output = z.object({ quotes: z.array(z.object({ quote: quoteShape, ...paperShape })) });
type Mine = z.infer<typeof output>;

export const myQuotes = defineTool({
  name: 'my_quotes',
  description:
    "The customer's own quotes and extra work, with lines, total and state: those that wait for their answer, or the latest. A yes to the only " +
    'one that waits accepts it.',
  effect: 'read',
  roles: { CUSTOMER: 'runs' },
  input: z.object({
    quote: z.string().optional().describe('Its number, or words of what it is for, where they ask about one.'),
  }),
  output,
  async run(ctx, { quote: words }): Promise<ToolResult<Mine>> {
    const meant = words ? await meantOwnQuote(ctx, words) : null;
    const all = await ownQuotes(ctx);
    const own = meant && 'one' in meant ? [meant.one] : all;
    const waiting = own.filter((quote) => statusNow(ctx, quote) === 'sent');
    const shown = (waiting.length > 0 ? waiting : own).slice(0, mostShown);
    const wanted = meant && 'which' in meant ? (meant.which.length > 0 ? all : []) : shown;
    const refused = await mayRead(ctx, {
      ...{ tool: 'my_quotes', input: words ? { quote: words } : {} },
      papers: wanted.map(wantedQuote),
    });
    if (refused) return refused;
    if (meant && 'which' in meant) return meant;
    const [only, ...others] = waiting;
    return {
      output: { quotes: await Promise.all(shown.map((quote) => withoutOwner(ctx, quote))) },
      ...(only &&
        others.length === 0 && { ask: quoteAsk(ctx, only, ctx.language), closes: ['quote', 'which'] as const }),
    };
  },
  say: sayMine,
  deeds: () => [],
});

async function withoutOwner(ctx: ToolContext, quote: KnownQuote): Promise<Mine['quotes'][number]> {
  const { contact: _contact, ...rest } = await describeFullQuote(ctx, quote);
  return rest;
}

function sayMine({ quotes }: Mine, { language }: Speaking): string {
  const [first, ...others] = quotes;
  if (!first) {
    return inWords(language, { fr: "Vous n'avez pas de devis chez nous.", en: 'You have no quote with us.' });
  }
  if (others.length > 0) {
    return [
      inWords(language, { fr: 'Vos devis :', en: 'Your quotes:' }),
      ...quotes.map(({ quote }) => `${quoteLine(quote, null, language)} (${quote.what})`),
    ].join('\n');
  }
  const { quote } = first;
  const status = quoteStatusWords[quote.status][language];
  const head = inWords(language, { fr: `Devis ${quote.label}, ${status} :`, en: `Quote ${quote.label}, ${status}:` });
  const end = inWords(language, {
    fr: "Répondez OUI pour l'accepter, NON pour le refuser.",
    en: 'Reply YES to accept it, NO to decline it.',
  });
  return [head, ...bodyLines(first, language), ...(quote.status === 'sent' ? [end] : [])].join('\n');
}

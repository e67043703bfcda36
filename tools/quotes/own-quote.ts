import { type KnownQuote, quotesOf, type QuoteStatus } from '#db/quote.ts';
import { onlyOne } from '../meant.ts';
import { contactOf } from '../subject.ts';
import type { ToolContext } from '../tool.ts';
import { meantPapers } from './meant-paper.ts';
import { describeQuote, quoteLine, statusNow } from './quote-view.ts';

/** A draft is not the customer's yet, and what was cancelled no longer. */
const theirs: readonly QuoteStatus[] = ['sent', 'accepted', 'refused', 'expired'];
const mostRead = 50;

/** The quotes a customer has been sent, newest first. */
export async function ownQuotes(ctx: Pick<ToolContext, 'db' | 'about'>): Promise<KnownQuote[]> {
  return quotesOf(ctx.db, { contactIds: [contactOf(ctx)], statuses: theirs }, { limit: mostRead });
}

/**
 * The quote of their own that a customer's words mean, or the question which; without words the one that waits for their answer. Somebody
 * else's looks like one that does not exist.
 */
export async function meantOwnQuote(ctx: ToolContext, words: string | undefined) {
  const own = await ownQuotes(ctx);
  const meant = await meantPapers(ctx, words ?? '', {
    series: 'DEV',
    byId: async (id) => own.find((quote) => quote.id === id) ?? null,
    byNumber: async (number) => own.find((quote) => quote.number === number) ?? null,
    of: async () => own,
    suits: (quote) => statusNow(ctx, quote) === 'sent',
  });
  return onlyOne(meant, (words ?? '').trim(), (quote) => ({
    label: quoteLine(describeQuote(ctx, quote), null, ctx.language),
    input: { quote: quote.id },
  }));
}

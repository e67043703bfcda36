import { type KnownQuote, quotesOf, type QuoteStatus } from '#db/quote.ts';
import { onlyOne } from '../meant.ts';
import { mayRead, type WantedPaper } from '../proof/may-read.ts';
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

/**
 * Whether the answer to a yes or a no may tell of the quote that is meant, or of those one must choose from: of one that waits for the
 * answer it may, since it was put to them.
 */
export async function mayReadOwn(
  ctx: ToolContext,
  tool: string,
  words: string | undefined,
  meant: Awaited<ReturnType<typeof meantOwnQuote>>,
) {
  const all = 'which' in meant ? (meant.which.length > 0 ? await ownQuotes(ctx) : []) : [meant.one];
  const papers = all.filter((quote) => statusNow(ctx, quote) !== 'sent').map(wantedQuote);
  return mayRead(ctx, { tool, input: words ? { quote: words } : {}, papers });
}

/** A quote as one that its customer wants to read. */
export function wantedQuote({ sentAt, number }: KnownQuote): WantedPaper {
  if (sentAt === null) throw new Error(`The quote ${number} was never sent.`);
  return { madeAt: sentAt, sentAt, keys: [] };
}

import { type KnownQuote, quoteById, quoteByNumber, quotesOf, type QuoteStatus } from '#db/quote.ts';
import { onlyOne } from '../meant.ts';
import type { ToolContext } from '../tool.ts';
import { meantPapers } from './meant-paper.ts';
import { describeQuote, quoteLine, statusNow } from './quote-view.ts';

const mostRead = 100;

type Looking = Pick<ToolContext, 'db' | 'key' | 'now' | 'tenant' | 'language'>;

/**
 * The one quote that words mean ("le devis de Morel", a number, an id), or the question which. Quotes in one of `statuses` come before
 * others, which are found where none is in them; with `only` others are none.
 */
export async function meantQuote(
  ctx: Looking,
  words: string,
  {
    statuses,
    only = false,
    field = 'quote',
  }: { statuses?: readonly QuoteStatus[]; only?: boolean; field?: string } = {},
) {
  const suits = (quote: KnownQuote) => !statuses || statuses.includes(statusNow(ctx, quote));
  const { found, isExact } = await meantPapers(ctx, words, {
    series: 'DEV',
    byId: (id) => quoteById(ctx.db, id),
    byNumber: (number) => quoteByNumber(ctx.db, number),
    of: (contactIds) => quotesOf(ctx.db, { contactIds }, { limit: mostRead }),
    suits,
  });
  return onlyOne({ found: only ? found.filter(suits) : found, isExact }, words.trim(), (quote) => ({
    label: quoteLine(describeQuote(ctx, quote), quote.contact, ctx.language),
    input: { [field]: quote.id },
  }));
}

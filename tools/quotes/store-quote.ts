import { nextNumber } from '#db/counter.ts';
import { addQuote, addQuoteLine, type KnownQuote, type NewQuote, quoteById } from '#db/quote.ts';
import { toLocal } from '#language/zone.ts';
import { wroteNew } from '../rows.ts';
import type { ToolContext } from '../tool.ts';
import type { SaidLine } from './read-lines.ts';
import { totalsOf } from './totals.ts';

/** Stores a quote under the next number of the year, with its lines. */
export async function storeQuote(
  ctx: ToolContext,
  quote: Omit<NewQuote, 'id' | 'number' | 'totalCents'>,
  lines: readonly SaidLine[],
): Promise<KnownQuote> {
  const id = ctx.newId();
  const year = Number(toLocal(ctx.now(), ctx.tenant.zone).date.slice(0, 4));
  const number = await nextNumber(ctx.db, 'DEV', year, ctx.newId);
  const { totalCents } = totalsOf(lines, null);
  await addQuote(ctx.db, { ...quote, id, number, totalCents });
  wroteNew(ctx, 'quote', id, { number });
  await storeQuoteLines(ctx, id, { lines, from: 0 });
  return readQuote(ctx, id);
}

/** Adds lines behind those that are there. */
export async function storeQuoteLines(
  ctx: ToolContext,
  quoteId: string,
  { lines, from }: { lines: readonly SaidLine[]; from: number },
): Promise<void> {
  for (const [at, line] of lines.entries()) {
    const id = ctx.newId();
    await addQuoteLine(ctx.db, quoteId, { ...line, id, position: from + at });
    wroteNew(ctx, 'quote_line', id, { label: line.label });
  }
}

/** A quote that is known to be there. */
export async function readQuote({ db }: Pick<ToolContext, 'db'>, id: string): Promise<KnownQuote> {
  const quote = await quoteById(db, id);
  if (!quote) throw new Error('The quote that was just stored cannot be read.');
  return quote;
}

import { changeRow, type RowValues } from '#db/change.ts';
import { nextNumber } from '#db/counter.ts';
import type { KnownInvoice } from '#db/invoice.ts';
import { toLocal } from '#language/zone.ts';
import { type ToolContext, ToolError } from '../tool.ts';
import { readInvoice } from './store-invoice.ts';

/**
 * Gives a draft its number and its day, for good: the numbers of a series and year follow one another without a gap (article 242 nonies A
 * of annex II of the Code général des impôts). What it was before is not kept: it cannot be taken back.
 */
export async function issueInvoice(
  ctx: ToolContext,
  { id, version }: Pick<KnownInvoice, 'id' | 'version'>,
  { series, ...columns }: { series: 'FAC' | 'AVO' } & RowValues,
): Promise<KnownInvoice> {
  const today = toLocal(ctx.now(), ctx.tenant.zone).date;
  const number = await nextNumber(ctx.db, series, Number(today.slice(0, 4)), ctx.newId);
  const change = { ...columns, number, status: 'issued', issued_on: today };
  const changed = await changeRow(ctx.db, 'invoice', id, { change, version });
  // The number falls back with the transaction.
  if (!changed)
    throw new ToolError('Somebody changed this invoice meanwhile.', 'Say so, show it as it is, and ask again.');
  ctx.wrote({ table: 'invoice', op: 'update', id, values: { number, status: 'issued' } });
  return readInvoice(ctx, id);
}

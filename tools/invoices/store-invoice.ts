import { addInvoice, addInvoiceLine, invoiceById, type KnownInvoice, type NewInvoice } from '#db/invoice.ts';
import type { SaidLine } from '../quotes/read-lines.ts';
import { type Discount, totalsOf } from '../quotes/totals.ts';
import { wroteNew } from '../rows.ts';
import type { ToolContext } from '../tool.ts';

/** Stores an invoice as a draft, which has no number yet, with its lines. */
export async function storeInvoice(
  ctx: ToolContext,
  invoice: Pick<NewInvoice, 'contactId' | 'vehicleId' | 'appointmentId' | 'quoteId'>,
  { lines, discount }: { lines: readonly SaidLine[]; discount: Discount | null },
): Promise<KnownInvoice> {
  const id = ctx.newId();
  const { totalCents } = totalsOf(lines, discount);
  await addInvoice(ctx.db, { ...invoice, id, kind: 'invoice', creditsId: null, totalCents, ...discount });
  wroteNew(ctx, 'invoice', id, { totalCents });
  await storeInvoiceLines(ctx, id, { lines, from: 0 });
  return readInvoice(ctx, id);
}

/** Adds lines behind those that are there. */
export async function storeInvoiceLines(
  ctx: ToolContext,
  invoiceId: string,
  { lines, from }: { lines: readonly SaidLine[]; from: number },
): Promise<void> {
  for (const [at, line] of lines.entries()) {
    const id = ctx.newId();
    const { label, serviceId, quantity, unitCents, vatBp } = line;
    await addInvoiceLine(ctx.db, invoiceId, { label, serviceId, quantity, unitCents, vatBp, id, position: from + at });
    wroteNew(ctx, 'invoice_line', id, { label });
  }
}

/** An invoice that is known to be there. */
export async function readInvoice({ db }: Pick<ToolContext, 'db'>, id: string): Promise<KnownInvoice> {
  const invoice = await invoiceById(db, id);
  if (!invoice) throw new Error('The invoice that was just stored cannot be read.');
  return invoice;
}

import { invoiceById, invoiceByNumber, invoicesOf, type KnownInvoice } from '#db/invoice.ts';
import { onlyOne } from '../meant.ts';
import { meantPapers } from '../quotes/meant-paper.ts';
import type { ToolContext } from '../tool.ts';
import { describeInvoice, invoiceLine } from './invoice-view.ts';

const mostRead = 100;

type Looking = Pick<ToolContext, 'db' | 'key' | 'now' | 'tenant' | 'language'>;

/**
 * The one invoice that words mean ("sa facture", "la facture de Morel", a number, an id), or the question which. Those that suit the verb
 * come before others, which are found where none does.
 */
export async function meantInvoice(
  ctx: Looking,
  words: string,
  suits: (invoice: KnownInvoice) => boolean = () => true,
) {
  const own = (invoice: KnownInvoice | null) => (invoice?.kind === 'invoice' ? invoice : null);
  const meant = await meantPapers(ctx, words, {
    series: 'FAC',
    byId: async (id) => own(await invoiceById(ctx.db, id)),
    byNumber: (number) => invoiceByNumber(ctx.db, number),
    of: async (contactIds) => newestFirst(await invoicesOf(ctx.db, { contactIds }, { limit: mostRead })),
    suits,
  });
  return onlyOne(meant, words.trim(), (invoice) => ({
    label: invoiceLine(describeInvoice(ctx, invoice), invoice.contact, ctx.language),
    input: { invoice: invoice.id },
  }));
}

/** A draft was made last. */
export function newestFirst(invoices: readonly KnownInvoice[]): KnownInvoice[] {
  const day = ({ issuedOn }: KnownInvoice) => issuedOn ?? '9999';
  return invoices.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0));
}

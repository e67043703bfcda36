import { z } from 'zod';
import { invoiceLinesOf, invoiceStatuses, type KnownInvoice } from '#db/invoice.ts';
import { dayLabel, money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { describePaper, discountOf, paperLines, paperShape, percent, type PaperView } from '../quotes/paper-view.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';

/** An invoice in a list; `owedCents` is what is still to be paid, days are local. */
export const invoiceShape = refShape.extend({
  kind: z.enum(['invoice', 'credit_note']),
  status: z.enum([...invoiceStatuses, 'overdue']),
  totalCents: z.number(),
  paidCents: z.number(),
  creditedCents: z.number(),
  owedCents: z.number(),
  issuedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  vehicle: z.string().nullable(),
  what: z.string(),
});

export type InvoiceView = z.infer<typeof invoiceShape>;

/** An invoice with all that it says. */
export const fullInvoiceShape = { invoice: invoiceShape, contact: refShape, ...paperShape };
export type FullInvoice = z.infer<z.ZodObject<typeof fullInvoiceShape>>;

type Looking = Pick<ToolContext, 'now' | 'tenant' | 'language'>;

export function describeInvoice(ctx: Looking, invoice: KnownInvoice): InvoiceView {
  const { id, number, kind, totalCents, paidCents, creditedCents, issuedOn, dueOn, vehicle, what } = invoice;
  const draft = inWords(ctx.language, { fr: 'facture en brouillon', en: 'draft invoice' });
  return {
    ...{ id, label: number ?? draft, kind, status: isOverdue(ctx, invoice) ? 'overdue' : invoice.status },
    ...{ totalCents, paidCents, creditedCents, owedCents: owedOf(invoice), issuedOn, dueOn, vehicle, what },
  };
}

export async function describeFullInvoice(
  ctx: Looking & Pick<ToolContext, 'db'>,
  invoice: KnownInvoice,
): Promise<FullInvoice> {
  const paper = describePaper(await invoiceLinesOf(ctx.db, invoice.id), discountOf(invoice));
  return { invoice: describeInvoice(ctx, invoice), contact: contactOfInvoice(invoice), ...paper };
}

export function contactOfInvoice({ contactId, contact }: Pick<KnownInvoice, 'contactId' | 'contact'>) {
  return { id: contactId, label: contact ?? '' };
}

/** What is still to be paid: of what is no invoice yet, or was taken back, nothing. */
export function owedOf({ status, kind, totalCents, paidCents, creditedCents }: KnownInvoice): number {
  return status === 'issued' && kind === 'invoice' ? totalCents - paidCents - creditedCents : 0;
}

export function isOverdue({ now, tenant }: Pick<Looking, 'now' | 'tenant'>, invoice: KnownInvoice): boolean {
  const today = toLocal(now(), tenant.zone).date;
  return invoice.dueOn !== null && invoice.dueOn < today && owedOf(invoice) > 0;
}

/** `FAC-2026-0007, Claire Martin, 189 €, en retard depuis le lundi 16 novembre`. */
export function invoiceLine(invoice: InvoiceView, contact: string | null, language: Language): string {
  const { label, totalCents, owedCents } = invoice;
  const isPart = owedCents > 0 && owedCents < totalCents;
  const left = money(owedCents, language);
  const part = isPart ? inWords(language, { fr: `reste ${left}`, en: `${left} left` }) : null;
  return [label, contact, money(totalCents, language), part, stateOf(invoice, language)].filter(Boolean).join(', ');
}

function stateOf({ status, dueOn }: InvoiceView, language: Language): string {
  const due = dueOn ? dayLabel(dueOn, language) : '';
  if (status === 'overdue') return inWords(language, { fr: `en retard depuis le ${due}`, en: `overdue since ${due}` });
  if (status === 'issued') return inWords(language, { fr: `à payer pour le ${due}`, en: `due on ${due}` });
  return invoiceStatusWords[status][language];
}

/** Head, lines, total with its VAT, and what is left to be paid. */
export function invoiceText({ invoice, contact, ...paper }: FullInvoice, language: Language): string {
  const names = invoice.kind === 'invoice' ? { fr: 'Facture', en: 'Invoice' } : { fr: 'Avoir', en: 'Credit note' };
  const name = invoice.status === 'draft' ? '' : `${names[language]} `;
  const who = [contact.label, invoice.vehicle, stateOf(invoice, language)].filter(Boolean).join(', ');
  const head = `${name}${invoice.label}${language === 'fr' ? ' :' : ':'} ${who}.`;
  return [
    head.charAt(0).toUpperCase() + head.slice(1),
    ...totalLines(paper, language),
    ...settledLines(invoice, language),
  ].join('\n');
}

export function totalLines(paper: PaperView, language: Language): string[] {
  const vat = paper.vat.filter(({ vatCents }) => vatCents > 0);
  return [
    ...paperLines(paper, language),
    ...vat.map(({ vatBp, vatCents }) =>
      inWords(language, {
        fr: `dont TVA ${percent(vatBp, 'fr')} : ${money(vatCents, 'fr')}`,
        en: `of which VAT ${percent(vatBp, 'en')}: ${money(vatCents, 'en')}`,
      }),
    ),
  ];
}

function settledLines({ paidCents, creditedCents, owedCents, status }: InvoiceView, language: Language): string[] {
  const say = (fr: string, en: string, cents: number) =>
    cents > 0 ? [inWords(language, { fr: `${fr} : ${money(cents, 'fr')}`, en: `${en}: ${money(cents, 'en')}` })] : [];
  const isPart = paidCents + creditedCents > 0 && (status === 'issued' || status === 'overdue');
  return [
    ...say('Déjà réglé', 'Paid so far', paidCents),
    ...say('Avoir', 'Credited', creditedCents),
    ...(isPart ? say('Reste à régler', 'Left to pay', owedCents) : []),
  ];
}

export const invoiceStatusWords: Record<InvoiceView['status'], Record<Language, string>> = {
  draft: { fr: 'brouillon', en: 'draft' },
  issued: { fr: 'à payer', en: 'to be paid' },
  overdue: { fr: 'en retard', en: 'overdue' },
  paid: { fr: 'payée', en: 'paid' },
  credited: { fr: 'annulée par un avoir', en: 'credited' },
};

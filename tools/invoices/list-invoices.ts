import { z } from 'zod';
import { invoiceOrder, type InvoiceStatus, invoicesOf, invoiceStatuses, owedIn } from '#db/invoice.ts';
import { money } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import { firstPage, listInput, listShape, pageAt, sayMore } from '../list.ts';
import { refShape } from '../ref.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { contactOfInvoice, describeInvoice, invoiceLine, invoiceShape } from './invoice-view.ts';

const kinds = ['overdue', 'unpaid', 'draft', 'all'] as const;

const output = z.object({
  ...listShape,
  kind: z.enum(kinds),
  who: refShape.nullable(),
  invoices: z.array(invoiceShape.extend({ contact: refShape })),
  owedCents: z.number(),
  overdueCents: z.number(),
});

type Listed = z.infer<typeof output>;

export const listInvoices = defineTool({
  name: 'list_invoices',
  description:
    'Lists invoices, those that are due first at the head, five at a time, with all that is owed. To go on, call it again with `after` from `next`.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    kind: z
      .enum(kinds)
      .describe('"overdue": to be paid and late; "unpaid": all that is to be paid; "draft": not sent yet; or "all".'),
    who: z.string().optional().describe('Only those of a customer, as they called them, or an id.'),
    ...listInput,
  }),
  output,
  async run(ctx, { kind, who, after }): Promise<ToolResult<Listed>> {
    const contact = who ? await meantContact(ctx, who, 'who', { reads: true }) : null;
    if (contact && 'which' in contact) return contact;
    const today = toLocal(ctx.now(), ctx.tenant.zone).date;
    const contactId = contact?.one.id ?? null;
    const filter = {
      contactIds: contactId === null ? null : [contactId],
      statuses: statusesOf[kind],
      dueBefore: kind === 'overdue' ? today : null,
    };
    const { offset, page } = pageAt(after, invoiceOrder);
    const { items, next } = firstPage(await invoicesOf(ctx.db, filter, page), offset);
    const { owedCents, overdueCents } = await owedIn(ctx.db, today, contactId);
    return {
      output: {
        ...{ offset, next, kind, owedCents, overdueCents },
        who: contact && { id: contact.one.id, label: contactName(contact.one) },
        invoices: items.map((invoice) => ({ ...describeInvoice(ctx, invoice), contact: contactOfInvoice(invoice) })),
      },
    };
  },
  say: sayInvoices,
  deeds: () => [],
});

const statusesOf: Record<(typeof kinds)[number], readonly InvoiceStatus[]> = {
  overdue: ['issued'],
  unpaid: ['issued'],
  draft: ['draft'],
  all: invoiceStatuses,
};

function sayInvoices(listed: Listed, { language }: Speaking): string {
  const { invoices, kind, who, offset, next, owedCents, overdueCents } = listed;
  const of = who ? inWords(language, { fr: ` pour ${who.label}`, en: ` for ${who.label}` }) : '';
  const total = money(owedCents, language);
  const late = money(overdueCents, language);
  const owed = inWords(language, {
    fr: `Total à encaisser${of} : ${total}, dont ${late} en retard.`,
    en: `To be paid${of}: ${total}, of which ${late} overdue.`,
  });
  if (invoices.length === 0) {
    if (offset > 0) return inWords(language, { fr: "C'est tout.", en: 'That is all.' });
    const none = inWords(language, noneWords[kind]);
    return owedCents > 0 ? `${none} ${owed}` : none;
  }
  const head = `${inWords(language, kindWords[kind])}${of}${language === 'fr' ? ' :' : ':'}`;
  const lines = invoices.map(
    (invoice, index) => `${offset + index + 1}. ${invoiceLine(invoice, who ? null : invoice.contact.label, language)}`,
  );
  return [head, ...lines, ...(kind === 'draft' ? [] : [owed]), ...sayMore({ next }, language)].join('\n');
}

const kindWords = {
  overdue: { fr: 'Factures en retard', en: 'Overdue invoices' },
  unpaid: { fr: 'Factures à encaisser', en: 'Unpaid invoices' },
  draft: { fr: 'Factures en brouillon', en: 'Draft invoices' },
  all: { fr: 'Factures', en: 'Invoices' },
};

const noneWords = {
  overdue: { fr: 'Aucune facture en retard.', en: 'No overdue invoice.' },
  unpaid: { fr: 'Aucune facture à encaisser.', en: 'No unpaid invoice.' },
  draft: { fr: 'Aucune facture en brouillon.', en: 'No draft invoice.' },
  all: { fr: 'Aucune facture.', en: 'No invoice.' },
};

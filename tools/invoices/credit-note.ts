import { z } from 'zod';
import { addInvoice, addInvoiceLine, invoiceLinesOf, type KnownInvoice } from '#db/invoice.ts';
import { money } from '#language/format.ts';
import { discountOf } from '../quotes/paper-view.ts';
import { spread, totalsOf } from '../quotes/totals.ts';
import { refShape } from '../ref.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { contactOfInvoice, describeInvoice, invoiceShape, owedOf } from './invoice-view.ts';
import { issueInvoice } from './issue-invoice.ts';
import { meantInvoice } from './meant-invoice.ts';
import { readInvoice } from './store-invoice.ts';

const longestReason = 160;

const output = z.object({
  outcome: z.enum(['credited', 'too_much', 'credited_before', 'not_issued']),
  /** The invoice as it stands afterwards. */
  invoice: invoiceShape,
  contact: refShape,
  credit: refShape.nullable(),
  creditCents: z.number(),
  /** What had been paid already of what was taken back: it is to be given back. */
  refundCents: z.number(),
});

const input = z.object({
  invoice: z.string().describe('Which invoice: its number, whose it is, or an id from a result.'),
  amountCents: z.number().int().optional().describe('How much of it is taken back, in cents. Left out: all of it.'),
  reason: z.string().optional().describe('Why, in a few words, as it is written on the credit note.'),
});

type Asked = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof output>>;

export const creditNote = defineTool({
  name: 'credit_note',
  description:
    'Takes back an issued invoice, or a part of it, with a credit note of its own number; the invoice itself stays as it is. For good. With ' +
    '"too_much" it is more than what is left of it, with "credited_before" all was taken back: nothing was done.',
  effect: 'destructive',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  yesWords: ['fais l avoir', 'fais un avoir', 'avoir', 'credit it', 'je suis sur', 'i am sure', 'i m sure'],
  async run(ctx, asked): Promise<Result> {
    const read = await readCredit(ctx, asked);
    if (!('amountCents' in read)) return read;
    const { invoice, amountCents } = read;
    const refundCents = Math.max(0, amountCents - owedOf(invoice));
    const credit = await storeCredit(ctx, read);
    const left = invoice.totalCents - invoice.creditedCents - amountCents;
    const status = left === 0 ? 'credited' : invoice.paidCents >= left ? 'paid' : invoice.status;
    if (status !== invoice.status) {
      await changeRecord(ctx, 'invoice', invoice, { change: { status }, shown: { number: invoice.number, status } });
    }
    const after = await readInvoice(ctx, invoice.id);
    return {
      output: {
        ...{ outcome: 'credited', invoice: describeInvoice(ctx, after), contact: contactOfInvoice(after) },
        ...{ credit: { id: credit.id, label: credit.number ?? '' }, creditCents: amountCents, refundCents },
      },
      closes: ['which'],
    };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const read = await readCredit(ctx, asked);
    if (!('amountCents' in read)) return read;
    const { invoice, amountCents, reason } = read;
    const [name, number] = [invoice.contact ?? '', invoice.number ?? ''];
    const why = reason ? `, ${reason}` : '';
    return {
      record: { table: 'invoice', id: invoice.id, version: invoice.version },
      summary: {
        fr: `faire un avoir de ${money(amountCents, 'fr')} sur la facture ${number} de ${name}${why}, sans retour possible`,
        en: `credit ${money(amountCents, 'en')} of invoice ${number} for ${name}${why}, for good`,
      },
      input: { ...asked, invoice: invoice.id, amountCents },
    };
  },
  say({ outcome, invoice, contact, credit, creditCents, refundCents }, { language }) {
    const left = money(invoice.totalCents - invoice.creditedCents, language);
    switch (outcome) {
      case 'credited': {
        const refund = money(refundCents, language);
        const back =
          refundCents > 0
            ? inWords(language, { fr: ` ${refund} sont à rembourser.`, en: ` ${refund} is to be paid back.` })
            : '';
        const amount = money(creditCents, language);
        return (
          inWords(language, {
            fr: `L'avoir ${credit?.label ?? ''} de ${amount} est fait sur la facture ${invoice.label} de ${contact.label}.`,
            en: `Credit note ${credit?.label ?? ''} of ${amount} is made on invoice ${invoice.label} for ${contact.label}.`,
          }) + back
        );
      }
      case 'too_much':
        return inWords(language, {
          fr: `C'est plus que ce qui reste de la facture ${invoice.label} (${left}) : je n'ai rien fait.`,
          en: `That is more than what is left of invoice ${invoice.label} (${left}): I have done nothing.`,
        });
      case 'credited_before':
        return inWords(language, {
          fr: `La facture ${invoice.label} est déjà annulée par un avoir : je n'ai rien fait.`,
          en: `Invoice ${invoice.label} is credited already: I have done nothing.`,
        });
      case 'not_issued':
        return inWords(language, {
          fr: `La facture de ${contact.label} est encore en brouillon : elle se modifie sans avoir. Je n'ai rien fait.`,
          en: `The invoice for ${contact.label} is still a draft: it can be changed without a credit note. I have done nothing.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'credited' ? ['noted', 'cancelled'] : []),
});

interface CreditRead {
  invoice: KnownInvoice;
  amountCents: number;
  reason: string;
}

async function readCredit(ctx: ToolContext, asked: Asked): Promise<CreditRead | Result> {
  if (asked.amountCents !== undefined && asked.amountCents <= 0) {
    throw new ToolError('A credit note is above zero.', 'Ask how much is to be taken back.');
  }
  const reason = asked.reason?.trim() ?? '';
  if (reason.length > longestReason) {
    throw new ToolError(`The reason has more than ${longestReason} characters.`, 'Ask for it in fewer words.');
  }
  const meant = await meantInvoice(ctx, asked.invoice, ({ status }) => status === 'issued' || status === 'paid');
  if ('which' in meant) return meant;
  const invoice = meant.one;
  const of = { invoice: describeInvoice(ctx, invoice), contact: contactOfInvoice(invoice) };
  const nothing = { ...of, credit: null, creditCents: 0, refundCents: 0 };
  const left = invoice.totalCents - invoice.creditedCents;
  if (invoice.status === 'draft') return { output: { outcome: 'not_issued', ...nothing } };
  if (left === 0) return { output: { outcome: 'credited_before', ...nothing } };
  const amountCents = asked.amountCents ?? left;
  return amountCents > left ? { output: { outcome: 'too_much', ...nothing } } : { invoice, amountCents, reason };
}

/** A line for each rate of VAT, in proportion to what the invoice has of it. */
async function storeCredit(ctx: ToolContext, { invoice, amountCents, reason }: CreditRead): Promise<KnownInvoice> {
  const { vat } = totalsOf(await invoiceLinesOf(ctx.db, invoice.id), discountOf(invoice));
  const parts = spread(
    amountCents,
    vat.map(({ netCents, vatCents }) => netCents + vatCents),
  );
  const id = ctx.newId();
  const { contactId, vehicleId } = invoice;
  const of = { contactId, vehicleId, appointmentId: null, quoteId: null, creditsId: invoice.id };
  await addInvoice(ctx.db, { ...of, id, kind: 'credit_note', totalCents: amountCents });
  const label = [`Avoir sur ${invoice.number ?? ''}`, reason].filter(Boolean).join(', ');
  for (const [position, { vatBp }] of vat.entries()) {
    const unitCents = parts[position] ?? 0;
    const line = { id: ctx.newId(), label, position, serviceId: null, quantity: 1, unitCents, vatBp };
    if (unitCents > 0) await addInvoiceLine(ctx.db, id, line);
  }
  return issueInvoice(ctx, { id, version: 1 }, { series: 'AVO' });
}

import { z } from 'zod';
import { invoiceOfQuote } from '#db/invoice.ts';
import { type KnownQuote, quoteLinesOf } from '#db/quote.ts';
import { money } from '#language/format.ts';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import { meantQuote } from '../quotes/meant-quote.ts';
import { paperProblem, sayPaperProblem } from '../quotes/paper-problem.ts';
import { describePaper, discountOf, paperLines } from '../quotes/paper-view.ts';
import { contactOfPaper, describeQuote, quoteShape, quoteStatusWords, statusNow } from '../quotes/quote-view.ts';
import type { SaidLine } from '../quotes/read-lines.ts';
import { saidLines } from '../quotes/said-lines.ts';
import type { Discount } from '../quotes/totals.ts';
import { vehicleOf } from '../quotes/vehicle-of.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ReadRecord, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { describeFullInvoice, fullInvoiceShape, invoiceLine, invoiceText } from './invoice-view.ts';
import { storeInvoice } from './store-invoice.ts';

const output = z.union([
  z.object({ outcome: z.enum(['created', 'already']), ...fullInvoiceShape }),
  z.object({ outcome: z.literal('not_accepted'), quote: quoteShape, contact: refShape }),
  paperProblem,
]);

const input = z.object({
  who: z.string().optional().describe('The customer, as they called them, or an id.'),
  lines: z
    .string()
    .optional()
    .describe('All that it is for, in their words, prices included. Left out where an accepted quote is invoiced.'),
  quote: z.string().optional().describe('The accepted quote that is invoiced: its number, whose it is, or an id.'),
  vehicle: z.string().optional().describe('The vehicle, where one is named: its plate, "la Clio", or an id.'),
});

type Asked = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof output>>;

export const createInvoice = defineTool({
  name: 'create_invoice',
  description:
    'Makes an invoice, as a draft that has no number and is not sent yet: from an accepted quote, or from lines. With "already" that quote has ' +
    'its invoice, with "not_accepted" the customer has not agreed to it, with "unknown_line" no price is known for `words`: nothing was stored.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, asked): Promise<Result> {
    const read = await readNewInvoice(ctx, asked);
    if (!('lines' in read)) return read;
    const { contactId, vehicleId, quote, lines, discount } = read;
    const from = { contactId, vehicleId, appointmentId: quote?.appointmentId ?? null, quoteId: quote?.id ?? null };
    const invoice = await storeInvoice(ctx, from, { lines, discount });
    return { output: { outcome: 'created', ...(await describeFullInvoice(ctx, invoice)) }, closes: ['which'] };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const read = await readNewInvoice(ctx, asked);
    if (!('lines' in read)) return read;
    const { contactId, vehicleId, quote, lines, discount, name } = read;
    const said = (language: 'fr' | 'en') => paperLines(describePaper(lines, discount), language).join(', ');
    const of = quote ? ` (${quote.number})` : '';
    const record: ReadRecord | null = quote && { table: 'quote', id: quote.id, version: quote.version };
    return {
      record,
      summary: {
        fr: `créer une facture pour ${name}${of} (${said('fr')})`,
        en: `make an invoice for ${name}${of} (${said('en')})`,
      },
      input: quote
        ? { quote: quote.id }
        : { who: contactId, lines: asked.lines, ...(vehicleId && { vehicle: vehicleId }) },
    };
  },
  say(made, speaking) {
    const { language } = speaking;
    switch (made.outcome) {
      case 'created': {
        const end = inWords(language, { fr: "A envoyer quand c'est bon.", en: 'Ready to be sent.' });
        return `${invoiceText(made, language)}\n${end}`;
      }
      case 'already': {
        const line = invoiceLine(made.invoice, made.contact.label, language);
        return inWords(language, {
          fr: `Ce devis est déjà facturé : ${line}.`,
          en: `That quote is invoiced already: ${line}.`,
        });
      }
      case 'not_accepted': {
        const { label, status, totalCents } = made.quote;
        return inWords(language, {
          fr: `Le devis ${label} de ${made.contact.label} (${money(totalCents, 'fr')}) n'est pas accepté (${quoteStatusWords[status].fr}) : je n'ai rien facturé.`,
          en: `Quote ${label} for ${made.contact.label} (${money(totalCents, 'en')}) is not accepted (${quoteStatusWords[status].en}): I have invoiced nothing.`,
        });
      }
      default:
        return sayPaperProblem(made, speaking);
    }
  },
  deeds: ({ outcome }) => (outcome === 'created' ? ['noted'] : []),
});

interface NewInvoiceRead {
  contactId: string;
  name: string;
  vehicleId: string | null;
  quote: KnownQuote | null;
  lines: SaidLine[];
  discount: Discount | null;
}

async function readNewInvoice(ctx: ToolContext, asked: Asked): Promise<NewInvoiceRead | Result> {
  const { who, lines: words, vehicle } = asked;
  if (words === undefined) return readFromQuote(ctx, asked);
  if (asked.quote !== undefined) {
    throw new ToolError(
      'An invoice is made of a quote or of lines, not of both.',
      'Make it of the quote, then change it.',
    );
  }
  if (who === undefined) throw new ToolError('Nobody was named whom it is for.', 'Ask which customer is meant.');
  const contact = await meantContact(ctx, who);
  if ('which' in contact) return contact;
  const ownVehicle = await vehicleOf(ctx, contact.one, vehicle);
  if ('which' in ownVehicle) return ownVehicle;
  const said = await saidLines(ctx, words, 'lines');
  if ('which' in said) return said;
  if ('problem' in said) return { output: said.problem };
  const { id } = contact.one;
  const of = { contactId: id, name: contactName(contact.one), vehicleId: ownVehicle.one };
  return { ...of, quote: null, lines: said.lines, discount: null };
}

/** A customer alone means their accepted quote. */
async function readFromQuote(ctx: ToolContext, { who, quote: words }: Asked): Promise<NewInvoiceRead | Result> {
  const said = words ?? who;
  if (said === undefined) throw new ToolError('Nothing was named to be invoiced.', 'Ask for whom, and what.');
  const meant = await meantQuote(ctx, said, { statuses: ['accepted'] });
  if ('which' in meant) return meant;
  const quote = meant.one;
  const { contactId, contact, vehicleId } = quote;
  if (statusNow(ctx, quote) !== 'accepted') {
    return { output: { outcome: 'not_accepted', quote: describeQuote(ctx, quote), contact: contactOfPaper(quote) } };
  }
  const earlier = await invoiceOfQuote(ctx.db, quote.id);
  if (earlier) return { output: { outcome: 'already', ...(await describeFullInvoice(ctx, earlier)) } };
  const lines = await quoteLinesOf(ctx.db, quote.id);
  return { contactId, name: contact ?? '', vehicleId, quote, lines, discount: discountOf(quote) };
}

import { z } from 'zod';
import { addPayment, type KnownInvoice, type PaymentMethod, paymentMethods } from '#db/invoice.ts';
import { money } from '#language/format.ts';
import { readWhen } from '#language/when.ts';
import { addDays, toLocal } from '#language/zone.ts';
import { speaker } from '../members/meant-member.ts';
import { changeRecord, wroteNew } from '../rows.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { contactOfInvoice, describeInvoice, owedOf } from './invoice-view.ts';
import { meantInvoice } from './meant-invoice.ts';
import { methodWords, readMethod } from './payment-words.ts';
import { paymentOutput, sayPayment } from './record-payment.say.ts';
import { readInvoice } from './store-invoice.ts';
import { tellPayment } from './tell-payment.ts';

const input = z.object({
  invoice: z.string().optional().describe('Which invoice: its number, whose it is, or an id from a result.'),
  who: z.string().optional().describe('The customer who paid, where no invoice is named.'),
  amountCents: z.number().int().optional().describe('How much, in cents. Left out: all that is due.'),
  method: z.string().optional().describe('How it was paid, in their words: "CB", "espèces", "virement", "chèque".'),
  when: z.string().optional().describe('When, in their words: "hier". Left out: today.'),
});

/** 1 000 €. */
const mostUnasked = 100_000;

type Asked = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof paymentOutput>>;

export const recordPayment = defineTool({
  name: 'record_payment',
  description:
    'Records what a customer paid of an invoice. Only "recorded" is a payment; with "too_much" it is more than `owedCents` of the invoice, with ' +
    '"needs_method" ask how it was paid, with "need_amount" how much: nothing was recorded.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output: paymentOutput,
  // Much money is worth a question.
  needsYes: ({ amountCents }) => amountCents !== undefined && amountCents > mostUnasked,
  async run(ctx, asked): Promise<Result> {
    const read = await readPayment(ctx, asked);
    if (!('amountCents' in read)) return read;
    const { invoice, amountCents, method, paidOn } = read;
    const id = ctx.newId();
    await addPayment(ctx.db, { id, invoiceId: invoice.id, amountCents, method, paidOn, memberId: speaker(ctx) });
    wroteNew(ctx, 'payment', id, { amountCents, method });
    await changeRecord(ctx, 'invoice', invoice, {
      change: {
        paid_cents: invoice.paidCents + amountCents,
        status: amountCents === owedOf(invoice) ? 'paid' : 'issued',
      },
      shown: { number: invoice.number, paidCents: invoice.paidCents + amountCents },
    });
    const paid = await readInvoice(ctx, invoice.id);
    await tellPayment(ctx, { id, invoice: paid, amountCents, method });
    const made = { invoice: describeInvoice(ctx, paid), contact: contactOfInvoice(paid) };
    return { output: { outcome: 'recorded', ...made, amountCents, method, paidOn }, closes: ['which'] };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const read = await readPayment(ctx, asked);
    if (!('amountCents' in read)) return read;
    const { invoice, amountCents, method, paidOn } = read;
    const left = owedOf(invoice) - amountCents;
    const [name, number] = [invoice.contact ?? '', invoice.number ?? ''];
    return {
      record: { table: 'invoice', id: invoice.id, version: invoice.version },
      summary: {
        fr: `noter ${money(amountCents, 'fr')} ${methodWords[method].fr} de ${name} pour la facture ${number} (${left > 0 ? `reste ${money(left, 'fr')}` : 'soldée'})`,
        en: `record ${money(amountCents, 'en')} ${methodWords[method].en} from ${name} for invoice ${number} (${left > 0 ? `${money(left, 'en')} left` : 'paid in full'})`,
      },
      input: { invoice: invoice.id, amountCents, method, when: paidOn },
    };
  },
  say: sayPayment,
  deeds: ({ outcome }) => (outcome === 'recorded' ? ['noted'] : []),
});

interface PaymentRead {
  invoice: KnownInvoice;
  amountCents: number;
  method: PaymentMethod;
  paidOn: string;
}

async function readPayment(ctx: ToolContext, asked: Asked): Promise<PaymentRead | Result> {
  const words = asked.invoice ?? asked.who;
  if (words === undefined) throw new ToolError('No invoice and no customer was named.', 'Ask who paid.');
  if (asked.amountCents !== undefined && asked.amountCents <= 0) {
    throw new ToolError(
      'A payment is above zero.',
      'Ask how much was paid; money that is given back is a credit note.',
    );
  }
  const meant = await meantInvoice(ctx, words, (invoice) => owedOf(invoice) > 0);
  if ('which' in meant) return meant;
  const invoice = meant.one;
  const made = { invoice: describeInvoice(ctx, invoice), contact: contactOfInvoice(invoice) };
  const nothing = { ...made, amountCents: null, method: null, paidOn: null };
  const owedCents = owedOf(invoice);
  if (invoice.status === 'draft') return { output: { outcome: 'not_issued', ...nothing } };
  if (owedCents === 0) return { output: { outcome: 'nothing_due', ...nothing } };
  // All that is due may be more than one thinks.
  if (asked.amountCents === undefined && owedCents > mostUnasked)
    return { output: { outcome: 'need_amount', ...nothing } };
  const amountCents = asked.amountCents ?? owedCents;
  if (amountCents > owedCents) return { output: { outcome: 'too_much', ...nothing } };
  const paidOn = dayIn(ctx, asked.when);
  const method = asked.method === undefined ? null : readMethod(asked.method);
  if (asked.method !== undefined && !method) {
    throw new ToolError(`"${asked.method}" is no way to pay that can be read.`, 'Ask: card, cash, transfer or cheque.');
  }
  if (method) return { invoice, amountCents, method, paidOn };
  return { output: { outcome: 'needs_method', ...nothing }, ask: askMethod(ctx, { invoice, amountCents, paidOn }) };
}

function askMethod({ now, language }: ToolContext, { invoice, amountCents, paidOn }: Omit<PaymentRead, 'method'>) {
  const said = { invoice: invoice.id, amountCents, when: paidOn };
  const options = paymentMethods.map((method) => ({
    ...{ label: methodWords[method][language], tool: 'record_payment', input: { ...said, method } },
  }));
  const until = new Date(now().getTime() + 3_600_000).toISOString();
  return { topic: 'which', kind: 'choose', options, no: null, until, late: 'lapses' } as const;
}

const weekdayAlone =
  /^(?:le |on |ce |this |last )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: dernier)?$/i;

/** The local day that words mean: today, or one that is past. */
function dayIn({ now, tenant, language }: ToolContext, words: string | undefined): string {
  const today = toLocal(now(), tenant.zone).date;
  if (words === undefined) return today;
  const days = /^\d{4}-\d{2}-\d{2}$/.test(words)
    ? [words]
    : (readWhen(words, { now: now(), zone: tenant.zone, language })?.days ?? []);
  const [said, ...others] = days;
  // What was paid "on Friday" was paid on the last one.
  const day = said && said > today && weekdayAlone.test(words.trim()) ? addDays(said, -7) : said;
  if (!day || others.length > 0 || day > today) {
    throw new ToolError(`"${words}" is no day on which it can have been paid.`, 'Ask on which day.');
  }
  return day;
}

import { z } from 'zod';
import { knownFacts } from '#db/fact.ts';
import { invoicesOf, type InvoiceStatus, type KnownInvoice, owedIn } from '#db/invoice.ts';
import { money } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { onlyOne } from '../meant.ts';
import { meantPapers } from '../quotes/meant-paper.ts';
import { mayRead, type WantedPaper } from '../proof/may-read.ts';
import { paperShape } from '../quotes/paper-view.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { contactOf } from '../subject.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import {
  describeFullInvoice,
  describeInvoice,
  invoiceLine,
  invoiceShape,
  invoiceText,
  owedOf,
} from './invoice-view.ts';
import { chaseKey, invoiceKey } from './invoice-keys.ts';
import { newestFirst } from './meant-invoice.ts';

/** A draft is not the customer's yet. */
const theirs: readonly InvoiceStatus[] = ['issued', 'paid', 'credited'];
const mostRead = 50;
/** More is history. */
const mostShown = 3;

const output = z.object({
  invoices: z.array(z.object({ invoice: invoiceShape, ...paperShape })),
  owedCents: z.number(),
  /** What the business says of paying; null where it has said nothing. */
  howToPay: z.string().nullable(),
});

type Mine = z.infer<typeof output>;

export const myInvoices = defineTool({
  name: 'my_invoices',
  description:
    "The customer's own invoices: what they owe, what an invoice contains, and how it can be paid. With `howToPay` null the business has not said " +
    'how: never guess, offer to pass it on.',
  effect: 'read',
  roles: { CUSTOMER: 'runs' },
  input: z.object({
    invoice: z.string().optional().describe('Its number, or words of what it is for, where they ask about one.'),
  }),
  output,
  async run(ctx, { invoice: words }): Promise<ToolResult<Mine>> {
    const own = newestFirst(
      await invoicesOf(ctx.db, { contactIds: [contactOf(ctx)], statuses: theirs }, { limit: mostRead }),
    );
    const meant = words ? await meantOwn(ctx, words, own) : null;
    const unpaid = own.filter((invoice) => owedOf(invoice) > 0);
    // What is owed in all tells of each that is unpaid.
    const told = [...unpaid, ...(meant && 'one' in meant ? [meant.one] : own.slice(0, 1))];
    const wanted = meant && 'which' in meant && meant.which.length > 0 ? own : told;
    const papers = wanted.map(wantedInvoice);
    const refused = await mayRead(ctx, { tool: 'my_invoices', input: words ? { invoice: words } : {}, papers });
    if (refused) return refused;
    if (meant && 'which' in meant) return meant;
    const shown = meant ? [meant.one] : unpaid.length > 0 ? unpaid.slice(0, mostShown) : own.slice(0, 1);
    const { owedCents } = await owedIn(ctx.db, toLocal(ctx.now(), ctx.tenant.zone).date, contactOf(ctx));
    const payment = (await knownFacts(ctx.db, 'customer')).find(({ topic }) => topic === 'payment');
    return {
      output: {
        invoices: await Promise.all(shown.map((invoice) => withoutOwner(ctx, invoice))),
        owedCents,
        howToPay: payment?.answer[ctx.language] ?? null,
      },
      closes: ['which'],
    };
  },
  say: sayMine,
  deeds: () => [],
});

function wantedInvoice({ id, issuedOn, version }: KnownInvoice): WantedPaper {
  if (issuedOn === null) throw new Error(`The invoice ${id} was issued on no day.`);
  // The last reminder to pay raised the version.
  return { madeAt: new Date(issuedOn), sentAt: null, keys: [invoiceKey(id), chaseKey({ id, version: version - 1 })] };
}

/** Somebody else's looks like one that does not exist. */
async function meantOwn(ctx: ToolContext, words: string, own: readonly KnownInvoice[]) {
  const meant = await meantPapers(ctx, words, {
    series: 'FAC',
    byId: async (id) => own.find((invoice) => invoice.id === id) ?? null,
    byNumber: async (number) => own.find((invoice) => invoice.number === number) ?? null,
    of: async () => [...own],
    suits: (invoice) => owedOf(invoice) > 0,
  });
  return onlyOne(meant, words.trim(), (invoice) => ({
    label: invoiceLine(describeInvoice(ctx, invoice), null, ctx.language),
    input: { invoice: invoice.id },
  }));
}

async function withoutOwner(ctx: ToolContext, invoice: KnownInvoice): Promise<Mine['invoices'][number]> {
  const { contact: _contact, ...rest } = await describeFullInvoice(ctx, invoice);
  return rest;
}

function sayMine({ invoices, owedCents, howToPay }: Mine, { language }: Speaking): string {
  const [first, ...others] = invoices;
  if (!first)
    return inWords(language, { fr: "Vous n'avez pas de facture chez nous.", en: 'You have no invoice with us.' });
  const total = money(owedCents, language);
  const head =
    owedCents > 0
      ? inWords(language, { fr: `Il vous reste ${total} à régler.`, en: `You have ${total} left to pay.` })
      : inWords(language, { fr: "Vous n'avez rien à régler.", en: 'You have nothing to pay.' });
  const noOwner = { id: '', label: '' };
  const shown =
    others.length === 0
      ? [invoiceText({ ...first, contact: noOwner }, language)]
      : invoices.map(({ invoice }) => `${invoiceLine(invoice, null, language)} (${invoice.what})`);
  const how =
    howToPay ??
    inWords(language, {
      fr: "Pour savoir comment régler, l'équipe peut vous répondre.",
      en: 'The team can tell you how to pay.',
    });
  return [head, ...shown, ...(owedCents > 0 ? [how] : [])].join('\n');
}

import { invoiceKey } from './invoice-keys.ts';
import { z } from 'zod';
import type { KnownInvoice } from '#db/invoice.ts';
import { dayLabel, money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { addDays, toLocal } from '#language/zone.ts';
import { customerReach } from '../quotes/customer-reach.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import {
  describeFullInvoice,
  type FullInvoice,
  fullInvoiceShape,
  invoiceStatusWords,
  totalLines,
} from './invoice-view.ts';
import { issueInvoice } from './issue-invoice.ts';
import { meantInvoice } from './meant-invoice.ts';

/** Until an invoice has to be paid. */
const dueDays = 30;

const output = z.object({ outcome: z.enum(['sent', 'issued', 'already_sent']), ...fullInvoiceShape });
type Result = ToolResult<z.infer<typeof output>>;

export const sendInvoice = defineTool({
  name: 'send_invoice',
  description:
    'Issues an invoice: it gets its number, is due in 30 days, can no longer be changed, and goes to the customer by message. With "issued" ' +
    'there is no way to write to them: it has its number and has to be handed over. With "already_sent" nothing was done.',
  effect: 'outbound',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ invoice: z.string().describe('Which invoice: whose it is, or an id from a result.') }),
  output,
  yesWords: ['envoie', 'envoie la', 'envoie le', 'envoyer', 'envoyez', 'envoyez la', 'send', 'send it'],
  async run(ctx, { invoice: words }): Promise<Result> {
    const ready = await readyToSend(ctx, words);
    if (!('draft' in ready)) return ready;
    const dueOn = addDays(toLocal(ctx.now(), ctx.tenant.zone).date, dueDays);
    const invoice = await issueInvoice(ctx, ready.draft, { series: 'FAC', due_on: dueOn });
    const full = await describeFullInvoice(ctx, invoice);
    const isSent = await ctx.post(
      { contactId: invoice.contactId },
      {
        text: (language) => invoiceMessage(ctx.tenant.name, full, language),
        ask: null,
        dedupeKey: invoiceKey(invoice.id),
      },
    );
    return { output: { outcome: isSent ? 'sent' : 'issued', ...full }, closes: ['which'] };
  },
  async propose(ctx, { invoice: words }): Promise<Proposed | Result> {
    const ready = await readyToSend(ctx, words);
    if (!('draft' in ready)) return ready;
    const { id, version, contact, contactId } = ready.draft;
    const full = await describeFullInvoice(ctx, ready.draft);
    const said = (language: 'fr' | 'en') => totalLines(full, language).join(', ');
    const isReached = (await customerReach(ctx, contactId)) !== null;
    const [fr, en] = isReached
      ? [`émettre et envoyer la facture à ${contact ?? ''}`, `issue the invoice and send it to ${contact ?? ''}`]
      : [
          `émettre la facture de ${contact ?? ''}, sans l'envoyer`,
          `issue the invoice for ${contact ?? ''}, without sending it`,
        ];
    return {
      record: { table: 'invoice', id, version },
      summary: { fr: `${fr} (${said('fr')})`, en: `${en} (${said('en')})` },
      input: { invoice: id },
    };
  },
  say({ outcome, invoice, contact }, { language }) {
    const due = invoice.dueOn ? dayLabel(invoice.dueOn, language) : '';
    const total = money(invoice.totalCents, language);
    switch (outcome) {
      case 'sent':
        return inWords(language, {
          fr: `La facture ${invoice.label} de ${total} est envoyée à ${contact.label}, à payer pour le ${due}.`,
          en: `Invoice ${invoice.label} of ${total} has been sent to ${contact.label}, due on ${due}.`,
        });
      case 'issued':
        return inWords(language, {
          fr: `La facture ${invoice.label} de ${total} est émise, à payer pour le ${due}. ${contact.label} n'a ni numéro ni adresse où lui écrire : à remettre en main propre.`,
          en: `Invoice ${invoice.label} of ${total} is issued, due on ${due}. There is no number or address to write to ${contact.label}: please hand it over.`,
        });
      case 'already_sent':
        return inWords(language, {
          fr: `La facture ${invoice.label} de ${contact.label} est déjà émise (${invoiceStatusWords[invoice.status].fr}) : je n'ai rien renvoyé.`,
          en: `Invoice ${invoice.label} for ${contact.label} is issued already (${invoiceStatusWords[invoice.status].en}): I have sent nothing.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'sent' ? ['sent', 'passed_on', 'noted'] : outcome === 'issued' ? ['noted'] : []),
});

async function readyToSend(ctx: ToolContext, words: string): Promise<{ draft: KnownInvoice } | Result> {
  const meant = await meantInvoice(ctx, words, ({ status }) => status === 'draft');
  if ('which' in meant) return meant;
  if (meant.one.status === 'draft') return { draft: meant.one };
  return { output: { outcome: 'already_sent', ...(await describeFullInvoice(ctx, meant.one)) } };
}

function invoiceMessage(business: string, full: FullInvoice, language: Language): string {
  const { label, vehicle, dueOn } = full.invoice;
  const of = vehicle ? inWords(language, { fr: ` pour ${vehicle}`, en: ` for ${vehicle}` }) : '';
  const due = dueOn ? dayLabel(dueOn, language) : '';
  const head = inWords(language, {
    fr: `${business} : votre facture ${label}${of}.`,
    en: `${business}: your invoice ${label}${of}.`,
  });
  const end = inWords(language, { fr: `A régler pour le ${due}. Merci.`, en: `Due on ${due}. Thank you.` });
  return [head, ...totalLines(full, language), end].join('\n');
}

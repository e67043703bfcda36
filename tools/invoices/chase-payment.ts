import { chaseKey } from './invoice-keys.ts';
import { z } from 'zod';
import type { KnownInvoice } from '#db/invoice.ts';
import { dayLabel, money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { tidyMessage } from '../messages/tidy-message.ts';
import { customerReach } from '../quotes/customer-reach.ts';
import { refShape } from '../ref.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import {
  contactOfInvoice,
  describeInvoice,
  invoiceShape,
  invoiceStatusWords,
  isOverdue,
  owedOf,
} from './invoice-view.ts';
import { meantInvoice } from './meant-invoice.ts';

const output = z.object({
  outcome: z.enum(['sent', 'nothing_due', 'unreachable']),
  invoice: invoiceShape,
  contact: refShape,
  /** What was written to them. */
  text: z.string().nullable(),
});

const input = z.object({
  invoice: z.string().optional().describe('Which invoice: its number, whose it is, or an id from a result.'),
  who: z.string().optional().describe('The customer who has not paid, where no invoice is named.'),
  words: z.string().optional().describe('The text, only where the member dictates it. Left out: a friendly reminder.'),
});

type Asked = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof output>>;

export const chasePayment = defineTool({
  name: 'chase_payment',
  description:
    'Reminds a customer by message of an invoice that is not paid, with its number, what is owed and until when; the text is shown first and ' +
    'leaves after a yes. With "nothing_due" or "unreachable" nothing was sent.',
  effect: 'outbound',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  yesWords: ['envoie', 'envoie la', 'envoie le', 'envoyer', 'relance', 'relance la', 'relance le', 'send', 'send it'],
  async run(ctx, asked): Promise<Result> {
    const ready = await readyToChase(ctx, asked);
    if (!('text' in ready)) return ready;
    const { invoice, text } = ready;
    const change = { chased_at: ctx.now().toISOString() };
    await changeRecord(ctx, 'invoice', invoice, { change, shown: { number: invoice.number } });
    const isSent = await ctx.post(
      { contactId: invoice.contactId },
      { text: () => text, ask: null, dedupeKey: chaseKey(invoice) },
    );
    if (!isSent) throw new Error('A customer who could be reached could not be written to.');
    const of = { invoice: describeInvoice(ctx, invoice), contact: contactOfInvoice(invoice) };
    return { output: { outcome: 'sent', ...of, text }, closes: ['which'] };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const ready = await readyToChase(ctx, asked);
    if (!('text' in ready)) return ready;
    const { invoice, text } = ready;
    const name = invoice.contact ?? '';
    return {
      record: { table: 'invoice', id: invoice.id, version: invoice.version },
      summary: { fr: `relancer ${name} : "${text}"`, en: `remind ${name}: "${text}"` },
      // What was shown is what leaves.
      input: { invoice: invoice.id, words: text },
    };
  },
  say({ outcome, invoice, contact }, { language }) {
    const owed = money(invoice.owedCents, language);
    switch (outcome) {
      case 'sent':
        return inWords(language, {
          fr: `La relance est envoyée à ${contact.label} (facture ${invoice.label}, ${owed}).`,
          en: `The reminder has been sent to ${contact.label} (invoice ${invoice.label}, ${owed}).`,
        });
      case 'nothing_due': {
        const status = invoiceStatusWords[invoice.status][language];
        return inWords(language, {
          fr: `Rien n'est dû sur ${invoice.label} de ${contact.label} (${status}) : je n'ai rien envoyé.`,
          en: `Nothing is due on ${invoice.label} for ${contact.label} (${status}): I have sent nothing.`,
        });
      }
      case 'unreachable':
        return inWords(language, {
          fr: `${contact.label} n'a ni numéro ni adresse où lui écrire : je n'ai rien envoyé.`,
          en: `There is no number or address to write to ${contact.label}: I have sent nothing.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'sent' ? ['sent', 'passed_on', 'noted'] : []),
});

async function readyToChase(ctx: ToolContext, asked: Asked): Promise<{ invoice: KnownInvoice; text: string } | Result> {
  const words = asked.invoice ?? asked.who;
  if (words === undefined) throw new ToolError('No invoice and no customer was named.', 'Ask who is to be reminded.');
  const meant = await meantInvoice(ctx, words, (invoice) => owedOf(invoice) > 0);
  if ('which' in meant) return meant;
  const invoice = meant.one;
  const of = { invoice: describeInvoice(ctx, invoice), contact: contactOfInvoice(invoice), text: null };
  if (owedOf(invoice) === 0) return { output: { outcome: 'nothing_due', ...of } };
  const language = await customerReach(ctx, invoice.contactId);
  if (language === null) return { output: { outcome: 'unreachable', ...of } };
  return { invoice, text: asked.words ? tidyMessage(asked.words) : reminderText(ctx, invoice, language) };
}

/** Friendly, because it may have been forgotten or have crossed the payment. */
function reminderText(ctx: ToolContext, invoice: KnownInvoice, language: Language): string {
  const { name } = ctx.tenant;
  const [owed, number] = [money(owedOf(invoice), language), invoice.number ?? ''];
  const due = invoice.dueOn ? dayLabel(invoice.dueOn, language) : '';
  if (!isOverdue(ctx, invoice)) {
    return inWords(language, {
      fr: `Bonjour, petit rappel de ${name} : la facture ${number}, dont ${owed} restent à régler, est à payer pour le ${due}. Merci !`,
      en: `Hello, a short reminder from ${name}: invoice ${number}, of which ${owed} is left to pay, is due on ${due}. Thank you!`,
    });
  }
  return inWords(language, {
    fr: `Bonjour, sauf erreur de notre part, ${owed} restent à régler sur la facture ${number}, attendus pour le ${due}. Si le règlement est parti, merci de ne pas tenir compte de ce message ; sinon, dites-nous si quelque chose bloque. ${name}`,
    en: `Hello, unless we are mistaken ${owed} is still to be paid on invoice ${number}, which was due on ${due}. If it is on its way, please ignore this message; if not, tell us if anything stands in the way. ${name}`,
  });
}

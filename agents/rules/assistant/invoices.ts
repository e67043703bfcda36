import { defineIntent } from '../dialogue/intent.ts';
import { paper, paperInput, readLineWords, readPaper } from './papers.ts';
import { first, readBareCents, readCents, without } from './read/terms.ts';
import { nameWords, whenWords, whoWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const askWho = { fr: 'Pour quel client ?', en: 'For which customer?' };
const askLines = { fr: 'Que faut-il y mettre ?', en: 'What shall be on it?' };
/** "Facture-le", of the quote that is spoken of. */
const invoiceIt =
  /^(?:(?:ok|oui|et|and|bon|great|super|parfait|perfect|puis|then|alors|nickel)[\s,]+)*(?:(?:tu peux |can you |please )?(?:factur(?:e|er|ez)[- ](?:le|la|[çc]a)|(?:le |la )facturer|invoice (?:it|that)|bill (?:it|that)))\b/i;
const fromQuote = /\b(?:transforme|convert|turn|du devis|from the quote|le devis .* en facture|devis accepté)\b/i;

export const createInvoiceIntent = defineIntent<MemberReading>({
  name: 'create_invoice',
  slots: {
    who: { read: whoWords, ask: askWho, recent: ['contact'] },
    quote: {
      read: (reading) => (fromQuote.test(reading.source) ? whoWords(reading) : null),
      ask: null,
      recent: ['quote'],
      when: ({ source }) => invoiceIt.test(source),
    },
    lines: {
      read: (reading) =>
        fromQuote.test(reading.source) || invoiceIt.test(reading.source) ? null : readLineWords(reading),
      ask: askLines,
      unless: 'quote',
      answer: ({ source }) => source,
    },
  },
  tool: 'create_invoice',
  input: ({ who, lines, quote }) => (quote ? given({ quote }) : given({ who, lines })),
});

export const sendInvoiceIntent = defineIntent<MemberReading>({
  name: 'send_invoice',
  slots: {
    paper: {
      ...paper,
      read: (reading) => (nameWords(reading) === null ? readPaper(reading) : `invoice ${nameWords(reading)}`),
      recent: ['invoice'],
    },
  },
  tool: 'send_invoice',
  input: paperInput,
});

/** How something was paid, in the tool's words. */
export function methodIn(source: string): string | null {
  return methods.find(([words]) => words.test(source))?.[1] ?? null;
}

const methods: readonly [RegExp, string][] = [
  [/\b(?:cartes?|cb|card|contactless|sans contact|tpe)\b/i, 'card'],
  [/\b(?:esp[èe]ces?|liquide|cash|billets?)\b/i, 'cash'],
  [/\b(?:virements?|virt|transfer|bank|wire|bacs)\b/i, 'transfer'],
  [/\b(?:ch[èe]ques?|cheques?|checks?)\b/i, 'cheque'],
];

/** The first of two amounts is what was paid: "100 sur ses 189". */
function readPaid({ source, spans }: MemberReading): string | null {
  const bare = without({ source, spans }, 'when', 'phone', 'plate');
  return readBareCents(bare)?.toString() ?? null;
}

export const recordPaymentIntent = defineIntent<MemberReading>({
  name: 'record_payment',
  slots: {
    who: {
      read: whoWords,
      ask: { fr: 'Quel client a payé ?', en: 'Which customer paid?' },
      recent: ['invoice', 'contact'],
    },
    amount: { read: readPaid, ask: null },
    method: {
      read: ({ source }) => methodIn(source),
      ask: { fr: 'Comment : carte, espèces, virement ou chèque ?', en: 'How: card, cash, transfer or cheque?' },
    },
    when: { read: whenWords, ask: null },
  },
  tool: 'record_payment',
  input: ({ who, amount, method, when }) => ({
    ...given({ invoice: who, method, when }),
    ...(amount && { amountCents: Number(amount) }),
  }),
});

export const overdueIntent = defineIntent<MemberReading>({
  name: 'overdue',
  slots: {
    who: {
      read: whoWords,
      ask: null,
      recent: ['contact'],
      when: ({ source }) => /\b(?:sa|son|her|his|il|elle)\b/i.test(source),
    },
  },
  tool: 'list_invoices',
  input: ({ who }) => (who ? { kind: 'unpaid', who } : { kind: 'overdue' }),
});

const invoice = {
  read: (reading: MemberReading) => first(reading, 'contact', 'company', 'stranger'),
  ask: { fr: 'Quelle facture ?', en: 'Which invoice?' },
  recent: ['invoice', 'contact'],
};

export const chasePaymentIntent = defineIntent<MemberReading>({
  name: 'chase_payment',
  slots: { invoice },
  tool: 'chase_payment',
  input: ({ invoice: words }) => given({ invoice: words }),
});

export const creditNoteIntent = defineIntent<MemberReading>({
  name: 'credit_note',
  slots: { invoice, amount: { read: ({ source }) => readCents(source)?.toString() ?? null, ask: null } },
  tool: 'credit_note',
  input: ({ invoice: words, amount }) => ({
    ...given({ invoice: words }),
    ...(amount && { amountCents: Number(amount) }),
  }),
});

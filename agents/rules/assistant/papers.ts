import { defineIntent, type Filled } from '../dialogue/intent.ts';
import { readBareCents, readCents, readPercent, tail, without } from './read/terms.ts';
import { freeWords, nameWords, namedVehicle, whoWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const askWho = { fr: 'Pour quel client ?', en: 'For which customer?' };
const askLines = { fr: 'Que faut-il y mettre ?', en: 'What shall be on it?' };
const askPaper = { fr: 'Quel devis ou quelle facture ?', en: 'Which quote or invoice?' };
const paperWords = String.raw`(?:devis|quotes?|qoute|estimates?|tarif|chiffrage|factures?|invoices?|bill)`;
const newHead = new RegExp(
  [
    String.raw`^(?:(?:et|and|ok|bon|alors|then|so)[\s,]+)*(?:(?:tu peux|peux[- ]tu|can you|could you|please|il me faut|i need)\s+)?`,
    String.raw`(?:(?:fais|fai|faire|cr[ée]{1,2}e?|pr[ée]pare|sors|[ée]tablis|make|create|do|write|prepare|new|nouve(?:au|lle)|add|put together)(?:[- ](?:moi|me))?\s+)?`,
    String.raw`(?:(?:une?|a|an|the|la|le)\s+|l')?(?:(?:new|nouve(?:au|lle))\s+)?${paperWords}?\s*(?:(?:pour|à|a|for|to|de|of)(?=\s|$))?[\s:,-]*`,
  ].join(''),
  'iu',
);

/** What a paper is about: what is named behind the customer, or after the colon. */
/** What our prices are anyway. */
const withVat =
  /[\s,]*(?:le )?tout (?:est )?(?:en |compris )?ttc\b|[\s,]*all (?:prices )?(?:incl\.?|including|with) (?:vat|tax)\b/gi;

export function readLineWords(reading: MemberReading): string | null {
  const said = tail(reading)?.replaceAll(withVat, '');
  if (said !== undefined) return said;
  const words = without(reading, 'contact', 'company', 'stranger', 'plate', 'model')
    .replace(/^(\P{L}*(?:\p{L}+\s+){0,6}?)(?:de la|de l'|de|pour la|sur la|for the|of the)\s*,/iu, '$1')
    .replace(newHead, '')
    .replaceAll(withVat, '')
    .replace(/\s*,\s*(?:elle|il|she|he|they|ils)(?!\p{L}).*$/iu, '')
    .replace(/^[\s,.:;-]+|[\s?!.]+$/g, '')
    .replace(/^(?:pour|for|à|a)\s+(?:(?:la|le|les|the)\s+)?/i, '');
  return words.length < 3 ? null : words;
}

export const createQuoteIntent = defineIntent<MemberReading>({
  name: 'create_quote',
  slots: {
    who: { read: whoWords, ask: askWho, recent: ['contact'] },
    lines: { read: readLineWords, ask: askLines, answer: ({ source }) => source },
    vehicle: { read: namedVehicle, ask: null },
  },
  tool: 'create_quote',
  input: ({ who, lines, vehicle }) =>
    given({ who, lines, vehicle: vehicle && who && vehicle !== who ? vehicle : undefined }),
});

/** `quote DEV-2026-0003`, `invoice Morel`: a paper, with which of both it is. */
export function readPaper(reading: MemberReading): string | null {
  const [number] = /\b(?:DEV|FAC|AVO)-\d{4}-\d{4}\b/i.exec(reading.source) ?? [];
  if (number) return `${/^dev/i.test(number) ? 'quote' : 'invoice'} ${number.toUpperCase()}`;
  const who = nameWords(reading);
  if (who === null) return null;
  return `${/\b(?:facture|invoice|bill|note)\b/i.test(reading.source) ? 'invoice' : 'quote'} ${who}`;
}

export const paper = { read: readPaper, ask: askPaper, recent: ['quote', 'invoice'], isTagged: true };

function isInvoice({ paper: words }: Filled): boolean {
  return words?.startsWith('invoice ') === true;
}

/** The input that names the paper, under the noun of its kind. */
export function paperInput({ paper: words = '' }: Filled): Record<string, string> {
  const [kind = 'quote', ...rest] = words.split(' ');
  return { [kind]: rest.join(' ') };
}

const addHead =
  /^(?:(?:et|and|ok|bon|alors)[\s,]+)*(?:ajoute[rz]?|rajoute[rz]?|mets?|compte|add|put|stick|include)(?:[- ](?:y|lui|moi|on|in))?\s*/i;

export const addLineIntent = defineIntent<MemberReading>({
  name: 'add_line',
  slots: {
    paper,
    lines: {
      read: (reading) =>
        freeWords(reading, addHead, 'contact')?.replace(
          new RegExp(
            String.raw`\s*(?:(?:sur|dans|au|à|on|to)\s+)?(?:(?:le|la|the|son|sa|his|her)\s+)?${paperWords}\s*$`,
            'i',
          ),
          '',
        ) ?? null,
      ask: askLines,
      answer: ({ source }) => source,
    },
  },
  tool: 'change_quote',
  otherTool: 'change_invoice',
  isOther: isInvoice,
  input: (filled) => ({ ...paperInput(filled), ...given({ add: filled['lines'] }) }),
});

export const removeLineIntent = defineIntent<MemberReading>({
  name: 'remove_line',
  slots: { paper, lines: { read: () => null, ask: null } },
  tool: 'change_quote',
  otherTool: 'change_invoice',
  isOther: isInvoice,
  input: (filled) => ({ ...paperInput(filled), ...given({ remove: filled['lines'] }) }),
});

/** `% 10` or `€ 1500`; where both are said, the one that is not denied. */
export function readDiscount({ source }: Pick<MemberReading, 'source'>): string | null {
  const said = source.replace(/\b(?:pas|not)\s+(?:de\s+)?\d+(?:[.,]\d+)?\s*(?:%|€|euros?|pour ?cent|percent)/gi, ' ');
  const percent = readPercent(said);
  if (percent !== null) return `% ${percent}`;
  const cents =
    readCents(said) ?? (/\boff\b|\bremise\b|\bde moins\b|\bknock\b/i.test(said) ? readBareCents(said) : null);
  return cents === null ? null : `€ ${cents}`;
}

export const discountIntent = defineIntent<MemberReading>({
  name: 'discount',
  slots: { paper, much: { read: readDiscount, ask: { fr: 'De combien ?', en: 'How much?' }, answer: readDiscount } },
  tool: 'change_quote',
  otherTool: 'change_invoice',
  isOther: isInvoice,
  input(filled) {
    const [unit, number] = (filled['much'] ?? '').split(' ');
    return {
      ...paperInput(filled),
      ...(unit === '%' ? { discountPercent: Number(number) } : { discountCents: Number(number) }),
    };
  },
});

export const sendQuoteIntent = defineIntent<MemberReading>({
  name: 'send_quote',
  slots: { paper },
  tool: 'send_quote',
  otherTool: 'send_invoice',
  isOther: isInvoice,
  input: paperInput,
});

export const showPaperIntent = defineIntent<MemberReading>({
  name: 'show_paper',
  slots: { paper },
  tool: 'show_quote',
  otherTool: 'show_invoice',
  isOther: isInvoice,
  input: paperInput,
});

export const quoteStateIntent = defineIntent<MemberReading>({
  name: 'quote_state',
  slots: {
    who: { read: whoWords, ask: null },
    quote: {
      read: ({ source }) => /\bDEV-\d{4}-\d{4}\b/i.exec(source)?.[0]?.toUpperCase() ?? null,
      ask: null,
      recent: ['quote'],
      unless: 'who',
      when: speaksOfOne,
    },
  },
  tool: 'list_quotes',
  otherTool: 'show_quote',
  isOther: ({ who, quote }) => who === undefined && quote !== undefined,
  input: ({ who, quote }) =>
    who === undefined && quote !== undefined ? { quote } : who === undefined ? { status: 'sent' } : { who },
});

function speaksOfOne({ source }: MemberReading): boolean {
  return !/\b(?:list|liste|quels|which|wich|tous|all|quotes|qoutes|les devis|devis en)\b/i.test(source);
}

export const acceptForIntent = defineIntent<MemberReading>({
  name: 'accept_for',
  slots: {
    quote: {
      read: (reading) => whoWords(reading),
      ask: { fr: 'Quel devis ?', en: 'Which quote?' },
      recent: ['quote', 'contact'],
    },
    answer: {
      read: ({ source }) =>
        /\b(?:refus\w*|d[ée]cline\w*|dit non|said no|rejected|turned down)\b/i.test(source) ? 'refused' : 'accepted',
      ask: null,
    },
    how: {
      read: ({ source }) =>
        /\b(?:par t[ée]l[ée]phone|au t[ée]l[ée]phone|by phone|on the phone|au comptoir|sur place|in person|par mail|by e?-?mail|par courrier)\b/i.exec(
          source,
        )?.[0] ?? null,
      ask: null,
    },
  },
  tool: 'accept_for',
  input: ({ quote, answer, how }) => given({ quote, answer, how }),
});

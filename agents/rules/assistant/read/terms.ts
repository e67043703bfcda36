import { readAmounts } from '#language/amount.ts';
import { digitsForWords } from '#language/quantities/number-words.ts';
import { foldInPlace } from '#language/quantities/page.ts';
import type { MemberReading } from '../reading.ts';
import type { Span, SpanKind } from './spans.ts';

/** The first thing of a kind that a message names; null where it names none. */
export function first({ spans }: Pick<MemberReading, 'spans'>, ...kinds: SpanKind[]): string | null {
  return spans.find(({ kind }) => kinds.includes(kind))?.value ?? null;
}

/** The message without what was read of some kinds, and without the words that only lead to it ("pour", "sur la", "le"). */
export function without({ source, spans }: Pick<MemberReading, 'source' | 'spans'>, ...kinds: SpanKind[]): string {
  const cut = spans.filter(({ kind }) => kinds.includes(kind)).toReversed();
  return cut
    .reduce((text, span) => takeOut(text, span), source)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const leading: Partial<Record<SpanKind, RegExp>> = {
  when: /(?:^|\s)(?:pour|d'ici|le|la|au|à|by|on|at|for|avant|before)(?: le| la)?\s*$/i,
  contact:
    /(?:^|\s)(?:(?:pour|sur|à|de|chez|for|on|to|of)\s+(?:(?:le|la|les|the)\s+)?(?:client|cliente|customer|fiche(?: de)?|dossier(?: de)?)?|d')\s*$/i,
  company: /(?:^|\s)(?:(?:pour|sur|à|de|chez|for|on|to|of)\s+(?:(?:le|la|les|the)\s+)?|d')\s*$/i,
  colleague: /(?:^|\s)(?:pour|à|for|to|par|by)\s*$/i,
  plate: /(?:^|\s)(?:(?:pour|sur|à|de|for|on|to|of)\s+)?(?:la|le|the|plaque|plate|immat\w*|reg)?\s*$/i,
  model: /(?:^|\s)(?:(?:pour|sur|à|de|for|on|to|of)\s+)?(?:la|le|ma|une?|the|l')?\s*$/i,
};

function takeOut(text: string, { kind, from, to }: Span): string {
  const before = text.slice(0, from);
  const lead = leading[kind];
  return `${lead ? before.replace(lead, ' ') : before} ${text.slice(to)}`;
}

/** What stands after the first colon, where enough stands before it to be a heading: "note sur Martin : paie en espèces". */
export function tail({ source }: Pick<MemberReading, 'source'>): string | null {
  const at = source.search(/:(?=\s|\p{L})/u);
  const said = at === -1 ? '' : source.slice(at + 1).trim();
  return said === '' ? null : said;
}

/** The first amount, in cents; "180", "1 500" where no sign of money is written but nothing else is counted. */
export function readCents(text: string): number | null {
  const [amount] = readAmounts(text);
  if (amount) return amount.cents;
  const said = digitsForWords(foldInPlace(text)).text;
  const slang = /(?<![\d.,])(\d{1,6})(?:[.,](\d{1,2}))? ?(?:balles?|boules|e|eu|bucks|quid|roros)(?![a-z])/.exec(said);
  const thousand = /(?<![\d.,])(\d{1,4})(?:[.,](\d))? ?k(?![a-z])/.exec(said);
  if (thousand) return Number(`${thousand[1]}.${thousand[2] ?? 0}`) * 100_000;
  return slang ? Number(slang[1]) * 100 + Number((slang[2] ?? '').padEnd(2, '0')) : null;
}

/** A bare number, in cents: the answer to how much. */
export function readBareCents(text: string): number | null {
  const said = readCents(text);
  if (said !== null) return said;
  const [, whole, rest = ''] =
    /(?<![\d.,])(\d{1,3}(?: \d{3})+|\d{1,7})(?:[.,](\d{1,2}))?(?![\d%])/.exec(digitsForWords(foldInPlace(text)).text) ??
    [];
  return whole === undefined ? null : Number(whole.replaceAll(' ', '')) * 100 + Number(rest.padEnd(2, '0') || 0);
}

/** A percentage: "10 %", "dix pour cent", "5% off". */
export function readPercent(text: string): number | null {
  const said = digitsForWords(foldInPlace(text)).text;
  const [, number] =
    /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|pour ?cent|percent|per cent|pct)(?![a-z])/.exec(said) ?? [];
  return number === undefined ? null : Number(number.replace(',', '.'));
}

/** Kilometres: the one number of four digits or more, or the one that is called so. */
export function readKilometres({ source, spans }: Pick<MemberReading, 'source' | 'spans'>): number | null {
  const bare = without({ source, spans }, 'plate', 'phone', 'when');
  const said = digitsForWords(foldInPlace(bare)).text;
  const named =
    /(?<![\d.,])(\d{1,3}(?:[ .,]\d{3})+|\d{1,7}) ?(?:km|kms|kilometres?|kilometers?|miles?|bornes?)(?![a-z])/.exec(
      said,
    );
  const thousand = /(?<![\d.,])(\d{2,3}) ?k(?:m)?(?![a-z])/.exec(said);
  const plain = /(?<![\d.,])(\d{1,3}(?:[ .,]\d{3})+|\d{4,7})(?![\d€%])/.exec(said);
  const found = named ?? plain;
  if (found) return Number((found[1] ?? '').replaceAll(/\D/g, ''));
  return thousand ? Number(thousand[1]) * 1000 : null;
}

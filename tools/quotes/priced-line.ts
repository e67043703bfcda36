import { readAmounts } from '#language/amount.ts';
import { fold } from '#language/normalise.ts';
import { clean } from '#language/quantities/page.ts';
import { ToolError } from '../tool.ts';

/** A line with the price that was said for it, VAT included where `isNet` does not say otherwise. */
export interface PricedWords {
  label: string;
  quantity: number;
  unitCents: number;
  /** The price was said without VAT. */
  isNet: boolean;
}

/** More for one line is a slip of the finger. */
const mostCents = 10_000_000;
const mostQuantity = 1_000;

const taxed = /(\d+(?:[.,]\d{1,2})?) ?(?=(?:ttc|ht|(?:incl|excl)(?:uding)?\.? (?:vat|tax))(?![a-z]))/i;
/** Without a sign only what no size or model looks like: "ampoule h7 12,50", "2 h à 65". */
const bare =
  /(?<![\d.,])(?:\d{1,5}[.,]\d{2}|(?<=(?:^|[ ,])(?:à|a|at|@) ?)\d{1,5})(?=(?: (?:each|apiece|(?:la )?pièce|chacune?|l'unité))?$)/iu;
const gratis = /(?<![\p{L}])(?:offerte?s?|gratuite?s?|free(?: of charge)?)(?![\p{L}])/iu;
const net = /^ ?(?:ht|hors taxes?|excl(?:uding)?\.? (?:vat|tax))(?![a-z])/i;
const gross = /^ ?(?:ttc|toutes taxes(?: comprises)?|incl(?:uding)?\.? (?:vat|tax))(?![a-z])/i;
/** The price of one. */
const eachBefore = /(?:^|[ ,])(?:à|a|@|at|x)(?: raison de)? ?$/iu;
const eachAfter =
  /^ ?(?:\/ ?(?:h|heure|hour|u|unité|pièce)|(?:de )?l'(?:heure|unité)|(?:la )?pièce|chacune?|par (?:heure|pièce|unité)|each|apiece|(?:per|an) hour)(?![\p{L}])/iu;
const linkBefore = /(?:^|[ ,:=-])(?:à|a|@|at|pour|for|:|=|-|,)? ?$/iu;
const hours = String.raw`(\d{1,3}(?:[.,]\d{1,2})?) ?(?:h(?:eures?|rs?|ours?)?)(?: ?([0-5]\d)(?: ?min)?)?(?![\p{L}\d])`;
const leadingHours = new RegExp(String.raw`^${hours} ?(?:de |d'|of )?`, 'iu');
const trailingHours = new RegExp(String.raw`[ ,]${hours}$`, 'iu');
const leadingCount = /^(\d{1,4})(?:[.,](\d{1,2}))? ?(?:x |fois |times )?(?=[\p{L}])/iu;
const trailingCount = / ?(?:x|×) ?(\d{1,4})$/iu;
/** Said in words; others stay in the label. */
const countWords = 'un deux trois quatre cinq six sept huit neuf dix'.split(' ');
const englishCounts = 'one two three four five six seven eight nine ten'.split(' ');
const anyCount = ['une', ...countWords, ...englishCounts].join('|');
const wordCount = new RegExp(
  String.raw`^(?:${anyCount})(?= )|(?<!\p{L})(?:${anyCount})(?= (?:h|heures?|hours?)(?!\p{L}))`,
  'iu',
);
const noThing =
  /^(?:(?:soit|total|en tout|au total|montant|prix|somme|le|la|les|un|une|des|du|de|ca|fait|the|sum|price|amount|and|et|plus) ?)*$/;

/** One price with what it is for; null where there is not exactly one, or no word says for what. Refuses what no line can cost. */
export function readPricedLine(words: string): PricedWords | null {
  const price = priceIn(clean(words).trim());
  if (!price) return null;
  const { cents, before, after } = price;
  // "Filtre - 12 €" is a filter for 12 €.
  if (/(?:^|\s)-$/.test(before)) {
    throw new ToolError(
      `"${words.trim()}" is below zero.`,
      'Say that a discount is said as one, and ask for the price.',
    );
  }
  const isNet = net.test(after);
  const rest = after.replace(net, '').replace(gross, '');
  const isEach = eachBefore.test(before.trimEnd()) || eachAfter.test(rest);
  const said = `${before.trimEnd().replace(linkBefore, '')} ${rest.replace(eachAfter, '')}`
    .replaceAll(/\s+/g, ' ')
    .trim();
  const counted = isEach ? countIn(said) : { label: said, quantity: 1 };
  if (!counted || noThing.test(fold(counted.label)) || !/\p{L}/u.test(counted.label)) return null;
  if (cents * counted.quantity > mostCents || counted.quantity > mostQuantity) {
    throw new ToolError(`"${words.trim()}" costs more than any line may.`, 'Ask for the price again.');
  }
  return { ...counted, unitCents: cents, isNet };
}

/** The one price of some words, and what stands before and after it. */
function priceIn(text: string) {
  const amounts = readAmounts(text);
  const [amount] = amounts;
  const plain = amount ? null : (taxed.exec(text)?.[1] ?? bare.exec(text)?.[0]);
  const free = amount || plain ? null : gratis.exec(text);
  const found = amount?.text ?? plain ?? free?.[0];
  if (found === undefined || amounts.length > 1) return null;
  const at = text.lastIndexOf(found);
  const cents = amount?.cents ?? (plain ? Math.round(Number(found.replace(',', '.')) * 100) : 0);
  return { cents, before: text.slice(0, at), after: text.slice(at + found.length) };
}

/** How many of what: hours of work, or pieces. */
function countIn(words: string): { label: string; quantity: number } | null {
  const said = words.replace(wordCount, (word) => String(countOf(word.toLowerCase())));
  for (const pattern of [leadingHours, trailingHours]) {
    const [match, whole = '', minutes = '0'] = pattern.exec(said) ?? [];
    if (match === undefined) continue;
    const quantity = Math.round((Number(whole.replace(',', '.')) + Number(minutes) / 60) * 100) / 100;
    return quantity === 0 ? null : { label: said.replace(pattern, '').trim(), quantity };
  }
  for (const pattern of [leadingCount, trailingCount]) {
    const [match, whole = '', hundredths = ''] = pattern.exec(said) ?? [];
    if (match === undefined) continue;
    const quantity = Number(hundredths === '' ? whole : `${whole}.${hundredths}`);
    return quantity === 0 ? null : { label: said.replace(pattern, '').trim(), quantity };
  }
  return { label: said, quantity: 1 };
}

function countOf(word: string): number {
  const french = word === 'une' ? 0 : countWords.indexOf(word);
  return (french < 0 ? englishCounts.indexOf(word) : french) + 1;
}

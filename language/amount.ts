import { standsAlone, clean, pageOf, sourceSpan, takeMatches, takeLeading, type Page } from './quantities/page.ts';

export type Amount = { cents: number; text: string };

/** "1 234,50", "1.234,50", "1,234.50", "89", "89.5": groups of three are bounded so that the pattern stays linear. */
const numberPattern = String.raw`(?:\d{1,3}(?:[ .,']\d{3}){1,3}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,9}(?:[.,]\d{1,2}(?!\d))?)`;
const freePattern = String.raw`(?<!\d)(?<!\d[.,'])`;
const euro = String.raw`(?:€|euros?(?![a-z])|eur(?![a-z]))`;
const centsPattern = String.raw`(?:(?<=€)(\d{2})(?!\d)| ?(?:et |and )?(\d{1,2}) ?(?:centimes?|cents?|cts?|c)(?![a-z'])| (\d{2})(?=$|\n| ?[;:!?)]| ?[.,](?!\d)| (?:ttc|ht|pour|for|et|and)(?![a-z])))?`;

const prefixed = new RegExp(
  String.raw`(?<!\d ?)(?:€|(?<![a-z])eur(?:os?)?(?![a-z])(?! ?[1-7](?![\d.,]*\d))) ?(${numberPattern})(?![\d])`,
  'g',
);
const suffixed = new RegExp(
  String.raw`${freePattern}(${numberPattern})(?:,-)? ?(k(?= ?[€e]))? ?${euro}${centsPattern}`,
  'g',
);
const centsAlone = /(?<![\d.,])(\d{1,6}) ?(?:centimes?|cents|cts)(?![a-z])/g;
const foreign = new RegExp(
  String.raw`([$£]) ?(${numberPattern})|${freePattern}(${numberPattern}) ?([$£]|(?:dollars?|usd|pounds?|livres|gbp|chf|francs?)(?![a-z]))`,
  'g',
);
const gratis =
  /(?<![a-z])(?:gratuit(?:e|es|s|ement)?|offert(?:e|es|s)?|sans frais|free of charge|for free|complimentary|no charge|at no (?:extra |additional )?cost)(?![a-z])/g;
const priceWords = String.raw`(?<![a-z])(?:prix|tarifs?|cout(?:e|era|ent|eront)?|montant|total|prices?|costs?|pay(?:ez|er)?|charge|factur(?:e|ons|ee?))`;
const filling = String.raw`(?: (?:est|sera|seront|is|are|be|will|de|of|a|you|d'environ|environ|about|around|just|only|ttc|ht|exactement)){0,3}`;
const afterPriceWord = new RegExp(
  String.raw`${priceWords}${filling} ?:? ?${freePattern}(${numberPattern})(?:${standsAlone}|(?= ?(?:ttc|ht)(?![a-z])))`,
  'g',
);
const taxed = new RegExp(
  String.raw`${freePattern}(${numberPattern}) ?(?:ttc|ht|hors taxes?|toutes taxes|inc(?:l|luding)?\.? vat|excl?\.? vat)(?![a-z])`,
  'g',
);
/** "189,00" with nothing after it: only money is written so. "1,60 bar" and "10.30 am" have a word after them. */
const twoDecimals = new RegExp(
  String.raw`(?<![\d/:-])(?<!\d[.,'])(?<!(?:at|le|du|au) )(\d{1,3}(?:[ .,']\d{3})?,\d{2}|\d{2,3}(?:[ ,']\d{3})?\.\d{2})(?!\d)(?! ?[a-z%/°:]|[.,]\d)`,
  'g',
);
const leading = new RegExp(
  String.raw`(?:(?<cue>(?<![a-z])(?:de|entre|from|between) )|(?<![\d.,'a-z-]|[a-z] ))?(?<number>${freePattern}${numberPattern}) ?(?<link>-|/|a|et|ou|to|and|or) ?$`,
);

/** Every amount in euros, in the order they are written: `189 €`, `1 234,50 euros`, `89€50`, `€89`, "cent quatre-vingts euros". */
export function readAmounts(text: string): Amount[] {
  const source = clean(text);
  const page = pageOf(source);
  takeEuros(page);
  return page.found
    .toSorted((a, b) => a.start - b.start)
    .map((found) => {
      const { start, end } = sourceSpan(page, found);
      return { cents: Number(found.value), text: source.slice(start, end).trim() };
    });
}

/**
 * The amounts of a reply, `value` in cents. Stricter than `readAmounts`: also amounts that only their place gives away ("le
 * prix est de 89", "189,00", "89 TTC"), other currencies ("8900 USD", which no fact can match) and "gratuit" (0).
 */
export function takeAmounts(page: Page): void {
  takeEuros(page);
  takeMatches(page, foreign, ([, symbol, after, before, unit]) => [
    { kind: 'money', value: `${centsOf(after ?? before ?? '')} ${currencyOf(symbol ?? unit ?? '')}` },
  ]);
  for (const pattern of [taxed, afterPriceWord, twoDecimals]) {
    takeMatches(page, pattern, ([, number = '']) => [{ kind: 'money', value: String(centsOf(number)) }]);
  }
  takeMatches(page, gratis, () => [{ kind: 'money', value: '0' }]);
}

function takeEuros(page: Page): void {
  takeMatches(page, prefixed, ([, number = '']) => [{ kind: 'money', value: String(centsOf(number)) }]);
  takeMatches(page, suffixed, ([, number = '', thousand, glued, named, spaced]) => {
    const cents = centsOf(number) * (thousand === undefined ? 1 : 1000);
    return [{ kind: 'money', value: String(cents + Number(glued ?? named ?? spaced ?? 0)) }];
  });
  takeMatches(page, centsAlone, ([, cents = '']) => [{ kind: 'money', value: String(Number(cents)) }]);
  takeLeading(page, 'money', leading, readLeading);
}

/** The 89 of "de 89 à 120 €", "89-120 €", "89 ou 120 €"; not the 3 of "la Clio 3 à 89 €". */
function readLeading({ groups }: RegExpExecArray): string | null {
  const link = groups?.['link'] ?? '';
  const isPlain = link === '-' || link === '/' || link === 'ou' || link === 'or';
  if (groups?.['cue'] === undefined && !isPlain) return null;
  return String(centsOf(groups?.['number'] ?? ''));
}

function centsOf(number: string): number {
  const decimals = /[.,](\d{1,2})$/.exec(number);
  const whole = (decimals === null ? number : number.slice(0, decimals.index)).replace(/\D/g, '');
  return Number(whole) * 100 + Number((decimals?.[1] ?? '').padEnd(2, '0'));
}

function currencyOf(sign: string): string {
  if (sign === '$' || sign.startsWith('dollar') || sign === 'usd') return 'USD';
  return sign.startsWith('franc') || sign === 'chf' ? 'CHF' : 'GBP';
}

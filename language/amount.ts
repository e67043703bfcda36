import { ALONE, clean, pageOf, sourceSpan, take, takeLeading, type Page } from './quantities/page.ts';

export type Amount = { cents: number; text: string };

/** "1 234,50", "1.234,50", "1,234.50", "89", "89.5": groups of three are bounded so that the pattern stays linear. */
const NUMBER = String.raw`(?:\d{1,3}(?:[ .,']\d{3}){1,3}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,9}(?:[.,]\d{1,2}(?!\d))?)`;
const FREE = String.raw`(?<!\d)(?<!\d[.,'])`;
const EURO = String.raw`(?:€|euros?(?![a-z])|eur(?![a-z]))`;
const CENTS = String.raw`(?:(?<=€)(\d{2})(?!\d)| ?(?:et |and )?(\d{1,2}) ?(?:centimes?|cents?|cts?|c)(?![a-z'])| (\d{2})(?=$|\n| ?[;:!?)]| ?[.,](?!\d)| (?:ttc|ht|pour|for|et|and)(?![a-z])))?`;

const PREFIXED = new RegExp(
  String.raw`(?<!\d ?)(?:€|(?<![a-z])eur(?:os?)?(?![a-z])(?! ?[1-7](?![\d.,]*\d))) ?(${NUMBER})(?![\d])`,
  'g',
);
const SUFFIXED = new RegExp(String.raw`${FREE}(${NUMBER})(?:,-)? ?(k(?= ?[€e]))? ?${EURO}${CENTS}`, 'g');
const CENTS_ALONE = /(?<![\d.,])(\d{1,6}) ?(?:centimes?|cents|cts)(?![a-z])/g;
const FOREIGN = new RegExp(
  String.raw`([$£]) ?(${NUMBER})|${FREE}(${NUMBER}) ?([$£]|(?:dollars?|usd|pounds?|livres|gbp|chf|francs?)(?![a-z]))`,
  'g',
);
const GRATIS =
  /(?<![a-z])(?:gratuit(?:e|es|s|ement)?|offert(?:e|es|s)?|sans frais|free of charge|for free|complimentary|no charge|at no (?:extra |additional )?cost)(?![a-z])/g;
const PRICE_WORDS = String.raw`(?<![a-z])(?:prix|tarifs?|cout(?:e|era|ent|eront)?|montant|total|prices?|costs?|pay(?:ez|er)?|charge|factur(?:e|ons|ee?))`;
const FILLING = String.raw`(?: (?:est|sera|seront|is|are|be|will|de|of|a|you|d'environ|environ|about|around|just|only|ttc|ht|exactement)){0,3}`;
const AFTER_PRICE_WORD = new RegExp(
  String.raw`${PRICE_WORDS}${FILLING} ?:? ?${FREE}(${NUMBER})(?:${ALONE}|(?= ?(?:ttc|ht)(?![a-z])))`,
  'g',
);
const TAXED = new RegExp(
  String.raw`${FREE}(${NUMBER}) ?(?:ttc|ht|hors taxes?|toutes taxes|inc(?:l|luding)?\.? vat|excl?\.? vat)(?![a-z])`,
  'g',
);
/** "189,00" with nothing after it: only money is written so. "1,60 bar" and "10.30 am" have a word after them. */
const TWO_DECIMALS = new RegExp(
  String.raw`(?<![\d/:-])(?<!\d[.,'])(?<!(?:at|le|du|au) )(\d{1,3}(?:[ .,']\d{3})?,\d{2}|\d{2,3}(?:[ ,']\d{3})?\.\d{2})(?!\d)(?! ?[a-z%/°:]|[.,]\d)`,
  'g',
);
const LEADING = new RegExp(
  String.raw`(?:(?<cue>(?<![a-z])(?:de|entre|from|between) )|(?<![\d.,'a-z-]|[a-z] ))?(?<number>${FREE}${NUMBER}) ?(?<link>-|/|a|et|ou|to|and|or) ?$`,
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
  take(page, FOREIGN, ([, symbol, after, before, unit]) => [
    { kind: 'money', value: `${centsOf(after ?? before ?? '')} ${currencyOf(symbol ?? unit ?? '')}` },
  ]);
  for (const pattern of [TAXED, AFTER_PRICE_WORD, TWO_DECIMALS]) {
    take(page, pattern, ([, number = '']) => [{ kind: 'money', value: String(centsOf(number)) }]);
  }
  take(page, GRATIS, () => [{ kind: 'money', value: '0' }]);
}

function takeEuros(page: Page): void {
  take(page, PREFIXED, ([, number = '']) => [{ kind: 'money', value: String(centsOf(number)) }]);
  take(page, SUFFIXED, ([, number = '', thousand, glued, named, spaced]) => {
    const cents = centsOf(number) * (thousand === undefined ? 1 : 1000);
    return [{ kind: 'money', value: String(cents + Number(glued ?? named ?? spaced ?? 0)) }];
  });
  take(page, CENTS_ALONE, ([, cents = '']) => [{ kind: 'money', value: String(Number(cents)) }]);
  takeLeading(page, 'money', LEADING, readLeading);
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

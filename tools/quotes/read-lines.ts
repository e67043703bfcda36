import type { ServiceRow } from '#db/service.ts';
import type { Language } from '#language/language.ts';
import { capital } from '../speaking.ts';
import { ToolError } from '../tool.ts';
import { namedServices, serviceNamed } from './named-service.ts';
import { readPricedLine } from './priced-line.ts';
import type { PricedLine } from './totals.ts';

/** A line as it was said: a service at its price or at another one, or whatever was named with an amount. */
export interface SaidLine extends PricedLine {
  label: string;
  serviceId: string | null;
}

export type LinesRead =
  | { kind: 'lines'; lines: SaidLine[] }
  /** Words that are neither a service nor something with a price. */
  | { kind: 'unknown'; words: string[] }
  /** Words that several services are called by, and the whole with each of them in their place. */
  | { kind: 'which'; services: { service: ServiceRow; words: string }[] };

/** What garages of mainland France pay on parts and labour (article 278 of the Code général des impôts). */
const standardVatBp = 2_000;
const mostLines = 30;
const longestLabel = 200;

/** A comma inside an amount separates nothing. */
const stops = /\s*(?:[;\n+]|,(?!\d)|(?<!\d),)\s*/u;
const joins = /\s+(?:et|and|plus|puis|ainsi que|avec|with|&)\s+/iu;
/** "Deux x vidange": the count stands for pieces only where it is plainly said so, since "4 pneus" are fitted at one price. */
const counted = /^(\d{1,2}) ?(?:x|fois|times) ?/iu;
const halfHour = /\b(heures?|hours?) (?:et demie?|and a half)\b/giu;

/** "Labour as per price list": what every service costs unless another price is said. */
const atListPrice =
  /^(?:(?:labou?r|main[- ]d'œ?o?euvre|prix|prices?|tarifs?|all|tout)\s+)*(?:as per|according to|selon|au|aux|from the|at)\s+(?:the\s+|le\s+|les\s+)?(?:price list|list prices?|tarifs?(?: habituels?)?|prix (?:du tarif|habituels?|catalogue))$/iu;
/** "Plaquettes avant, forfait 149 TTC": a price without a thing is that of what stands before it. */
const priceAlone =
  /^(?:(?:au |un )?forfait(?: de| à)?|flat(?: rate)?(?: of)?|prix(?: de)?|price|à|for|at)?\s*:?\s*(?<price>\d[\d .,]*\s*(?:€|euros?)?\s*(?:ttc|ht)?)$/iu;

/** Each price that stands alone joined to what it is the price of. */
function withPrices(groups: readonly string[]): string[] {
  return groups.reduce<string[]>((joined, group) => {
    const price = priceAlone.exec(group)?.groups?.['price'];
    const last = joined.at(-1);
    if (price === undefined || last === undefined || /\d ?(?:€|eur|ttc|ht)/i.test(last)) return [...joined, group];
    return [...joined.slice(0, -1), `${last} à ${/€|euro|ttc|ht/i.test(price) ? price : `${price} €`}`];
  }, []);
}

/**
 * Reads the lines of a quote from words: "plaquettes arrière et parallélisme", "2 heures de main d'oeuvre à 65 €, filtre 12 €". Every
 * word belongs to a line, or nothing is read. Prices include VAT where they are not said to be without.
 */
export function readLines(words: string, services: readonly ServiceRow[], language: Language): LinesRead {
  const groups = withPrices(
    words
      .replace(halfHour, 'h 30')
      .split(stops)
      .map((group) => group.trim())
      .filter((group) => group !== '' && !atListPrice.test(group)),
  );
  const read = groups.flatMap((group) => readGroup(group, services, language));
  const unknown = read.flatMap((one) => (one.kind === 'unknown' ? [one.words] : []));
  if (unknown.length > 0 || read.length === 0) return { kind: 'unknown', words: unknown };
  const open = read.find((one) => one.kind === 'which');
  if (open?.kind === 'which') {
    const choices = open.services.map((service) => ({ service, words: words.replace(open.words, service.code) }));
    return { kind: 'which', services: choices };
  }
  const lines = read.flatMap((one) => (one.kind === 'line' ? [one.line] : []));
  if (lines.length > mostLines) throw new ToolError(`There are more than ${mostLines} lines.`, 'Ask for fewer.');
  return { kind: 'lines', lines };
}

type Read =
  | { kind: 'line'; line: SaidLine }
  | { kind: 'unknown'; words: string }
  | { kind: 'which'; words: string; services: ServiceRow[] };

/** "Et" may be inside a name: the longest run of words that names a service is one. */
function readGroup(group: string, services: readonly ServiceRow[], language: Language): Read[] {
  const parts = group.split(joins).filter((part) => part.trim() !== '');
  const ends = [...group.matchAll(new RegExp(joins, 'giu'))].map((match) => match.index);
  for (let length = parts.length; length > 1; length -= 1) {
    const end = ends[length - 1] ?? group.length;
    const whole = readOne(group.slice(0, end), services, language);
    const isService = whole.kind === 'line' && whole.line.serviceId !== null;
    if (isService) return [whole, ...readRest(group, end, services, language)];
  }
  const end = ends[0] ?? group.length;
  return [readOne(group.slice(0, end), services, language), ...readRest(group, end, services, language)];
}

function readRest(group: string, end: number, services: readonly ServiceRow[], language: Language): Read[] {
  const rest = group.slice(end).replace(joins, '');
  return rest === '' ? [] : readGroup(rest, services, language);
}

function readOne(words: string, services: readonly ServiceRow[], language: Language): Read {
  const priced = readPricedLine(words);
  if (priced) return { kind: 'line', line: pricedLine(priced, services) };
  // A price that could not be read is not left out.
  if (/\d ?(?:€|eur)/i.test(words)) return { kind: 'unknown', words };
  const [prefix = '', count = '1'] = counted.exec(words) ?? [];
  const named = namedServices(words.slice(prefix.length), services);
  const [service, ...others] = named;
  if (!service) return { kind: 'unknown', words };
  if (others.length > 0) return { kind: 'which', words: words.slice(prefix.length), services: named };
  const { id, nameFr, nameEn, priceCents, vatBp } = service;
  const label = language === 'fr' ? nameFr : nameEn;
  return {
    kind: 'line',
    line: { label, serviceId: id, quantity: Number(count), unitCents: priceCents, vatBp },
  };
}

/** What somebody names with a price of its own keeps the name they gave it. */
function pricedLine(
  { label, quantity, unitCents, isNet }: NonNullable<ReturnType<typeof readPricedLine>>,
  services: readonly ServiceRow[],
): SaidLine {
  if (label.length > longestLabel) {
    throw new ToolError(`A line has more than ${longestLabel} characters.`, 'Ask for it in fewer words.');
  }
  const service = serviceNamed(label, services);
  const vatBp = service?.vatBp ?? standardVatBp;
  const withVat = isNet ? Math.floor((2 * unitCents * (10_000 + vatBp) + 10_000) / 20_000) : unitCents;
  return { label: capital(label), serviceId: service?.id ?? null, quantity, unitCents: withVat, vatBp };
}

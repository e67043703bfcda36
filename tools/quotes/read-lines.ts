import type { ServiceRow } from '#db/service.ts';
import type { Language } from '#language/language.ts';
import { capital } from '../speaking.ts';
import { ToolError } from '../tool.ts';
import { namedServices, serviceNamed } from './named-service.ts';
import { type PricedWords, readPricedLine } from './priced-line.ts';
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
/** A price of what was named before it: "plaquettes avant, forfait 149 TTC". */
const priceAlone =
  /^(?:(?:au |pour |for |at )?(?:un |a )?(?:forfait|prix|tarif|flat rate|flat|price|fixed price)(?: de| of| à)? |(?:à|pour|for|at) )?\d[\d ]*(?:[.,]\d{1,2})? ?(?:€|euros?)? ?(?:ttc|ht|incl\.? vat)?$/iu;
/** Says no more than that the catalogue holds. */
const asListed =
  /^(?:(?:labour|main d'oeuvre|prix|tarif|price|prices|le tout|all) )?(?:as per|per|au|aux|selon|at|from) (?:the |le |la |les )?(?:price list|list prices?|catalogue|tarifs?(?: habituels?)?|prix catalogue|usual prices?)$|^(?:list prices?|catalogue prices?|(?:our )?(?:usual|normal) prices?|prix (?:catalogue|habituels?|normal|normaux)|tarif (?:normal|habituel|catalogue))$/iu;
const halfHour = /\b(heures?|hours?) (?:et demie?|and a half)\b/giu;

/**
 * Reads the lines of a quote from words: "plaquettes arrière et parallélisme", "2 heures de main d'oeuvre à 65 €, filtre 12 €". Every
 * word belongs to a line, or nothing is read. Prices include VAT where they are not said to be without.
 */
export function readLines(words: string, services: readonly ServiceRow[], language: Language): LinesRead {
  const read = groupsOf(words).flatMap(({ group, price }) =>
    price === null ? readGroup(group, services, language) : [readOne(`${group} à ${price}`, services, language)],
  );
  const unknown = read.flatMap((one) => (one.kind === 'unknown' ? [one.words] : []));
  if (unknown.length > 0 || read.length === 0) return { kind: 'unknown', words: unknown };
  const open = read.find((one) => one.kind === 'which');
  if (open?.kind === 'which') {
    const choices = open.services.map((service) => ({ service, words: words.replace(open.words, service.code) }));
    return { kind: 'which', services: choices };
  }
  const lines = withoutTwins(read.flatMap((one) => (one.kind === 'line' ? [one.line] : [])));
  if (lines.length > mostLines) throw new ToolError(`There are more than ${mostLines} lines.`, 'Ask for fewer.');
  return { kind: 'lines', lines };
}

/** What stands between stops, each with the price that stands alone behind it. */
function groupsOf(words: string): { group: string; price: string | null }[] {
  const parts = words
    .replace(halfHour, 'h 30')
    .split(stops)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !asListed.test(part));
  const groups: { group: string; price: string | null }[] = [];
  for (const part of parts) {
    const before = groups.at(-1);
    const isPrice = before?.price === null && priceAlone.test(part) && readPricedLine(before.group) === null;
    if (before && isPrice) before.price = /\d.*$/.exec(part)?.[0] ?? null;
    else groups.push({ group: part, price: null });
  }
  return groups;
}

/** A service that is named by two of its names is one: an oil change and its filter. */
function withoutTwins(lines: readonly SaidLine[]): SaidLine[] {
  const isSame = (a: SaidLine, b: SaidLine) =>
    a.serviceId !== null && a.serviceId === b.serviceId && a.label === b.label && a.quantity === b.quantity;
  const isTwin = (line: SaidLine, at: number) => lines.slice(0, at).some((other) => isSame(line, other));
  return lines.filter((line, at) => !isTwin(line, at));
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
  const priced = readPricedLine(words) ?? bareService(words, services);
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

const barePrice = /^(?<label>\D+?) (?<euros>\d{2,5})$/u;

/** "Plaquettes avant 149": a number behind a service of ours is its price; behind anything else it may be a size. */
function bareService(words: string, services: readonly ServiceRow[]): PricedWords | null {
  const { label, euros } = barePrice.exec(words.trim())?.groups ?? {};
  if (!label || !euros || namedServices(label, services).length !== 1) return null;
  return { label, quantity: 1, unitCents: Number(euros) * 100, isNet: false };
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

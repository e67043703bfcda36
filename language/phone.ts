import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';
import { clean } from './quantities/page.ts';

/**
 * Digits that may be a phone number. Our own pattern and not findPhoneNumbersInText, which skips the numbers below and took
 * 110 ms on 10,000 digits. A date ("05/11/2026 14") is not taken for one.
 */
const candidate =
  /(?<![\w+])(?!\d\d([./-])\d\d\1(?:19|20)\d\d(?!\d))(?:\+[1-9]|00[1-9]|0|33(?=[67]\d{8}(?!\d))|(?:262|590|594|596)(?=6\d{8}(?!\d)))(?:[ .()/-]{0,3}\d){7,14}/g;
/** What a reply may pass off as a phone number although no network has it: too short, or grouped as in America. */
const lookalike = /(?<![\w+.,])(?:(?:\+|0)(?:[ .-]?\d){7,14}|\(?\d{3}\)?[ -]\d{3}-\d{4})(?![\d]|[.,]\d)/g;
/**
 * Numbers that Arcep (numbering plan, decision 2018-0881) and Ofcom (07700 900) keep free for fiction: no metadata knows them, and all
 * people of the demo and of the tests have one.
 */
const fictionPattern = /^\+(?:33(?:19900|26191|35301|46571|53649|63998)\d{4}|447700900\d{3})$/;

/**
 * The overseas numbers within the French plan (Arcep, decision 2018-0881), which are written as all others are but have a country
 * code of their own: Réunion and Mayotte 0262, 0263, 0269, 0639, 0692 and 0693, Guadeloupe 0590, 0690 and 0691, Guyane 0594 and 0694,
 * Martinique 0596, 0696 and 0697. Of Saint-Pierre (0508) six digits follow. libphonenumber takes some of them for metropolitan ones.
 */
const overseasCodes: readonly (readonly [RegExp, CountryCode])[] = [
  [/^0(?:26[239]|639|69[23])/, 'RE'],
  [/^0(?:590|69[01])/, 'GP'],
  [/^0[56]94/, 'GF'],
  [/^0(?:596|69[67])/, 'MQ'],
  [/^0508/, 'PM'],
];
/** They are said as in France: `0692 12 34 56`. Nouvelle-Calédonie and Polynésie have a plan of their own, without the zero. */
const saidNationally = new Set(['33', '262', '590', '594', '596']);

/** The first phone number in E.164, national numbers read as those of `country`. Null when none is valid. */
export function readPhone(text: string, country: CountryCode = 'FR'): string | null {
  return findPhones(clean(text), country)[0]?.value ?? null;
}

/** As one says it in its country: `06 39 98 01 01`; a foreign number keeps its prefix: `+44 7911 123456`. */
export function speakPhone(e164: string): string {
  const phone = parsePhoneNumberFromString(e164);
  if (phone === undefined) return e164;
  return clean(saidNationally.has(phone.countryCallingCode) ? phone.formatNational() : phone.formatInternational());
}

/** Every valid phone number of a clean text, in the order they are written. */
export function findPhones(source: string, country: CountryCode): { value: string; start: number; end: number }[] {
  const phones: { value: string; start: number; end: number }[] = [];
  candidate.lastIndex = 0;
  for (let match = candidate.exec(source); match !== null; match = candidate.exec(source)) {
    const start = match.index;
    const phone = longestValid(match[0], source[candidate.lastIndex] ?? '', country);
    if (phone === null) continue;
    phones.push({ value: phone.value, start, end: start + phone.length });
    candidate.lastIndex = start + phone.length;
  }
  return phones;
}

/** The digits in a reply that look like a phone number and are none, as they are written: they equal no fact. */
export function findPhoneLookalikes(source: string): { value: string; start: number; end: number }[] {
  return [...source.matchAll(lookalike)].map((match) => ({
    value: match[0].replace(/[^\d+]/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** "06 39 98 01 01 9 h": shortened group by group until the digits are a number; never within a group. */
function longestValid(written: string, next: string, country: CountryCode): { value: string; length: number } | null {
  for (let length = written.length; length >= 8; length -= 1) {
    const isWithinGroup = /\d/.test(length === written.length ? next : (written[length] ?? ''));
    if (isWithinGroup || !/\d/.test(written[length - 1] ?? '')) continue;
    const phone = parsed(written.slice(0, length), country);
    if (phone !== undefined && isReachable(phone)) return { value: phone.number, length };
  }
  return null;
}

/** 06 39 98 is free for fiction in France, and 0639 a mobile in Mayotte: the demo's own numbers come first. */
function parsed(written: string, country: CountryCode): PhoneNumber | undefined {
  const digits = written.replace(/\D/g, '');
  const national = parsePhoneNumberFromString(written, country);
  if (country !== 'FR' || written.startsWith('+') || fictionPattern.test(national?.number ?? '')) return national;
  if (/^(?:262|590|594|596)/.test(digits)) return parsePhoneNumberFromString(`+${digits}`);
  const overseas = overseasCodes.find(([pattern]) => pattern.test(digits));
  if (!overseas) return national;
  return parsePhoneNumberFromString(overseas[1] === 'PM' ? `+508${digits.slice(4)}` : written, overseas[1]);
}

function isReachable(phone: PhoneNumber): boolean {
  return phone.isValid() || fictionPattern.test(phone.number);
}

/** Who somebody is to the team: what they are called and where they write from, as one says it; whichever is known. */
export function speakSender(name: string | null, address: string): string {
  return [name, address.startsWith('+') ? speakPhone(address) : address].filter(Boolean).join(', ');
}

import { readWhen } from '../when.ts';
import type { Language } from '../language.ts';
import { fold } from '../normalise.ts';
import { clean, foldInPlace } from '../quantities/page.ts';

export type FieldOf = 'contact' | 'vehicle' | 'company' | 'appointment';
export type FieldType = 'text' | 'number' | 'date' | 'choice';

/** A field that is wished for. */
export interface SaidField {
  name: string;
  noun: FieldOf | null;
  kind: FieldType;
  options: string[];
}

const nouns: readonly (readonly [FieldOf, RegExp])[] = [
  [
    'vehicle',
    /\b(?:(?:sur|aux?|on|to|for|pour|des|de|of) (?:(?:la|le|les|the|chaque|each|every|fiches?|cards?|records?|des|du|de|of) )*(?:vehicules?|voitures?|vehicles?|cars?))\b/,
  ],
  [
    'company',
    /\b(?:(?:sur|aux?|on|to|for|pour|des|de|of) (?:(?:la|le|les|the|chaque|each|every|fiches?|cards?|records?|des|du|de|of) )*(?:societes?|entreprises?|compan(?:y|ies)))\b/,
  ],
  [
    'appointment',
    /\b(?:(?:sur|aux?|on|to|for|pour|des|de|of) (?:(?:la|le|les|the|chaque|each|every|fiches?|cards?|records?|des|du|de|of) )*(?:rendez-vous|rdv|appointments?|bookings?))\b/,
  ],
  [
    'contact',
    /\b(?:(?:sur|aux?|on|to|for|pour|des|de|of) (?:(?:la|le|les|the|chaque|each|every|fiches?|cards?|records?|des|du|de|of) )*(?:clients?|clientes?|contacts?|customers?)(?: (?:card|record)s?)?)\b/,
  ],
];
const opening =
  /^\s*(?:(?:et|and|ok|bon|stp|svp|please|merci de|tu peux|peux-tu|can you|could you)[\s,]+)*(?:ajoute[rz]?|rajoute[rz]?|cree[rz]?|creer|mets?|add|create|make|put|new|nouveau)(?:[ -](?:moi|nous|me|us))?(?: (?:un|une|le|la|a|an|the))?(?: (?:nouveau|nouvelle|new|vrai|autre))?\s+(?:champ|case|colonne|field|box|column)s?\b\s*:?/;
const kinds: readonly (readonly [FieldType, RegExp])[] = [
  ['date', /,?\s*\(?(?:de type|type|en|as a|a)?\s*(?:date)\)?\s*$|\bune date\b|\bas a date\b/],
  [
    'number',
    /,?\s*\(?(?:de type |type |en |un |a |as a )(?:nombre|chiffre|number)\)?\s*$|,\s*\(?(?:nombre|number)\)?\s*$/,
  ],
];
const choices =
  /(?:\s*[:,(]\s*|\s+)(?:(?:au )?choix(?: entre)?|choice(?: of)?|liste|list|parmi|either|one of)\s*:?\s*(?<options>.+?)\)?$/;
const longestName = 40;

/** "Ajoute un champ numéro de clé sur les véhicules", "add a field insurer on customers: choice of A, B or C"; null where no name is left. */
export function readNewField(said: string): SaidField | null {
  const source = clean(said).replace(/[\s.!]+$/u, '');
  let page = foldInPlace(source);
  const cut = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(page);
    if (found)
      page = page.slice(0, found.index) + ' '.repeat(found[0].length) + page.slice(found.index + found[0].length);
    return found;
  };
  if (!cut(opening)) return null;
  const noun = nouns.find(([, pattern]) => cut(pattern))?.[0] ?? null;
  const list = choices.exec(page.trimEnd());
  const listAt = list?.groups?.['options'] ? page.lastIndexOf(list.groups['options']) : -1;
  const options =
    list && listAt !== -1 ? optionsIn(source.slice(listAt, listAt + (list.groups?.['options'] ?? '').length)) : [];
  if (list) page = page.slice(0, list.index);
  const kind = options.length > 0 ? 'choice' : (kinds.find(([, pattern]) => cut(pattern))?.[0] ?? 'text');
  // Whether it must be filled is nothing we keep.
  if (/\b(?:obligatoires?|required|mandatory|cache|hidden)\b/.test(page)) return null;
  const left = [...page].map((letter, at) => (letter === ' ' ? ' ' : source.charAt(at))).join('');
  const name = left
    .replaceAll(/["«»“”]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s,:;'-]+|[\s,:;'-]+$/g, '')
    .trim();
  const isName = /^\p{L}[\p{L}\p{M}\d '’°-]*$/u.test(name) && name.length <= longestName && name.split(' ').length <= 5;
  return isName && !(list && options.length < 2) ? { name, noun, kind, options } : null;
}

function optionsIn(text: string): string[] {
  const each = text
    .split(/\s*(?:,|;|\/|\bou\b|\bor\b|\bet\b|\band\b)\s*/i)
    .map((one) => one.replaceAll(/["«»()]/g, '').trim());
  const some = each.filter((one) => one !== '');
  return some.every((one) => one.length <= longestName) ? [...new Set(some)] : [];
}

/** The name as it is compared: without its little words. */
export function fieldKey(name: string): string {
  const small = new Set('le la les l de du des d un une the a an of n no numero number num'.split(' '));
  const words = fold(name)
    .split(' ')
    .filter((word) => word !== '');
  const telling = words.filter((word) => !small.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

/** What is said of a field of a record: "la clé de la Clio de Dupont c'est 12". `value` null where it is asked for. */
export interface SaidValue {
  /** The words between the field and its value: which record. */
  record: string;
  value: string | null;
}

const be = /\s*(?:\bc'est\b|\best\b|\bis\b|'s\b|=|:|\b(?:passe|devient|becomes)\b(?: a)?)\s*/;

/** Reads a sentence about a field that has this name; null where it does not begin with it. */
export function readFieldValue(said: string, name: string): SaidValue | null {
  const source = clean(said)
    .replaceAll(/[’']/g, "'")
    .replace(/[\s.!]+$/u, '');
  const page = foldInPlace(source);
  const lead =
    /^\s*(?:(?:et|and|ok|bon|note(?: que| that)?|mets|met|set|c'est quoi|quel(?:le)? est|what is|what's)[\s:]+)*(?:(?:les|le|la|the|son|sa|its)\s+|l')?/.exec(
      page,
    )?.[0].length ?? 0;
  const behind = namedAt(page.slice(lead), name);
  if (behind === null) return null;
  const from = lead + behind;
  const asks = /\?\s*$/.test(page);
  const rest = page.slice(from);
  const found = be.exec(rest);
  if (!found || asks)
    return asks ? { record: recordWords(source.slice(from).replace(/\?\s*$/, '')), value: null } : null;
  const record = recordWords(source.slice(from, from + found.index));
  const value = source.slice(from + found.index + found[0].length).trim();
  return value === '' ? null : { record, value };
}

/** How far the name of a field reaches at the beginning of a text; null where it does not begin so. */
function namedAt(text: string, name: string): number | null {
  const names = [foldInPlace(name), fieldKey(name)].toSorted((a, b) => b.length - a.length);
  for (const each of names) {
    const pattern = new RegExp(
      `^(?:(?:numero|number|n°|no) (?:de |d'|of )?(?:la |the )?)?${each.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![a-z0-9])`,
    );
    const found = pattern.exec(text);
    if (found) return found[0].length;
  }
  return null;
}

function recordWords(text: string): string {
  return text
    .replace(/^[\s,]*(?:de|du|des|d'|of|for|pour|sur|on)\s*/i, '')
    .replaceAll(/[\s,]+$/g, '')
    .trim();
}

/** A value as its kind is kept; null where it is none: "douze" is no number field's, a day without a month no date's. */
export function readValue(
  said: string,
  { kind, options }: { kind: FieldType; options: readonly string[] },
  context: { now: Date; zone: string; language: Language },
): string | null {
  const text = said.replaceAll(/\s+/g, ' ').trim();
  switch (kind) {
    case 'text':
      return text.length > 0 && text.length <= 200 ? text : null;
    case 'number': {
      const [, sign = '', digits = '', rest] =
        /^(-?)(\d{1,3}(?:[ .]\d{3})+|\d{1,12})(?:[.,](\d{1,4}))?(?: ?(?:km|€|euros?|kg|l|h|mm|cm|m))?$/i.exec(text) ??
        [];
      return digits === '' ? null : `${sign}${digits.replaceAll(/[ .]/g, '')}${rest ? `.${rest}` : ''}`;
    }
    case 'date': {
      const dated = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
      if (dated) return realDate(`${dated[3]}-${dated[2]?.padStart(2, '0')}-${dated[1]?.padStart(2, '0')}`);
      const when = readWhen(text, context);
      const [day, ...others] = when?.days ?? [];
      const isWhole = when !== null && fold(when.text).length >= fold(text).length - 3;
      return day && others.length === 0 && isWhole && when.time === null ? day : null;
    }
    case 'choice':
      return options.find((option) => fold(option) === fold(text)) ?? null;
  }
}

function realDate(iso: string): string | null {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

import { clean, foldInPlace } from '../quantities/page.ts';
import type { FieldOf } from './field.ts';

/** A field that shall go, or be called otherwise. What was not said, or is a longer sentence, is null and asked for. */
export interface SaidFieldChange {
  kind: 'remove' | 'rename';
  field: string | null;
  noun: FieldOf | null;
  name: string | null;
}

const lead =
  /^\s*(?:(?:et|and|ok|bon|stp|svp|please|merci de|tu peux|peux-tu|peux tu|can you|could you|on peut|il faut)[\s,]+)*/;
const fieldWord = String.raw`(?:(?:le|la|les|ce|cette|the|our|notre|mon|my) )?(?:champ|case|colonne|field|column|box)s?\s+`;
const removing = new RegExp(
  String.raw`^(?:supprime[rz]?|enleve[rz]?|retire[rz]?|vire[rz]?|efface[rz]?|remove|delete|drop|get rid of)\s+${fieldWord}(?<field>.+)$`,
);
const removingOnly = /^(?:supprime[rz]?|enleve[rz]?|retire[rz]?|remove|delete)\s+(?:(?:un|le|a|the) )?(?:champ|field)$/;
const removingBehind = /^(?:remove|delete|drop)\s+the\s+(?<field>.+?)\s+(?:field|column)(?<noun>\s+.+)?$/;
const renaming = new RegExp(
  String.raw`^(?:renomme[rz]?|rename|appelle[rz]?)\s+${fieldWord}(?<field>.+?)\s+(?:en|to|as|into)\s+(?<name>.+)$`,
);
const renamingBehind = /^rename\s+the\s+(?<field>.+?)\s+(?:field|column)\s+(?:to|as|into)\s+(?<name>.+)$/;
const renamingOnly = new RegExp(
  String.raw`^(?:renomme[rz]?|rename)\s+${fieldWord.replace(/\\s\+$/, '')}(?:\s+(?<field>.+))?$`,
);
const nouns: readonly (readonly [FieldOf, RegExp])[] = [
  [
    'vehicle',
    /\s+(?:des|sur les|aux|on|of|from|for)(?: (?:les|the|fiches?))*\s+(?:vehicules?|voitures?|vehicles?|cars?)$/,
  ],
  ['contact', /\s+(?:des|sur les|aux|on|of|from|for)(?: (?:les|the|fiches?))*\s+(?:clients?|contacts?|customers?)$/],
  ['company', /\s+(?:des|sur les|aux|on|of|from|for)(?: (?:les|the|fiches?))*\s+(?:societes?|entreprises?|companies)$/],
  [
    'appointment',
    /\s+(?:des|sur les|aux|on|of|from|for)(?: (?:les|the))*\s+(?:rendez-vous|rdv|appointments?|bookings?)$/,
  ],
];
const longest = 60;

/** "Supprime le champ numéro de clé", "rename the field key to key ring"; null where it is none. */
export function readFieldChange(said: string): SaidFieldChange | null {
  const whole = clean(said).replace(/(?:[\s.!,]|\b(?:stp|svp|please|merci|thanks)$)+$/iu, '');
  const source = whole.slice(lead.exec(foldInPlace(whole))?.[0].length ?? 0);
  const page = foldInPlace(source);
  if (page.includes('?')) return null;
  const renamed = renaming.exec(page) ?? renamingBehind.exec(page) ?? renamingOnly.exec(page);
  const found = renamed ?? removing.exec(page) ?? removingBehind.exec(page) ?? removingOnly.exec(page);
  if (!found) return null;
  const kind = renamed ? 'rename' : 'remove';
  const { field: words = '', name, noun: behind = '' } = found.groups ?? {};
  const of = (folded: string, from: number) => source.slice(from, from + folded.length);
  const noun = nouns.find(([, pattern]) => pattern.test(`${words}${behind}`));
  const plain = words.replace(noun?.[1] ?? /$^/, '');
  const field = tidy(of(plain, page.indexOf(words)));
  const called = name === undefined ? null : tidy(of(name, page.lastIndexOf(name)));
  if (field.length > longest) return null;
  return { kind, field: field || null, noun: noun?.[0] ?? null, name: called && readFieldName(called) };
}

const noName =
  /[,;:.?!]|\b(?:et|puis|and|then|demain|tomorrow|aujourd'hui|today|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b/i;

/** What a field shall be called; null for a sentence that goes on, and for a day that somebody may mean. */
export function readFieldName(said: string): string | null {
  const name = tidy(said.replace(/(?:[\s.!]|\b(?:stp|svp|please|merci|thanks)$)+$/iu, ''));
  return name === '' || name.length > longest || noName.test(name) ? null : name;
}

function tidy(text: string): string {
  return text
    .replaceAll(/["«»“”]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s,:;']+|[\s,:;']+$/g, '');
}

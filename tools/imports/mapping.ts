import { z } from 'zod';
import { readEmail } from '#language/email.ts';
import { fold } from '#language/normalise.ts';
import { readPlate } from '#language/plate.ts';
import { readListedPhone } from './listed-phone.ts';

/** What a column of a list can hold of a contact. */
export const contactFields = [
  'name',
  'firstName',
  'lastName',
  'phone',
  'otherPhone',
  'email',
  'company',
  'postcode',
  'plate',
  'model',
] as const;

export type ContactField = (typeof contactFields)[number];

/** The columns of a list in their order, each with what it holds; null for one that is left out. */
export const mappingSchema = z.object({
  columns: z.array(z.object({ header: z.string(), field: z.enum(contactFields).nullable() })),
  /** The first line of the file is a contact already: there are no headings. */
  hasHeader: z.boolean(),
  /** A whole name begins with the family name. */
  lastFirst: z.boolean(),
});

export type Mapping = z.infer<typeof mappingSchema>;

/** Of a column whose values are so by this share, its heading need not say it. */
const clearShare = 0.6;

/** In the order in which they are tried on a folded heading. */
const headings: readonly (readonly [ContactField, RegExp])[] = [
  ['firstName', /^(?:prenoms?|first ?name|given ?name|forename|n given|vorname)$/],
  ['lastName', /^(?:nom de famille|nom de naissance|last ?name|family ?name|surname|n family|nachname)$/],
  [
    'name',
    /^(?:nom (?:et )?prenom|prenom (?:et )?nom|nom complet|full ?name|name|client|customer|contact|fn|display name|raison sociale ou nom)$/,
  ],
  [
    'email',
    /^(?:(?:adresse )?(?:e ?mail|mail|courriel|mel)(?: \d)?|e ?mail (?:address|1 value|adresse)|adresse (?:e ?mail|mail|electronique))$/,
  ],
  [
    'phone',
    /^(?:(?:tel(?:ephone)? )?(?:portable|mobile|gsm|cell(?: phone)?)|(?:n|no|num|numero)(?: de)? (?:portable|mobile)|mobile(?: phone)?|portable \d)$/,
  ],
  [
    'phone',
    /^(?:tel|telephone|phone(?: number)?|(?:n|no|num|numero)(?: de)? tel(?:ephone)?|phone 1 value|telephone 1|tel 1)$/,
  ],
  [
    'otherPhone',
    /^(?:(?:tel|telephone|phone)(?: ?(?:2|fixe|domicile|bureau|maison|home|work|landline)|2)|fixe|landline|autre tel(?:ephone)?|other phone|phone 2 value|home phone|work phone)$/,
  ],
  [
    'company',
    /^(?:societe|entreprise|raison sociale|company(?: name)?|organi[sz]ation(?: name)?|org|employeur|firme)$/,
  ],
  ['postcode', /^(?:cp|code postal|post ?code|zip(?: code)?|postal code|adr code)$/],
  [
    'plate',
    /^(?:immat(?:riculation)?s?|plaque(?: d immatriculation)?|n(?:o|um(?:ero)?)? (?:d )?immat(?:riculation)?|reg(?:istration)?(?: number)?|(?:number )?plate|licen[cs]e plate|vrm)$/,
  ],
  ['model', /^(?:modele|vehicule|voiture|marque (?:et )?modele|model|vehicle|car|make (?:and )?model)$/],
];
const justName = /^(?:nom|noms)$/;

/** Reads what the columns of a list hold: by their headings, and by what stands in them where those say nothing. */
export function guessMapping(header: readonly string[], sample: readonly (readonly string[])[]): Mapping {
  const named = header.map((heading) => fieldOf(heading));
  const hasHeader = named.some((field) => field !== null) || !header.some(isValue);
  const titles = hasHeader ? header.map((title, at) => title || letterOf(at)) : header.map((_, at) => letterOf(at));
  const rows = hasHeader ? sample : [header, ...sample];
  const fields: (ContactField | null)[] = hasHeader ? withNom(header, named) : header.map(() => null);
  fields.forEach((field, at) => {
    const guessed = field ?? byContent(rows.map((row) => row[at] ?? ''));
    fields[at] = field ?? (guessed !== null && !fields.includes(guessed) ? guessed : null);
  });
  const columns = once(fields).map((field, at) => ({ header: titles[at] ?? letterOf(at), field }));
  return { columns, hasHeader, lastFirst: beginsWithFamily(rows, columns) };
}

/** Sets what some columns hold, called by their heading or letter; a field has one column. Null where no column is called so. */
export function changeMapping(
  mapping: Mapping,
  changes: readonly { column: string; field: ContactField | 'none' }[],
): Mapping | { unknown: string } {
  const columns = mapping.columns.map((column) => ({ ...column }));
  for (const { column, field } of changes) {
    const at = columnCalled(columns, column);
    const found = columns[at];
    if (!found) return { unknown: column };
    for (const other of columns) if (other.field === field) other.field = null;
    found.field = field === 'none' ? null : field;
  }
  return { ...mapping, columns };
}

/** The place of the column that words call: its heading, its letter, or the one heading that has all of the words. */
export function columnCalled(columns: readonly { header: string }[], words: string): number {
  const said = fold(words).replace(/^(?:la |the )?(?:colonne|column) /, '');
  const own = columns.map(({ header }) => fold(header));
  const exact = own.indexOf(said);
  if (exact !== -1) return exact;
  if (/^[a-z]$/.test(said)) return columns.findIndex((_, at) => letterOf(at).toLowerCase() === said);
  const like = own.flatMap((heading, at) =>
    said.split(' ').every((word) => heading.split(' ').includes(word)) ? [at] : [],
  );
  return like.length === 1 ? (like[0] ?? -1) : -1;
}

function fieldOf(heading: string): ContactField | null {
  const said = fold(heading);
  return headings.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}

/** "Nom" is the family name beside a "Prénom", and the whole of it alone. */
function withNom(header: readonly string[], named: readonly (ContactField | null)[]): (ContactField | null)[] {
  const isSplit = named.includes('firstName');
  return named.map(
    (field, at) => field ?? (justName.test(fold(header[at] ?? '')) ? (isSplit ? 'lastName' : 'name') : null),
  );
}

/** A second column of a kind is left out; a second phone is the other one. */
function once(fields: readonly (ContactField | null)[]): (ContactField | null)[] {
  const seen = new Set<ContactField>();
  return fields.map((field) => {
    const own = field === 'phone' && seen.has('phone') ? 'otherPhone' : field;
    if (own === null || seen.has(own)) return null;
    seen.add(own);
    return own;
  });
}

function byContent(values: readonly string[]): ContactField | null {
  const said = values.filter((value) => value !== '');
  if (said.length === 0) return null;
  const isMostly = (test: (value: string) => boolean) => said.filter(test).length / said.length >= clearShare;
  if (isMostly((value) => readEmail(value) !== null)) return 'email';
  if (isMostly((value) => readListedPhone(value) !== null)) return 'phone';
  return isMostly((value) => readPlate(value) !== null) ? 'plate' : null;
}

function isValue(cell: string): boolean {
  return readEmail(cell) !== null || readListedPhone(cell) !== null;
}

/** "MARTIN Claire", "Martin, Claire". */
function beginsWithFamily(rows: readonly (readonly string[])[], columns: Mapping['columns']): boolean {
  const at = columns.findIndex(({ field }) => field === 'name');
  if (/^nom\b.*prenom/.test(fold(columns[at]?.header ?? ''))) return true;
  const names = rows.map((row) => row[at] ?? '').filter((name) => name.includes(' '));
  const turned = names.filter((name) => /^\p{Lu}{2,}[\p{Lu}' -]* \p{Lu}\p{Ll}/u.test(name) || name.includes(','));
  return names.length > 0 && turned.length / names.length >= clearShare;
}

function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last;
}

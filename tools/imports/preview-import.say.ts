import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { contactFields, type ContactField } from './mapping.ts';
import { tableProblems, type TableProblem } from './read/table.ts';
import type { Unfit } from './read-row.ts';

const reasons = ['no_name', 'name', 'phone', 'email', 'plate'] as const satisfies readonly Unfit[];

export const previewOutput = z.object({
  outcome: z.enum(['ready', 'no_file', 'unreadable', 'unknown_column']),
  file: z.string().nullable(),
  /** The import that waits for a yes. */
  import: z.string().nullable(),
  rows: z.number(),
  columns: z.array(z.object({ header: z.string(), field: z.enum(contactFields) })),
  ignored: z.array(z.string()),
  known: z.number(),
  repeated: z.number(),
  unfit: z.array(z.object({ reason: z.enum(reasons), count: z.number() })),
  problem: z.enum(tableProblems).nullable(),
  at: z.number().nullable(),
  column: z.string().nullable(),
});

export type Preview = z.infer<typeof previewOutput>;

const mostNamed = 8;
const longestHeading = 30;

export function sayPreview(preview: Preview, { language }: Speaking): string {
  switch (preview.outcome) {
    case 'no_file':
      return inWords(language, {
        fr: 'Envoyez-moi la liste des contacts : un fichier CSV, Excel (.xlsx) ou vCard (.vcf), 25 Mo au plus.',
        en: 'Send me the list of contacts: a CSV, Excel (.xlsx) or vCard (.vcf) file, 25 MB at most.',
      });
    case 'unreadable':
      return sayProblem(preview, language);
    case 'unknown_column':
      return inWords(language, {
        fr: `Je ne trouve pas de colonne "${preview.column}" dans ${preview.file}.`,
        en: `I find no column "${preview.column}" in ${preview.file}.`,
      });
    case 'ready':
      return sayReady(preview, language);
  }
}

function sayReady(preview: Preview, language: Language): string {
  const { file, rows, columns, ignored, known, repeated, unfit } = preview;
  const number = countIn(language);
  const mapped = columns.map(({ header, field }) => `${short(header)} (${fieldWords[field][language]})`);
  const left = ignored.filter((header) => header !== '').map(short);
  const bad = unfit.reduce((sum, { count }) => sum + count, 0);
  const why = unfit.map(({ reason, count }) => `${reasonWords[reason][language]} : ${number(count)}`).join(', ');
  const parts = [
    inWords(language, {
      fr: `${file} : ${number(rows)} ${rows > 1 ? 'lignes' : 'ligne'}.`,
      en: `${file}: ${number(rows)} ${rows === 1 ? 'row' : 'rows'}.`,
    }),
    columns.length > 0 &&
      inWords(language, { fr: `Je lis ${list(mapped, language)}.`, en: `I read ${list(mapped, language)}.` }),
    columns.length === 0 &&
      inWords(language, {
        fr: `Je ne reconnais aucune colonne. Dites-moi par exemple : la colonne A est le nom.`,
        en: `I recognise no column. Tell me for example: column A is the name.`,
      }),
    left.length > 0 &&
      inWords(language, {
        fr: `Laissé de côté : ${list(left.slice(0, mostNamed), language)}${left.length > mostNamed ? '…' : ''}.`,
        en: `Left out: ${list(left.slice(0, mostNamed), language)}${left.length > mostNamed ? '…' : ''}.`,
      }),
    known > 0 &&
      inWords(language, {
        fr: `${number(known)} déjà ${known > 1 ? 'connus' : 'connu'} par le téléphone ou l'e-mail : ${known > 1 ? 'complétés, pas doublés' : 'complété, pas doublé'}.`,
        en: `${number(known)} known already by phone or e-mail: filled in, not doubled.`,
      }),
    repeated > 0 &&
      inWords(language, {
        fr: `${number(repeated)} en double dans la liste.`,
        en: `${number(repeated)} twice in the list.`,
      }),
    bad > 0 &&
      inWords(language, {
        fr: `${number(bad)} à corriger (${why}) : je vous les rendrai dans un fichier.`,
        en: `${number(bad)} to correct (${why.replaceAll(' : ', ': ')}): you will get them back in a file.`,
      }),
    columns.length > 0 && bad < rows
      ? inWords(language, { fr: `J'importe ?`, en: 'Shall I import them?' })
      : columns.length > 0 &&
        inWords(language, {
          fr: 'Aucune ligne ne peut être importée ainsi. Dites-moi quelle colonne est le nom.',
          en: 'No row can be imported like this. Tell me which column is the name.',
        }),
  ];
  return parts.filter((part) => part !== false).join(' ');
}

function short(heading: string): string {
  return heading.length > longestHeading ? `${heading.slice(0, longestHeading)}…` : heading;
}

function list(labels: readonly string[], language: Language): string {
  const last = labels.at(-1) ?? '';
  const head = labels.slice(0, -1).join(', ');
  return head === '' ? last : `${head} ${inWords(language, { fr: 'et', en: 'and' })} ${last}`;
}

export function countIn(language: Language): (count: number) => string {
  const format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB');
  // The narrow space of French figures is no letter of an SMS.
  return (count) => format.format(count).replaceAll('\u202f', ' ');
}

export const reasonWords: Record<Unfit | 'same_name' | 'two_people', Record<Language, string>> = {
  no_name: { fr: 'sans nom', en: 'no name' },
  name: { fr: 'nom illisible', en: 'name not readable' },
  phone: { fr: 'téléphone illisible', en: 'phone not readable' },
  email: { fr: 'e-mail illisible', en: 'e-mail not readable' },
  plate: { fr: 'plaque illisible', en: 'plate not readable' },
  same_name: { fr: 'même nom qu’une fiche, sans téléphone ni e-mail', en: 'same name as a record, no phone or e-mail' },
  two_people: { fr: 'téléphone d’une fiche, e-mail d’une autre', en: 'phone of one record, e-mail of another' },
};

export const fieldWords: Record<ContactField, Record<Language, string>> = {
  name: { fr: 'nom complet', en: 'full name' },
  firstName: { fr: 'prénom', en: 'first name' },
  lastName: { fr: 'nom', en: 'last name' },
  phone: { fr: 'téléphone', en: 'phone' },
  otherPhone: { fr: 'autre téléphone', en: 'other phone' },
  email: { fr: 'e-mail', en: 'e-mail' },
  company: { fr: 'société', en: 'company' },
  postcode: { fr: 'code postal', en: 'postcode' },
  plate: { fr: 'plaque', en: 'plate' },
  model: { fr: 'véhicule', en: 'vehicle' },
};

function sayProblem({ file, problem, at }: Preview, language: Language): string {
  const words = problem === null ? problemWords.not_a_table : problemWords[problem];
  return `${file}${language === 'fr' ? ' :' : ':'} ${words[language](at === null ? '' : countIn(language)(at))}`;
}

const problemWords: Record<TableProblem, Record<Language, (at: string) => string>> = {
  empty: { fr: () => 'ce fichier ne contient aucune ligne.', en: () => 'there is no row in this file.' },
  too_wide: {
    fr: (at) => `${at} colonnes, c'est trop : gardez celles des contacts (200 au plus) et renvoyez-le.`,
    en: (at) => `${at} columns are too many: keep those of the contacts (200 at most) and send it again.`,
  },
  too_long: {
    fr: (at) => `plus de ${at} lignes : coupez la liste en plusieurs fichiers.`,
    en: (at) => `more than ${at} rows: cut the list into several files.`,
  },
  broken: {
    fr: (at) => `ce fichier est abîmé${at ? ` vers la ligne ${at}` : ''} : réenregistrez-le, ou exportez-le en CSV.`,
    en: (at) => `this file is damaged${at ? ` near row ${at}` : ''}: save it again, or export it as CSV.`,
  },
  not_a_workbook: {
    fr: () => "ce n'est pas un classeur Excel (.xlsx) : réenregistrez-le en .xlsx ou en CSV.",
    en: () => 'this is no Excel workbook (.xlsx): save it as .xlsx or CSV.',
  },
  too_large_inside: {
    fr: () => 'ce fichier est trop gros une fois ouvert : exportez la liste seule, en CSV.',
    en: () => 'this file is too large once opened: export the list alone, as CSV.',
  },
  not_a_table: {
    fr: () => "ce n'est pas une liste : il me faut un fichier CSV, Excel ou vCard.",
    en: () => 'this is no list: I need a CSV, Excel or vCard file.',
  },
};

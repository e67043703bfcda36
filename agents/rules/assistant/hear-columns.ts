import { fold } from '#language/normalise.ts';
import { columnCalled, type ContactField } from '#tools/imports/mapping.ts';
import type { MemberHeard } from './heard.ts';
import type { MemberReading } from './reading.ts';
import type { MemberState } from './state.ts';

const fields: readonly (readonly [ContactField | 'none', RegExp])[] = [
  ['none', /^(?:rien|a ignorer|ignoree?|nothing|ignored?|inutile|not needed)$/],
  ['firstName', /^(?:prenoms?|first ?names?|given name)$/],
  ['lastName', /^(?:nom de famille|noms? (?:seul|de famille)|last ?name|family name|surname)$/],
  [
    'name',
    /^(?:noms?(?: complets?| et prenoms?| du client| des clients)?|(?:full |whole )?names?|clients?|customers?)$/,
  ],
  ['otherPhone', /^(?:autre (?:telephone|tel|numero)|(?:telephone |tel )?fixe|other phone|second phone|landline)$/],
  [
    'phone',
    /^(?:telephones?|tel|numeros?(?: de (?:telephone|tel|portable))?|portables?|mobiles?|gsm|phones?(?: numbers?)?|cell)$/,
  ],
  ['email', /^(?:e ?mails?|mails?|courriels?|adresses? (?:e ?)?mails?|email address)$/],
  ['company', /^(?:societes?|entreprises?|boites?|raison sociale|compan(?:y|ies)|firms?)$/],
  ['postcode', /^(?:codes? postal|cp|post ?codes?|zip(?: code)?)$/],
  ['plate', /^(?:plaques?|immat\w*|(?:number )?plates?|registration)$/],
  ['model', /^(?:modeles?|vehicules?|voitures?|models?|vehicles?|cars?)$/],
];

const opening =
  /^(?:(?:non|no|en fait|actually|plutot|et|and|mais|but|attends|wait|mets|met|prends|use|set|put|take) )*/;
const article = /^(?:(?:la|le|les|l|the|dans|in|sur|on|colonne|column|comme|as|un|une|a|c est|est|is) )*/;
const between =
  / (?:c est(?: pour)?|correspond (?:a|au)|contient|contains|est|is|comme|en|as|dans|in|for|pour|egale?|vers|to) /;
const leaves =
  /^(?:(?:non|no|et|and) )*(?:ignore|ignores|laisse|laisse tomber|oublie|enleve|retire|saute|skip|drop|leave out|forget|remove) (.+)$/;
const mostWords = 16;

/** "La colonne B est le téléphone", "le mail est dans Contact", "ignore Notes": of the list that waits for its yes. */
export function hearColumns(reading: MemberReading, { last }: MemberState): MemberHeard | null {
  if (last?.tool !== 'preview_import' || reading.words.length > mostWords) return null;
  const headings = headingsIn(last.output);
  const clauses = reading.source.split(
    /\s*[,;]\s*(?:et |and )?|\s+(?:et|and)\s+(?=(?:la |le |l'|the |column|colonne|ignore|skip))/i,
  );
  const columns = clauses.map((clause) => columnIn(fold(clause.replaceAll(/[=→>]+/g, ' est ')), headings));
  const found = columns.flatMap((each) => each ?? []);
  if (found.length === 0 || found.length < columns.length) return null;
  const said = { columns: JSON.stringify(found) };
  return { acts: [{ kind: 'wish', intent: 'map_import', said }], about: 'map_import', confidence: 1 };
}

interface ColumnSaid {
  column: string;
  field: ContactField | 'none';
}

function columnIn(said: string, headings: readonly { header: string }[]): ColumnSaid | null {
  const left = leaves.exec(said)?.[1];
  if (left !== undefined) {
    const column = calledIn(left, headings);
    return column === null ? null : { column, field: 'none' };
  }
  const sides = said.replace(opening, '').split(between);
  if (sides.length !== 2) return null;
  const [one = '', other = ''] = sides;
  return paired(one, other, headings) ?? paired(other, one, headings);
}

function paired(column: string, field: string, headings: readonly { header: string }[]): ColumnSaid | null {
  const name = calledIn(column, headings);
  const meant = fields.find(([, pattern]) => pattern.test(field.replace(article, '')))?.[0];
  return name === null || meant === undefined ? null : { column: name, field: meant };
}

function calledIn(words: string, headings: readonly { header: string }[]): string | null {
  const said = words.replace(/^(?:(?:la|le|les|l|the|dans|in) )+/, '').replace(/^(?:colonne|column) /, '');
  // A letter is the place in the file, which the tool knows.
  if (/^[a-z]$/.test(said)) return said.toUpperCase();
  const at = columnCalled(headings, said);
  return at === -1 ? null : (headings[at]?.header ?? null);
}

/** The columns of the list, in any order: a letter is one only where no heading is so called. */
function headingsIn(output: unknown): { header: string }[] {
  const { columns = [], ignored = [] } = output as { columns?: { header: string }[]; ignored?: string[] }; // As preview_import returns them.
  return [...columns, ...ignored.map((header) => ({ header }))];
}

import { z } from 'zod';
import { customFields, type FieldRow } from '#db/custom-field.ts';
import { fieldValueOf, recordsWithValue } from '#db/field-value.ts';
import { fold } from '#language/normalise.ts';
import { fieldKey, readFieldValue } from '#language/settings/field.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { fieldLabel, valueLabel } from './field-words.ts';
import { meantRecord } from './meant-record.ts';

const mostFound = 5;

const output = z.object({
  outcome: z.enum(['fields', 'value', 'empty', 'found']),
  /** All fields of the business, where none was named. */
  fields: z.array(z.string()),
  field: z.string(),
  value: z.string(),
  /** Whose it is, or which records have the value. */
  records: z.array(refShape),
});
type Result = ToolResult<z.infer<typeof output>>;
const nothing = { fields: [], field: '', value: '', records: [] };

export const showField = defineTool({
  name: 'show_field',
  description:
    'Reads the business’s own fields: what a record has in one ("la clé de la Clio de Dupont ?"), which records have a value ("quelle voiture a ' +
    'la clé 12 ?"), or without words which fields there are.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    said: z.string().optional().describe('Their whole question, unchanged; left out for the list of fields.'),
    record: z.string().optional().describe('Only as an earlier result gave it.'),
    field: z.string().optional().describe('Only as an earlier result gave it.'),
  }),
  output,
  async run(ctx, { said, record, field: fieldId }): Promise<Result> {
    const fields = await customFields(ctx.db);
    const all = {
      output: { ...nothing, outcome: 'fields' as const, fields: fields.map((each) => fieldLabel(each, ctx.language)) },
    };
    if (said === undefined) return all;
    for (const field of fields.filter(({ id }) => fieldId === undefined || id === fieldId)) {
      const read = readFieldValue(said, field.name);
      if (read && read.record !== '') return valueIn(ctx, field, { words: record ?? read.record });
      const sought = valueSought(said, field);
      if (sought !== null) return withValue(ctx, field, sought);
    }
    return all;
  },
  say({ outcome, fields, field, value, records }, { language }) {
    const names = records.map(({ label }) => label).join(' ; ');
    switch (outcome) {
      case 'fields':
        return fields.length === 0
          ? inWords(language, {
              fr: `Aucun champ à vous pour l'instant. "Ajoute un champ numéro de clé sur les véhicules" en crée un.`,
              en: `No fields of your own yet. "Add a field key number on vehicles" makes one.`,
            })
          : fields.join('\n');
      case 'value':
        return `${field}, ${names} : ${value}.`;
      case 'empty':
        return inWords(language, {
          fr: `${field} : rien de noté pour ${names}.`,
          en: `${field}: nothing noted for ${names}.`,
        });
      case 'found':
        return records.length === 0
          ? inWords(language, {
              fr: `Aucune fiche n'a "${value}" dans ${field}.`,
              en: `No record has "${value}" in ${field}.`,
            })
          : `${field} ${value} : ${names}.`;
    }
  },
  deeds: () => [],
});

async function valueIn(ctx: ToolContext, field: FieldRow, { words }: { words: string }): Promise<Result> {
  const found = await meantRecord(ctx, field.noun, { words, bound: { field: field.id } });
  if ('which' in found) return found;
  const known = await fieldValueOf(ctx.db, { fieldId: field.id, recordId: found.one.id });
  const value = known ? valueLabel(known.value, field.kind, ctx.language) : '';
  return {
    output: { ...nothing, outcome: known ? 'value' : 'empty', field: field.name, value, records: [found.one] },
    closes: ['which'],
  };
}

async function withValue(ctx: ToolContext, field: FieldRow, value: string): Promise<Result> {
  const rows = await recordsWithValue(ctx.db, { valueKey: fold(value), fieldId: field.id, limit: mostFound });
  const records = await Promise.all(
    rows.map(async ({ recordId }) => {
      const found = await meantRecord(ctx, field.noun, { words: recordId, bound: {} });
      return 'one' in found ? found.one : null;
    }),
  );
  const live = records.flatMap((record) => record ?? []);
  return { output: { ...nothing, outcome: 'found', field: field.name, value, records: live }, closes: ['which'] };
}

/** "Quelle voiture a la clé 12 ?", "who has club number 4412": the words behind the field's name, at the end. */
function valueSought(said: string, { name }: FieldRow): string | null {
  const page = fold(said);
  for (const each of [fold(name), fieldKey(name)]) {
    const at = page.lastIndexOf(` ${each} `);
    if (at === -1 || !/\b(?:quel|quelle|qui|which|who|what|cherche|trouve|find)\b/.test(page.slice(0, at))) continue;
    const value = page
      .slice(at + each.length + 2)
      .replace(/^(?:numero|number|n|no|est|is|egale?) /, '')
      .trim();
    if (value !== '') return value;
  }
  return null;
}

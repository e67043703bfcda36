import { z } from 'zod';
import { customFields, type FieldRow } from '#db/custom-field.ts';
import { addFieldValue, fieldValueOf } from '#db/field-value.ts';
import { fold } from '#language/normalise.ts';
import { readFieldValue, readValue } from '#language/settings/field.ts';
import { refShape } from '../ref.ts';
import { changeRecord, wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { valueLabel } from './field-words.ts';
import { meantRecord } from './meant-record.ts';

const output = z.object({
  outcome: z.enum(['set', 'same', 'unread']),
  record: refShape.nullable(),
  field: z.string(),
  value: z.string(),
  before: z.string().nullable(),
});
type Result = ToolResult<z.infer<typeof output>>;

export const setField = defineTool({
  name: 'set_field',
  description:
    'Writes what a record has in a field of the business’s own: "la clé de la Clio de Dupont c\'est 12". The fields are those that add_field made.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    said: z.string().describe('Their whole sentence, unchanged.'),
    record: z.string().optional().describe('Only as an earlier result gave it.'),
    field: z.string().optional().describe('Only as an earlier result gave it.'),
  }),
  output,
  async run(ctx, { said, record, field: fieldId }): Promise<Result> {
    const fields = (await customFields(ctx.db)).filter(({ id }) => fieldId === undefined || id === fieldId);
    const [first, ...others] = fields.flatMap((field) => {
      const read = readFieldValue(said, field.name);
      return read && read.value !== null ? [{ field, words: read.record, value: read.value }] : [];
    });
    if (!first) return { output: { outcome: 'unread', record: null, field: '', value: '', before: null } };
    if (others.length > 0) {
      const which = [first, ...others].map(({ field }) => ({ label: field.name, input: { field: field.id } }));
      return { which, sought: said };
    }
    const { field } = first;
    const value = readValue(first.value, field, { now: ctx.now(), zone: ctx.tenant.zone, language: ctx.language });
    if (value === null) throw noValue(first.value, field);
    const found = await meantRecord(ctx, field.noun, { words: record ?? first.words, bound: { field: field.id } });
    if ('which' in found) return found;
    return write(ctx, { field, record: found.one, value });
  },
  say({ outcome, record, field, value, before }, { language }) {
    const of = `${field}, ${record?.label}`;
    switch (outcome) {
      case 'set':
        return inWords(language, {
          fr: `C'est noté : ${of} : ${value}${before === null ? '' : ` (avant : ${before})`}.`,
          en: `Noted: ${of}: ${value}${before === null ? '' : ` (before: ${before})`}.`,
        });
      case 'same':
        return inWords(language, { fr: `C'est déjà noté : ${of} : ${value}.`, en: `Noted already: ${of}: ${value}.` });
      case 'unread':
        return inWords(language, {
          fr: `De quel champ s'agit-il ? Par exemple "la clé de la Clio de Dupont c'est 12". Je n'ai rien noté.`,
          en: `Which field? For example "the key of Dupont's Clio is 12". I have noted nothing.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'set' ? ['noted'] : []),
});

interface Writing {
  field: FieldRow;
  record: { id: string; label: string };
  value: string;
}

async function write(ctx: ToolContext, { field, record, value }: Writing): Promise<Result> {
  const known = await fieldValueOf(ctx.db, { fieldId: field.id, recordId: record.id });
  const label = (text: string) => valueLabel(text, field.kind, ctx.language);
  const said = { record, field: field.name, value: label(value), before: known && label(known.value) };
  if (known?.value === value) return { output: { outcome: 'same', ...said }, closes: ['which'] };
  const valueKey = fold(value);
  const shown = { field: field.name, value };
  if (known) {
    await changeRecord(ctx, 'field_value', known, { change: { value, value_key: valueKey }, shown });
  } else {
    const id = ctx.newId();
    await addFieldValue(ctx.db, { id, fieldId: field.id, recordId: record.id, value, valueKey });
    wroteNew(ctx, 'field_value', id, shown);
  }
  return { output: { outcome: 'set', ...said }, closes: ['which', 'yes'] };
}

function noValue(said: string, { name, kind, options }: FieldRow): ToolError {
  const list = options.join(', ');
  const wanted = {
    fr: {
      text: 'un texte court',
      number: 'un nombre',
      date: 'une date, comme 12/03/2027',
      choice: `l'un de : ${list}`,
    },
    en: { text: 'a short text', number: 'a number', date: 'a date, such as 12/03/2027', choice: `one of: ${list}` },
  };
  const shown = said.slice(0, 60);
  return new ToolError(`"${shown}" is no value of "${name}".`, `It takes ${wanted.en[kind]}.`, {
    fr: `"${shown}" ne va pas dans "${name}", qui attend ${wanted.fr[kind]}. Je n'ai rien noté.`,
    en: `"${shown}" does not fit "${name}", which takes ${wanted.en[kind]}. I have noted nothing.`,
  });
}

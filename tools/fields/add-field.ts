import { z } from 'zod';
import { addCustomField, customFields, fieldKinds, fieldNouns } from '#db/custom-field.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, ToolError, type ToolResult } from '../tool.ts';
import { fieldName, isOwnColumn } from './field-name.ts';
import { fieldLabel, nounWords } from './field-words.ts';

const fieldView = z.object({
  id: z.string(),
  label: z.string(),
  noun: z.enum(fieldNouns),
  kind: z.enum(fieldKinds),
});
const output = z.object({ outcome: z.enum(['added', 'there_already', 'own_column']), field: fieldView });
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  name: z.string().describe('What it is called: "numéro de clé".'),
  noun: z.enum(fieldNouns).describe('On which records.'),
  kind: z.enum(fieldKinds).describe('What it holds; "text" unless they say otherwise.'),
  options: z.array(z.string()).optional().describe('Of a choice: what it is among, two at least.'),
});

const mostFields = 30;
export const addField = defineTool({
  name: 'add_field',
  description:
    'Adds a field of the business’s own to its customers, vehicles, companies or appointments: "ajoute un champ numéro de clé sur les ' +
    'véhicules". Names of what a record has already are refused.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    const field = checked(words);
    if (isOwnColumn(field.key)) return { output: { outcome: 'own_column', field: ownView(field) }, closes: ['which'] };
    const known = (await customFields(ctx.db)).filter(({ noun }) => noun === field.noun);
    const same = known.find(({ key }) => key === field.key);
    const view = (row: { id: string }) => ({
      ...{ id: row.id, label: fieldLabel(same ?? field, ctx.language), noun: field.noun, kind: (same ?? field).kind },
    });
    if (same) return { output: { outcome: 'there_already', field: view(same) }, closes: ['which'] };
    if (known.length >= mostFields) throw tooMany();
    const row = { ...field, id: ctx.newId() };
    await addCustomField(ctx.db, row);
    wroteNew(ctx, 'custom_field', row.id, { noun: row.noun, name: row.name, kind: row.kind });
    return { output: { outcome: 'added', field: view(row) }, closes: ['which', 'yes'] };
  },
  propose: async (_ctx, words): Promise<Proposed | Result> => {
    const { name, key, noun, kind, options } = checked(words);
    if (isOwnColumn(key)) return { output: { outcome: 'own_column', field: ownView({ name, noun, kind }) } };
    return {
      record: null,
      summary: {
        fr: `ajouter le champ "${name}" aux fiches ${nounWords[noun].fr}`,
        en: `add the field "${name}" to the records of ${nounWords[noun].en}`,
      },
      input: { name, noun, kind, options },
    };
  },
  say({ outcome, field: { label } }, { language }) {
    if (outcome === 'own_column') {
      return inWords(language, {
        fr: `La fiche a déjà "${label}" : je n'ai rien ajouté. S'il s'agit d'autre chose, donnez-lui un autre nom.`,
        en: `A record has "${label}" already: nothing is added. If it is something else, give it another name.`,
      });
    }
    if (outcome === 'there_already') {
      return inWords(language, {
        fr: `Ce champ existe déjà : ${label}.`,
        en: `That field is there already: ${label}.`,
      });
    }
    return inWords(language, {
      fr: `Champ ajouté : ${label}. Dites par exemple "${label.split(' (')[0]} de … c'est …". ANNULER pour revenir.`,
      en: `Field added: ${label}. Say for example "${label.split(' (')[0]} of … is …". UNDO to go back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'added' ? ['noted'] : []),
});

function checked({ name, noun, kind, options = [] }: z.infer<typeof input>) {
  const called = fieldName(name);
  const list = kind === 'choice' ? [...new Set(options.map((option) => option.trim()).filter(Boolean))] : [];
  if (kind === 'choice' && list.length < 2) {
    throw new ToolError('A choice needs two options at least.', 'Ask among what it is.', {
      fr: `Entre quoi et quoi ? Donnez au moins deux choix : je n'ai rien ajouté.`,
      en: `Among what? Give two options at least: I have added nothing.`,
    });
  }
  return { ...called, noun, kind, options: list };
}

/** Of what is no field of theirs: it has no id. */
function ownView({ name, noun, kind }: Pick<z.infer<typeof input>, 'name' | 'noun' | 'kind'>) {
  return { id: '', label: name, noun, kind };
}

function tooMany(): ToolError {
  return new ToolError(`There are ${mostFields} fields on these records already.`, 'Say so.', {
    fr: `Ces fiches ont déjà ${mostFields} champs : je n'en ajoute pas d'autre.`,
    en: `These records have ${mostFields} fields already: I add no more.`,
  });
}

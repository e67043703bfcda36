import { z } from 'zod';
import { customFields, fieldNouns, type FieldRow } from '#db/custom-field.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { fieldName, isOwnColumn } from './field-name.ts';
import { fieldLabel } from './field-words.ts';
import { meantField } from './meant-field.ts';

const output = z.object({
  outcome: z.enum(['renamed', 'same']),
  field: z.object({ id: z.string(), label: z.string() }),
  before: z.string(),
});
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  field: z.string().describe('The field, as they called it: "numéro de clé".'),
  noun: z.enum(fieldNouns).optional().describe('On which records, where they said so.'),
  name: z.string().describe('What it shall be called.'),
});

export const renameField = defineTool({
  name: 'rename_field',
  description: 'Changes what a field of the business’s own is called; what records have in it stays.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    const found = await readRename(ctx, words);
    if ('which' in found) return found;
    const { field, name, key } = found;
    const outcome = field.name === name ? 'same' : 'renamed';
    if (outcome === 'renamed')
      await changeRecord(ctx, 'custom_field', field, { change: { name, key }, shown: { name } });
    const label = fieldLabel({ ...field, name }, ctx.language);
    return { output: { outcome, field: { id: field.id, label }, before: field.name }, closes: ['which', 'yes'] };
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    const found = await readRename(ctx, words);
    if ('which' in found) return found;
    const { field, name } = found;
    return {
      record: { table: 'custom_field', id: field.id, version: field.version },
      summary: {
        fr: `renommer le champ "${field.name}" en "${name}"`,
        en: `rename the field "${field.name}" to "${name}"`,
      },
      input: { field: field.id, name },
    };
  },
  say({ outcome, field: { label }, before }, { language }) {
    if (outcome === 'same') {
      return inWords(language, {
        fr: `Ce champ s'appelle déjà ainsi : ${label}.`,
        en: `It is called so already: ${label}.`,
      });
    }
    return inWords(language, {
      fr: `Le champ "${before}" devient : ${label}. Ce qui y est noté reste. ANNULER pour revenir.`,
      en: `The field "${before}" is now: ${label}. What is noted in it stays. UNDO to go back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'renamed' ? ['noted'] : []),
});

async function readRename(
  ctx: ToolContext,
  { field: words, noun, name: said }: z.infer<typeof input>,
): Promise<{ field: FieldRow; name: string; key: string } | Extract<Result, { which: unknown }>> {
  const found = await meantField(ctx, words, noun);
  if ('which' in found) return found;
  const field = found.one;
  const { name, key } = fieldName(said);
  const others = (await customFields(ctx.db)).filter((each) => each.noun === field.noun && each.id !== field.id);
  if (isOwnColumn(key) || others.some((each) => each.key === key)) throw taken(name);
  return { field, name, key };
}

function taken(name: string): ToolError {
  return new ToolError(`These records have "${name}" already.`, 'Ask for another name.', {
    fr: `La fiche a déjà "${name}" : je n'ai rien changé. Donnez-lui un autre nom.`,
    en: `A record has "${name}" already: nothing is changed. Give it another name.`,
  });
}

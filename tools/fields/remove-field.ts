import { z } from 'zod';
import { fieldNouns } from '#db/custom-field.ts';
import { countFieldValues } from '#db/field-value.ts';
import { yesAsk } from '../proposals/yes-ask.ts';
import { removeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolResult } from '../tool.ts';
import { fieldLabel, nounWords } from './field-words.ts';
import { meantField } from './meant-field.ts';

const output = z.object({
  outcome: z.enum(['removed', 'in_use']),
  field: z.object({ id: z.string(), label: z.string(), noun: z.enum(fieldNouns) }),
  /** How many records have something in it. */
  count: z.number(),
});
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  field: z.string().describe('The field, as they called it: "numéro de clé".'),
  noun: z.enum(fieldNouns).optional().describe('On which records, where they said so.'),
  over: z.boolean().optional().describe('Only as an earlier result gave it: what is noted in it goes with it.'),
});

export const removeField = defineTool({
  name: 'remove_field',
  description:
    'Takes a field of the business’s own away: "supprime le champ numéro de clé". Where records have something in it, it says how many and asks first.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  needsYes: ({ over }) => over === true,
  async run(ctx, { field: words, noun, over = false }): Promise<Result> {
    const found = await meantField(ctx, words, noun);
    if ('which' in found) return found;
    const field = found.one;
    const count = await countFieldValues(ctx.db, field.id);
    const view = { id: field.id, label: fieldLabel(field, ctx.language), noun: field.noun };
    if (count > 0 && !over) {
      const ask = yesAsk(ctx, {
        label: field.name,
        ...{ tool: 'remove_field', input: { field: field.id, over: true } },
        record: { table: 'custom_field', id: field.id, version: field.version },
        yesWords: ['supprime', 'supprime le', 'supprime quand meme', 'remove', 'remove it', 'delete it'],
      });
      return { output: { outcome: 'in_use', field: view, count }, ask, closes: ['which', 'yes'] };
    }
    await removeRecord(ctx, 'custom_field', field, { noun: field.noun, name: field.name });
    return { output: { outcome: 'removed', field: view, count }, closes: ['which', 'yes'] };
  },
  async propose(ctx, { field: words, noun }): Promise<Proposed | Result> {
    const found = await meantField(ctx, words, noun);
    if ('which' in found) return found;
    const { id, name, version } = found.one;
    const count = await countFieldValues(ctx.db, id);
    return {
      record: { table: 'custom_field', id, version },
      summary: {
        fr: `supprimer le champ "${name}"${count > 0 ? `, noté sur ${count} fiches` : ''}`,
        en: `remove the field "${name}"${count > 0 ? `, noted on ${count} records` : ''}`,
      },
      input: { field: id, over: true },
    };
  },
  say({ outcome, field: { label, noun }, count }, { language }) {
    if (outcome === 'in_use') {
      return inWords(language, {
        fr: `${count === 1 ? 'Une fiche a' : `${count} fiches ont`} quelque chose dans ce champ : ${label}. Je le supprime avec ce qui y est noté ?`,
        en: `${count === 1 ? 'One record has' : `${count} records have`} something in this field: ${label}. Shall I remove it with what is noted in it?`,
      });
    }
    return inWords(language, {
      fr: `Champ supprimé des fiches ${nounWords[noun].fr} : ${label}${count > 0 ? `, et ce qui était noté sur ${count === 1 ? 'une fiche' : `${count} fiches`}` : ''}. ANNULER pour revenir.`,
      en: `Field removed from the records of ${nounWords[noun].en}: ${label}${count > 0 ? `, with what was noted on ${count === 1 ? 'one record' : `${count} records`}` : ''}. UNDO to go back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'removed' ? ['noted', 'deleted'] : []),
});

import { z } from 'zod';
import { lockDiary } from '#db/appointment.ts';
import { addResource, resourcesOf } from '#db/resource.ts';
import { mainSite } from '#db/site.ts';
import { refShape } from '../ref.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { bayKinds, bayName, isSameName, bayNames, nextName } from './bay-words.ts';

const output = z.object({
  outcome: z.enum(['added', 'there_already', 'that_many', 'not_so_many']),
  bay: refShape,
  kind: z.enum(bayKinds),
  /** All of the kind, as they are now. */
  all: z.array(z.object({ name: z.string() })),
});
type Output = z.infer<typeof output>;
type Result = ToolResult<Output>;

const input = z.object({
  kind: z.enum(bayKinds).describe('"bay" for a bay, lift or chair, "technician" for somebody who does the work.'),
  name: z.string().optional().describe("A technician's name, or what a bay shall be called where they said so."),
  word: z.string().optional().describe('Of a bay without a name: how they call one, "pont", "chair".'),
  number: z
    .int()
    .optional()
    .describe('Of a bay: the number they gave it, or which one it is: 2 for "un deuxième pont".'),
  isCount: z.boolean().optional().describe('true where `number` says how many there are now.'),
});
type Input = z.infer<typeof input>;

/** A business has no more; somebody misread a number. */
const mostBays = 40;

export const addBay = defineTool({
  name: 'add_bay',
  description:
    'Adds a bay (a lift, a chair) or a technician to the diary, who can be booked from then on at the opening hours. A technician gets no ' +
    'access by it: for that use invite_member.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    await lockDiary(ctx.db);
    const read = await readNew(ctx, words);
    if ('output' in read) return read;
    const { siteId, name, all } = read;
    const id = ctx.newId();
    await addResource(ctx.db, { id, siteId, kind: words.kind, name });
    wroteNew(ctx, 'resource', id, { name });
    const now = [...all, { name }];
    return {
      output: { outcome: 'added', bay: { id, label: name }, kind: words.kind, all: now },
      closes: ['which', 'yes'],
    };
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    const read = await readNew(ctx, words);
    if ('output' in read) return read;
    return {
      record: null,
      summary: { fr: `ajouter ${read.name} au planning`, en: `add ${read.name} to the diary` },
      input: { kind: words.kind, name: read.name },
    };
  },
  say({ outcome, bay: { label }, kind, all }, { language }) {
    const names = bayNames(all, language);
    switch (outcome) {
      case 'added':
        return inWords(language, {
          fr: `${label} est au planning et se réserve aux heures d'ouverture. Vous avez : ${names}.${kind === 'technician' ? ` Pour m'écrire, il faut en plus l'inviter dans l'équipe.` : ''} ANNULER pour revenir.`,
          en: `${label} is in the diary and can be booked at the opening hours. You have: ${names}.${kind === 'technician' ? ' To write to me they must be invited to the team too.' : ''} UNDO to go back.`,
        });
      case 'there_already':
        return inWords(language, {
          fr: `${label} est déjà au planning : ${names}. Je n'ai rien ajouté.`,
          en: `${label} is in the diary already: ${names}. Nothing is added.`,
        });
      case 'that_many':
        return inWords(language, {
          fr: `Il y en a déjà ${all.length} : ${names}. Je n'ai rien ajouté. "Ajoute un poste" en met un de plus.`,
          en: `There are ${all.length} already: ${names}. Nothing is added. "Add a bay" adds one more.`,
        });
      case 'not_so_many':
        return inWords(language, {
          fr: `Pour l'instant il y a : ${names}. Combien faut-il en ajouter ? Je n'ai rien ajouté.`,
          en: `So far there is: ${names}. How many shall I add? Nothing is added.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'added' ? ['noted'] : []),
});

async function readNew(
  ctx: ToolContext,
  { kind, name, word = 'poste', number, isCount = false }: Input,
): Promise<{ siteId: string; name: string; all: { name: string }[] } | (Result & { output: Output })> {
  const { id: siteId } = await mainSite(ctx.db);
  const all = (await resourcesOf(ctx.db, siteId)).filter((each) => each.kind === kind);
  const answer = (outcome: Output['outcome'], label: string, id = '') => ({
    output: { outcome, bay: { id, label }, kind, all: all.map(({ name: own }) => ({ name: own })) },
  });
  if (isCount && number !== undefined && number <= all.length) return answer('that_many', '');
  if (isCount && number !== undefined && number > all.length + 1) return answer('not_so_many', '');
  if (kind === 'technician' && !name) throw noName();
  if (all.length >= mostBays) throw tooMany();
  const called = bayName(name ?? nextName(all, word, isCount ? null : (number ?? null)));
  // "Karim" is the Karim Benali they have; another one is told apart by a last name.
  const same = all.find(
    (each) =>
      isSameName(each.name, called) || (kind === 'technician' && isSameName(each.name.split(' ')[0] ?? '', called)),
  );
  return same ? answer('there_already', same.name, same.id) : { siteId, name: called, all };
}

function noName(): ToolError {
  return new ToolError('No technician was named.', 'Ask for the name.', {
    fr: 'Comment s’appelle le technicien ? Je n’ai encore rien ajouté.',
    en: 'What is the name of the technician? Nothing is added yet.',
  });
}

function tooMany(): ToolError {
  return new ToolError(`There are ${mostBays} already.`, 'Say so.', {
    fr: `Il y en a déjà ${mostBays} : je n'en ajoute pas d'autre.`,
    en: `There are ${mostBays} already: I add no more.`,
  });
}

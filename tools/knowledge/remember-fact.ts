import { z } from 'zod';
import { addFact, type KnownFact } from '#db/fact.ts';
import { dayLabel } from '#language/format.ts';
import { fold } from '#language/normalise.ts';
import { speaker } from '../members/meant-member.ts';
import { removeRecord, wroteNew } from '../rows.ts';
import { inWords, type Speaking } from '../speaking.ts';
import type { Ask } from '../ask.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { describeFact, factShape } from './fact-view.ts';
import { factsBeside, meantFact } from './meant-fact.ts';
import { readStatement, type Taught, withoutUntil } from './read-statement.ts';

/** How long a question of ours stands. */
const answerMinutes = 60;

const output = z.object({
  /** `already`: it is known in these words. `differs`: something else is known of the same, and nothing was written. */
  outcome: z.enum(['kept', 'replaced', 'already', 'differs']),
  fact: factShape.nullable(),
  /** What is known, or was until now. */
  before: factShape.nullable(),
  /** Whether it is asked if customers may hear it. */
  asksPublic: z.boolean(),
});
type Output = z.infer<typeof output>;
type Result = ToolResult<Output>;

const input = z.object({
  words: z
    .string()
    .describe('What shall be remembered, in their words, a sentence: "le parking est derrière le garage".'),
  isPublic: z
    .boolean()
    .optional()
    .describe('true only where they said that customers may hear it, false where they said it is for the team.'),
  about: z.string().optional().describe('What it is about, where a correction names it apart: "le parking".'),
  instead: z.string().optional().describe('The id of the fact it replaces, from "differs", once they said so.'),
  beside: z.boolean().optional().describe('true once they said that both hold.'),
});
type Input = z.infer<typeof input>;

export const rememberFact = defineTool({
  name: 'remember_fact',
  description:
    'Keeps something the business knows, for later answers: "retiens que le parking est derrière le garage", "remember that we close early ' +
    'on the 24th". It is for the team unless they said that customers may hear it. A day until which it holds is read from the words. ' +
    '"differs": something else is known of the same; they are asked whether to replace it. It is no note on a customer and no task.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, asked): Promise<Result> {
    const read = await lookAt(ctx, asked);
    if ('output' in read) return read;
    const { statement, instead } = read;
    if (instead) await removeRecord(ctx, 'fact', instead);
    const fact = await keep(ctx, statement, instead);
    const asksPublic = statement.isPublic === null && instead === null;
    return {
      output: {
        ...{ outcome: instead ? ('replaced' as const) : ('kept' as const), fact: describeFact(fact, ctx), asksPublic },
        before: instead && describeFact(instead, ctx),
      },
      ask: asksPublic ? askPublic(ctx, fact.id) : null,
      closes: ['yes', 'which'],
    };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const read = await lookAt(ctx, asked);
    if ('output' in read) return read;
    const { statement, instead } = read;
    return {
      record: instead && { table: 'fact', id: instead.id, version: instead.version },
      summary: { fr: `retenir : "${statement.text}"`, en: `remember: "${statement.text}"` },
      input: { ...asked, ...(instead && { instead: instead.id }) },
    };
  },
  say: sayKept,
  deeds: ({ outcome }) => (outcome === 'kept' || outcome === 'replaced' ? ['noted'] : []),
});

/** What is to be kept and what it replaces; or the answer that nothing is, as it stands. */
async function lookAt(
  ctx: ToolContext,
  asked: Input,
): Promise<{ statement: Taught; instead: KnownFact | null } | Extract<Result, { output: Output }>> {
  const read = readStatement(asked.words, ctx);
  const statement = { ...read, isPublic: asked.isPublic ?? read.isPublic };
  const beside = asked.beside
    ? []
    : await factsBeside(ctx, [asked.about ?? '', withoutUntil(statement.text)].join(' ').trim());
  // "The coffee machine is broken until Friday" is said beside what holds for good, and again on Saturday.
  const isPassing = statement.expiresOn !== null && outOfUse.test(fold(statement.text));
  const like = isPassing ? beside.filter(({ expiresOn }) => expiresOn !== null) : beside;
  const [known] = like;
  const same = like.find(({ answer }) => Object.values(answer).some((text) => fold(text) === fold(statement.text)));
  if (same) return { output: { outcome: 'already', fact: describeFact(same, ctx), before: null, asksPublic: false } };
  if (asked.instead) {
    const meant = await meantFact(ctx, asked.instead);
    if (!('one' in meant)) throw gone();
    return { statement, instead: meant.one };
  }
  if (!known) return { statement, instead: null };
  return {
    output: { outcome: 'differs', fact: null, before: describeFact(known, ctx), asksPublic: false },
    ask: askToReplace(ctx, asked, known),
    closes: ['yes', 'which'],
  };
}

const outOfUse =
  /\b(?:en panne|casses?|cassees?|hs|hors service|fermee?s?|ferme|fermons|indisponibles?|bloquee?s?|inaccessibles?|en travaux|en reparation|suspendue?s?|absente?s?|plus (?:de|d)|pas (?:de|d)|ne (?:marche|fonctionne)\w*|broken|down|out of (?:order|service|use|action)|closed|shut|unavailable|blocked|off|no longer|not working|(?:doesn|isn|aren|don) t|being repaired|under repair|no)\b/;

/** What replaces another is found by the words that one was, and told to whom that one was. */
async function keep(
  ctx: ToolContext,
  { text, language, isPublic, expiresOn }: Taught,
  instead: KnownFact | null,
): Promise<KnownFact> {
  const id = ctx.newId();
  const turnId = 'turnId' in ctx.origin ? ctx.origin.turnId : null;
  const fact = {
    ...{ id, language, expiresOn, authorId: speaker(ctx), turnId, source: 'said' as const },
    ...{ topic: instead?.topic ?? 'said', asks: instead?.asks ?? { fr: [], en: [] }, answer: { fr: text, en: text } },
    isPublic: isPublic ?? instead?.isPublic ?? false,
  };
  await addFact(ctx.db, fact);
  wroteNew(ctx, 'fact', id, { isPublic: fact.isPublic, expiresOn });
  return { ...fact, version: 1, author: null, createdAt: ctx.now() };
}

function askToReplace({ now, language }: ToolContext, asked: Input, known: KnownFact): Ask {
  const label = inWords(language, { fr: 'remplacer', en: 'replace it' });
  const option = { label, tool: 'remember_fact', input: { ...asked, instead: known.id } };
  return { topic: 'yes', kind: 'confirm', options: [option], no: null, until: soon(now()), late: 'lapses' };
}

function askPublic({ now, language }: ToolContext, fact: string): Ask {
  const label = inWords(language, { fr: 'le dire aussi aux clients', en: 'tell customers too' });
  const option = { label, tool: 'change_fact', input: { fact, isPublic: true } };
  return { topic: 'yes', kind: 'confirm', options: [option], no: null, until: soon(now()), late: 'lapses' };
}

function soon(now: Date): string {
  return new Date(now.getTime() + answerMinutes * 60_000).toISOString();
}

function gone(): ToolError {
  return new ToolError('What it replaces is no longer there.', 'Call again without `instead`.', {
    fr: "Ce qui était noté n'existe plus : redites-le-moi.",
    en: 'What was noted is no longer there: please say it again.',
  });
}

function sayKept({ outcome, fact, before, asksPublic }: Output, { language }: Speaking): string {
  if (outcome === 'differs') {
    return inWords(language, {
      fr: `Vous aviez noté : "${before?.label}" Je remplace ?`,
      en: `You had noted: "${before?.label}" Shall I replace it?`,
    });
  }
  if (outcome === 'already') {
    return inWords(language, {
      fr: `Je le savais déjà : "${fact?.label}"`,
      en: `I knew that already: "${fact?.label}"`,
    });
  }
  const end = fact?.until
    ? inWords(language, {
        fr: ` Jusqu'au ${dayLabel(fact.until, 'fr')} inclus.`,
        en: ` Until ${dayLabel(fact.until, 'en')} included.`,
      })
    : '';
  const head =
    outcome === 'replaced'
      ? inWords(language, { fr: `C'est remplacé : "${fact?.label}"`, en: `Replaced: "${fact?.label}"` })
      : inWords(language, { fr: `C'est retenu : "${fact?.label}"`, en: `I will remember: "${fact?.label}"` });
  const to = fact?.isPublic
    ? inWords(language, { fr: ' Les clients qui le demandent le sauront.', en: ' Customers who ask will hear it.' })
    : inWords(language, { fr: " Pour l'équipe seulement.", en: ' For the team only.' });
  const question = asksPublic
    ? inWords(language, { fr: ' Je le dis aussi aux clients ?', en: ' Shall I tell customers too?' })
    : '';
  return `${head}${end}${to}${question}`;
}

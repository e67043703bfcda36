import { z } from 'zod';
import { addFact } from '#db/fact.ts';
import { type AskedQuestion, openQuestions } from '#db/open-question.ts';
import type { Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { tellingWords } from '../business/fact-lexicon.ts';
import { idIn, type Meant, onlyOne } from '../meant.ts';
import { speaker } from '../members/meant-member.ts';
import { changeRecord, wroteNew } from '../rows.ts';
import { capital, inWords } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { describeFact, factShape, sayFact } from './fact-view.ts';
import { describeQuestion, questionShape } from './list-questions.ts';
import { readStatement } from './read-statement.ts';

const mostRead = 200;

const output = z.object({
  outcome: z.enum(['answered', 'dropped', 'none']),
  question: questionShape.nullable(),
  fact: factShape.nullable(),
  /** Whoever asked, where the answer goes to them; `unreached` where there is no way to write to them. */
  told: z.enum(['asker', 'unreached']).nullable(),
});
type Result = ToolResult<z.infer<typeof output>>;

export const answerQuestion = defineTool({
  name: 'answer_question',
  description:
    'Answers a question that nobody could answer, once for all: "réponse à la 1 : oui, jusqu\'à 200 €". The answer becomes what the business ' +
    'knows, for customers too where a customer had asked, unless they say otherwise, and whoever asked lately gets it. `drop` takes the question off the list without an answer.',
  effect: 'write',
  roles: { MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    question: z
      .string()
      .describe('Which question: an id from list_questions, its number in the list that was shown, or words of it.'),
    answer: z.string().optional().describe('The answer, a sentence.'),
    isPublic: z.boolean().optional().describe('Whether customers who ask hear it, where that was said.'),
    drop: z.boolean().optional().describe('true to take it off the list without an answer.'),
  }),
  output,
  async run(ctx, { question: words, answer, isPublic, drop = false }): Promise<Result> {
    const meant = onlyOne(await meantQuestions(ctx, words), words.trim(), ({ id, words: label }) => ({
      label,
      input: { question: id },
    }));
    if (!('one' in meant)) return meant;
    const question = meant.one;
    const view = describeQuestion(question, ctx);
    if (drop || answer === undefined) {
      if (!drop) return { output: { outcome: 'none', question: view, fact: null, told: null } };
      await changeRecord(ctx, 'open_question', question, { change: { status: 'dropped' } });
      return { output: { outcome: 'dropped', question: view, fact: null, told: null }, closes: ['which'] };
    }
    const statement = readStatement(answer, ctx);
    const id = ctx.newId();
    const fact = {
      ...{ id, topic: 'said', language: statement.language, expiresOn: statement.expiresOn, source: 'answer' as const },
      // It is found again by the words in which it was asked.
      asks: { fr: [], en: [], [question.language]: [question.words] },
      ...{ answer: { fr: statement.text, en: statement.text }, authorId: speaker(ctx) },
      isPublic: isPublic ?? statement.isPublic ?? question.isOfCustomer,
      turnId: 'turnId' in ctx.origin ? ctx.origin.turnId : null,
    };
    await addFact(ctx.db, fact);
    wroteNew(ctx, 'fact', id, { isPublic: fact.isPublic, expiresOn: fact.expiresOn });
    await changeRecord(ctx, 'open_question', question, { change: { status: 'answered', fact_id: id } });
    const known = { ...fact, version: 1, author: null, createdAt: ctx.now() };
    const told = await tellAsker(ctx, question, fact);
    return { output: { outcome: 'answered', question: view, fact: describeFact(known, ctx), told }, closes: ['which'] };
  },
  say({ outcome, question, fact, told }, { language }) {
    if (outcome === 'dropped') {
      return inWords(language, {
        fr: `Je l'ai retirée de la liste : "${question?.label}"`,
        en: `I have taken it off the list: "${question?.label}"`,
      });
    }
    if (outcome === 'none') {
      return inWords(language, {
        fr: `Que dois-je répondre à "${question?.label}"`,
        en: `What shall I answer to "${question?.label}"`,
      });
    }
    const to = fact?.isPublic
      ? inWords(language, { fr: 'Les clients qui le demandent le sauront.', en: 'Customers who ask will hear it.' })
      : inWords(language, { fr: "Pour l'équipe seulement.", en: 'For the team only.' });
    return [
      inWords(language, {
        fr: `C'est retenu. À "${question?.label}" je réponds : "${fact?.label}" ${to}`,
        en: `I will remember. To "${question?.label}" I answer: "${fact?.label}" ${to}`,
      }),
      ...(told === null ? [] : [sayTold(told, question?.by ?? null, language)]),
    ].join(' ');
  },
  deeds: ({ outcome, told }) => (outcome === 'none' ? [] : told === 'asker' ? ['noted', 'sent'] : ['noted']),
});

/** Nobody remembers what they asked longer ago, and would wonder. */
const rememberedDays = 7;

/** Whoever asked gets the answer once: a customer what customers may hear, a colleague what another one says. */
async function tellAsker(
  ctx: ToolContext,
  { id, words, askedAt, contactId, memberId }: AskedQuestion,
  fact: Parameters<typeof sayFact>[0] & { isPublic: boolean },
): Promise<'asker' | 'unreached' | null> {
  const isLate = ctx.now().getTime() - askedAt.getTime() > rememberedDays * 86_400_000;
  const isHeard = contactId !== null ? fact.isPublic : memberId !== null && memberId !== speaker(ctx);
  if (isLate || !isHeard) return null;
  const recipient = contactId !== null ? { contactId } : { memberId: memberId ?? '' };
  const head = contactId !== null ? `${ctx.tenant.name} : ` : '';
  const text = (language: Language) =>
    inWords(language, {
      fr: `${head}vous demandiez "${words}" ${sayFact(fact, 'fr')}`,
      en: `${head}you asked "${words}" ${sayFact(fact, 'en')}`,
    });
  const isSent = await ctx.post(recipient, {
    text: (language) => capital(text(language)),
    ...{ ask: null, dedupeKey: `answered:${id}` },
  });
  return isSent ? 'asker' : 'unreached';
}

function sayTold(told: 'asker' | 'unreached', by: string | null, language: Language): string {
  if (told === 'asker') {
    const who = by ?? inWords(language, { fr: 'La personne qui le demandait', en: 'Whoever asked' });
    return inWords(language, { fr: `${who} reçoit la réponse.`, en: `${who} gets the answer.` });
  }
  const whom = by ?? inWords(language, { fr: 'la personne qui le demandait', en: 'whoever asked' });
  return inWords(language, {
    fr: `Je ne peux pas l'écrire à ${whom} : pas de numéro, ou plus de messages souhaités.`,
    en: `I cannot write it to ${whom}: there is no number, or they want no more messages.`,
  });
}

/** By its id, its place in the list, or words of it. */
async function meantQuestions({ db }: Pick<ToolContext, 'db'>, words: string): Promise<Meant<AskedQuestion>> {
  const all = await openQuestions(db, { limit: mostRead });
  const id = idIn(words);
  if (id) return { found: all.filter((question) => question.id === id), isExact: true };
  const nth = /^(?:(?:la|le|the|question|n°?|no|number|numero) )*(?<nth>\d{1,3})(?:re|ere|e|eme|st|nd|rd|th)?$/.exec(
    fold(words),
  )?.groups?.['nth'];
  if (nth) return { found: all.slice(Number(nth) - 1, Number(nth)), isExact: true };
  const said = tellingWords(words);
  const fits = all.map((question) => {
    const own = fold(question.words).split(' ');
    return { question, count: said.filter((word) => own.some((each) => isSameWord(word, each))).length };
  });
  const most = Math.max(0, ...fits.map(({ count }) => count));
  const found = most === 0 ? [] : fits.filter(({ count }) => count === most).map(({ question }) => question);
  return { found, isExact: most === said.length };
}

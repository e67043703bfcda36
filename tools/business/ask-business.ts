import { z } from 'zod';
import { knownFacts } from '#db/fact.ts';
import { catalogue, type ServiceRow } from '#db/service.ts';
import type { Language } from '#language/language.ts';
import { matchServices } from '../booking/match-service.ts';
import { defineTool } from '../tool.ts';
import { askBusinessOutput, sayAnswers } from './ask-business.say.ts';
import { type FactLexicon, lexiconOf } from './fact-lexicon.ts';
import { collectQuestion } from '../knowledge/collect-question.ts';
import { sayFact } from '../knowledge/fact-view.ts';
import { asksHowLong, sayHowLong } from './how-long.ts';
import { matchFacts } from './match-facts.ts';
import { partsOf } from './question-parts.ts';

/** More is no answer to a question. */
const mostAnswers = 2;

type Answer = z.infer<typeof askBusinessOutput>['answers'][number];

export const askBusiness = defineTool({
  name: 'ask_business',
  description:
    'Answers other questions about the business: means of payment, parking, waiting there, wifi, guarantee, brands, what it does not do, ' +
    'pets, languages spoken, what to bring or how to come prepared, how long a service takes, and whatever else colleagues noted. Say the sentences of `answers` as they ' +
    'are. With `unknown` the business has not said: never guess, offer to pass the question on. Its reason "service": ask which service.',
  effect: 'read',
  roles: { CUSTOMER: 'runs', USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    question: z.string().describe('The question, in the words of the person.'),
    service: z
      .string()
      .optional()
      .describe(
        'The code of the service that is spoken of, or the codes with commas between, for "how long does it take?" where the question does not name it.',
      ),
  }),
  output: askBusinessOutput,
  async run(ctx, { question, service }) {
    // A customer's query gives what is public: nothing of the rest is there to be said.
    const asker = ctx.actor.kind === 'member' ? 'member' : 'customer';
    const [lexicon, services] = [lexiconOf(await knownFacts(ctx.db, asker)), await catalogue(ctx.db)];
    const parts = partsOf(question);
    const sources = { lexicon, services, language: ctx.language, question, service };
    const answers = parts.flatMap((part) => answersTo(part, sources));
    const shown = [...new Map(answers.map((answer) => [answer.text, answer])).values()].slice(0, mostAnswers);
    const isOpen = shown.length === 0 && parts.some(asksHowLong);
    if (shown.length === 0 && !isOpen) await collectQuestion(ctx, question);
    return {
      output: { outcome: shown.length > 0 ? 'found' : 'unknown', answers: shown, reason: isOpen ? 'service' : null },
    };
  },
  say: sayAnswers,
  deeds: () => [],
});

interface Sources {
  lexicon: FactLexicon;
  services: readonly ServiceRow[];
  language: Language;
  /** The whole, which may name the service that a part of it asks about. */
  question: string;
  service: string | undefined;
}

/** How long a service takes; where the catalogue does not have it, perhaps the business says that it does not do it. */
function answersTo(part: string, sources: Sources): Answer[] {
  const { lexicon, language } = sources;
  const timed = asksHowLong(part) ? servicesMeant(part, sources) : [];
  if (timed.length > 0)
    return timed.map((each) => ({ topic: 'duration', text: sayHowLong(each, language), fact: null }));
  return matchFacts(part, lexicon).map((fact) => ({ topic: fact.topic, text: sayFact(fact, language), fact: fact.id }));
}

/** A cut may be a man's or a woman's; words that fit more services than two name none. */
function servicesMeant(part: string, { services, question, service }: Sources): ServiceRow[] {
  for (const words of [part, question, service ?? '']) {
    const named = matchServices(words, services);
    if (named.length > 0 && named.length <= mostAnswers) return named;
  }
  return [];
}

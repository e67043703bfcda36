import { factById, type KnownFact, knownFacts } from '#db/fact.ts';
import { isSameWord } from '#language/same-word.ts';
import { lexiconOf, tellingWords } from '../business/fact-lexicon.ts';
import { matchFacts, sameMatter } from '../business/match-facts.ts';
import { fold } from '#language/normalise.ts';
import { idIn, onlyOne } from '../meant.ts';
import type { ToolContext } from '../tool.ts';
import { describeFact } from './fact-view.ts';

/** The fact that words speak of: what a question in these words would be answered with. */
export async function meantFact(ctx: Pick<ToolContext, 'db' | 'tenant' | 'language'>, words: string, field = 'fact') {
  const id = idIn(words);
  const one = id ? await factById(ctx.db, id) : null;
  const found = id ? (one ? [one] : []) : await factsLike(ctx, words);
  return onlyOne(
    { found, isExact: id !== null || found.every((fact) => hasAll(fact, words)) },
    words.trim(),
    (fact) => ({
      label: describeFact(fact, ctx).label,
      input: { [field]: fact.id },
    }),
  );
}

/** Every word that tells something is one of its own: "des chèques vacances" is more than what is known of cheques. */
function hasAll({ answer, asks }: KnownFact, words: string): boolean {
  return says([...Object.values(answer), ...asks.fr, ...asks.en].join(' '), words);
}

/** What is known of the matter that a statement speaks of, and what says the same already. */
export async function factsBeside({ db }: Pick<ToolContext, 'db'>, statement: string): Promise<KnownFact[]> {
  const all = await knownFacts(db, 'member');
  const same = all.filter(({ answer }) => Object.values(answer).some((text) => fold(text) === fold(statement)));
  const other = sameMatter(statement, lexiconOf(all));
  return same.length > 0 ? same : other ? [other] : [];
}

/** Those that say something of the same: by the words people ask with, or by those of a sentence that was said. */
async function factsLike({ db }: Pick<ToolContext, 'db'>, words: string): Promise<KnownFact[]> {
  const all = await knownFacts(db, 'member');
  const same = all.filter(({ answer }) => Object.values(answer).some((text) => fold(text) === fold(words)));
  if (same.length > 0) return same.slice(0, 1);
  // Whoever repeats the words of one means that one, and not another of the same matter.
  const literal = all.filter(({ answer }) => Object.values(answer).some((text) => says(text, words)));
  return literal.length > 0 ? literal : matchFacts(words, lexiconOf(all));
}

function says(text: string, words: string): boolean {
  const [own, told] = [fold(text).split(' '), tellingWords(words)];
  return told.length > 0 && told.every((word) => own.some((each) => isSameWord(word, each)));
}

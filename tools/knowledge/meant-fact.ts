import { factById, type KnownFact, knownFacts } from '#db/fact.ts';
import { lexiconOf } from '../business/fact-lexicon.ts';
import { matchFacts } from '../business/match-facts.ts';
import { fold } from '#language/normalise.ts';
import { idIn, onlyOne } from '../meant.ts';
import type { ToolContext } from '../tool.ts';
import { describeFact } from './fact-view.ts';

/** The fact that words speak of: what a question in these words would be answered with. */
export async function meantFact(ctx: Pick<ToolContext, 'db' | 'tenant' | 'language'>, words: string, field = 'fact') {
  const id = idIn(words);
  const one = id ? await factById(ctx.db, id) : null;
  const found = id ? (one ? [one] : []) : await factsLike(ctx, words);
  return onlyOne({ found, isExact: true }, words.trim(), (fact) => ({
    label: describeFact(fact, ctx).label,
    input: { [field]: fact.id },
  }));
}

/** Those that say something of the same: by the words people ask with, or by those of a sentence that was said. */
export async function factsLike({ db }: Pick<ToolContext, 'db'>, words: string): Promise<KnownFact[]> {
  const all = await knownFacts(db, 'member');
  const same = all.filter(({ answer }) => Object.values(answer).some((text) => fold(text) === fold(words)));
  return same.length > 0 ? same.slice(0, 1) : matchFacts(words, lexiconOf(all));
}

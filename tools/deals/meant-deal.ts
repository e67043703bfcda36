import { dealById, dealsTitled, type KnownDeal } from '#db/deal.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { idIn, type Meant, namingWords, onlyOne } from '../meant.ts';
import type { ToolContext } from '../tool.ts';

const mostFound = 50;
const dealWords = new Set(
  'affaire affaires deal deals opportunite opportunity dossier projet project pipeline'.split(' '),
);

/** The deals that words mean: an id, or words of the title; open ones before those that are settled. */
export async function meantDeals({ db }: Pick<ToolContext, 'db'>, words: string): Promise<Meant<KnownDeal>> {
  const id = idIn(words);
  const one = id && (await dealById(db, id));
  if (id) return { found: one ? [one] : [], isExact: true };
  const said = namingWords(words).filter((word) => !dealWords.has(word));
  const all = await dealsTitled(db, said, mostFound);
  const fits = all.map((deal) => {
    const title = fold(deal.title).split(' ');
    return { deal, count: said.filter((word) => title.some((each) => isSameWord(word, each))).length };
  });
  const most = Math.max(0, ...fits.map(({ count }) => count));
  const best = fits.filter(({ count }) => count === most).map(({ deal }) => deal);
  const open = best.filter(({ status }) => status === 'open');
  return { found: open.length > 0 ? open : best, isExact: most === said.length };
}

/** The one deal that is meant, or the question which. */
export async function meantDeal(ctx: Pick<ToolContext, 'db'>, words: string) {
  return onlyOne(await meantDeals(ctx, words), words.trim(), ({ id, title }) => ({
    label: title,
    input: { deal: id },
  }));
}

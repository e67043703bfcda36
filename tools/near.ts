import { wordsMeant } from '#db/search.ts';
import { recordsNamed } from '#db/search/names.ts';
import type { Db } from '#db/db.ts';
import { nearness } from '#language/near-name.ts';
import { isSameWord } from '#language/same-word.ts';

/** A word that only begins like a name, or whose slips are many, means nobody. */
const nearEnough = 0.6;
const mostNear = 20;

/** Which words of names the said ones may be slips of: what of a name sounds alike is one too. */
export interface NearNames {
  /** Whether a word of a name may be the one that was said. */
  isNear(said: string, word: string): boolean;
  /** The records of a kind whose names have the most of the words, each as it is or nearly. */
  ids(kind: 'contact' | 'company'): Promise<string[]>;
}

export async function nearNames(db: Db, said: readonly string[]): Promise<NearNames> {
  const meant = (await wordsMeant(db, said, nearness)).filter((each) => each.nearness >= nearEnough);
  const near = new Set(meant.map((each) => `${said[each.said]} ${each.word}`));
  return {
    isNear: (word, name) => near.has(`${word} ${name}`),
    async ids(kind) {
      const hits = await recordsNamed(db, meant, [kind], mostNear);
      return hits.filter(({ words }) => words === hits[0]?.words).map(({ id }) => id);
    },
  };
}

/** Whether a word is that of a name without any slip; a plural and a possessive are none. */
export function isVeryWord(said: string, word: string): boolean {
  return said === word || said === `${word}s`;
}

/** A slip that is forgiven once it is asked about. */
export function isLikeWord(said: string, word: string, near: NearNames | null): boolean {
  return isSameWord(said, word) || (near?.isNear(said, word) ?? false);
}

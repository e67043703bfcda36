import type { StageRow } from '#db/deal.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { namingWords } from '../meant.ts';

/** The one stage that words name, by its code or by either of its names. */
export function meantStage(words: string, stages: readonly StageRow[]): StageRow | null {
  const said = namingWords(words);
  const fits = stages.map((stage) => {
    const names = fold(`${stage.code} ${stage.nameFr} ${stage.nameEn}`).split(' ');
    return { stage, count: said.filter((word) => names.some((name) => isSameWord(word, name))).length };
  });
  const most = Math.max(0, ...fits.map(({ count }) => count));
  const [found, ...others] = fits.filter(({ count }) => count === most);
  return found && most > 0 && others.length === 0 ? found.stage : null;
}

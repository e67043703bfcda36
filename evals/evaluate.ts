import type { EvalCase } from './case.ts';
import type { Harness } from './harness.ts';
import { judgeChanges } from './judge.ts';
import type { PlayedTurn } from './played.ts';
import { type Score, scoresOf } from './scorers.ts';

/** A case that was played and judged. `why` is empty when it passed. */
export interface Result {
  suite: string;
  id: string;
  language: 'fr' | 'en';
  business: 'garage' | 'salon';
  passed: boolean;
  why: string;
  /** It changed what nobody asked to be changed, such as booking another time: worse than not understanding. */
  didWrong: boolean;
  scores: Score[];
  turns: PlayedTurn[];
}

/** Plays one case and judges it. What stops a conversation is a failed case, not the end of the run. */
export async function evaluateCase(harness: Harness, suite: string, one: EvalCase): Promise<Result> {
  const { id, language, business } = one;
  try {
    const played = await harness.play(one);
    const scores = scoresOf(one, played);
    const why = scores.flatMap(({ explanation }) => explanation || []).join('; ');
    return {
      suite,
      id,
      language,
      business,
      passed: why === '',
      why,
      didWrong: judgeChanges(one, played).unexpected.length > 0,
      scores,
      turns: played.turns,
    };
  } catch (error) {
    const why = `stopped: ${error instanceof Error ? error.message : String(error)}`;
    return { suite, id, language, business, passed: false, why, didWrong: false, scores: [], turns: [] };
  }
}

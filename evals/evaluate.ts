import type { Harness, PlayedTurn } from './harness.ts';
import { type Score, scoresOf, wrongChanges } from './scorers.ts';
import type { EvalCase } from './suite.ts';

export type SuiteName = 'booking' | 'phrasings';

/** A case that was played and judged. `why` is empty when it passed. */
export interface Result {
  suite: SuiteName;
  id: string;
  language: 'fr' | 'en';
  business: 'garage' | 'salon';
  passed: boolean;
  why: string;
  /** It changed what nobody asked to be changed, such as booking another time. */
  didWrong: boolean;
  scores: Score[];
  turns: PlayedTurn[];
}

/** Plays one case and judges it. What stops a conversation is a failed case, not the end of the run. */
export async function evaluateCase(harness: Harness, suite: SuiteName, one: EvalCase): Promise<Result> {
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
      didWrong: wrongChanges(one, played).length > 0,
      scores,
      turns: played.turns,
    };
  } catch (error) {
    const why = `stopped: ${error instanceof Error ? error.message : String(error)}`;
    return { suite, id, language, business, passed: false, why, didWrong: false, scores: [], turns: [] };
  }
}

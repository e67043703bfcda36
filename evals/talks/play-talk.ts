import type { Harness } from '../harness.ts';
import type { PlayedTurn } from '../played.ts';
import { judgeStaffTalk, judgeTalk, type TalkJudgement } from './judge-talk.ts';
import { aftermathOf } from './aftermath.ts';
import { staffAftermathOf } from './staff-aftermath.ts';
import { scriptOf, type Talk } from './talk.ts';

/** A talk that was played and judged: `passed` when all is as wanted and nothing else was written. */
export interface TalkResult extends TalkJudgement {
  talk: Talk;
  passed: boolean;
  turns: PlayedTurn[];
}

/**
 * Plays a talk in a business of its own, every turn whatever is answered, and judges what it left. What stops a conversation is a
 * talk that is not as wanted, not the end of the run.
 */
export async function playTalk(harness: Harness, talk: Talk): Promise<TalkResult> {
  try {
    const played = await harness.play(scriptOf(talk));
    const judgement =
      talk.who === 'customer'
        ? judgeTalk(talk.end, aftermathOf(played))
        : judgeStaffTalk(talk.end, staffAftermathOf(played));
    const passed = judgement.missing.length === 0 && judgement.unasked.length === 0;
    return { talk, passed, turns: played.turns, ...judgement };
  } catch (error) {
    const stopped = `stopped: ${error instanceof Error ? error.message : String(error)}`;
    return { talk, passed: false, turns: [], missing: [stopped], unasked: [] };
  }
}

import type { MemberContext } from '#agents/context.ts';
import type { Act } from '../dialogue/act.ts';
import { type Filled, filling, type Intent } from '../dialogue/intent.ts';
import { foldActs, type State } from '../dialogue/state.ts';
import type { PastTurn, Situation } from '../read-prompt.ts';
import { assistantIntents } from './intents.ts';
import type { MemberReading } from './reading.ts';

export type MemberAct = Act<Filled>;
export type MemberSituation = Situation<MemberContext>;

/** What earlier turns left to go on with: a pure fold over the history. */
export interface MemberState extends State<Filled> {
  /** What was done last, and with which words. */
  last: { intent: Intent<MemberReading>; filled: Filled } | null;
}

export const nothingAsked: MemberState = { frames: [], last: null };

/** The state with a message folded in. */
export function foldMember(state: MemberState, acts: readonly MemberAct[]): MemberState {
  return foldActs(state, acts, filling);
}

/** The state after a turn was answered, whichever model or lane did it: a call ends what was asked for. */
export function settleMember(state: MemberState, { calls }: PastTurn): MemberState {
  let { frames, last } = state;
  for (const { tool } of calls) {
    const intent = assistantIntents.find((each) => each.tool === tool);
    const done = frames.find((frame) => frame.intent === intent?.name);
    frames = frames.filter((frame) => frame !== done);
    last = intent ? { intent, filled: done?.slots ?? {} } : null;
  }
  return { frames, last };
}

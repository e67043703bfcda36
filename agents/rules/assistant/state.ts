import type { MemberContext } from '#agents/context.ts';
import type { Act } from '../dialogue/act.ts';
import { type Filled, filling } from '../dialogue/intent.ts';
import { foldActs, type State } from '../dialogue/state.ts';
import type { PastCall, PastTurn, Situation } from '../read-prompt.ts';
import { intentsOfTool } from './intents.ts';
import { first } from './read/terms.ts';
import { namedVehicle } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { type NamedRecord, namedIn } from './records.ts';

export type MemberAct = Act<Filled>;
export type MemberSituation = Situation<MemberContext>;

/** A call, the wish it came from, where there was one, and what was said for it. */
interface Done extends Pick<PastCall, 'tool' | 'input' | 'output'> {
  intent: string | null;
  filled: Filled;
}

/** What earlier turns left to go on with: a pure fold over the history. */
export interface MemberState extends State<Filled> {
  /** What was done last, and what that took back, where it did. */
  last: (Done & { undone: Done | null }) | null;
  /** The records that were named, the last one first; "la sienne" is one of them. */
  recent: readonly NamedRecord[];
  /** The records of the last list, in the order shown: "la première". */
  listed: readonly NamedRecord[];
  /** The list that goes on. */
  more: { tool: string; input: Record<string, unknown>; next: string } | null;
}

export const nothingAsked: MemberState = { frames: [], last: null, recent: [], listed: [], more: null };

/** More than these nobody remembers having spoken of. */
const mostRecent = 20;

/** The state with a message folded in. */
export function foldMember(state: MemberState, acts: readonly MemberAct[]): MemberState {
  // Who wants something else has let go of what we asked about.
  const isElse = acts.some(({ kind }) => kind === 'wish');
  return foldActs(isElse ? { ...state, frames: state.frames.slice(1) } : state, acts, filling);
}

/** Whom a message named, in its words, the one day it spoke of and what was sent with it: what follows may leave them out. */
export function withMentions(state: MemberState, reading: MemberReading, files: readonly string[]): MemberState {
  const { when } = reading;
  const [day, ...others] = when?.days ?? [];
  const isDay = day !== undefined && others.length === 0 && !when?.problem;
  const name = first(reading, 'contact');
  const vehicle = namedVehicle(reading);
  const colleague = first(reading, 'colleague');
  const mentions = [
    ...files.map((id) => ({ kind: 'file', id })),
    ...(isDay ? [{ kind: 'day', id: day }] : []),
    ...(colleague === null ? [] : [{ kind: 'member', id: colleague }]),
    ...(vehicle === null ? [] : [{ kind: 'vehicle', id: vehicle }]),
    ...(name === null ? [] : [{ kind: 'contact', id: name }]),
  ];
  return mentions.length === 0 ? state : { ...state, recent: [...mentions, ...state.recent] };
}

/** The state after a turn was answered, whichever model or lane did it: a call ends what was asked for. */
export function settleMember(state: MemberState, { calls }: PastTurn): MemberState {
  return calls.filter(({ ok }) => ok).reduce(settleCall, state);
}

/** What was called without a wish of ours: its input says what its slots would. */
function wordsIn(input: Record<string, unknown>): Filled {
  return Object.fromEntries(
    Object.entries(input).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function settleCall(state: MemberState, { tool, input, output }: PastCall): MemberState {
  const names = intentsOfTool(tool).map(({ name }) => name);
  const done = state.frames.find((frame) => names.includes(frame.intent));
  const { named, listed, next } = namedIn(output);
  const isList = listed.length > 0 || next !== null;
  return {
    frames: state.frames.filter((frame) => frame !== done),
    last: {
      ...{ tool, input, output, intent: done?.intent ?? names[0] ?? null, filled: done?.slots ?? wordsIn(input) },
      undone: tool === 'undo' ? state.last : null,
    },
    recent: [...named, ...state.recent].slice(0, mostRecent),
    listed: isList ? listed : state.listed,
    more: next === null ? null : { tool, input, next },
  };
}

import type { MemberContext } from '#agents/context.ts';
import { fileMarksIn, withoutFileMarks } from '#language/file-mark.ts';
import { remembering } from '#language/remember.ts';
import type { Tool } from '#tools/tool.ts';
import type { Brain } from '../brain.ts';
import { sayCall } from '../call-once.ts';
import { checkIntents, toolOf } from '../dialogue/intent.ts';
import { type Ear, openEar } from '../ear/open-ear.ts';
import type { Decision, Mind, Step } from '../mind.ts';
import { longestText } from '../reading.ts';
import { beforeSteps } from '../read-prompt.ts';
import { sayTrouble } from '../small-talk.ts';
import { assistantBrain } from './brain.ts';
import { hearMember } from './hear.ts';
import type { MemberScope } from './heard.ts';
import { assistantIntents, intentNamed } from './intents.ts';
import type { TextReading } from '../reading.ts';
import { withNames } from './reading.ts';
import { answerMember, type MemberTurn } from './answer-member.ts';
import {
  foldMember,
  type MemberSituation,
  type MemberState,
  nothingAsked,
  settleMember,
  withMentions,
} from './state.ts';

/** Works for members. Refuses, naming it, an intent whose tool is not among `tools`. */
export function assistantMind(tools: readonly Tool[], { staff: ear } = openEar()): Mind<MemberContext> {
  checkIntents(assistantIntents, tools, new Set(ear.rank('').map(({ intent }) => intent)));
  const brain = assistantBrain();
  const reads = new Set(tools.filter(({ effect }) => effect === 'read').map(({ name }) => name));
  const listen = remembering(turnsKept, listenTo);
  return {
    decide(situation, sure) {
      const listened = listen(beforeSteps(situation), situation, brain, ear);
      return decide(situation, listened, { ear, reads }, sure);
    },
  };
}

/** What is asked of the talk itself, which no tool is needed for. */
const ofTheTalk: readonly string[] = ['help', 'confirm', 'next_page'];
/** Those that are being answered at once. */
const turnsKept = 32;

/** What a turn begins with: all that was said, each message in the light of those before it. */
interface Listened {
  before: MemberState;
  heard: ReturnType<typeof hearMember>;
}

interface Knowledge {
  ear: Ear;
  /** The tools that change nothing. */
  reads: ReadonlySet<string>;
}

function listenTo(situation: MemberSituation, brain: Brain<TextReading>, ear: Ear): Listened {
  const { context, current, now } = situation;
  const { read } = brain.readersFor(situation);
  const scope = { context, now, ear, read: (text: string) => withNames(read(text), context) };
  const before = stateOf(situation, scope);
  return { before, heard: hearMember(current.heard, before, scope) };
}

function decide(
  situation: MemberSituation,
  { before, heard }: Listened,
  { ear, reads }: Knowledge,
  sure: boolean,
): Decision {
  const { context, current } = situation;
  const { acts, about: skill, confidence } = heard;
  const isHeard = acts.length > 0 && confidence >= ear.guessFrom;
  const isSure = confidence >= ear.sureFrom && current.heard.length <= longestText;
  const turn: MemberTurn = {
    situation,
    acts: isHeard ? acts : [],
    state: isHeard ? foldMember(before, acts) : before,
    mayChange: (tool) => isSure || reads.has(tool),
  };
  // What a no begins is no yes to come, whatever is made of the rest.
  const isRefused =
    context.ask?.topic === 'yes' && /^(?:non|no|nan|attends|wait|stop|hold on)\b/i.test(current.heard.trim());
  const dropsAsk = isRefused || turn.acts.some(({ kind }) => kind === 'drop');
  const decision = { skill, confidence, dropsAsk };
  const isBeyond = !isHeard || acts.some((act) => act.kind === 'ask' && !ofTheTalk.includes(act.intent));
  if (sure && (!isSure || isBeyond))
    return { ...decision, step: { kind: 'abstain', why: isBeyond ? 'out of scope' : 'unsure' } };
  if (isOfAnother(turn)) return { ...decision, step: orTrouble(finish(situation), context, sure) };
  return { ...decision, step: orTrouble(answerMember(turn), context, sure) };
}

/** What the earlier turns left to go on with. */
function stateOf({ past }: MemberSituation, scope: MemberScope): MemberState {
  // What was put to them in earlier turns is not known to stand: only the context says what is pending now.
  const unasked = { ...scope, context: { ...scope.context, ask: null } };
  return past.reduce((state, turn) => {
    const { acts, confidence } = hearMember(turn.heard, state, unasked);
    const heard = confidence >= scope.ear.guessFrom ? foldMember(state, acts) : state;
    return settleMember(withMentions(heard, scope.read(withoutFileMarks(turn.heard)), fileMarksIn(turn.heard)), turn);
  }, nothingAsked);
}

/** The turn's last call is none that this message makes: another model began the turn. */
function isOfAnother({ situation: { current, context }, state }: MemberTurn): boolean {
  const last = current.calls.at(-1);
  const own = state.frames.flatMap((frame) => toolsOf(frame, state));
  const offered = context.ask?.options.map(({ tool }) => tool) ?? [];
  return last !== undefined && ![...own, ...offered].includes(last.tool);
}

function toolsOf({ intent: name, slots }: MemberState['frames'][number], { more }: MemberState): string[] {
  const intent = intentNamed(name);
  if (name === 'next_page' && more) return [more.tool];
  return intent ? [toolOf(intent, slots)] : [];
}

function finish({ current, context }: MemberSituation): Step {
  const last = current.calls.at(-1);
  const text = last?.ok ? sayCall(last, context) : null;
  return text === null ? { kind: 'abstain', why: 'another model began' } : { kind: 'say', text };
}

/** A best effort never ends in silence. */
function orTrouble(step: Step, context: MemberContext, sure: boolean): Step {
  return step.kind === 'abstain' && !sure ? { kind: 'say', text: sayTrouble(context) } : step;
}

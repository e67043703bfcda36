import type { MemberContext } from '#agents/context.ts';
import { readChoice } from '#language/choice.ts';
import type { AskOption } from '#tools/ask.ts';
import type { Tool } from '#tools/tool.ts';
import type { Brain } from '../brain.ts';
import { callOnce, sayCall } from '../call-once.ts';
import type { Decision, Mind, Step } from '../mind.ts';
import type { Situation } from '../read-prompt.ts';
import { longestText } from '../reading.ts';
import { sayTrouble } from '../small-talk.ts';
import { askOneAtATime, sayNotMine } from './asking.ts';
import { assistantBrain } from './brain.ts';
import { hearMember, isSeveral, type MemberHeard, nothingAsked, settleTalk } from './hear.ts';
import { checkIntents, missingSlot } from './intent.ts';
import { assistantIntents, assistantSentences } from './intents.ts';
import type { MemberReading } from './reading.ts';
import { saySmallTalk } from './small-talk.ts';

type MemberSituation = Situation<MemberContext>;

/** From here on it answers although another model stands behind it. */
const sureFrom = 0.7;
/** Below this even a best effort says what it can do instead. */
const guessFrom = 0.4;

/** Works for members. Refuses, naming it, an intent whose tool is not among `tools`. */
export function assistantMind(tools: readonly Tool[]): Mind<MemberContext> {
  checkIntents(assistantIntents, tools, assistantSentences);
  const brain = assistantBrain();
  const reads = new Set(tools.filter(({ effect }) => effect === 'read').map(({ name }) => name));
  return { decide: (situation, sure) => decide(situation, { brain, reads }, sure) };
}

interface Knowledge {
  brain: Brain<MemberReading>;
  /** The tools that change nothing. */
  reads: ReadonlySet<string>;
}

function decide(situation: MemberSituation, { brain, reads }: Knowledge, sure: boolean): Decision {
  const { context, current, past } = situation;
  const { read } = brain.readersFor(situation);
  const option = chosenIn(situation);
  if (option !== null) {
    const step = callIn(situation, option.tool, option.input);
    return { step: orTrouble(step, context, sure), skill: 'choice', confidence: 1, dropsAsk: false };
  }
  const talk = past.reduce((before, turn) => settleTalk(hearMember(before, read(turn.heard)), turn), nothingAsked);
  const heard = hearMember(talk, read(current.heard));
  const decision = { skill: heard.name, confidence: heard.confidence, dropsAsk: heard.name === 'refuse' };
  const isClear = heard.confidence >= sureFrom && current.heard.length <= longestText;
  const isMany = isSeveral(current.heard, read);
  const isBeyond = heard.name === 'none' || isMany;
  if (sure && (!isClear || isBeyond)) {
    return { ...decision, step: { kind: 'abstain', why: isBeyond ? 'out of scope' : 'unsure' } };
  }
  if (isOfAnother(situation, heard)) return { ...decision, step: orTrouble(finish(situation), context, sure) };
  if (isMany) return { ...decision, step: { kind: 'say', text: askOneAtATime(context.language) } };
  return { ...decision, step: orTrouble(stepFor(heard, situation, reads), context, sure) };
}

/** Which of those it hesitated between is meant, where it is said in words that no lane takes for a plain answer. */
function chosenIn({ context, current, now }: MemberSituation): AskOption | null {
  const { ask, language, zone } = context;
  if (ask === null || ask.topic !== 'which') return null;
  const chosen = readChoice(current.heard, ask.options, { language, zone, now });
  return chosen === null ? null : (ask.options[chosen] ?? null);
}

function stepFor(heard: MemberHeard, situation: MemberSituation, reads: ReadonlySet<string>): Step {
  const { context } = situation;
  const { intent, filled } = heard;
  if (heard.confidence < guessFrom) return { kind: 'say', text: sayNotMine(context.language) };
  if (intent === null) return { kind: 'say', text: saySmallTalk(heard.name, context.language) };
  const missing = missingSlot(intent, filled);
  // A guess may show something or ask for what is missing; it never changes anything.
  const isSure = heard.confidence >= sureFrom || reads.has(intent.tool);
  if (!missing && !isSure) return { kind: 'say', text: sayNotMine(context.language) };
  if (missing?.ask) return { kind: 'say', text: missing.ask[context.language] };
  return callIn(situation, intent.tool, intent.input(filled));
}

function callIn(situation: MemberSituation, tool: string, input: Record<string, unknown>): Step {
  return situation.tools.has(tool) || situation.current.calls.some((call) => call.tool === tool)
    ? callOnce({ situation }, tool, input)
    : { kind: 'abstain', why: `no ${tool}` };
}

/** The turn's last call is not the one this message makes: another model began the turn. */
function isOfAnother({ current }: MemberSituation, { intent }: MemberHeard): boolean {
  const last = current.calls.at(-1);
  return last !== undefined && last.tool !== intent?.tool;
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

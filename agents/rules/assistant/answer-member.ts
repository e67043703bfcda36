import { allTools } from '#tools/all.ts';
import { inWords } from '#tools/speaking.ts';
import { callOnce } from '../call-once.ts';
import { type Filled, missingSlot, toolOf } from '../dialogue/intent.ts';
import { nextStep } from '../dialogue/policy.ts';
import type { Frame } from '../dialogue/state.ts';
import type { Step } from '../mind.ts';
import { sayNegative, sayNothingDone, sayNotMine, sayUnsure } from './asking.ts';
import { intentNamed } from './intents.ts';
import { sayLater } from './later.ts';
import { saySmallTalk } from './small-talk.ts';
import type { MemberAct, MemberSituation, MemberState } from './state.ts';

/** A minus before a figure, and neither a range, a date nor a discount. */
const negative = /(?:^|[\s:,(])[-−]\d+(?:[.,]\d+)?(?!\s?%|\d|[-/]\d)/;
/** What is of so many or so much. */
const counted: readonly string[] = [
  ...['use_part', 'correct_part', 'order_part', 'set_mileage', 'create_deal', 'create_quote', 'add_line'],
  ...['create_invoice', 'record_payment'],
];

/** What a turn does about: all acts of its message, and the state with them folded in. */
export interface MemberTurn {
  situation: MemberSituation;
  acts: readonly MemberAct[];
  state: MemberState;
  /** A guess may show something or ask for what is missing; it never changes anything. */
  mayChange: (tool: string) => boolean;
}

/** The next step of a turn of the assistant. */
export function answerMember(turn: MemberTurn): Step {
  const step = nextStep(turn.acts, { stepFor: (act) => stepFor(act, turn), advance: () => advance(turn) });
  if (step.kind !== 'say') return step;
  return { kind: 'say', text: step.texts.length > 0 ? step.texts.join('\n') : sayNotMine(turn.situation.context) };
}

function stepFor(act: MemberAct, { situation }: MemberTurn): Step | null {
  const { context } = situation;
  switch (act.kind) {
    case 'choose': {
      const option = context.ask?.options[act.option];
      return option ? callIn({ situation }, option.tool, option.input) : { kind: 'abstain', why: 'no such option' };
    }
    case 'ask':
      return { kind: 'say', text: sayLater(act.intent, context) };
    case 'manners':
      return { kind: 'say', text: saySmallTalk(act.intent, context) };
    case 'drop':
      return { kind: 'say', text: sayNothingDone(context.language) };
    default:
      return null;
  }
}

/** What is wanted, one after the other, as far as it goes: what is missing is asked, and the rest waits. */
function advance(turn: MemberTurn): Step | null {
  const texts: string[] = [];
  const called: string[] = [];
  for (const frame of turn.state.frames) {
    const { step, tool } = stepOf(frame, turn, called);
    if (step.kind !== 'say') return step;
    texts.push(step.text);
    if (tool === null) break;
    called.push(tool);
  }
  return texts.length === 0 ? null : { kind: 'say', text: texts.join('\n') };
}

/** One step of a wish; `tool` is null while it is not complete. What was `called` for the wishes before it is not its own. */
function stepOf(
  frame: Frame<Filled>,
  { situation, state, mayChange }: MemberTurn,
  called: readonly string[],
): { step: Step; tool: string | null } {
  const { language } = situation.context;
  const say = (text: string) => ({ step: { kind: 'say' as const, text }, tool: null });
  if (frame.intent === 'next_page') return nextPage({ situation, state });
  const intent = intentNamed(frame.intent);
  if (!intent) return say(sayLater(frame.intent, situation.context));
  const missing = missingSlot(intent, frame.slots);
  if (missing?.ask) return say(missing.ask[language]);
  if (counted.includes(frame.intent) && negative.test(situation.current.heard)) return say(sayNegative(language));
  const tool = toolOf(intent, frame.slots);
  const reserved = sayReserved(tool, situation.context);
  if (reserved !== null) return say(reserved);
  if (!mayChange(tool)) return say(sayUnsure(language));
  const nth = called.filter((each) => each === tool).length;
  return { step: callIn({ situation, nth }, tool, intent.input(frame.slots)), tool };
}

/** What a role may not even propose is said to be somebody else's. */
function sayReserved(tool: string, { member, language }: MemberSituation['context']): string | null {
  const roles = allTools.find(({ name }) => name === tool)?.roles;
  if (!roles || roles[member.role] !== undefined) return null;
  const isManagers = roles.MANAGER !== undefined;
  return inWords(language, {
    fr: isManagers
      ? 'Cela revient aux responsables et au propriétaire : demandez-leur.'
      : 'Cela revient au propriétaire : demandez-lui.',
    en: isManagers
      ? 'That is for managers and the owner: please ask one of them.'
      : 'That is for the owner: please ask them.',
  });
}

/** The list that was shown last goes on. */
function nextPage({ situation, state: { more } }: Pick<MemberTurn, 'situation' | 'state'>): {
  step: Step;
  tool: string | null;
} {
  const done = situation.current.calls.at(-1);
  const [tool, input] = more ? [more.tool, { ...more.input, after: more.next }] : [done?.tool ?? '', done?.input ?? {}];
  return { step: callIn({ situation }, tool, input), tool };
}

function callIn(
  { situation, nth = 0 }: { situation: MemberSituation; nth?: number },
  tool: string,
  input: Record<string, unknown>,
): Step {
  return situation.tools.has(tool) || situation.current.calls.some((call) => call.tool === tool)
    ? callOnce({ situation, nth }, tool, input)
    : { kind: 'abstain', why: `no ${tool}` };
}

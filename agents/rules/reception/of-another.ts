import { sayCall } from '../call-once.ts';
import type { Step } from '../mind.ts';
import { sayTrouble } from '../small-talk.ts';
import { offerSlots } from './offer-slots.ts';
import type { Response } from './respond.ts';
import { skillFor } from './skills.ts';

/** Called on the way to what was asked, by any skill. */
const onTheWay = ['find_services', 'save_my_details', 'leave_note', 'request_member', 'ask_business'];

/** The turn's last call is none that these wishes make: another model began the turn, and saw more in it. */
export function isAnothersTurn({ situation: { current, context }, acts, state }: Response): boolean {
  const last = current.calls.at(-1);
  const intents = [
    ...acts.flatMap((act) => ('intent' in act ? [act.intent] : [])),
    ...state.frames.map(({ intent }) => intent),
  ];
  const own = intents.flatMap((intent) => {
    const skill = skillFor(intent);
    return [...(skill?.tools ?? []), ...(skill?.mayCall ?? [])];
  });
  const offered = context.ask?.options.map((option) => option.tool) ?? [];
  return last !== undefined && ![...own, ...offered, ...onTheWay].includes(last.tool);
}

/** The last call of the turn as a text, or the hold that follows a search: for a turn that another model began. */
export function finish(turn: Response): Step {
  const { situation } = turn;
  const last = situation.current.calls.at(-1);
  if (last?.tool === 'find_slots' && typeof last.input.service === 'string' && situation.tools.has('hold_slots')) {
    const scene = { ...turn, frame: null, said: {}, words: '' };
    return offerSlots(scene, { service: last.input.service, also: [], when: null });
  }
  const text = last?.ok ? sayCall(last, situation.context) : null;
  return { kind: 'say', text: text ?? sayTrouble(situation.context) };
}

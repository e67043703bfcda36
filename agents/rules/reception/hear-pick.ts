import { readAnswer } from '#language/answer.ts';
import { certain, type CustomerHearing, type Hear, type Heard } from './heard.ts';
import { readOrdinalPick } from './pick-ordinal.ts';
import { readPick } from './pick.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerAct, CustomerState } from './state.ts';

/** The answer to the offer that stands, with what else the message says: "oui, et vous êtes où ?". */
export function hearPick(
  text: string,
  reading: CustomerReading,
  state: CustomerState,
  scope: CustomerHearing,
  hear: Hear,
): Heard | null {
  const { context, now } = scope;
  const { ask, language, zone } = context;
  if (!ask || Date.parse(ask.until) <= now.getTime()) return null;
  const whole = readPick(reading, ask, scope) ?? readOrdinalPick(reading, ask.options);
  if (whole !== null) return picked(whole, ask.options[whole]?.tool, []);
  const { option, rest } = readAnswer(text, ask.options, { language, now, zone });
  if (option === null) return null;
  const tool = ask.options[option]?.tool;
  if (rest === '') return picked(option, tool, []);
  const beside = hear(rest, { ...state, frames: [] }, { ...scope, context: { ...context, ask: null } });
  // Only a question, a note or manners may stand beside it: anything else is a change of it, and is for the whole to say.
  const isBeside = beside.acts.every(({ kind }) => kind === 'ask' || kind === 'note' || kind === 'manners');
  if (!isBeside || beside.acts.length === 0 || beside.confidence < scope.ear.guessFrom) return null;
  const others = beside.acts.filter(({ kind }) => kind !== 'manners');
  return { ...picked(option, tool, others), confidence: Math.min(certain, beside.confidence) };
}

function picked(option: number, tool: string | undefined, others: readonly CustomerAct[]): Heard {
  const about = tool === 'cancel_appointment' ? 'cancel' : tool === 'reschedule_appointment' ? 'move' : 'book';
  return { acts: [{ kind: 'choose', option }, ...others], about, confidence: certain };
}

import { readYesNo } from '#language/yes-no.ts';
import { hear, certain, type CustomerHearing, type Heard } from './hear.ts';
import { readPick } from './pick.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerState } from './state.ts';

/** Where an answer ends and another matter begins: "oui, et vous êtes où ?". */
const firstBreak = /[.!;\n]+\s+|,\s+|\s+(?:et|mais|and|but)\s+(?!demi)/i;

/** The answer to the offer that stands, with what else the message says. */
export function hearPick(
  text: string,
  reading: CustomerReading,
  state: CustomerState,
  scope: CustomerHearing,
): Heard | null {
  const { ask } = scope.context;
  if (!ask) return null;
  const whole = readPick(reading, ask, scope);
  if (whole !== null) return picked(whole, ask.options[whole]?.tool);
  const cut = firstBreak.exec(text);
  if (!cut) return null;
  const [head, rest] = [text.slice(0, cut.index), text.slice(cut.index + cut[0].length)];
  const isBut = /mais|but/i.test(cut[0]);
  const option = isBut ? null : pickIn(head, scope);
  if (option === null) return null;
  const beside = hear(rest, { ...state, frames: [] }, { ...scope, context: { ...scope.context, ask: null } });
  // Only a question, a note or manners may stand beside it: anything else is a change of it, and is for the whole to say.
  const isBeside = beside.acts.every(({ kind }) => kind === 'ask' || kind === 'note' || kind === 'manners');
  if (!isBeside || beside.acts.length === 0 || beside.confidence < scope.ear.guessFrom) return null;
  const { acts } = picked(option, ask.options[option]?.tool);
  const others = beside.acts.filter(({ kind }) => kind !== 'manners');
  return { acts: [...acts, ...others], about: 'book', confidence: Math.min(certain, beside.confidence) };
}

function pickIn(head: string, scope: CustomerHearing): number | null {
  const { ask } = scope.context;
  if (!ask) return null;
  if (ask.kind === 'confirm' && readYesNo(head) === 'yes') return 0;
  return readPick(scope.read(head), ask, scope);
}

function picked(option: number, tool: string | undefined): Heard {
  const about = tool === 'cancel_appointment' ? 'cancel' : tool === 'reschedule_appointment' ? 'move' : 'book';
  return { acts: [{ kind: 'choose', option }], about, confidence: certain };
}

import { readAnswer } from '#language/answer.ts';
import { certain, type CustomerHearing, type Hear, type Heard } from './heard.ts';
import { readOrdinalPick } from './pick-ordinal.ts';
import { readPick } from './pick.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerAct, CustomerState } from './state.ts';

const onlyWords = new Set(['juste', 'just', 'only', 'seulement', 'uniquement']);
const yesWords = new Set(['oui', 'ouais', 'yes', 'yep', 'yeah', 'ok']);

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
  const whole = readPick(reading, ask, scope) ?? readCallOff(reading, scope) ?? readOrdinalPick(reading, ask.options);
  if (whole !== null) return picked(whole, ask.options[whole]?.tool, []);
  const { option, rest } = readAnswer(text, ask.options, { language, now, zone });
  if (option === null) return hearNamed(reading, scope);
  const tool = ask.options[option]?.tool;
  if (rest === '') return picked(option, tool, []);
  const beside = hear(rest, { ...state, frames: [] }, { ...scope, context: { ...context, ask: null } });
  // Only a question, a note or manners may stand beside it: anything else is a change of it, and is for the whole to say.
  const isBeside = beside.acts.every(({ kind }) => kind === 'ask' || kind === 'note' || kind === 'manners');
  if (!isBeside || beside.acts.length === 0 || beside.confidence < scope.ear.guessFrom) return null;
  const others = beside.acts.filter(({ kind }) => kind !== 'manners');
  return { ...picked(option, tool, others), confidence: Math.min(certain, beside.confidence) };
}

/** "Oui annulez merci": the question whether to cancel, answered by saying so. */
function readCallOff({ words, services, denied, when }: CustomerReading, { context, ear }: CustomerHearing): number | null {
  const [only, ...others] = context.ask?.options ?? [];
  if (only?.tool !== 'cancel_appointment' || others.length > 0 || when !== null || denied.length > 0) return null;
  const said = words.join(' ');
  const asked = context.appointments.find(({ appointment }) => appointment === only.input['appointment']);
  const isOther = services.some((service) => service !== asked?.service);
  if (isOther || !/\b(?:annul\w*|cancel\w*)\b/.test(said) || /\b(?:pas|n|not|don|dont|never|rien|si)\b/.test(said)) return null;
  return ear.rank(said)[0]?.intent === 'cancel' || yesWords.has(words[0] ?? '') ? 0 : null;
}

/** "Oui oui la vidange, pas la révision": the only thing that is asked about, by its name. */
function hearNamed({ words, services, denied, when, text }: CustomerReading, { context }: CustomerHearing): Heard | null {
  const [only, ...others] = context.ask?.options ?? [];
  if (!only || others.length > 0 || when !== null || text.includes('?')) return null;
  const id = only.input['appointment'];
  const asked = context.appointments.find(({ appointment }) => appointment === id);
  const isIt = services.length === 1 && services[0] === asked?.service && !denied.includes(asked?.service ?? '');
  const isPlain = words.some((word) => onlyWords.has(word)) || yesWords.has(words[0] ?? '');
  return isIt && isPlain ? picked(0, only.tool, []) : null;
}

function picked(option: number, tool: string | undefined, others: readonly CustomerAct[]): Heard {
  const about = tool === 'cancel_appointment' ? 'cancel' : tool === 'reschedule_appointment' ? 'move' : 'book';
  return { acts: [{ kind: 'choose', option }, ...others], about, confidence: certain };
}

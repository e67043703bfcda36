import { timeWishOf } from '../dialogue/time-wish.ts';
import { readAnswer, readYesNoAnswer } from '#language/answer.ts';
import { certain, type CustomerHearing, type Hear, type HeardActs } from './heard.ts';
import { readHourPick, readOrdinalPick } from './pick-ordinal.ts';
import { readPick } from './pick.ts';
import type { CustomerReading } from './reading.ts';
import { type CustomerAct, type CustomerState, taskOf } from './state.ts';

const yesWords = new Set(['oui', 'ouais', 'yes', 'yep', 'yeah', 'yup']);
/** "D'accord alors on garde celui-là", "tant pis, je prends quand même". */
const takes =
  /^d accord\b|\b(?:je|on) (?:le |la )?(?:prends|prend)\b|\bon garde (?:celui|ca)\b|\bi ll take (?:it|that)\b/;
const longestYes = 12;
const conditionPattern = /^(.*?)[ ,]+(?:(?:mais|but) )?(?:seulement |uniquement |only )?(?:si|if) (.+)$/i;
const longestCondition = 22;
/** What takes a yes back, or binds it to something. */
const objects =
  /\b(?:mais|but|si|if|sauf|except|only|seulement|non|no|not|attend\w*|wait|finalement|actually|plutot|rather|aussi|also|ajout\w*|add|et|and|autre|other|demande\w*|appel\w*|call)\b/;

/** The answer to the offer that stands, with what else the message says: "oui, et vous êtes où ?". */
export function hearPick(
  text: string,
  reading: CustomerReading,
  state: CustomerState,
  scope: CustomerHearing,
  hear: Hear,
): HeardActs | null {
  const { context, now } = scope;
  const { ask, language, zone } = context;
  if (!ask || Date.parse(ask.until) <= now.getTime()) return null;
  // "Le premier" was said of something else: what is called off is said yes to, or named.
  const isCallingOff = ask.options.some(({ calledOff }) => calledOff);
  if (isCallingOff && readYesNoAnswer(text, { language, now, zone }).answer !== 'yes') return null;
  const whole =
    readPick(reading, ask, scope) ??
    readOrdinalPick(reading, ask.options) ??
    readHourPick(reading, ask.options) ??
    readPlainYes(reading, state, scope);
  if (whole !== null) return picked(whole, ask.options[whole]?.tool, []);
  const { option, rest } = readAnswer(text, ask.options, { language, now, zone });
  if (option === null) return conditional(text, reading, scope);
  const tool = ask.options[option]?.tool;
  if (rest === '') return picked(option, tool, []);
  const beside = hear(rest, { ...state, frames: [] }, { ...scope, context: { ...context, ask: null } });
  // Only a question, a note or manners may stand beside it: anything else is a change of it, and is for the whole to say.
  const isBeside = beside.acts.every(({ kind }) => kind === 'ask' || kind === 'note' || kind === 'manners');
  if (!isBeside || beside.acts.length === 0 || beside.confidence < scope.ear.guessFrom) return null;
  const others = beside.acts.filter(({ kind }) => kind !== 'manners');
  return { ...picked(option, tool, others), confidence: Math.min(certain, beside.confidence) };
}

/** "Le premier, mais seulement si je peux attendre": that one is put again alone, and what it depends on is answered first. */
function conditional(
  text: string,
  { words }: CustomerReading,
  { context, readWhen, read }: CustomerHearing,
): HeardActs | null {
  const options = context.ask?.options ?? [];
  const [, head, condition] = conditionPattern.exec(text) ?? [];
  if (head === undefined || condition === undefined || words.length > longestCondition) return null;
  const option = readOrdinalPick(read(head), options);
  const chosen = option === null ? undefined : options[option];
  const when = chosen?.startsAt ? readWhen(chosen.label) : null;
  if (!when) return null;
  const asks: CustomerAct = { kind: 'ask', intent: 'knowledge', said: {}, words: `${condition} ?` };
  return { acts: [asks, { kind: 'set', said: { when: timeWishOf(when) } }], about: 'book', confidence: certain };
}

/** "Oui à la place de la révision, même heure": a yes that only says again what is offered. */
function readPlainYes(
  reading: CustomerReading,
  { frames: [frame] }: CustomerState,
  { context }: CustomerHearing,
): number | null {
  const [only, ...others] = context.ask?.options ?? [];
  const { words, services, denied, unclear, when, plate, text } = reading;
  if (!only?.startsAt || others.length > 0 || !frame || text.includes('?') || words.length > longestYes) return null;
  const [date, time] = only.startsAt.split('T');
  const isTime =
    when === null ||
    ((when.days.length === 0 || when.days[0] === date) &&
      (when.time === null || when.time === time) &&
      when.from === null &&
      when.to === null);
  const own = context.appointments.find(({ appointment }) => appointment === frame.slots.appointment);
  const known = [...frame.slots.services, ...(own ? [own.service, ...own.also] : [])];
  const isKnown = [...services, ...denied, ...unclear].every((service) => known.includes(service));
  const isNew =
    denied.some((service) => frame.slots.services.includes(service)) || (plate !== null && plate !== frame.slots.plate);
  const isYes = yesWords.has(words[0] ?? '') || takes.test(words.join(' '));
  return isYes && isTime && isKnown && !isNew && !objects.test(words.join(' ')) ? 0 : null;
}

function picked(option: number, tool: string | undefined, others: readonly CustomerAct[]): HeardActs {
  return { acts: [{ kind: 'choose', option }, ...others], about: taskOf(tool), confidence: certain };
}

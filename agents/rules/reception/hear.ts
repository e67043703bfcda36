import { givesThanks } from '../manners.ts';
import { readClosing } from '#language/closing.ts';
import { readDistress } from '#language/distress.ts';
import { readManneredYesNo, readYesNo } from '#language/yes-no.ts';
import { hearAnswer } from './hear-answer.ts';
import { hearBesideVisit } from './hear-beside-visit.ts';
import { certain, type CustomerHearing, type HeardActs } from './heard.ts';
import { hearChange } from './hear-change.ts';
import { hearOwed } from './hear-owed.ts';
import { hearPick } from './hear-pick.ts';
import { hearPriced } from './hear-priced.ts';
import { hearWishes } from './hear-wishes.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerState } from './state.ts';
import { visitsApart } from './visits-apart.ts';

/** Answers first, by what stands open; then what the ear hears. */
export function hear(text: string, state: CustomerState, scope: CustomerHearing): HeardActs {
  const reading = scope.read(text);
  if (readDistress(text)) return note('distress', text);
  // What looks like our own context, or like any machine's text, is no message of a customer.
  if (machineText.test(text)) return { acts: [], about: 'none', confidence: 0 };
  return (
    hearPick(text, reading, state, scope, hear) ??
    hearApart(text, state, scope) ??
    hearOwed(text, state, scope, hear) ??
    hearPriced(text, state, scope, hear) ??
    hearChange(text, state, scope, hear) ??
    hearClosing(text, state, scope) ??
    hearAnswer(reading, state, scope) ??
    hearYesNo(reading, state, scope) ??
    hearBesideVisit(text, reading, state, scope) ??
    hearWishes(text, reading, state, scope)
  );
}

/** One visit is arranged at a time: the team is told of the other. */
function hearApart(text: string, state: CustomerState, scope: CustomerHearing): HeardActs | null {
  const apart = state.frames.length === 0 ? visitsApart(text, scope.read) : null;
  if (apart === null) return null;
  const heard = hear(apart.first, state, scope);
  return { ...heard, acts: [...heard.acts, { kind: 'note', intent: 'note', words: apart.others }] };
}

const machineText = /^\s*[[{<]/;

/** "Non merci, c'est tout": what was offered is let go, and nothing else is wanted. */
function hearClosing(text: string, { frames }: CustomerState, { context }: CustomerHearing): HeardActs | null {
  if (!readClosing(text)) return null;
  const goodbye = { kind: 'manners', intent: 'goodbye' } as const;
  const isOpen = frames.length > 0 || context.ask !== null;
  return { acts: isOpen ? [{ kind: 'drop' }, goodbye] : [goodbye], about: 'goodbye', confidence: certain };
}

/** A yes or a no with no offer bound to it. */
function hearYesNo(
  { text, words }: CustomerReading,
  state: CustomerState,
  { context }: CustomerHearing,
): HeardActs | null {
  const isAsked = state.asked || context.ask !== null;
  const yesNo = isAsked ? readManneredYesNo(text) : readYesNo(text);
  if (yesNo === null) return null;
  const [frame] = state.frames;
  if (state.offersPerson) return yesNo === 'yes' ? note('person', state.reason) : manners('goodbye');
  const isThanks = givesThanks(words);
  // "Ok merci" to "it is free, nothing is booked" takes note of it.
  if (yesNo === 'yes' && isThanks && (!state.asked || frame?.slots.onlyAsks === 'answered')) return manners('thanks');
  // The offer it answers has run out: the same is looked for again.
  const [only, ...others] = context.appointments;
  // "Is it that one?"
  if (
    frame &&
    yesNo === 'yes' &&
    frame.intent !== 'book' &&
    frame.slots.appointment === null &&
    only &&
    others.length === 0
  )
    return {
      acts: [{ kind: 'set', said: { appointment: only.appointment } }],
      about: frame.intent,
      confidence: certain,
    };
  if (frame) return { acts: [{ kind: yesNo === 'yes' ? 'affirm' : 'deny' }], about: frame.intent, confidence: certain };
  if (state.done !== null && yesNo === 'no' && !state.wantsDetails)
    return { acts: [{ kind: 'deny' }], about: 'refuse', confidence: certain };
  // To a question that left no trace in a tool, asked by another model perhaps.
  if (!state.asked && state.last === null) return null;
  if (state.asked) return { acts: [], about: 'none', confidence: 0 };
  return manners(yesNo === 'yes' ? 'thanks' : 'goodbye');
}

function manners(intent: string): HeardActs {
  return { acts: [{ kind: 'manners', intent }], about: intent, confidence: certain };
}

function note(intent: string, words: string): HeardActs {
  return { acts: [{ kind: 'note', intent, words }], about: intent, confidence: certain };
}

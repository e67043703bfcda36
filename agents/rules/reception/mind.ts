import type { CustomerContext } from '#agents/context.ts';
import { remembering } from '#language/remember.ts';
import type { Brain } from '../brain.ts';
import { foldActs } from '../dialogue/state.ts';
import { type Ear, openEar } from '../ear/open-ear.ts';
import type { Decision, Mind, Step } from '../mind.ts';
import { beforeSteps, type PastTurn } from '../read-prompt.ts';
import { longestText } from '../reading.ts';
import { receptionBrain } from './brain.ts';
import { hear } from './hear.ts';
import type { HeardActs } from './heard.ts';
import { finish, isAnothersTurn } from './of-another.ts';
import { appointmentsBefore } from './past-appointments.ts';
import type { CustomerReading } from './reading.ts';
import { remindedOf } from './reminded.ts';
import { orTrouble, respond, type Response } from './respond.ts';
import { settle } from './settle.ts';
import { isStuck, tellStuck } from './stuck.ts';
import type { CustomerSituation } from './skill.ts';
import { type CustomerAct, type CustomerScope, type CustomerState, nothingSaid, slotting } from './state.ts';

/** Answers customers. */
export function receptionMind({ customer: ear } = openEar()): Mind<CustomerContext> {
  const knowledge = { brain: receptionBrain(), ear };
  const listen = remembering(turnsKept, listenTo);
  return {
    decide: (situation, sure) => decide(situation, listen(beforeSteps(situation), situation, knowledge), ear, sure),
  };
}

/** Those that are being answered at once. */
const turnsKept = 32;

interface Knowledge {
  brain: Brain<CustomerReading>;
  ear: Ear;
}

/** What a turn begins with: all that was said, each message in the light of those before it. */
interface Listened {
  scope: CustomerScope;
  before: CustomerState;
  heard: HeardActs;
}

function listenTo(situation: CustomerSituation, { brain, ear }: Knowledge): Listened {
  const { context, now, current, past } = situation;
  const scope = { context, now, ...brain.readersFor(situation) };
  const told = stateOf(past, scope, ear);
  const before = { ...told, done: remindedOf(context) ?? told.done };
  return { scope, before, heard: hear(current.heard, before, { ...scope, ear }) };
}

function decide(situation: CustomerSituation, { scope, before, heard }: Listened, ear: Ear, sure: boolean): Decision {
  const { current } = situation;
  const isHeard = heard.acts.length > 0 && heard.confidence >= ear.guessFrom;
  const acts = isHeard ? heard.acts : [];
  const state = after(before, { ...heard, acts }, current.heard);
  const earlier = before.last !== null && !mannersOnly.includes(before.last) ? before.reason : '';
  const turn: Response = {
    situation,
    earlier,
    reading: scope.read(current.heard),
    read: scope.read,
    acts,
    state,
    sure,
  };
  const { about: skill, confidence } = heard;
  const dropsAsk = acts.some(({ kind }) => kind === 'deny' || kind === 'drop');
  const decision = { skill, confidence, dropsAsk };
  const isClear = isHeard && confidence >= ear.sureFrom && current.heard.length <= longestText;
  if (sure && !isClear) return { ...decision, step: { kind: 'abstain', why: isHeard ? 'unsure' : 'out of scope' } };
  if (!sure && isAnothersTurn(turn)) return { ...decision, step: orTrouble(finish(turn), turn) };
  const step = respond(turn);
  if (!isStuck(situation, step)) return { ...decision, step: sure ? step : orTrouble(step, turn) };
  const told: Step = sure ? { kind: 'abstain', why: 'asked in vain' } : orTrouble(tellStuck(situation), turn);
  return { ...decision, step: told };
}

const mannersOnly: readonly string[] = ['greeting', 'thanks', 'goodbye', 'refuse'];

/** What the earlier turns left to go on with. */
function stateOf(past: readonly PastTurn[], scope: CustomerScope, ear: Ear): CustomerState {
  // What was offered in earlier turns is not known to stand: only the context says what is pending now.
  const before = appointmentsBefore(past, scope.context.appointments);
  return past.reduce((state, turn, index) => {
    const appointments = before[index] ?? scope.context.appointments;
    const unasked = { ...scope, context: { ...scope.context, appointments, ask: null }, ear };
    const heard = hear(turn.heard, state, unasked);
    const counts = heard.confidence >= ear.guessFrom && !isAccepted(turn);
    const acts = counts ? heard.acts.map((act) => asItWasTaken(act, turn)) : [];
    return settle(after(state, { ...heard, acts }, turn.heard), turn, unasked);
  }, nothingSaid);
}

/** "Vendredi 10h", to a reminder, was taken for a move of its appointment: the search says so, the words do not. */
function asItWasTaken(act: CustomerAct, { calls }: PastTurn): CustomerAct {
  const moving = calls.find(({ tool, ok }) => ok && tool === 'find_slots')?.input['appointment'];
  if (act.kind !== 'wish' || act.intent !== 'book' || typeof moving !== 'string') return act;
  return { ...act, intent: 'move', said: { ...act.said, appointment: moving } };
}

/** "Oui le premier" was an answer to what was offered then, whatever its words would mean without it. */
function isAccepted({ calls }: PastTurn): boolean {
  return calls.some(({ tool, ok }) => ok && (tool === 'book_appointment' || tool === 'reschedule_appointment'));
}

/** The state with a message folded in. */
function after(state: CustomerState, { acts, about }: HeardActs, text: string): CustomerState {
  const folded = foldActs(state, withFailed(state, acts), slotting);
  const asked = acts.find((act) => act.kind === 'ask');
  const services = asked?.said.services ?? [];
  const unclear = asked?.said.unclear ?? [];
  const noted = acts.findLast((act) => act.kind === 'note')?.intent;
  const told = noted === 'more' ? folded.told : noted;
  const begins = acts.some(({ kind }) => kind === 'wish' || kind === 'ask' || kind === 'set');
  const isMore = acts.some(({ kind }) => kind !== 'affirm' && kind !== 'deny' && kind !== 'choose');
  return {
    ...folded,
    last: about,
    about: services.length + unclear.length > 0 ? { services, unclear } : folded.about,
    told: told ?? (begins ? null : folded.told),
    reason: isMore || acts.length === 0 ? text : folded.reason,
  };
}

/** What our last answer turned down is not joined to the new words. */
function withFailed({ failed, frames: [frame] }: CustomerState, acts: readonly CustomerAct[]): readonly CustomerAct[] {
  const said = acts.find((act) => act.kind === 'set')?.said.when;
  if (!frame || !said || failed === null) return acts;
  const saysDay = said.days !== null;
  if (failed === 'day' && !saysDay)
    return [{ kind: 'not', said: { when: { ...frame.slots.when, time: null } } }, ...acts];
  if (failed === 'time' && saysDay)
    return [{ kind: 'not', said: { when: { ...frame.slots.when, days: null } } }, ...acts];
  return acts;
}

import type { AgentContext } from '#agents/agent.ts';
import { Booked } from '#agents/speech/book-appointment.ts';
import { Cancelled } from '#agents/speech/cancel-appointment.ts';
import { FoundServices } from '#agents/speech/find-services.ts';
import { FoundSlots } from '#agents/speech/find-slots.ts';
import { HeldSlots } from '#agents/speech/hold-slots.ts';
import { Moved } from '#agents/speech/reschedule-appointment.ts';
import { asksVehicle, offerPerson } from '#agents/speech/asking.ts';
import type { Language } from '#language/language.ts';
import { type Done, readDone } from './done.ts';
import type { PastCall, PastTurn } from './read-prompt.ts';
import type { When } from '#language/when.ts';
import type { SkillName } from './skill.ts';
import { type ReadWhen, wishAfter, wishText } from './wish.ts';

export type Task = 'book' | 'move' | 'cancel';

export interface Offered {
  label: string;
  startsAt: string;
}

/** What has been said and done since the last thing that was finished: a pure fold over the history, kept nowhere. */
export interface Dialog {
  task: Task | null;
  service: string | null;
  /** Services the person's words could mean, when they could mean several. */
  unclear: string[];
  day: string | null;
  time: string | null;
  appointment: string | null;
  /** Times last offered in this task. */
  offered: Offered[];
  /** Days or times named in our last message without being held: `le premier` can mean one of them. */
  table: Offered[];
  /** A stranger has just booked and was asked for name and plate. */
  wantsDetails: boolean;
  /** Our last message was a question: a yes or a no answers it, whatever it was. */
  asked: boolean;
  /** It asked whether somebody should answer. */
  offersPerson: boolean;
  last: SkillName | null;
  /** The appointment that was just booked, moved or cancelled, while nothing else has begun. */
  done: Done | null;
  /** The vehicle it is for, when one was named. */
  plate: string | null;
  /** The person only asks what is free: `open` until a search has answered it. */
  onlyAsks: 'open' | 'answered' | null;
  /** Which vehicle was asked: once is enough. */
  askedVehicle: boolean;
  /** The half of the wish that our last answer turned down: the next words replace it. */
  failed: 'day' | 'time' | null;
  /** What staff must know if they take over: the last message that was more than a yes. */
  reason: string;
}

export interface Scope {
  context: AgentContext;
  now: Date;
  readWhen: ReadWhen;
}

export const NOTHING_SAID: Dialog = {
  task: null,
  service: null,
  unclear: [],
  day: null,
  time: null,
  appointment: null,
  offered: [],
  table: [],
  wantsDetails: false,
  asked: false,
  offersPerson: false,
  last: null,
  done: null,
  plate: null,
  onlyAsks: null,
  askedVehicle: false,
  failed: null,
  reason: '',
};

export function wishOf(dialog: Dialog, language: Language): string | null {
  return wishText(dialog, language);
}

/** The dialog after a turn was answered, whichever model or lane did it: what the tools did counts, not what was meant. */
export function settle(heard: Dialog, turn: PastTurn, scope: Scope): Dialog {
  const isSearch = turn.calls.some((call) => call.tool === 'find_slots');
  const isElsewhere = turn.calls.some((call) => call.tool !== 'save_my_details');
  const before: Dialog = { ...heard, table: [], failed: null, done: isElsewhere ? null : heard.done };
  if (heard.onlyAsks !== null && isSearch) before.onlyAsks = heard.onlyAsks === 'open' ? 'answered' : null;
  const done = turn.calls.filter((call) => call.ok).reduce((dialog, call) => settleCall(dialog, call, scope), before);
  const offersPerson = turn.said.includes(offerPerson(scope.context.language));
  const asked = turn.said.trimEnd().endsWith('?');
  return {
    ...done,
    offersPerson,
    asked,
    wantsDetails: done.wantsDetails && asked,
    askedVehicle: done.askedVehicle || asksVehicle(turn.said),
  };
}

function settleCall(dialog: Dialog, call: PastCall, scope: Scope): Dialog {
  switch (call.tool) {
    case 'find_services':
      return settleServices(dialog, call);
    case 'find_slots':
      return settleSearch(dialog, call, scope);
    case 'hold_slots': {
      const held = HeldSlots.safeParse(call.output);
      if (!held.success) return dialog;
      if (held.data.outcome === 'taken') return { ...dialog, table: held.data.alternatives };
      return { ...dialog, ...targetOf(call, dialog), offered: held.data.holds, table: held.data.holds };
    }
    case 'book_appointment': {
      const booked = Booked.safeParse(call.output);
      if (!booked.success) return dialog;
      if (booked.data.outcome !== 'booked') return { ...dialog, table: booked.data.alternatives };
      return { ...NOTHING_SAID, last: dialog.last, done: readDone(call), wantsDetails: lacksDetails(scope.context) };
    }
    case 'reschedule_appointment': {
      const moved = Moved.safeParse(call.output);
      if (!moved.success) return dialog;
      if (moved.data.outcome !== 'moved') return { ...dialog, table: moved.data.alternatives };
      return { ...NOTHING_SAID, last: dialog.last, done: readDone(call) };
    }
    case 'cancel_appointment': {
      const cancelled = Cancelled.safeParse(call.output);
      const isOpen = !cancelled.success || cancelled.data.outcome === 'needs_yes';
      return isOpen ? dialog : { ...NOTHING_SAID, last: dialog.last, done: readDone(call) };
    }
    case 'save_my_details':
      return { ...dialog, wantsDetails: lacksDetails(scope.context) };
    default:
      return dialog;
  }
}

function settleServices(dialog: Dialog, call: PastCall): Dialog {
  const found = FoundServices.safeParse(call.output);
  if (!found.success || !found.data.matched || dialog.service !== null) return dialog;
  const services = found.data.services.map((each) => each.service);
  return services.length === 1 ? { ...dialog, service: services[0] ?? null } : { ...dialog, unclear: services };
}

function settleSearch(dialog: Dialog, call: PastCall, scope: Scope): Dialog {
  const { readWhen } = scope;
  const found = FoundSlots.safeParse(call.output);
  const { when } = call.input;
  const read = typeof when === 'string' ? readWhen(when) : null;
  const target = { ...dialog, ...targetOf(call, dialog), ...wishAfter(dialog, read, readWhen) };
  if (!found.success) return target;
  const days = found.data.days.map(({ date, label }) => ({ label, startsAt: date }));
  const isWhichDay = found.data.outcome === 'which_day';
  const failed = failedHalf(found.data, read, scope);
  return { ...target, failed, offered: found.data.slots, table: isWhichDay ? days : found.data.slots };
}

/** Which half of the wish cannot be: the day that is gone or closed, or only the hour. */
function failedHalf({ outcome, reason }: FoundSlots, read: When | null, { context }: Scope): Dialog['failed'] {
  if (outcome === 'past') return read?.days.includes(context.now.slice(0, 10)) ? 'time' : 'day';
  if (outcome === 'closed') return reason === 'outside_hours' ? 'time' : 'day';
  if (outcome === 'no_such_time') return reason === 'no_such_day' ? 'day' : 'time';
  return null;
}

/** What a search or a hold was for: a model that took an earlier turn may have understood more than this one. */
function targetOf(call: PastCall, dialog: Dialog): Pick<Dialog, 'task' | 'service' | 'unclear' | 'appointment'> {
  const { service, appointment } = call.input;
  const moves = typeof appointment === 'string';
  return {
    task: moves ? 'move' : 'book',
    service: typeof service === 'string' ? service : dialog.service,
    unclear: [],
    appointment: moves ? appointment : null,
  };
}

function lacksDetails({ person, business }: AgentContext): boolean {
  return person.lastName === null || (business.trade === 'garage' && person.vehicles.length === 0);
}

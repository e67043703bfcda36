import type { CustomerContext } from '#agents/context.ts';
import { dayLabel, timeLabel } from '#language/format.ts';
import type { When } from '#language/when.ts';
import { bookingOutput } from '#tools/booking/book-appointment.say.ts';
import { cancellationOutput } from '#tools/booking/cancel-appointment.say.ts';
import { servicesOutput } from '#tools/booking/find-services.say.ts';
import { slotsOutput, type SlotsOutput } from '#tools/booking/find-slots.say.ts';
import { holdOutput } from '#tools/booking/hold-slots.say.ts';
import { moveOutput } from '#tools/booking/reschedule-appointment.say.ts';
import { timeWishOf } from '../dialogue/time-wish.ts';
import type { PastCall, PastTurn } from '../read-prompt.ts';
import { asksNewName, asksVehicle, offerPerson } from './asking.ts';
import { readDone } from './second-thought.ts';
import { type CustomerFrame, type CustomerScope, type CustomerState, type Slots, slotting } from './state.ts';

/** The state after a turn was answered, whichever model or lane did it: what the tools did counts, not what was meant. */
export function settle(heard: CustomerState, turn: PastTurn, scope: CustomerScope): CustomerState {
  const isElsewhere = turn.calls.some(({ tool }) => tool !== 'save_my_details' && tool !== 'leave_note');
  const before: CustomerState = { ...heard, table: [], failed: null, done: isElsewhere ? null : heard.done };
  const settled = turn.calls.filter((call) => call.ok).reduce((state, call) => settleCall(state, call, scope), before);
  const asked = turn.said.trimEnd().endsWith('?');
  const told = settled.table.filter(({ startsAt }) => isTold(startsAt, turn.said, scope));
  return {
    ...settled,
    // "The earliest one" is one of those that were told, whatever else was found.
    table: told.length > 0 ? told : settled.table,
    asked,
    offersPerson: turn.said.includes(offerPerson(scope.context.language)),
    asksName: asksNewName(turn.said),
    wantsDetails: settled.wantsDetails && asked,
    askedVehicle: settled.askedVehicle || asksVehicle(turn.said),
  };
}

function isTold(startsAt: string, said: string, { context: { language } }: CustomerScope): boolean {
  const [date = '', time] = startsAt.split('T');
  const labels = [dayLabel(date, language), ...(time === undefined ? [] : [timeLabel(time, language)])];
  const plain = said.replaceAll(/\s+/g, ' ');
  return labels.every((label) => plain.includes(label.replaceAll(/\s+/g, ' ')));
}

function settleCall(state: CustomerState, call: PastCall, scope: CustomerScope): CustomerState {
  switch (call.tool) {
    case 'find_services':
      return settleServices(state, call);
    case 'find_slots':
      return settleSearch(state, call, scope);
    case 'hold_slots': {
      const held = holdOutput.safeParse(call.output);
      if (!held.success) return state;
      if (held.data.outcome === 'too_many') return closed(state, 'book');
      if (held.data.outcome === 'taken') return { ...state, table: held.data.alternatives };
      const offered = held.data.holds.map(({ startsAt }) => startsAt);
      return { ...withTarget(state, call, (frame) => ({ ...frame, offered })), table: held.data.holds };
    }
    case 'book_appointment': {
      const booked = bookingOutput.safeParse(call.output);
      if (!booked.success) return state;
      if (booked.data.outcome !== 'booked') return { ...state, table: booked.data.alternatives };
      return { ...closed(state, 'book'), done: readDone(call), wantsDetails: lacksDetails(scope.context) };
    }
    case 'reschedule_appointment': {
      const moved = moveOutput.safeParse(call.output);
      if (!moved.success) return state;
      if (moved.data.outcome !== 'moved') return { ...state, table: moved.data.alternatives };
      return { ...closed(state, 'move'), done: readDone(call) };
    }
    case 'confirm_appointment':
      return { ...state, done: readDone(call) };
    case 'cancel_appointment': {
      const cancelled = cancellationOutput.safeParse(call.output);
      const isOpen = !cancelled.success || cancelled.data.outcome === 'needs_yes';
      return isOpen ? state : { ...closed(state, 'cancel'), done: readDone(call) };
    }
    case 'save_my_details':
      return { ...state, wantsDetails: lacksDetails(scope.context) };
    default:
      return state;
  }
}

/** What was wanted is done; what waits behind it comes next. */
export function closed(state: CustomerState, intent: string): CustomerState {
  return {
    ...state,
    frames: state.frames.filter((frame) => frame.intent !== intent),
    about: { services: [], unclear: [] },
    told: null,
  };
}

function settleServices(state: CustomerState, call: PastCall): CustomerState {
  const found = servicesOutput.safeParse(call.output);
  const [frame, ...others] = state.frames;
  if (!found.success || !found.data.matched) return state;
  const services = found.data.services.map((each) => each.service);
  const named = services.length === 1 ? { services } : { unclear: services };
  // Of two that were asked about each is searched by itself, and both are spoken of.
  const isAsked = services.length === 1 && services.every((service) => state.about.services.includes(service));
  if (frame?.intent !== 'book' && isAsked) return state;
  if (frame?.intent !== 'book') return { ...state, about: { services: [], unclear: [], ...named } };
  if (frame.slots.services.length > 0) return state;
  return { ...state, frames: [{ ...frame, slots: slotting.add(frame.slots, named) }, ...others] };
}

function settleSearch(state: CustomerState, call: PastCall, scope: CustomerScope): CustomerState {
  const found = slotsOutput.safeParse(call.output);
  const { when } = call.input;
  const read = typeof when === 'string' ? scope.readWhen(when) : null;
  // A model that took the turn may have understood more than this one.
  const target = withTarget(state, call, (frame) => ({
    ...frame,
    slots: {
      ...(read && frame.slots.when.days === null ? slotting.add(frame.slots, { when: timeWishOf(read) }) : frame.slots),
      onlyAsks: frame.slots.onlyAsks === 'open' ? 'answered' : null,
    },
  }));
  if (!found.success) return target;
  const days = found.data.days.map(({ date, label }) => ({ label, startsAt: date }));
  const offered = found.data.slots.map(({ startsAt }) => startsAt);
  return {
    ...withTarget(target, call, (frame) => ({ ...frame, offered })),
    failed: failedHalf(found.data, read, scope),
    table: found.data.outcome === 'which_day' ? days : found.data.slots,
  };
}

/** Which half of the wish cannot be: the day that is gone or closed, or only the hour. */
function failedHalf(
  { outcome, reason }: SlotsOutput,
  read: When | null,
  { context }: CustomerScope,
): CustomerState['failed'] {
  if (outcome === 'past') return read?.days.includes(context.now.slice(0, 10)) ? 'time' : 'day';
  if (outcome === 'closed') return reason === 'outside_hours' ? 'time' : 'day';
  if (outcome === 'no_such_time') return reason === 'no_such_day' ? 'day' : 'time';
  return null;
}

/** The wish that a search or a hold was for, changed; it is what is talked about from then on. */
function withTarget(
  state: CustomerState,
  { input }: PastCall,
  change: (frame: CustomerFrame) => CustomerFrame,
): CustomerState {
  const { service, also, appointment } = input;
  const moves = typeof appointment === 'string';
  const intent = moves ? 'move' : 'book';
  const known = state.frames.find((frame) => frame.intent === intent);
  const slots: Slots = known?.slots ?? slotting.nothing;
  const others = Array.isArray(also) ? also.map(String) : [];
  const services = moves || typeof service !== 'string' ? slots.services : [service, ...others];
  const frame: CustomerFrame = {
    ...(known ?? { intent, offered: [], refused: [] }),
    slots: { ...slots, services, unclear: [], ...(moves && { appointment }) },
  };
  return { ...state, frames: [change(frame), ...state.frames.filter((each) => each !== known)] };
}

function lacksDetails({ contact, business }: CustomerContext): boolean {
  return contact.lastName === null || (business.trade === 'garage' && contact.vehicles.length === 0);
}

import type { CustomerContext } from '#agents/context.ts';
import type { When } from '#language/when.ts';
import { bookingOutput } from '#tools/booking/book-appointment.say.ts';
import { cancellationOutput } from '#tools/booking/cancel-appointment.say.ts';
import { servicesOutput } from '#tools/booking/find-services.say.ts';
import { slotsOutput, type SlotsOutput } from '#tools/booking/find-slots.say.ts';
import { holdOutput } from '#tools/booking/hold-slots.say.ts';
import { moveOutput } from '#tools/booking/reschedule-appointment.say.ts';
import type { PastCall, PastTurn } from '../read-prompt.ts';
import { asksVehicle, offerPerson } from './asking.ts';
import { type Dialog, type DialogScope, nothingSaid } from './dialog.ts';
import { readDone } from './done.ts';
import { wishAfter } from './wish.ts';

/** The dialog after a turn was answered, whichever model or lane did it: what the tools did counts, not what was meant. */
export function settleDialog(heard: Dialog, turn: PastTurn, scope: DialogScope): Dialog {
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

function settleCall(dialog: Dialog, call: PastCall, scope: DialogScope): Dialog {
  switch (call.tool) {
    case 'find_services':
      return settleServices(dialog, call);
    case 'find_slots':
      return settleSearch(dialog, call, scope);
    case 'hold_slots': {
      const held = holdOutput.safeParse(call.output);
      if (!held.success) return dialog;
      if (held.data.outcome === 'taken') return { ...dialog, table: held.data.alternatives };
      return { ...dialog, ...targetOf(call, dialog), offered: held.data.holds, table: held.data.holds };
    }
    case 'book_appointment': {
      const booked = bookingOutput.safeParse(call.output);
      if (!booked.success) return dialog;
      if (booked.data.outcome !== 'booked') return { ...dialog, table: booked.data.alternatives };
      return { ...nothingSaid, last: dialog.last, done: readDone(call), wantsDetails: lacksDetails(scope.context) };
    }
    case 'reschedule_appointment': {
      const moved = moveOutput.safeParse(call.output);
      if (!moved.success) return dialog;
      if (moved.data.outcome !== 'moved') return { ...dialog, table: moved.data.alternatives };
      return { ...nothingSaid, last: dialog.last, done: readDone(call) };
    }
    case 'cancel_appointment': {
      const cancelled = cancellationOutput.safeParse(call.output);
      const isOpen = !cancelled.success || cancelled.data.outcome === 'needs_yes';
      return isOpen ? dialog : { ...nothingSaid, last: dialog.last, done: readDone(call) };
    }
    case 'save_my_details':
      return { ...dialog, wantsDetails: lacksDetails(scope.context) };
    default:
      return dialog;
  }
}

function settleServices(dialog: Dialog, call: PastCall): Dialog {
  const found = servicesOutput.safeParse(call.output);
  if (!found.success || !found.data.matched || dialog.service !== null) return dialog;
  const services = found.data.services.map((each) => each.service);
  return services.length === 1 ? { ...dialog, service: services[0] ?? null } : { ...dialog, unclear: services };
}

function settleSearch(dialog: Dialog, call: PastCall, scope: DialogScope): Dialog {
  const { readWhen } = scope;
  const found = slotsOutput.safeParse(call.output);
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
function failedHalf({ outcome, reason }: SlotsOutput, read: When | null, { context }: DialogScope): Dialog['failed'] {
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

function lacksDetails({ contact, business }: CustomerContext): boolean {
  return contact.lastName === null || (business.trade === 'garage' && contact.vehicles.length === 0);
}

import { dayLabel, timeLabel } from '#language/format.ts';
import { fold } from '#language/normalise.ts';
import { chooseAppointment, chooseFromTable, chooseService } from './choose.ts';
import { nothingSaid, type Dialog, type DialogScope, type Task } from './dialog.ts';
import { wishOfDone } from './done.ts';
import { readNamed } from './named-appointment.ts';
import { readVehicleNamed } from './named-vehicle.ts';
import { readMove } from './read-move.ts';
import { readShift } from './read-shift.ts';
import type { CustomerReading } from './reading.ts';
import type { SkillName } from './skill-name.ts';
import { wishAfter } from './wish.ts';

const nowWords = new Set(['maintenant', 'now', 'right now', 'tout de suite', 'la maintenant']);

/** The dialog with what a message adds: slots of the task it goes on with, or a new task with what it says alone. */
export function merge(dialog: Dialog, skill: SkillName, reading: CustomerReading, scope: DialogScope): Dialog {
  const plate = readVehicleNamed(reading, scope.context.contact) ?? dialog.plate;
  const said = { ...dialog, last: skill, reason: reading.text, plate, onlyAsks: onlyAsksAfter(dialog, reading) };
  switch (skill) {
    case 'book':
      return mergeBooking(open(said, 'book'), reading, scope);
    case 'move':
      return mergeMove(open(said, 'move'), reading, scope);
    case 'cancel': {
      const task = open(said, 'cancel');
      return { ...task, appointment: whichToCancel(task, reading, scope) };
    }
    case 'prices':
      // The price of another service does not change what is being booked.
      if (dialog.task !== null) return said;
      return { ...said, service: reading.services[0] ?? dialog.service, unclear: reading.unclear };
    case 'refuse':
      return { ...said, day: null, time: null };
    case 'person':
      return { ...said, reason: dialog.offersPerson && dialog.reason !== '' ? dialog.reason : reading.text };
    default:
      return said;
  }
}

/** "Juste pour savoir" holds until it is answered: what is said then is a wish. */
function onlyAsksAfter({ onlyAsks }: Dialog, { stance }: CustomerReading): Dialog['onlyAsks'] {
  if (stance.onlyAsks) return 'open';
  return onlyAsks === 'open' ? 'open' : null;
}

/** What is named decides: another appointment than the one that was said is never offered. */
function whichToCancel(task: Dialog, reading: CustomerReading, scope: DialogScope): string | null {
  const { isNamed, fits } = readNamed(reading, reading.when, scope.context);
  const [only, ...others] = fits;
  if (isNamed) return only && others.length === 0 ? only.appointment : null;
  return chooseAppointment(reading, scope) ?? task.appointment ?? task.done?.appointment ?? onlyAppointment(scope);
}

/** A new task starts afresh; a booking keeps the service whose price was just asked. */
function open(dialog: Dialog, task: Task): Dialog {
  if (dialog.task === task) return dialog;
  const { last, reason, service, unclear, done, plate, onlyAsks } = dialog;
  const kept = task === 'book' && dialog.task === null ? { service, unclear } : {};
  return { ...nothingSaid, task, last, reason, done, plate, onlyAsks, ...kept };
}

function mergeBooking(dialog: Dialog, reading: CustomerReading, scope: DialogScope): Dialog {
  const chosen = chooseFromTable(dialog, reading, scope);
  const wish = chosen
    ? { day: chosen.label, time: chosen.startsAt.includes('T') ? null : dialog.time }
    : nextWish(dialog, reading, scope);
  const next = { ...dialog, ...nextService(dialog, reading, scope), ...wish };
  // "Le reprendre" after it was cancelled: the same again, at another time if one is said.
  if (dialog.done?.how !== 'cancelled' || next.service !== null || next.unclear.length > 0) return next;
  const { service, startsAt } = dialog.done;
  return {
    ...next,
    service,
    ...(reading.when === null && {
      day: dayLabel(startsAt.slice(0, 10), scope.context.language),
      time: timeLabel(startsAt.slice(11), scope.context.language),
    }),
  };
}

function nextService(
  dialog: Dialog,
  reading: CustomerReading,
  scope: DialogScope,
): Pick<Dialog, 'service' | 'unclear'> {
  const [service] = reading.services;
  if (service !== undefined && reading.services.length === 1) return { service, unclear: [] };
  // Two services in one message are asked back: one appointment is for one of them.
  if (reading.services.length > 1) return { service: null, unclear: reading.services };
  const narrowed = chooseService(dialog.unclear, reading, scope);
  if (narrowed !== null) return { service: narrowed, unclear: [] };
  if (reading.unclear.length > 0) return { service: null, unclear: reading.unclear };
  return { service: dialog.service, unclear: dialog.service === null ? dialog.unclear : [] };
}

function mergeMove(dialog: Dialog, reading: CustomerReading, scope: DialogScope): Dialog {
  const chosen = chooseFromTable(dialog, reading, scope);
  const move = readMove(reading, scope);
  const named = chooseAppointment({ ...reading, when: move.from }, scope);
  const own = dialog.done?.how === 'stands' ? dialog.done : null;
  const appointment = named ?? dialog.appointment ?? own?.appointment ?? onlyAppointment(scope);
  if (chosen) return { ...dialog, appointment, day: chosen.label, time: null };
  const isOwn = own !== null && appointment === own.appointment && dialog.day === null;
  if (isOwn && reading.when !== null && !readShift(reading, appointment, scope)) {
    const standing = wishOfDone(own, reading, scope);
    const next = nextWish(
      { ...dialog, ...standing },
      { ...reading, when: standing.day === null ? null : reading.when },
      scope,
    );
    return { ...dialog, appointment, ...next };
  }
  const wish = nextWish(dialog, { ...reading, when: move.to }, scope);
  const same = saysSameTime(reading) ? timeOf(appointment, scope) : null;
  const shift = readShift(reading, appointment, scope);
  // "Vendredi, une heure plus tard": the day is its own, the time the appointment's.
  if (shift) return { ...dialog, appointment, day: move.to && wish.day ? wish.day : shift.day, time: shift.time };
  return { ...dialog, appointment, ...wish, time: same ?? wish.time };
}

/** "Lundi, même heure". */
function saysSameTime({ words }: CustomerReading): boolean {
  return (words.includes('meme') && words.includes('heure')) || (words.includes('same') && words.includes('time'));
}

function timeOf(appointment: string | null, { context }: DialogScope): string | null {
  const standing = context.appointments.find((each) => each.appointment === appointment);
  return standing ? timeLabel(standing.startsAt.slice(11), context.language) : null;
}

function nextWish(dialog: Dialog, reading: CustomerReading, { readWhen }: DialogScope): Pick<Dialog, 'day' | 'time'> {
  const { when } = reading;
  const { day, time } = dialog;
  if (when === null) return { day, time };
  if (when.problem === 'no_such_day') return { day: null, time };
  const isNow = nowWords.has(fold(when.text));
  const saysDay = when.days.length > 0;
  // What our last answer turned down is not joined to the new words; "et maintenant ?" keeps nothing at all.
  if (isNow) return { day: when.text, time: null };
  if (dialog.failed === 'time' && saysDay) return wishAfter({ day, time: null }, when, readWhen);
  if (dialog.failed === 'day' && !saysDay) return wishAfter({ day: null, time }, when, readWhen);
  return wishAfter({ day, time }, when, readWhen);
}

function onlyAppointment({ context }: DialogScope): string | null {
  const [only, ...others] = context.appointments;
  return only !== undefined && others.length === 0 ? only.appointment : null;
}

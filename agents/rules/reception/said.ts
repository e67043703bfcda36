import { readBeneficiary } from '#language/beneficiary.ts';
import { unaccent } from '#language/normalise.ts';
import { hasUnreadHour } from '#language/when/unread-hour.ts';
import { chooseAppointment, chooseFromTable, chooseService } from './choose.ts';
import { readNamed } from './named-appointment.ts';
import { deniedVehicle, otherOf, readVehicleNamed } from './named-vehicle.ts';
import { readBesideOwn } from './read-beside-own.ts';
import { readMove } from './read-move.ts';
import { readServiceChange } from './read-service-change.ts';
import type { CustomerReading } from './reading.ts';
import { whenOfMove } from './said-move.ts';
import { aboutOf, meantInstead, ofChild, seenTo, servicesIn, usualOf, withoutBeside } from './said-services.ts';
import { besideOwnTime, corrected, hourAlone, onDayAsked, readTime, timeIn, timeOfDone } from './said-time.ts';
import type { CustomerScope, CustomerState, Done, Said } from './state.ts';
import { toldFromTalk } from './told-from-talk.ts';

/** What makes a service come to those that are wanted already. */
const adds = /^(?:et|and|plus)\b|\b(?:aussi|egalement|en plus|rajout\w*|ajout\w*|also|too|as well|add)\b/;
const otherCar =
  /\b(?:(?:deuxieme|autre|seconde|nouvelle) (?:voiture|vehicule|auto)|(?:other|second|another|new) (?:car|vehicle)|(?:pas|not) (?:pour |for )?(?:la|ma|my|the) (?:clio|voiture|car|mienne))\b/;
const anyOwn = /\b(?:mon|my) (?:rdv|rendez-?\s?vous|appointment|booking)\b/;

/** What a message says of an appointment to make. */
export function saidOfBooking(
  reading: CustomerReading,
  state: CustomerState,
  scope: CustomerScope,
  isSymptom = false,
): Said {
  const chosen = chooseFromTable(state, reading, scope);
  const beside = readBesideOwn(reading, state, scope);
  // "I meant the rear ones! You're doing the fronts today": the day stands.
  const meant = meantInstead(reading, state, scope);
  const found = isSymptom ? seenTo(reading, scope) : servicesIn(reading, state, scope, meant);
  const named = ofChild(withoutBeside(found, beside), reading, scope);
  const again = againOf(state, named, reading, scope);
  const told = toldFromTalk(reading, state.frames[0]?.slots.when.days ?? [], scope);
  const own = told ?? corrected(meant ? timeIn(meant, scope) : timeIn(reading, scope), reading, state);
  const said = onDayAsked(own, reading, state, scope);
  const when = chosen
    ? readTime(chosen.label, scope)
    : (besideOwnTime(said, beside) ?? said ?? hourAlone(reading, state, scope) ?? again?.when);
  // An hour that was said and not read leads to a question: the offer would be of another one.
  const isUnread = !chosen && hasUnreadHour(reading.text, reading.when);
  return {
    ...(named.services.length + named.unclear.length > 0 ? named : (again ?? aboutOf(state))),
    ...(when && { when: isUnread ? { ...when, days: null, weekdays: null, span: null } : when }),
    ...vehicleIn(reading, scope),
    ...(reading.stance.onlyAsks && { onlyAsks: true }),
    ...(adds.test(unaccent(reading.text)) && { adds: true }),
  };
}

/** What a message says of an appointment that shall be at another time, or for something else. */
export function saidOfMove(reading: CustomerReading, state: CustomerState, scope: CustomerScope): Said {
  const frame = state.frames.find(({ intent }) => intent === 'move');
  const change = readServiceChange(reading, state, scope);
  // "Coupe femme", to which of the cuts shall come to what stands.
  const oneMore = frame ? chooseService(frame.slots.unclear, reading, scope) : null;
  const times = readMove(reading, scope);
  // Read whole, a week and its weekday are one; an own day is the one that is left.
  const isLeft = (day: string) => scope.context.appointments.some(({ startsAt }) => startsAt.startsWith(day));
  const days = reading.when?.days ?? [];
  const to = days.length > 0 && !days.some(isLeft) && reading.when?.problem === null ? reading.when : times.to;
  const own = state.done?.how === 'stands' ? state.done : null;
  const named = chooseAppointment({ ...reading, when: times.from }, scope);
  const appointment =
    change?.appointment ?? named ?? frame?.slots.appointment ?? own?.appointment ?? onlyAppointment(scope);
  return {
    ...(appointment !== null && { appointment }),
    ...(change && withUsual(change, reading, scope)),
    ...(!change && oneMore !== null && { services: [oneMore], adds: true }),
    ...whenOfMove(reading, { state, scope, appointment, to, isChanged: change !== null }),
  };
}

/** "Rajouter une coupe", of somebody who always has the same one. */
function withUsual(
  { services, unclear }: { services: string[]; unclear: string[] },
  reading: CustomerReading,
  scope: CustomerScope,
): Said {
  const usual = usualOf({ ...reading, unclear }, undefined, scope);
  return usual === null ? { services, unclear } : { services: [...services, usual], unclear: [] };
}

/** What a message says of an appointment to cancel. What is named decides: another one than was said is never touched. */
export function saidOfCancel(reading: CustomerReading, state: CustomerState, scope: CustomerScope): Said {
  const frame = state.frames.find(({ intent }) => intent === 'cancel');
  const wanted = withoutKept(reading, scope);
  const { isNamed, fits } = readNamed(wanted, wanted.when, scope.context);
  const [only, ...others] = fits;
  const appointment = isNamed
    ? only && others.length === 0
      ? only.appointment
      : null
    : (chooseAppointment(reading, scope) ??
      frame?.slots.appointment ??
      ownOf(state.done, reading, scope) ??
      onlyAppointment(scope));
  return { appointment };
}

/** "Le reprendre" after it was cancelled: the same again, at another time if one is said. */
function againOf(
  { done, frames }: CustomerState,
  { services, unclear }: Required<Pick<Said, 'services' | 'unclear'>>,
  reading: CustomerReading,
  { context }: CustomerScope,
): Said | null {
  const isNew = services.length + unclear.length > 0 || frames.some(({ intent }) => intent === 'book');
  if (done?.how !== 'cancelled' || isNew || !context.services.some(({ service }) => service === done.service))
    return null;
  return { services: [done.service], ...(reading.when === null && { when: timeOfDone(done) }) };
}

const keptPart =
  /[,;.!?]?\s*(?:\b(?:mais|but|et|and) )?\b(?:pas|surtout pas|not|sauf|except|gardez|garde|keep|leave|laissez) (?:la |le |les |l'|mon |ma |my |the )[^,;.!?]*|(?:^|[,;.!?] ?)[^,;.!?]*\b(?:je (?:la|le|les) garde|on (?:la|le) garde|i'?ll keep (?:it|that)|stays?|reste)\b[^,;.!?]*/giu;

/** "Annulez le brushing, mais pas la couleur de vendredi": what stays names nothing to call off. */
function withoutKept(reading: CustomerReading, { read }: CustomerScope): CustomerReading {
  const said = reading.text.replaceAll(keptPart, ' ').trim();
  return said === reading.text || said === '' ? reading : read(said);
}

/** The vehicle a message is about, and whose it is when it is somebody else's. */
export function vehicleIn(reading: CustomerReading, { context }: CustomerScope): Said {
  const named = readVehicleNamed(reading, context.contact);
  const denied = deniedVehicle(reading, context.contact);
  const plate = named !== null && named === denied ? otherOf(denied, context.contact) : named;
  const who = readBeneficiary(reading.text)?.words;
  const isOther =
    context.business.trade === 'garage' &&
    plate === null &&
    (who !== undefined || denied !== null || otherCar.test(unaccent(reading.text)));
  return {
    ...(plate !== null && { plate }),
    ...(who !== undefined && { who }),
    ...(isOther && { isOtherVehicle: true }),
  };
}

/** What was just dealt with; "mon rdv" is any of them, where there are several. */
function ownOf(done: Done | null, { text }: CustomerReading, { context }: CustomerScope): string | null {
  if (done?.how !== 'stands') return null;
  return context.appointments.length > 1 && anyOwn.test(unaccent(text)) ? null : done.appointment;
}

function onlyAppointment({ context }: CustomerScope): string | null {
  const [only, ...others] = context.appointments;
  return only !== undefined && others.length === 0 ? only.appointment : null;
}

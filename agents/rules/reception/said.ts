import { readBeneficiary } from '#language/beneficiary.ts';
import { fold, unaccent } from '#language/normalise.ts';
import type { When } from '#language/when.ts';
import { anyTime, narrowTime, saysHours, type TimeWish, timeWishOf, withoutTime } from '../dialogue/time-wish.ts';
import { chooseAppointment, chooseFromTable, chooseService } from './choose.ts';
import { areStanding, readNamed } from './named-appointment.ts';
import { readVehicleNamed } from './named-vehicle.ts';
import { type BesideOwn, readBesideOwn } from './read-beside-own.ts';
import { readMove } from './read-move.ts';
import { readServiceChange } from './read-service-change.ts';
import { readShift } from './read-shift.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerScope, CustomerState, Done, Said } from './state.ts';

/** What makes a service come to those that are wanted already. */
const adds = /^(?:et|and|plus)\b|\b(?:aussi|egalement|en plus|rajout\w*|ajout\w*|also|too|as well|add)\b/;
const sameTime = /\b(?:memes? heures?|memes? horaires?|same time|same hour)\b/;
const bareHour =
  /^(?:(?:no|non|sorry|pardon|actually|en fait|enfin|plutot|in fact|oh|ah|wait|attendez|hmm|euh|ok|okay|oui|yes|yeah|alors|bon|right)[ ,.]*)*(?:make (?:it|that)|can we (?:do|say)|could we (?:do|say)|let'?s (?:do|say)|disons|mettons|plutot|a|at)? ?(?<hour>\d{1,2}(?:[.:]\d{2})?)(?: (?:plutot|please|instead|pls|svp|then|alors|that day|ce jour(?: ?-?la)?))*[.! ]*$/;
const beside =
  /\b(?:deja|already|a cote d|en plus d|en meme temps qu|apres (?:la|le|ma|mon)|avant (?:la|le|ma|mon)|after (?:the|my)|before (?:the|my)|beside|as well as|that day|ce jour)/;
const otherCar =
  /\b(?:(?:deuxieme|autre|seconde|nouvelle) (?:voiture|vehicule|auto)|(?:other|second|another|new) (?:car|vehicle)|(?:pas|not) (?:pour |for )?(?:la|ma|my|the) (?:clio|voiture|car|mienne))\b/;
const correction =
  /^(?:ah |oh |euh |oups |oops |hm+ |en fait |finalement |actually )*(?:non|no|pardon|sorry|desolee?|attendez|wait|oups|oops|plutot|en fait|finalement|actually)\b|\b(?:plutot|instead|rather)\b/;
const sameDay = /\b(?:meme jour|same day|ce jour la|that day)\b/;
/** "Front. No wait, it's the rear ones": what counts comes after. */
const takenBack =
  /^.*\b(?:no wait|wait no|non attendez|non pardon|pardon|sorry|je voulais dire|i meant?)\b[ ,.:]*(?<rest>.{3,})$/i;
const anyOwn = /\b(?:mon|my) (?:rdv|rendez-?\s?vous|appointment|booking)\b/;
const nowWords = /^(?:la )?(?:maintenant|(?:right )?now|tout de suite)$/;
/** "Pas jeudi": the day that does not suit. */
const notThis =
  /\b(?:pas|sauf|not|except|ni|(?:can'?t|cannot) (?:do|make|come)(?: it)?(?: on)?)(?: dispo(?:nible)?| libre| possible)? (?:le |la |l'|ce |on |at )?(?<rest>.{3,30})$/;

/** What a message says of an appointment to make. */
export function saidOfBooking(
  reading: CustomerReading,
  state: CustomerState,
  scope: CustomerScope,
  isSymptom = false,
): Said {
  const chosen = chooseFromTable(state, reading, scope);
  const beside = readBesideOwn(reading, state, scope);
  const named = without(isSymptom ? seenTo(reading, scope) : servicesIn(reading, state, scope), beside);
  const again = againOf(state, named, reading, scope);
  const said = corrected(timeIn(reading, scope), reading, state);
  const when = chosen
    ? readTime(chosen.label, scope)
    : (besideOwnTime(said, beside) ?? said ?? hourAlone(reading, state, scope) ?? again?.when);
  return {
    ...(named.services.length + named.unclear.length > 0 ? named : (again ?? aboutOf(state))),
    ...(when && { when }),
    ...vehicleIn(reading, scope),
    ...(reading.stance.onlyAsks && { onlyAsks: true }),
    ...(adds.test(unaccent(reading.text)) && { adds: true }),
  };
}

/** The hours beside an appointment, on its day: what is said of a day and an hour of their own holds against them. */
function besideOwnTime(said: TimeWish | null, beside: BesideOwn | null): TimeWish | null {
  if (beside === null) return null;
  if (said === null) return beside.when;
  const isOtherDay = said.days !== null && !said.days.some((day) => beside.when.days?.includes(day));
  return isOtherDay || said.time !== null ? null : { ...narrowTime(said, beside.when), days: beside.when.days };
}

/** "Une coupe après ma couleur": the colour only tells when. */
function without(
  { services, unclear }: Required<Pick<Said, 'services' | 'unclear'>>,
  beside: BesideOwn | null,
): Required<Pick<Said, 'services' | 'unclear'>> {
  const others = services.filter((service) => !beside?.services.includes(service));
  return others.length > 0 || unclear.length > 0 ? { services: others, unclear } : { services, unclear };
}

/** What a message says of an appointment that shall be at another time, or for something else. */
export function saidOfMove(reading: CustomerReading, state: CustomerState, scope: CustomerScope): Said {
  const frame = state.frames.find(({ intent }) => intent === 'move');
  const change = readServiceChange(reading, state, scope);
  // "Coupe femme", to which of the cuts shall come to what stands.
  const oneMore = frame ? chooseService(frame.slots.unclear, reading, scope) : null;
  const times = readMove(reading, scope);
  const own = state.done?.how === 'stands' ? state.done : null;
  const named = chooseAppointment({ ...reading, when: times.from }, scope);
  const appointment =
    change?.appointment ?? named ?? frame?.slots.appointment ?? own?.appointment ?? onlyAppointment(scope);
  return {
    ...(appointment !== null && { appointment }),
    ...(change && { services: change.services, unclear: change.unclear }),
    ...(!change && oneMore !== null && { services: [oneMore], adds: true }),
    ...whenOfMove(reading, { state, scope, appointment, to: times.to, isChanged: change !== null }),
  };
}

/** What a message says of an appointment to cancel. What is named decides: another one than was said is never touched. */
export function saidOfCancel(reading: CustomerReading, state: CustomerState, scope: CustomerScope): Said {
  const frame = state.frames.find(({ intent }) => intent === 'cancel');
  const { isNamed, fits } = readNamed(reading, reading.when, scope.context);
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

/** The day or hour that a message says does not suit; null when it names none. */
export function notSaid({ text, when }: CustomerReading, { readWhen }: CustomerScope): Said | null {
  const rest = notThis.exec(unaccent(text))?.groups?.['rest'];
  const not = rest === undefined ? null : readWhen(rest);
  if (!not || (not.days.length === 0 && not.time === null)) return null;
  const isWanted = when !== null && when.days.some((day) => not.days.includes(day)) && when.text !== not.text;
  return isWanted ? null : { when: timeWishOf(not) };
}

/** When, as far as the message can be read. */
export function timeIn({ when }: Pick<CustomerReading, 'when'>, { context }: CustomerScope): TimeWish | null {
  if (when === null || when.problem === 'no_such_day') return null;
  const wish = timeWishOf(when);
  // "Maintenant" keeps nothing of the hours that were said before.
  return nowWords.test(unaccent(when.text))
    ? { ...wish, time: null, around: false, from: context.now.slice(11) }
    : wish;
}

function whenOfMove(
  reading: CustomerReading,
  {
    state,
    scope,
    appointment,
    to,
    isChanged,
  }: { state: CustomerState; scope: CustomerScope; appointment: string | null; to: When | null; isChanged: boolean },
): Said {
  const chosen = chooseFromTable(state, reading, scope);
  const chosenTime = chosen && readTime(chosen.label, scope);
  if (chosenTime) return { when: chosenTime };
  const standing = scope.context.appointments.find((each) => each.appointment === appointment);
  const shift = readShift(reading, appointment, scope);
  const wanted = timeIn({ when: to }, scope);
  if (shift) {
    const shifted =
      readTime(`${shift.day} ${scope.context.language === 'fr' ? 'à' : 'at'} ${shift.time}`, scope) ??
      readTime(`${shift.day} ${shift.time}`, scope);
    // "Vendredi, une heure plus tard": the day is its own, the time the appointment's.
    const isOtherDay = wanted?.days && !wanted.days.includes(standing?.startsAt.slice(0, 10) ?? '');
    if (shifted) return { when: isOtherDay ? narrowTime(shifted, { ...anyTime, days: wanted.days }) : shifted };
  }
  const onDay = standing ? hoursOfSameDay(reading, standing.startsAt, scope) : null;
  if (onDay) return { when: onDay };
  // "Still Thursday morning" of what only becomes something else: its own hour is in it.
  if (standing && isChanged && wanted && suits(wanted, standing.startsAt))
    return {
      when: {
        ...wanted,
        days: [standing.startsAt.slice(0, 10)],
        time: standing.startsAt.slice(11),
        from: null,
        to: null,
      },
    };
  if (standing && sameTime.test(unaccent(reading.text)) && wanted)
    return { when: { ...wanted, time: standing.startsAt.slice(11), around: false, from: null, to: null } };
  const { done } = state;
  const isOwn =
    done?.how === 'stands' && done.appointment === appointment && state.frames.every(({ intent }) => intent !== 'move');
  if (!isOwn || !done) return wanted ? { when: onItsDay(wanted, standing?.startsAt, state, reading.text) } : {};
  // A second thought about what was just booked: what is not said anew stays.
  const not = notSaid(reading, scope);
  const base = not?.when ? withoutTime(timeOfDone(done), not.when) : timeOfDone(done);
  const said = timeIn(reading, scope);
  return said && !not ? { when: narrowTime(base, said) } : not ? { when: base } : {};
}

/** "Not Thursday morning: the same day, but in the afternoon": what is said after it holds. */
function hoursOfSameDay({ text }: CustomerReading, startsAt: string, { readWhen }: CustomerScope): TimeWish | null {
  const rest = /\b(?:meme jour|same day)\b(?<rest>.{3,60})/.exec(unaccent(text))?.groups?.['rest'];
  const hours = rest === undefined ? null : readWhen(rest);
  return hours === null || hours.days.length > 0 ? null : { ...timeWishOf(hours), days: [startsAt.slice(0, 10)] };
}

function suits({ days, time, from, to }: TimeWish, startsAt: string): boolean {
  const [date = '', start = ''] = startsAt.split('T');
  return (
    time === null && (days?.includes(date) ?? false) && (from === null || start >= from) && (to === null || start < to)
  );
}

/** "Actually make it 4": a bare number is an hour where an hour is what stands. */
export function hourAlone(
  { text }: CustomerReading,
  { frames: [frame] }: CustomerState,
  scope: CustomerScope,
): TimeWish | null {
  const hour = bareHour.exec(unaccent(text))?.groups?.['hour'];
  if (hour === undefined || frame === undefined || !saysHours(frame.slots.when)) return null;
  return readTime(scope.context.language === 'fr' ? `${hour}h` : `at ${hour.replace('.', ':')}`, scope);
}

/** "Ah non, mercredi j'ai les enfants, vendredi plutôt": of a correction that names the old day too, the new one is meant. */
function corrected(
  said: TimeWish | null,
  { text }: CustomerReading,
  { frames: [frame] }: CustomerState,
): TimeWish | null {
  const old = frame?.slots.when.days ?? [];
  const fresh = said?.days?.filter((day) => !old.includes(day)) ?? [];
  if (!said?.days || fresh.length === 0 || fresh.length === said.days.length) return said;
  return correction.test(unaccent(text)) ? { ...said, days: fresh, weekdays: null } : said;
}

/** What ails a car is looked at first, unless the words name one thing to do. */
function seenTo(reading: CustomerReading, { context }: CustomerScope): Required<Pick<Said, 'services' | 'unclear'>> {
  const diagnosis = context.services.find(({ service, name }) => fold(`${service} ${name}`).startsWith('diagnos'));
  if (reading.services.length > 0 || !diagnosis) return { services: reading.services, unclear: reading.unclear };
  return { services: [diagnosis.service], unclear: [] };
}

/** "Décalez-le à 11h": an hour alone is one of the day that stands, while no other was said. */
function onItsDay(wanted: TimeWish, startsAt: string | undefined, { frames }: CustomerState, text: string): TimeWish {
  const isSaid = frames.some(({ intent, slots }) => intent === 'move' && slots.when.days !== null);
  if (startsAt === undefined || wanted.days !== null || isSaid) return wanted;
  if (wanted.time === null && !sameDay.test(unaccent(text))) return wanted;
  return { ...wanted, days: [startsAt.slice(0, 10)] };
}

/** The services of a message, and those of an open question about several that it decides. */
function servicesIn(
  reading: CustomerReading,
  { frames: [frame], about }: CustomerState,
  scope: CustomerScope,
): Required<Pick<Said, 'services' | 'unclear'>> {
  const taken = frame && frame.slots.unclear.length > 0 ? takenBack.exec(reading.text)?.groups?.['rest'] : undefined;
  if (taken !== undefined) {
    const clause = taken.split(/[,;.]/).find((part) => !/\b(?:already|deja|déjà)\b/i.test(part)) ?? '';
    const chosen = chooseService(frame?.slots.unclear ?? [], scope.read(clause), scope);
    if (chosen !== null) return { services: [chosen], unclear: [] };
  }
  if (isBeside(reading, frame, scope)) return { services: [], unclear: [] };
  if (reading.services.length > 0) return { services: reading.services, unclear: [] };
  const open = frame ? frame.slots.unclear : about.unclear;
  const narrowed = chooseService(open, reading, scope);
  if (narrowed !== null) return { services: [narrowed], unclear: [] };
  const usual = usualOf(reading, frame, scope);
  return usual === null ? { services: [], unclear: reading.unclear } : { services: [usual], unclear: [] };
}

/** "Une coupe" of somebody who always has the same one; what a car needs is another thing each time. */
function usualOf(
  { unclear, text }: CustomerReading,
  frame: CustomerState['frames'][number] | undefined,
  { context }: CustomerScope,
): string | null {
  if (context.business.trade === 'garage' || readBeneficiary(text) !== null || frame?.slots.who != null) return null;
  const [only, ...others] = unclear.filter((service) => context.contact.had.includes(service));
  return only !== undefined && others.length === 0 && unclear.length > 1 ? only : null;
}

/** "À côté de ma couleur", "I've the full service that day already": what stands is no change of what is wanted. */
function isBeside(
  { services, text }: CustomerReading,
  frame: CustomerState['frames'][number] | undefined,
  { context }: CustomerScope,
): boolean {
  if (frame?.intent !== 'book' || frame.slots.services.length === 0) return false;
  return (
    areStanding(services, context) &&
    !services.some((service) => frame.slots.services.includes(service)) &&
    beside.test(unaccent(text))
  );
}

/** "Ok, mardi alors" after a price: the service that was asked about. */
function aboutOf({ frames, about }: CustomerState): Said {
  return frames.some(({ intent }) => intent === 'book') ? {} : about;
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

/** The vehicle a message is about, and whose it is when it is somebody else's. */
export function vehicleIn(reading: CustomerReading, { context }: CustomerScope): Said {
  const plate = readVehicleNamed(reading, context.contact);
  const who = readBeneficiary(reading.text)?.words;
  const isOther =
    context.business.trade === 'garage' &&
    plate === null &&
    (who !== undefined || otherCar.test(unaccent(reading.text)));
  return {
    ...(plate !== null && { plate }),
    ...(who !== undefined && { who }),
    ...(isOther && { isOtherVehicle: true }),
  };
}

function timeOfDone({ startsAt }: Done): TimeWish {
  return { ...anyTime, days: [startsAt.slice(0, 10)], time: startsAt.slice(11) };
}

/** What was just dealt with; "mon rdv" is any of them, where there are several. */
function ownOf(done: Done | null, { text }: CustomerReading, { context }: CustomerScope): string | null {
  if (done?.how !== 'stands') return null;
  return context.appointments.length > 1 && anyOwn.test(unaccent(text)) ? null : done.appointment;
}

function readTime(label: string, { readWhen }: CustomerScope): TimeWish | null {
  const when = readWhen(label);
  return when && timeWishOf(when);
}

function onlyAppointment({ context }: CustomerScope): string | null {
  const [only, ...others] = context.appointments;
  return only !== undefined && others.length === 0 ? only.appointment : null;
}

import type { CustomerContext } from '#agents/context.ts';
import { fold } from '#language/normalise.ts';
import type { When } from '#language/when.ts';
import type { CustomerReading } from './reading.ts';

type Appointment = CustomerContext['appointments'][number];

/** What a message says of which appointment it means. Named and fitting none is an answer too: it is not one of theirs. */
export interface NamedAppointment {
  isNamed: boolean;
  fits: Appointment[];
}

const idPattern = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/i;
/** "Le rdv de Paul Durand", "the appointment for my wife". */
const ofWhom =
  /\b(?:rdv|rendez vous|reservation|creneau|appointment|booking) (?:de|d|du|au nom de|pour|of|for|under) (?:(?:m|mr|mme|monsieur|madame|mlle|mrs|ms) )?(?<who>[a-z]+(?: [a-z]+)?)/;
const whose = /\b(?<who>[a-z]+(?: [a-z]+)?) s (?:rdv|appointment|booking)\b/;
const relative =
  /\b(?:(?:rdv|rendez vous|reservation) (?:de|d|pour) (?:mon|ma|mes) (?:femme|mari|fils|fille|mere|pere|frere|soeur|ami|amie|voisin|voisine|collegue|copain|copine)|my (?:wife|husband|son|daughter|mother|father|mum|dad|brother|sister|friend|neighbour|colleague) s (?:appointment|booking))\b/;

/** By its id, its vehicle, whose it is, its service, its day and its time: all that is said must fit. */
export function readNamed(
  reading: CustomerReading,
  when: When | null,
  { appointments, contact }: CustomerContext,
): NamedAppointment {
  const id = idPattern.exec(reading.text)?.[0].toLowerCase();
  if (id !== undefined) return { isNamed: true, fits: appointments.filter((each) => each.appointment === id) };
  const isOther = isOfOther(reading, contact) || isOtherVehicle(reading, contact);
  const services = [...reading.services, ...reading.unclear];
  const days = when?.days ?? [];
  const hasDay = days.length > 0 || when?.problem === 'no_such_day';
  const isNamed = isOther || services.length > 0 || hasDay || isClock(when);
  const fits = appointments.filter(
    ({ service, startsAt }) =>
      !isOther &&
      (services.length === 0 || services.includes(service)) &&
      (!hasDay || days.includes(startsAt.slice(0, 10))) &&
      (!isClock(when) || when?.time === startsAt.slice(11)),
  );
  return { isNamed, fits };
}

/** Whether each of some services is one of an appointment that stands; of none it is not said. */
export function areStanding(services: readonly string[], { appointments }: CustomerContext): boolean {
  return services.length > 0 && services.every((service) => appointments.some((each) => each.service === service));
}

function isClock(when: When | null): boolean {
  return when !== null && when.time !== null && !when.around;
}

function isOtherVehicle({ plate, words }: CustomerReading, { vehicles }: CustomerContext['contact']): boolean {
  if (plate === null) return false;
  return !vehicles.some((vehicle) => vehicle.plate === plate) && words.length > 0;
}

/** Somebody else's: of the words after `rdv de`, those that are a name (nothing else knows them) and not the person's own. */
function isOfOther(
  { text, leftover, name }: CustomerReading,
  { firstName, lastName }: CustomerContext['contact'],
): boolean {
  const plain = fold(text);
  if (relative.test(plain)) return true;
  const own = fold(`${firstName ?? ''} ${lastName ?? ''}`).split(' ');
  const unknown = new Set(fold(`${leftover} ${name?.firstName ?? ''} ${name?.lastName ?? ''}`).split(' '));
  const who = ofWhom.exec(plain)?.groups?.['who'] ?? whose.exec(plain)?.groups?.['who'] ?? '';
  return who.split(' ').some((word) => word !== '' && unknown.has(word) && !own.includes(word));
}

import { unaccent } from '#language/normalise.ts';
import { minutesOf, timeOf } from '#language/when/clock.ts';
import { addDays, weekdayOf } from '#language/zone.ts';
import { anyTime, type TimeWish } from '../dialogue/time-wish.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerScope, CustomerState } from './state.ts';

type Appointment = CustomerScope['context']['appointments'][number];

/** A time told by an appointment that stands, and the services that were named only to tell it. */
export interface BesideOwn {
  when: TimeWish;
  services: readonly string[];
  /** When the appointment starts that tells it. */
  startsAt: string | null;
}

const beside = /\b(?<side>apres|after|avant|before) (?:ma|mon|mes|my|la|le|the|notre|our) (?<own>.{3,60})/;
const anyAppointment = /^(?:rdv|rendez|appointments?|booking|visite?)\b/;
/** Of the appointment that was spoken of last. */
const rightAfter =
  /\b(?:juste|directement|tout de suite) apres(?! (?:le|la|les|mon|ma|\d))|\b(?:right|straight|directly) after(?! \w)|\bdans la foulee\b|\ba la suite\b|\benchain\w*\b/;
const same = /\b(?:memes?|same) (?:jour|journee|day|matin\w*|morning|apres-?\s?midi|aprem\w*|afternoon)\b/;

/**
 * "Juste après ma couleur", "before my service on Friday": the hours next to it. "Le même après-midi", said after something was
 * booked: that day. Null where the words name no appointment that stands.
 */
export function readBesideOwn(
  { text }: Pick<CustomerReading, 'text'>,
  { done, frames: [frame] = [] }: Pick<CustomerState, 'done'> & Partial<Pick<CustomerState, 'frames'>>,
  scope: Pick<CustomerScope, 'context' | 'read'>,
): BesideOwn | null {
  const said = unaccent(text);
  const { side, own } = beside.exec(said)?.groups ?? {};
  const named = own === undefined ? null : ownNamed(own, scope);
  if (named !== null) {
    const [day, start] = [named.startsAt.slice(0, 10), named.startsAt.slice(11)];
    const isAfter = side === 'apres' || side === 'after';
    const hours = isAfter
      ? { from: endOf(named, scope), prefers: 'earliest' as const }
      : { to: start, prefers: 'latest' as const };
    return {
      when: { ...anyTime, days: [day], ...hours },
      services: [named.service, ...named.also],
      startsAt: named.startsAt,
    };
  }
  const next = done?.how === 'stands' ? weekdayAfter(said, done.startsAt.slice(0, 10), scope) : null;
  if (next !== null) {
    const time = sameTime.test(said) ? (done?.startsAt.slice(11) ?? null) : null;
    return { when: { ...anyTime, days: [next], time }, services: [], startsAt: null };
  }
  // While a day is being talked about, "the same day" is that one.
  if (frame && frame.slots.when.days !== null) return null;
  const last =
    done?.how === 'stands'
      ? scope.context.appointments.find((each) => each.appointment === done.appointment)
      : undefined;
  const [only, ...others] = scope.context.appointments;
  const meant = last ?? (others.length === 0 ? only : undefined);
  if (!meant) return null;
  const day = meant.startsAt.slice(0, 10);
  if (rightAfter.test(said))
    return {
      when: { ...anyTime, days: [day], from: endOf(meant, scope), prefers: 'earliest' },
      services: [meant.service, ...meant.also],
      startsAt: meant.startsAt,
    };
  return same.test(said) ? { when: { ...anyTime, days: [day] }, services: [], startsAt: null } : null;
}

const sameTime = /\b(?:memes? heures?|same time|same hour)\b/;
const after =
  /\b(?<day>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:d'apres|suivant|after (?:it|that)|following)/;

/** "The Wednesday after it": the next one after a day. */
function weekdayAfter(said: string, date: string, { read }: Pick<CustomerScope, 'read'>): string | null {
  const named = after.exec(said)?.groups?.['day'];
  const [day] = named === undefined ? [] : (read(named).when?.days ?? []);
  return day === undefined ? null : addDays(date, (weekdayOf(day) - weekdayOf(date) + 7) % 7 || 7);
}

/** The appointment that the words open with, or the only one: "ma couleur de vendredi", "mon rdv". */
function ownNamed(words: string, { context, read }: Pick<CustomerScope, 'context' | 'read'>): Appointment | null {
  const { appointments } = context;
  const [only, ...others] = appointments;
  if (anyAppointment.test(words)) return only && others.length === 0 ? only : null;
  const [first] = words.split(/[,;.?!]| (?:et|and|on|je|i|we|si|if|est|is|pour|for)\b/);
  const { services, unclear } = read(first ?? '');
  const fits = appointments.filter(({ service }) => [...services, ...unclear].includes(service));
  const [named, ...more] = fits;
  return named && more.length === 0 ? named : null;
}

function endOf({ startsAt, service, also }: Appointment, { context }: Pick<CustomerScope, 'context'>): string {
  const minutes = [service, ...also].map(
    (code) => context.services.find((each) => each.service === code)?.durationMinutes ?? 0,
  );
  return timeOf(minutesOf(startsAt.slice(11)) + minutes.reduce((sum, each) => sum + each, 0));
}

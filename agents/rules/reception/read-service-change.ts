import { fold } from '#language/normalise.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerScope, CustomerState } from './state.ts';

/** What makes one service take the place of another: "remplacer", "à la place de", "juste une vidange". */
const replaces =
  /\b(?:remplac\w*|a la place|au lieu|plutot qu|instead|rather than|swap\w*|switch\w*|just(?! (?:after|before))|juste(?! (?:apres|avant))|seulement|only|pas la|pas le|not the|change\w*)\b/;
const adds =
  /\b(?:ajout\w*|rajout\w*|en plus|add|adding|as well as|on top|en meme temps que|at the same time|aussi|also|as well)\b/;
/** Another visit, whatever "aussi" says. */
const apart = /\b(?:un autre jour|une autre fois|another (?:day|time)|a different day|separate\w*|a part)\b/;
const ofAppointment =
  /\b(?:a|au|to|with|avec|dans|pendant|during) (?:mon|ma|le|la|my|the) (?:rdv|rendez vous|appointment|booking|creneau)\b/;

/**
 * Another service for an appointment that stands, or one more: the appointment, and all that it shall be for. Null unless the words
 * say both which appointment and what is new; a wish for a new appointment says neither.
 */
export function readServiceChange(
  reading: CustomerReading,
  { done, frames: [frame] }: Pick<CustomerState, 'done' | 'frames'>,
  { context }: Pick<CustomerScope, 'context'>,
): { appointment: string; services: string[]; unclear: string[] } | null {
  // "Oil change" changes nothing: the words that name services say nothing of what to do with them.
  const named = new Set(reading.serviceWords.split(' '));
  const said = fold(reading.text)
    .split(' ')
    .filter((word) => !named.has(word))
    .join(' ');
  const isAdded = adds.test(said);
  if (apart.test(said)) return null;
  if (!isAdded && !replaces.test(said)) return null;
  const mentioned = new Set([...reading.services, ...reading.denied, ...reading.unclear]);
  const days = reading.when?.days ?? [];
  const fits = context.appointments.filter(
    ({ appointment, service, startsAt }) =>
      mentioned.has(service) ||
      (frame?.intent !== 'book' && days.includes(startsAt.slice(0, 10))) ||
      (appointment === done?.appointment &&
        mentioned.size > 0 &&
        (days.length === 0 || days.includes(startsAt.slice(0, 10)))) ||
      (ofAppointment.test(said) && context.appointments.length === 1),
  );
  const [only, ...others] = fits;
  if (!only || others.length > 0) return null;
  const wanted = reading.services.filter((service) => service !== only.service && !reading.denied.includes(service));
  const unclear = wanted.length > 0 ? [] : reading.unclear.filter((service) => service !== only.service);
  if (wanted.length + unclear.length === 0) return null;
  const { appointment, service, also } = only;
  return { appointment, services: isAdded ? [service, ...also, ...wanted] : wanted, unclear };
}

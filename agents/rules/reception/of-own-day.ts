import { areStanding } from './named-appointment.ts';
import type { CustomerHearing } from './heard.ts';
import { readMove } from './read-move.ts';
import type { CustomerReading } from './reading.ts';
import { notSaid } from './said-time.ts';

/** What speaks of an appointment that stands by being nearer or further than it. */
const thanOwn =
  /\b(?:earlier|sooner|later|plus (?:tot|tard)) (?:than|qu[e']) ?(?:my |the |on |le |mon |ma |la )*(?<day>[^,.;?!]{3,30})/;
const cannot = /\b(?:je (?:ne )?(?:peux|pourrai) (?:pas|plus)|i (?:can'?t|cannot|won'?t) (?:make|come|do|be))\b/;

/** "Anything earlier than Thursday for my service?" */
export function isNearerThanOwn(
  intent: string,
  said: string,
  reading: CustomerReading,
  scope: CustomerHearing,
): boolean {
  const { context, readWhen } = scope;
  if (!['book', 'move', 'waiting_list', 'my_appointments'].includes(intent)) return false;
  if (reading.services.length > 0 && !areStanding(reading.services, context)) return false;
  const days = readWhen(thanOwn.exec(said)?.groups?.['day'] ?? '')?.days ?? [];
  return context.appointments.some(({ startsAt }) => days.includes(startsAt.slice(0, 10)));
}

/** "Jeudi je peux pas": the day of an appointment that stands; what is wanted instead is asked. */
export function cannotCome(intent: string, said: string, reading: CustomerReading, scope: CustomerHearing): boolean {
  if (intent === 'book' && areStanding(reading.services, scope.context)) return cannot.test(said);
  if (!['cancel', 'confirm_presence', 'none', 'my_appointments', 'late'].includes(intent)) return false;
  if (/\b(?:annul\w*|cancel\w*)\b/.test(said) || reading.services.length > 0) return false;
  const not = notSaid(reading, scope)?.when?.days ?? refusedDays(said, scope);
  return scope.context.appointments.some(({ startsAt }) => not.includes(startsAt.slice(0, 10)));
}

/** The days before "je peux pas". */
function refusedDays(said: string, { readWhen }: CustomerHearing): readonly string[] {
  const before = /(?<day>\S+(?: \S+)?),? (?:je (?:ne )?(?:peux|pourrai) (?:pas|plus)|i (?:can'?t|cannot|won'?t))/.exec(
    said,
  )?.groups?.['day'];
  return before === undefined ? [] : (readWhen(before)?.days ?? []);
}

/** "Laissez tomber jeudi, plutôt mardi": one day of an appointment that stands is given up, and another is named. */
export function isSwap(intent: string, reading: CustomerReading, scope: CustomerHearing): boolean {
  if (!['cancel', 'book', 'none'].includes(intent) || reading.services.length > 0) return false;
  const { from, to } = readMove(reading, scope);
  const [gone, wanted] = [from?.days ?? [], to?.days ?? []];
  return gone.length > 0 && wanted.length > 0 && !wanted.some((day) => gone.includes(day));
}

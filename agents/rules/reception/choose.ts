import { readChoice } from '#language/choice.ts';
import { fold } from '#language/normalise.ts';
import { readOrdinalPick } from './pick-ordinal.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerScope, CustomerState, OfferedTime } from './state.ts';

type Scope = Pick<CustomerScope, 'context' | 'now'>;

/** Which of the days or times named in our last message is meant. */
export function chooseFromTable(
  { table }: Pick<CustomerState, 'table'>,
  reading: CustomerReading,
  scope: Scope,
): OfferedTime | null {
  const [only] = table;
  // Of one time that was told, "the earliest one" is that one.
  if (only && table.length === 1) return isOnlyChosen(reading, only) ? only : null;
  const chosen = table.length === 0 ? null : choose(reading, table, scope);
  return chosen === null ? null : (table[chosen] ?? null);
}

const thatOne =
  /^(?:(?:oui|ouais|ok|okay|yes|yeah|yep|alors|allez|bon|great|perfect|parfait|d accord|i ll take|je prends|va pour|go for) )*(?:that one|this one|that time|celui la|celui ci|cet horaire|ce creneau)(?: (?:then|alors|please|svp|merci|thanks))*$/;

function isOnlyChosen(reading: CustomerReading, only: OfferedTime): boolean {
  if (!only.startsAt.includes('T')) return false;
  return readOrdinalPick(reading, [{ ...only, tool: '', input: {} }]) === 0 || thatOne.test(fold(reading.text));
}

/** How people call the two ends of a car. */
const sides: Readonly<Record<string, string>> = {
  derriere: 'arriere',
  devant: 'avant',
  back: 'rear',
  fronts: 'front',
  rears: 'rear',
};

/** "The rear ones": as many words as a bare answer has. */
const longestOpening = 4;

/** Which of several services is meant, by the words in which their names differ (`arrière`) or their order. */
export function chooseService(services: readonly string[], reading: CustomerReading, scope: Scope): string | null {
  if (services.length < 2) return null;
  const labels = services.map((code) => scope.context.services.find((each) => each.service === code)?.name ?? code);
  const names = labels.map((label) => fold(label).split(' '));
  const words = reading.words.map((word) => sides[word] ?? word);
  const tells = (word: string) => words.includes(word) && !names.every((name) => name.includes(word));
  const fits = services.filter((_, index) => names[index]?.some(tells));
  if (fits.length === 1) return fits[0] ?? null;
  // "Arrière, l'avant vous le faites déjà": an answer that names both opens with the one that is meant.
  const [opening = ''] = reading.text.split(/[,;.!]/);
  const opened = fold(opening)
    .split(' ')
    .map((word) => sides[word] ?? word);
  const isBare = opened.length <= longestOpening;
  const meant = services.filter((_, index) => names[index]?.some((word) => opened.includes(word) && tells(word)));
  if (fits.length > 1 && isBare && meant.length === 1) return meant[0] ?? null;
  const options = labels.map((label) => ({ label }));
  const chosen = choose(reading, options, scope);
  return chosen === null ? null : (services[chosen] ?? null);
}

/** Which of the person's appointments is meant: by its service, its day, or its place in our list. */
export function chooseAppointment(reading: CustomerReading, scope: Scope): string | null {
  const { appointments } = scope.context;
  const byService = appointments.filter((each) => reading.services.includes(each.service));
  if (byService.length === 1) return byService[0]?.appointment ?? null;
  const days = reading.when?.days ?? [];
  const byDay = appointments.filter((each) => days.includes(each.startsAt.slice(0, 10)));
  if (byDay.length === 1) return byDay[0]?.appointment ?? null;
  const chosen = appointments.length < 2 ? null : choose(reading, appointments, scope);
  return chosen === null ? null : (appointments[chosen]?.appointment ?? null);
}

function choose(
  reading: CustomerReading,
  options: readonly { label: string; startsAt?: string }[],
  scope: Scope,
): number | null {
  const { language, zone } = scope.context;
  return readChoice(reading.text, [...options], { language, zone, now: scope.now });
}

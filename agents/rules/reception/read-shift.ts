import { dayLabel, timeLabel } from '#language/format.ts';
import { unaccent } from '#language/normalise.ts';
import { addDays } from '#language/zone.ts';
import type { CustomerScope } from './state.ts';
import type { CustomerReading } from './reading.ts';

const amountPattern =
  /\b(?:(?<half>(?:une )?demi[- ]?heure|half an hour)|(?<minutes>\d{2}) ?(?:min|mins|minutes?|mn)|(?<hours>\d|une?|an?|one|deux|two|trois|three) ?(?:h|heures?|hours?|hrs?)(?: ?(?<rest>\d{2})| (?:et|and a) (?<more>demie|half))?)(?![a-z\d])/;
const laterWords =
  /\b(?:plus tard|later|repouss\w*|recul\w*|decal\w*|push\w*|delay\w*|(?:put|move|push) (?:\w+ ){0,2}back)\b/;
const earlierWords = /\b(?:plus tot|earlier|sooner|avanc\w*|bring \w+ forward)\b/;
/** "À 10h au lieu de 9h": the hour that is given up. */
const insteadOf = /\b(?:au lieu de|a la place de|plutot que|instead of|rather than) (?:a |at )?(?<hour>\d{1,2})(?!\d)/;
/** "Le même jour", "dans la journée": later than the appointment, whenever it is free. */
const sameDay = /\b(?:meme jour|ce jour|dans la journee|same day|that day|in the day|(?:later|earlier) on)\b/;
const numberWords: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  a: 1,
  an: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
};
const dayMinutes = 24 * 60;

/**
 * A wish measured from the appointment that moves: "une heure plus tard", "plus tard le même jour", "à 10h au lieu de 9h". Null when
 * the message says nothing of it.
 */
export function readShift(
  { text, when }: Pick<CustomerReading, 'text' | 'when'>,
  appointment: string | null,
  { context: { appointments, language } }: Pick<CustomerScope, 'context'>,
): { day: string; time: string } | null {
  const startsAt = appointments.find((each) => each.appointment === appointment)?.startsAt;
  const said = unaccent(text);
  const [isLater, isEarlier] = [laterWords.test(said), earlierWords.test(said)];
  if (startsAt === undefined) return null;
  const day = dayLabel(startsAt.slice(0, 10), language);
  if (when?.time) {
    const given = Number(insteadOf.exec(said)?.groups?.['hour'] ?? Number.NaN);
    return when.days.length === 0 && given % 12 === Number(startsAt.slice(11, 13)) % 12
      ? { day, time: timeLabel(when.time, language) }
      : null;
  }
  if (isLater === isEarlier) return null;
  const weeks = /\b(?<weeks>une?|an?|one|1|deux|two|2) (?:semaines?|weeks?)\b/.exec(said)?.groups?.['weeks'];
  if (weeks !== undefined) {
    const days = 7 * (numberWords[weeks] ?? Number(weeks)) * (isLater ? 1 : -1);
    return {
      day: dayLabel(addDays(startsAt.slice(0, 10), days), language),
      time: timeLabel(startsAt.slice(11), language),
    };
  }
  const amount = minutesIn(said);
  if (amount !== null) {
    const minutes = minutesOf(startsAt) + (isLater ? amount : -amount);
    if (minutes < 0 || minutes >= dayMinutes) return null;
    return { day, time: timeLabel(timeOf(minutes), language) };
  }
  if (!sameDay.test(said)) return null;
  const side = { fr: isLater ? 'après' : 'avant', en: isLater ? 'after' : 'before' }[language];
  return { day, time: `${side} ${timeLabel(startsAt.slice(11), language)}` };
}

function minutesIn(said: string): number | null {
  const { half, minutes, hours, rest, more } = amountPattern.exec(said)?.groups ?? {};
  if (half !== undefined) return 30;
  if (minutes !== undefined) return Number(minutes);
  if (hours === undefined) return null;
  return (numberWords[hours] ?? Number(hours)) * 60 + (more === undefined ? Number(rest ?? 0) : 30);
}

function minutesOf(startsAt: string): number {
  return Number(startsAt.slice(11, 13)) * 60 + Number(startsAt.slice(14, 16));
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

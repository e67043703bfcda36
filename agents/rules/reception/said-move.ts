import { unaccent } from '#language/normalise.ts';
import type { When } from '#language/when.ts';
import { anyTime, narrowTime, type TimeWish, timeWishOf, withoutTime } from '../dialogue/time-wish.ts';
import { chooseFromTable } from './choose.ts';
import { readBesideOwn } from './read-beside-own.ts';
import { readShift } from './read-shift.ts';
import type { CustomerReading } from './reading.ts';
import { notSaid, readTime, timeIn, timeOfDone } from './said-time.ts';
import type { CustomerScope, CustomerState, Said } from './state.ts';
import { toldFromTalk } from './told-from-talk.ts';

const sameTime = /\b(?:memes? heures?|memes? horaires?|same time|same hour)\b/;

const sameDay = /\b(?:meme jour|same day|ce jour la|that day)\b/;

export function whenOfMove(
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
  const ofMove = state.frames.find(({ intent }) => intent === 'move')?.slots.when.days;
  const told = toldFromTalk(reading, ofMove ?? (standing ? [standing.startsAt.slice(0, 10)] : []), scope);
  if (told) return { when: told };
  const shift = readShift(reading, appointment, scope);
  const wanted = timeIn({ when: to }, scope);
  if (shift) {
    const shifted =
      readTime(`${shift.day} ${scope.context.language === 'fr' ? 'à' : 'at'} ${shift.time}`, scope) ??
      readTime(`${shift.day} ${shift.time}`, scope);
    // "Vendredi, une heure plus tard": the day is its own, the time the appointment's.
    const isOtherDay = wanted?.days && !wanted.days.includes(standing?.startsAt.slice(0, 10) ?? '');
    const hours = timeIn(reading, scope);
    // "Back a week, but the afternoon"
    if (shifted && hours && hours.days === null && (hours.from ?? hours.to) !== null)
      return { when: { ...hours, days: shifted.days } };
    if (shifted) return { when: isOtherDay ? narrowTime(shifted, { ...anyTime, days: wanted.days }) : shifted };
  }
  const beside = readBesideOwn(reading, state, scope);
  if (
    beside?.when.days &&
    state.done?.appointment === appointment &&
    beside.when.from === null &&
    beside.when.to === null &&
    !sameDay.test(unaccent(reading.text))
  )
    return { when: beside.when };
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
  if (!isOwn || !done) return wanted ? { when: onItsDay(wanted, standing?.startsAt, state, reading) } : {};
  // A second thought about what was just booked: what is not said anew stays.
  const not = notSaid(reading, scope);
  const base = not?.when ? withoutTime(timeOfDone(done), not.when) : timeOfDone(done);
  const said = timeIn(reading, scope);
  return said && !not ? { when: narrowTime(base, said) } : not ? { when: base } : {};
}

/** "Not Thursday morning: the same day, but in the afternoon": what is said after it holds. */
function hoursOfSameDay({ text }: CustomerReading, startsAt: string, { readWhen }: CustomerScope): TimeWish | null {
  const said = unaccent(text);
  const { before, rest } = /(?<before>[^.?!]*)\b(?:meme jour|same day)\b(?<rest>.{0,60})/.exec(said)?.groups ?? {};
  if (before === undefined || rest === undefined) return null;
  const hours = readWhen(rest) ?? readWhen(before);
  return hours === null || hours.days.length > 0 ? null : { ...timeWishOf(hours), days: [startsAt.slice(0, 10)] };
}

function suits({ days, time, from, to }: TimeWish, startsAt: string): boolean {
  const [date = '', start = ''] = startsAt.split('T');
  return (
    time === null && (days?.includes(date) ?? false) && (from === null || start >= from) && (to === null || start < to)
  );
}

/** "Décalez-le à 11h": an hour alone is one of the day that stands, while no other was said. */
function onItsDay(
  wanted: TimeWish,
  startsAt: string | undefined,
  { frames }: CustomerState,
  { text, when }: CustomerReading,
): TimeWish {
  const isSaid = frames.some(({ intent, slots }) => intent === 'move' && slots.when.days !== null);
  if (startsAt === undefined || wanted.days !== null || isSaid) return wanted;
  // "Ma couleur de vendredi, l'après-midi plutôt": of its own day, when that was named.
  const isNamed = when !== null && when.days.length === 1 && when.days[0] === startsAt.slice(0, 10);
  if (wanted.time === null && !isNamed && !sameDay.test(unaccent(text))) return wanted;
  return { ...wanted, days: [startsAt.slice(0, 10)] };
}

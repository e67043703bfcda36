import type { Language } from '#language/language.ts';
import type { When } from '#language/when.ts';
import { minutesOf } from '#language/when/clock.ts';
import { addDays, type LocalDate, toLocal } from '#language/zone.ts';
import { closedReason, type WishedHours } from './closed-reason.ts';
import { openingOn } from './opening.ts';
import { type FreeSlot, freePairs, freeSlots, type SlotSearch } from './slots.ts';

/** How far to look around what was asked; the occupied times must be known for as long. */
export const daysAfter = 35;
export const daysBefore = 3;
/** Nobody's diary is kept longer. */
export const horizonDays = 365;

const mostSlots = 4;

export interface SlotOffer {
  outcome: 'found' | 'need_day' | 'which_day' | 'closed' | 'past' | 'no_such_time' | 'full';
  /** Whether the first slot is the very time that was asked. */
  exact: boolean;
  /** Best first, four at most. Where the wish cannot be met: the nearest that can. */
  slots: FreeSlot[];
  /** The readings to choose from. */
  days: LocalDate[];
  reason: string | null;
}

const anyTime: WishedHours = { time: null, from: null, to: null, prefers: null };

/** What to answer to a wish, from the free slots around it. Never picks a day that was not said. */
export function offerFor(when: When | null, search: SlotSearch, language: Language): SlotOffer {
  const offer = { exact: false, slots: [], days: [], reason: null };
  const today = toLocal(search.now, search.zone);
  if (when?.problem === 'no_such_day' || when?.problem === 'no_such_time') {
    return { ...offer, outcome: 'no_such_time', reason: when.problem };
  }
  const [first] = when?.days ?? [];
  if (!when || !first) return { ...offer, outcome: 'need_day' };
  if (when.problem === 'past') return { ...offer, outcome: 'past', slots: nearestSlots(search, [today.date], when) };
  if (first > addDays(today.date, horizonDays)) return { ...offer, outcome: 'closed', reason: 'too_far' };
  const reasonOn = (day: LocalDate) => closedReason(openingOn(search, day), when, today, language);
  // Said in the evening, the name of today's weekday means the next one.
  const ahead = when.days.filter((day) => day !== today.date || reasonOn(day) !== 'outside_hours');
  const shut = ahead.map(reasonOn);
  // Asking which of two days is meant is idle when the doors are shut on both.
  const isShut = shut.every((reason) => reason !== null && reason === shut[0]);
  if (when.ambiguous && ahead.length > 1 && !isShut) {
    const slots = ahead.flatMap((day) => bestOn(search, day, when).slice(0, 2)).slice(0, mostSlots);
    return { ...offer, outcome: 'which_day', days: ahead, slots };
  }
  const days = when.ambiguous ? ahead : when.days;
  const reasons = days.map(reasonOn);
  if (!reasons.includes(null)) {
    return { ...offer, outcome: 'closed', reason: reasons[0] ?? null, slots: nearestSlots(search, days, when) };
  }
  const slots = inTurns(days.map((day) => () => bestOn(search, day, when)));
  if (slots.length === 0) return { ...offer, outcome: 'full', slots: nearestSlots(search, days, when) };
  const isAsked = (slot: FreeSlot) => timeOf(slot) === when.time;
  const sorted = [...slots.filter(isAsked), ...slots.filter((slot) => !isAsked(slot))];
  return { ...offer, outcome: 'found', exact: sorted.some(isAsked), slots: sorted };
}

/**
 * The free slots nearest to days that cannot be had: what is left of those days first, then the days around them in turns, the later
 * one first. They keep to the wished hours where they can.
 */
function nearestSlots(search: SlotSearch, days: readonly LocalDate[], wish: WishedHours): FreeSlot[] {
  const today = toLocal(search.now, search.zone).date;
  const [first = today, last = first] = [days[0], days.at(-1)];
  const best = (day: LocalDate) => {
    const wished = bestOn(search, day, wish);
    return wished.length > 0
      ? wished
      : bestOn(search, day, { ...wish, from: null, to: null, time: wish.time ?? wish.from ?? wish.to });
  };
  const same = days.flatMap((day) => best(day).slice(0, 2)).slice(0, 2);
  const around: FreeSlot[][] = [];
  for (let distance = 1; distance <= daysAfter && around.length < 2; distance += 1) {
    const [after, before] = [addDays(last, distance), addDays(first, -distance)];
    around.push(best(after));
    if (distance <= daysBefore && before >= today) around.push(best(before));
    for (const empty of around.filter((slots) => slots.length === 0)) around.splice(around.indexOf(empty), 1);
  }
  return [...same, ...inTurns(around.map((slots) => () => slots))].slice(0, mostSlots);
}

/** The local starts nearest to some that could not be had, those themselves left out. */
export function startsNear(search: SlotSearch, starts: readonly string[]): string[] {
  const days = [...new Set(starts.map((start) => start.slice(0, 10)))];
  const time = starts[0]?.slice(11) ?? null;
  return nearestSlots(search, days, { ...anyTime, time })
    .map(({ startsAt }) => startsAt)
    .filter((startsAt) => !starts.includes(startsAt));
}

/**
 * A day's free slots that suit: nearest to the wished hour first, else the earliest or the latest where that is preferred, else
 * spread over the day, the first of each half leading.
 */
function bestOn(search: SlotSearch, day: LocalDate, { time, from, to, prefers }: WishedHours): FreeSlot[] {
  const slots = freeSlots(search, day).filter((slot) => (!from || timeOf(slot) >= from) && (!to || timeOf(slot) < to));
  if (!time && prefers) {
    const inOrder = prefers === 'latest' ? slots.toReversed() : slots;
    return asChoice(search, inOrder.slice(0, mostSlots), inOrder);
  }
  if (!time) return asChoice(search, spread(slots), slots);
  const distance = (slot: FreeSlot) => Math.abs(minutesOf(timeOf(slot)) - minutesOf(time));
  const nearest = slots.toSorted((a, b) => distance(a) - distance(b));
  return asChoice(search, nearest.slice(0, mostSlots), nearest);
}

/** The first two can be held together: starts that need the same place or person leave no choice. */
function asChoice(search: SlotSearch, [first, ...others]: readonly FreeSlot[], all: readonly FreeSlot[]): FreeSlot[] {
  if (!first) return [];
  const occupied = [...search.occupied, { ...first, startsAt: first.start, endsAt: first.end }];
  const isBeside = (slot: FreeSlot) =>
    slot.startsAt !== first.startsAt && freePairs({ ...search, occupied }, slot.start, slot.end).length > 0;
  const second = [...others, ...all].find(isBeside);
  const rest = others.filter(({ startsAt }) => startsAt !== second?.startsAt);
  return [first, ...(second ? [second] : []), ...rest].slice(0, mostSlots);
}

/** Four slots that leave a choice: the first of the morning and of the afternoon lead, the last of either follow. */
function spread(slots: readonly FreeSlot[]): FreeSlot[] {
  const morning = slots.filter((slot) => timeOf(slot) < '12:00');
  const afternoon = slots.filter((slot) => timeOf(slot) >= '12:00');
  const halves = [morning, afternoon].filter((half) => half.length > 0);
  const each = mostSlots / Math.max(1, halves.length);
  return inTurns(halves.map((half) => () => evenly(half, each)));
}

/** Some of a list, its first and last included, at equal distances. */
function evenly(slots: readonly FreeSlot[], count: number): FreeSlot[] {
  if (slots.length <= count) return [...slots];
  const picked = Array.from({ length: count }, (_, index) => Math.round((index * (slots.length - 1)) / (count - 1)));
  return slots.filter((_, index) => picked.includes(index));
}

/** The first of each list, then the second of each, four in all. A list is not made while four others come first. */
function inTurns(lists: readonly (() => FreeSlot[])[]): FreeSlot[] {
  const made: FreeSlot[][] = [];
  for (const make of lists) {
    const list = make();
    if (list.length > 0) made.push(list);
    if (made.length === mostSlots) break;
  }
  const rounds = Array.from({ length: mostSlots }, (_, round) => made.flatMap((list) => list.slice(round, round + 1)));
  return rounds.flat().slice(0, mostSlots);
}

function timeOf(slot: FreeSlot): string {
  return slot.startsAt.slice(11);
}

import { speakingOf } from '#agents/context.ts';
import { slotLabel } from '#language/format.ts';
import { minutesOf } from '#language/when/clock.ts';
import { readWhen, type When } from '#language/when.ts';
import { saySlots, sayWhyNot, slotsOutput, type SlotsOutput } from '#tools/booking/find-slots.say.ts';
import { holdOutput, sayHold } from '#tools/booking/hold-slots.say.ts';
import { callsOf } from '../call-once.ts';
import type { Step } from '../mind.ts';
import type { PastCall } from '../read-prompt.ts';
import { sayFree, sayNotAtThatTime, sayNotFree } from './asking.ts';
import type { SkillScene } from './skill.ts';

export interface SlotWish {
  service: string;
  /** More of them in the same visit. */
  also: readonly string[];
  /** The person's own words; null when the times were found already. */
  when: string | null;
  /** The one to move. */
  appointment?: string;
}

/**
 * Finds times, holds what is offered (the one that was asked for, or the first two), then says it. `keep` leaves out times
 * that do not answer the person, such as later ones for "plus tôt ?".
 */
export function offerSlots(scene: SkillScene, wish: SlotWish, keep: (startsAt: string) => boolean = () => true): Step {
  const search = callsOf(scene.situation, 'find_slots').at(-1);
  if (!search) return { kind: 'call', tool: 'find_slots', input: searchOf(wish) };
  const found = slotsOutput.safeParse(search.output);
  if (!search.ok || !found.success) return { kind: 'abstain', why: 'find_slots failed' };
  const refused = scene.frame?.refused ?? [];
  const slots = found.data.slots.filter(({ startsAt }) => keep(startsAt) && !refused.includes(startsAt));
  const hold = callsOf(scene.situation, 'hold_slots').at(-1);
  if (hold) return sayHeld(scene, { search, found: found.data, hold });
  if (slots.length === 0 || found.data.outcome === 'need_day') {
    return { kind: 'say', text: saySlots({ ...found.data, slots }, speakingOf(scene.situation.context)) };
  }
  const asked = askedIn(scene, search);
  // What is left of the day that was asked for comes before any other day.
  const sameDay =
    found.data.outcome === 'full' ? slots.filter(({ startsAt }) => asked?.days.includes(startsAt.slice(0, 10))) : [];
  // The last time there is, or the first, is one time.
  const isEdge = asked !== null && asked.prefers !== null && asked.days.length === 1;
  const chosen = choose(
    { ...found.data, slots: sameDay.length > 0 ? sameDay : slots },
    { time: asked?.time ?? null, either: eitherDays(scene), isEdge },
  );
  if (scene.frame?.slots.onlyAsks === 'open' && found.data.outcome !== 'which_day')
    return sayUnheld(scene, found.data, chosen);
  if (chosen.length === 0) return { kind: 'say', text: saySlots(found.data, speakingOf(scene.situation.context)) };
  // What was not asked for is told and not held: a quick yes would take another day for the one that was wanted.
  if (asked !== null && chosen.every((startsAt) => isElsewhere(startsAt, asked)))
    return sayOthers(scene, found.data, chosen);
  const appointment = typeof search.input.appointment === 'string' ? { appointment: search.input.appointment } : {};
  const service = typeof search.input.service === 'string' ? search.input.service : wish.service;
  const { also, technician } = search.input;
  const visit = { ...(also !== undefined && { also }), ...(technician !== undefined && { technician }) };
  const plate = scene.frame?.slots.plate ?? null;
  const isOther = scene.frame?.slots.isOtherVehicle && { otherVehicle: true };
  const vehicle = 'appointment' in appointment ? {} : plate === null ? isOther : { plate };
  return { kind: 'call', tool: 'hold_slots', input: { service, ...visit, slots: chosen, ...appointment, ...vehicle } };
}

/** An hour further from the one that was asked for is another time. */
const nearMinutes = 120;

/** On another day, or in hours, that were not asked for. */
function isElsewhere(startsAt: string, { days, time, from, to }: When): boolean {
  const [date = '', start = ''] = startsAt.split('T');
  if (days.length > 0 && !days.includes(date)) return true;
  if (time !== null) return Math.abs(minutesOf(start) - minutesOf(time)) > nearMinutes;
  return (from !== null && start < from) || (to !== null && start >= to);
}

/** What there is instead; one of them that is chosen is then put as a question. */
function sayOthers(scene: SkillScene, found: SlotsOutput, chosen: readonly string[]): Step {
  const slots = found.slots.filter(({ startsAt }) => chosen.includes(startsAt));
  return { kind: 'say', text: saySlots({ ...found, slots }, speakingOf(scene.situation.context)) };
}

/** Two times nearer than this are hardly a choice for somebody who named none. */
const diverseMinutes = 90;

/** What was asked for alone; one time for each reading of an unclear day, when there are both; otherwise two to choose from. */
function choose(
  found: SlotsOutput,
  { time, either, isEdge }: { time: string | null; either: readonly string[]; isEdge: boolean },
): string[] {
  const times = found.slots.map((slot) => slot.startsAt);
  const [first] = times;
  if (first === undefined) return [];
  // Of two days that one word can mean, one time each: the choice of the time is that of the day.
  const perReading = either.map((date) => times.find((startsAt) => startsAt.startsWith(date)));
  if (perReading.length === 2 && perReading.every((startsAt) => startsAt !== undefined)) return perReading;
  if (found.outcome !== 'which_day') {
    if ((found.exact || isEdge) && found.outcome === 'found') return [first];
    // Two that overlap may need the same bay, and then only one of them can be held.
    const duration = found.service?.durationMinutes ?? 0;
    const apart = (minutes: number) => times.find((startsAt) => isApart(first, startsAt, minutes));
    const second =
      (time === null ? apart(Math.max(duration, diverseMinutes)) : undefined) ?? apart(duration) ?? times[1];
    return [first, ...(second === undefined ? [] : [second])];
  }
  const perDay = found.days.map(({ date }) => times.find((startsAt) => startsAt.startsWith(date)));
  return perDay.every((startsAt) => startsAt !== undefined) ? perDay.slice(0, 2) : [];
}

/** The readings of an unclear day. */
function eitherDays({ frame }: SkillScene): readonly string[] {
  return frame?.slots.when.ambiguous ? (frame.slots.when.days ?? []) : [];
}

function isApart(one: string, other: string, minutes: number): boolean {
  return Math.abs(Date.parse(`${one}Z`) - Date.parse(`${other}Z`)) >= Math.max(1, minutes) * 60_000;
}

export function searchOf({ service, also, when, appointment }: SlotWish): Record<string, unknown> {
  return {
    service,
    ...(also.length > 0 && { also }),
    ...(when !== null && { when }),
    ...(appointment !== undefined && { appointment }),
  };
}

function sayHeld(
  scene: SkillScene,
  { search, found, hold }: { search: PastCall; found: SlotsOutput; hold: PastCall },
): Step {
  const held = holdOutput.safeParse(hold.output);
  if (!hold.ok || !held.success) return { kind: 'abstain', why: 'hold_slots failed' };
  const speaking = speakingOf(scene.situation.context);
  const text = sayHold(held.data, speaking);
  const starts = held.data.holds.map(({ startsAt }) => startsAt);
  const why =
    held.data.outcome !== 'held' ? '' : sayWhyNot(found, speaking) || missedTime(scene, { search, found, starts });
  return { kind: 'say', text: `${why} ${text}`.trim() };
}

/** "Juste pour savoir": the time is free, and stays free for others. */
function sayUnheld(scene: SkillScene, found: SlotsOutput, [startsAt]: readonly string[]): Step {
  const { language } = scene.situation.context;
  const slot = found.slots.find((each) => each.startsAt === startsAt);
  const { service } = found;
  if (!found.exact || !slot || !service)
    return { kind: 'say', text: saySlots(found, speakingOf(scene.situation.context)) };
  return { kind: 'say', text: sayFree(slot.label, service, language) };
}

/** A time of day was asked for and only others are free; of two readings of a day, on one of them. */
function missedTime(
  scene: SkillScene,
  { search, found, starts }: { search: PastCall; found: SlotsOutput; starts: readonly string[] },
): string {
  const { language } = scene.situation.context;
  const asked = askedIn(scene, search);
  const isEither = found.outcome === 'which_day' || eitherDays(scene).length > 1;
  if (!asked?.time || asked.around || (found.exact && !isEither)) return '';
  if (found.outcome === 'found' && !isEither) return sayNotAtThatTime(language);
  if (!isEither) return '';
  const missed = starts
    .filter((startsAt) => !startsAt.endsWith(asked.time ?? ''))
    .map((startsAt) => startsAt.slice(0, 10));
  return missed.map((day) => sayNotFree(slotLabel(day, asked.time ?? '', language), language)).join(' ');
}

function askedIn({ situation: { context, now } }: SkillScene, { input: { when } }: PastCall): When | null {
  const { language, zone } = context;
  return typeof when === 'string' ? readWhen(when, { now, zone, language }) : null;
}

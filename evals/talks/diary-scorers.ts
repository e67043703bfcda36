import { takeOut } from '../judge.ts';
import type { Aftermath } from './aftermath.ts';
import type { TalkScorer } from './talk-scorer.ts';
import type { TalkEnd, Window } from './talk-end.ts';
import { comesFrom, differenceOf, isIn, sayStanding, sayWindow, type Standing, standingIn } from './visit.ts';

type Diary = Pick<Aftermath, 'before' | 'after'>;

/** In whatever row: what stood there all the time is booked too. */
export const scoreBooked: TalkScorer<'booked'> = (wanted, diary) => {
  const { missing } = takeOut(standingIn(diary.after), wanted, isIn);
  return missing.length > 0 ? [`expected ${missing.map(sayWindow).join(', ')} booked, found ${sayChange(diary)}`] : [];
};

export const scoreMoved: TalkScorer<'moved'> = (wanted, diary) => {
  const moved = standingIn(diary.after).filter((one) => isMoved(one, diary));
  const { missing } = takeOut(moved, wanted, isIn);
  return missing.length > 0
    ? [`expected a move to ${missing.map(sayWindow).join(', ')}, found ${sayChange(diary)}`]
    : [];
};

/** Of what was booked in the talk itself, nothing may stand. */
export const scoreCancelled: TalkScorer<'cancelled'> = (wanted, { before, after }) =>
  wanted.flatMap((service) => {
    const old = standingIn(before).filter((one) => one.service === service);
    const left = standingIn(after).filter((one) => one.service === service);
    const isGone = old.length === 0 ? left.length === 0 : old.some((one) => !isStillThere(one, after));
    return isGone ? [] : [`expected ${service} cancelled, there is ${sayAll(left)}`];
  });

/** Booked and cancelled again is no change. */
export const scoreUnchanged: TalkScorer<'unchanged'> = (_wanted, diary) => {
  const { came, went } = differenceOf(diary.before, diary.after);
  return came.length + went.length > 0 ? [`expected no change, found ${sayChange(diary)}`] : [];
};

/** Each time that waits for an answer fits, and there is one for each that is wanted. */
export const scoreOffered: TalkScorer<'offered'> = (wanted, { offers }) => {
  const fits = (window: Window) => offers.some((offer) => isOffered(offer, window));
  const isRight = wanted.every(fits) && offers.every((offer) => wanted.some((window) => isOffered(offer, window)));
  const found = offers.map(({ service, startsAt }) => `${service} ${startsAt}`).join(', ') || 'nothing';
  return isRight ? [] : [`expected an offer of ${wanted.map(sayWindow).join(', ')}, found ${found}`];
};

/** What stood at the start, is neither there nor moved, and was not asked to be. */
export function cancelledIn({ before, after }: Diary): Standing[] {
  return differenceOf(before, after).went.filter((one) => !isStillThere(one, after));
}

/** What is new and was not moved from something the customer had. */
export function bookedIn({ before, after }: Diary): Standing[] {
  const { came } = differenceOf(before, after);
  const old = standingIn(before);
  return came.filter(
    ({ service, visit }) => !old.some((one) => one.service === service && comesFrom(visit, one.visit, after)),
  );
}

/**
 * What became of the diary that the end does not list. What is booked or moved anew may leave its old time, also where that is
 * done by cancelling and booking again.
 */
export function unaskedVisits(end: TalkEnd, diary: Diary): string[] {
  const { came, stayed } = differenceOf(diary.before, diary.after);
  const wanted = [...(end.booked ?? []), ...(end.moved ?? [])];
  // What fits and stood before is what was wanted: another one beside it is too much.
  const beyond = takeOut(came, takeOut(stayed, wanted, isIn).missing, isInWithoutPlate).left;
  // Where a service was added to what stood, the whole visit is at the hour that was chosen for it.
  const taken = came.filter((one) => !beyond.includes(one)).map(({ visit }) => visit);
  const tooMuch = beyond.filter((one) => !(taken.includes(one.visit) && isMoved(one, diary)));
  const movedAnew = (end.moved ?? []).filter((window) => standingIn(diary.after).some((one) => isIn(one, window)));
  const bookedAnew = end.never?.includes('cancel') ? [] : (end.booked ?? []);
  const free = [...(end.cancelled ?? []), ...[...movedAnew, ...bookedAnew].map(({ service }) => service)];
  const lost = cancelledIn(diary).filter(({ service }) => !free.includes(service));
  return [
    ...tooMuch.map((one) => `nobody asked for ${sayStanding(one)}`),
    ...lost.map((one) => `nobody asked to cancel ${sayStanding(one)}`),
  ];
}

function isMoved({ service, visit }: Standing, { before, after }: Diary): boolean {
  return standingIn(before).some(
    (one) =>
      one.service === service &&
      comesFrom(visit, one.visit, after) &&
      (visit.id !== one.visit.id || visit.startsAt !== one.visit.startsAt),
  );
}

/** At its time or at another. */
function isStillThere({ service, visit }: Standing, after: Standing['visit'][]): boolean {
  return standingIn(after).some((one) => one.service === service && comesFrom(one.visit, visit, after));
}

function isOffered({ service, startsAt }: Aftermath['offers'][number], window: Window): boolean {
  const visit = { id: '', services: [service], startsAt, status: 'held', plate: window.plate ?? null, replaces: null };
  return isIn({ service, visit }, window);
}

/** An appointment without its vehicle lacks something, and is not what nobody asked for. */
function isInWithoutPlate({ service, visit }: Standing, window: Window): boolean {
  return isIn({ service, visit: { ...visit, plate: visit.plate ?? window.plate ?? null } }, window);
}

function sayChange({ before, after }: Diary): string {
  const { came, went } = differenceOf(before, after);
  return (
    [...came.map((one) => `new ${sayStanding(one)}`), ...went.map((one) => `gone ${sayStanding(one)}`)].join(', ') ||
    'no change'
  );
}

function sayAll(all: Standing[]): string {
  return all.map(sayStanding).join(', ') || 'nothing';
}

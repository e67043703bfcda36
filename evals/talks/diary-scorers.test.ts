import { describe, expect, it } from 'vitest';
import {
  scoreBooked,
  scoreCancelled,
  scoreMoved,
  scoreOffered,
  scoreUnchanged,
  unaskedVisits,
} from './diary-scorers.ts';
import { newVisit, aftermathWith, service } from './fixtures/aftermath.ts';
import type { TalkEnd } from './talk-end.ts';
import type { KeptVisit } from './visit.ts';

const afternoon = { service: 'vidange', day: '2026-11-27', from: '14:00', to: '16:00' };
const vidange = newVisit('vidange', '2026-11-27T14:00');
const cancelled = { ...service, status: 'cancelled' };
const moved = { ...service, status: 'moved' };
const later = newVisit('revision', '2026-11-27T14:00', { replaces: service.id });
const friday = { service: 'revision', day: '2026-11-27', from: '14:00', to: '18:00' };

/** What is wrong when Claire has these at the end. */
function bookedBy(visits: KeptVisit[], windows = [afternoon]): string {
  return scoreBooked(windows, aftermathWith({ after: [service, ...visits] })).join();
}

describe('what is booked', () => {
  it.each(['14:00', '15:30', '16:00'])('may start at %s, within its window', (time) => {
    expect(bookedBy([newVisit('vidange', `2026-11-27T${time}`)])).toBe('');
  });

  it.each([
    ['before the window', newVisit('vidange', '2026-11-27T13:30')],
    ['after the window', newVisit('vidange', '2026-11-27T16:30')],
    ['on another day', newVisit('vidange', '2026-11-26T14:00')],
    ['of another service', newVisit('pneus', '2026-11-27T14:00')],
    ['that was cancelled again', { ...vidange, status: 'cancelled' }],
  ])('is none %s', (_what, visit) => {
    expect(bookedBy([visit])).toContain('expected vidange 2026-11-27 from 14:00 to 16:00 booked, found ');
  });

  it('is for the vehicle whose plate is told', () => {
    const window = { ...afternoon, plate: 'FG-456-HJ' };
    expect(bookedBy([vidange], [window])).toContain(
      '(FG-456-HJ) booked, found new vidange 2026-11-27T14:00 (AB-123-CD)',
    );
    expect(bookedBy([{ ...vidange, plate: 'FG-456-HJ' }], [window])).toBe('');
  });

  it('may be two services in one visit, or in two', () => {
    const both = [afternoon, { ...afternoon, service: 'parallelisme' }];
    expect(bookedBy([{ ...vidange, services: ['vidange', 'parallelisme'] }], both)).toBe('');
    expect(bookedBy([vidange, newVisit('parallelisme', '2026-11-27T15:00')], both)).toBe('');
    expect(bookedBy([vidange], both)).toContain('expected parallelisme');
  });

  it('needs two appointments where two are wanted', () => {
    expect(bookedBy([vidange], [afternoon, afternoon])).not.toBe('');
  });

  it('may be what was there all the time', () => {
    const own = { service: 'revision', day: '2026-11-26', from: '09:00', to: '09:00' };
    expect(scoreBooked([own], aftermathWith({}))).toEqual([]);
  });
});

describe('what is moved', () => {
  it.each<[string, KeptVisit[]]>([
    ['replaced', [moved, later]],
    [
      'replaced twice',
      [
        moved,
        newVisit('revision', '2026-11-30T09:00', { id: 'second', replaces: 'first', status: 'moved' }),
        { ...later, replaces: 'second' },
      ],
    ],
    ['given another start', [{ ...service, startsAt: '2026-11-27T14:00' }]],
  ])('is an appointment that was %s', (_how, after) => {
    expect(scoreMoved([friday], aftermathWith({ after }))).toEqual([]);
  });

  it.each<[string, KeptVisit[]]>([
    ['stays', [service]],
    ['goes elsewhere', [moved, { ...later, startsAt: '2026-11-27T09:00' }]],
    ['is joined by another', [service, { ...later, replaces: null }]],
    ['is lost', [moved]],
  ])('is none that %s', (_how, after) => {
    expect(scoreMoved([friday], aftermathWith({ after })).join()).toContain('expected a move to revision 2026-11-27');
  });
});

describe('what is cancelled', () => {
  it('is gone, or has become another service', () => {
    const changed = newVisit('vidange', service.startsAt, { replaces: service.id });
    expect(scoreCancelled(['revision'], aftermathWith({ after: [cancelled] }))).toEqual([]);
    expect(scoreCancelled(['revision'], aftermathWith({ after: [moved, changed] }))).toEqual([]);
  });

  it('neither stands nor was moved', () => {
    const there = 'expected revision cancelled, there is revision 2026-11-2';
    expect(scoreCancelled(['revision'], aftermathWith({})).join()).toContain(there);
    expect(scoreCancelled(['revision'], aftermathWith({ after: [moved, later] })).join()).toContain(there);
  });
});

describe('unchanged', () => {
  it.each<[string, KeptVisit[]]>([
    ['nothing happened', [service]],
    ['what was booked was cancelled again', [service, { ...vidange, status: 'cancelled' }]],
    ['the same was booked anew', [cancelled, { ...service, id: 'again' }]],
  ])('is a diary in which %s', (_what, after) => {
    expect(scoreUnchanged(true, aftermathWith({ after }))).toEqual([]);
  });

  it.each<[KeptVisit[], string]>([
    [[service, vidange], 'found new vidange 2026-11-27T14:00'],
    [[cancelled], 'found gone revision 2026-11-26T09:00'],
    [[moved, later], 'found new revision 2026-11-27T14:00 (AB-123-CD), gone revision 2026-11-26T09:00'],
    [[{ ...service, plate: null }], 'found new revision 2026-11-26T09:00, gone'],
    [[{ ...service, services: ['revision', 'parallelisme'] }], 'found new parallelisme 2026-11-26T09:00'],
  ])('is none where something came or went', (after, problem) => {
    expect(scoreUnchanged(true, aftermathWith({ after })).join()).toContain(problem);
  });
});

describe('what is offered', () => {
  const offer = (startsAt: string, code = 'vidange') => ({ tool: 'book_appointment', service: code, startsAt });
  const found = (...offers: ReturnType<typeof offer>[]) => scoreOffered([afternoon], aftermathWith({ offers })).join();

  it('are times of the window only', () => {
    expect(found(offer('2026-11-27T14:00'), offer('2026-11-27T16:00'))).toBe('');
    expect(found(offer('2026-11-27T14:00'), offer('2026-11-27T09:00'))).toContain('2026-11-27T09:00');
    expect(found(offer('2026-11-27T14:00', 'pneus'))).toContain('expected an offer of vidange 2026-11-27');
    expect(found()).toContain('found nothing');
  });
});

describe('what nobody asked for', () => {
  const unasked = (end: TalkEnd, after: KeptVisit[]) => unaskedVisits(end, aftermathWith({ after })).join('; ');

  it.each<[string, TalkEnd, KeptVisit[]]>([
    ['what is listed', { booked: [afternoon] }, [service, vidange]],
    ['a move that is listed', { moved: [friday] }, [moved, later]],
    ['a move by cancelling and booking again', { moved: [friday] }, [cancelled, { ...later, replaces: null }]],
    ['the old time of what is booked anew', { booked: [friday] }, [cancelled, { ...later, replaces: null }]],
    [
      'a change of the service',
      { booked: [{ ...friday, service: 'pneus' }], cancelled: ['revision'] },
      [cancelled, newVisit('pneus', later.startsAt)],
    ],
    ['what came and went', {}, [service, { ...vidange, status: 'cancelled' }]],
    [
      'a service that joins a visit',
      { booked: [{ ...afternoon, day: '2026-11-26', from: '08:00', service: 'parallelisme' }] },
      [moved, { ...later, startsAt: service.startsAt, services: ['revision', 'parallelisme'] }],
    ],
    [
      'an appointment that lacks its vehicle',
      { booked: [{ ...afternoon, plate: 'FG-456-HJ' }] },
      [service, { ...vidange, plate: null }],
    ],
  ])('is never %s', (_what, end, after) => {
    expect(unasked(end, after)).toBe('');
  });

  it.each<[string, TalkEnd, KeptVisit[], string]>([
    [
      'a time outside the window',
      { booked: [afternoon] },
      [service, newVisit('vidange', '2026-11-27T17:00')],
      'nobody asked for vidange 2026-11-27T17:00',
    ],
    [
      'a second appointment',
      { booked: [afternoon] },
      [service, vidange, newVisit('vidange', '2026-11-27T15:00')],
      'nobody asked for vidange 2026-11-27T15:00',
    ],
    [
      'one more beside what was there',
      { booked: [{ ...friday, day: '2026-11-26', from: '09:00' }] },
      [service, newVisit('revision', '2026-11-26T14:00')],
      'nobody asked for revision 2026-11-26T14:00',
    ],
    [
      'an appointment for another vehicle',
      { booked: [{ ...afternoon, plate: 'FG-456-HJ' }] },
      [service, vidange],
      'nobody asked for vidange',
    ],
    ['a move', { booked: [afternoon] }, [moved, later, vidange], 'nobody asked for revision 2026-11-27T14:00'],
    [
      'a cancellation',
      { booked: [afternoon] },
      [cancelled, vidange],
      'nobody asked to cancel revision 2026-11-26T09:00',
    ],
    ['a cancellation in place of a move', { moved: [friday] }, [cancelled], 'nobody asked to cancel revision'],
    [
      'a cancellation that must never be',
      { booked: [friday], never: ['cancel'] },
      [cancelled, { ...later, replaces: null }],
      'nobody asked to cancel revision',
    ],
    ['anything, where no appointment is spoken of', { says: ['89'] }, [service, vidange], 'nobody asked for vidange'],
  ])('is %s', (_what, end, after, problem) => {
    expect(unasked(end, after)).toContain(problem);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';
import { runTool } from '../run.ts';
import { findSlots } from './find-slots.ts';

let world: World;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
});
beforeEach(() => {
  world.clock.now = instant('2026-11-23T09:00');
});
afterAll(() => world.store.close());

async function find(when?: string, input: object = {}) {
  const outcome = await world.call(claire, 'find_slots', { service: 'vidange', when, ...input });
  return findSlots.output.parse(outcome.output);
}

const starts = (found: { slots: { startsAt: string }[] }) => found.slots.map(({ startsAt }) => startsAt.slice(5));

describe('a day', () => {
  test('is offered from both ends of its halves', async () => {
    const found = await find('jeudi');
    expect(found).toMatchObject({ outcome: 'found', exact: false, asked: 'jeudi 26 novembre', reason: null });
    expect(starts(found)).toEqual(['11-26T08:00', '11-26T14:00', '11-26T11:00', '11-26T17:00']);
    expect(found.slots[0]?.label).toBe('jeudi 26 novembre à 8 h');
    expect(found.service).toEqual({
      service: 'vidange',
      also: [],
      name: 'Vidange',
      durationMinutes: 60,
      priceCents: 8900,
      price: '89 €',
      vatIncluded: true,
    });
  });

  test('keeps to the part of it that was asked', async () => {
    expect(starts(await find('jeudi matin'))).toEqual(['11-26T08:00', '11-26T09:00', '11-26T10:00', '11-26T11:00']);
    expect(starts(await find('jeudi après 16h'))).toEqual(['11-26T16:00', '11-26T16:30', '11-26T17:00']);
    expect(starts(await find('jeudi entre 9h et 11h'))).toEqual([
      '11-26T09:00',
      '11-26T09:30',
      '11-26T10:00',
      '11-26T10:30',
    ]);
  });

  test('is today while there is an hour left', async () => {
    expect(starts(await find("aujourd'hui"))[0]).toBe('11-23T10:00');
  });

  test('has its time first when that is free, and the nearest otherwise', async () => {
    const exact = await find('mardi à 9h');
    expect(exact).toMatchObject({ exact: true, asked: 'mardi 24 novembre à 9 h' });
    expect(starts(exact)[0]).toBe('11-24T09:00');
    const odd = await find('mardi 9h40');
    expect(odd).toMatchObject({ outcome: 'found', exact: false });
    expect(starts(odd)).toEqual(['11-24T09:30', '11-24T10:00', '11-24T09:00', '11-24T10:30']);
    expect(starts(await find('mardi vers 10h30'))[0]).toBe('11-24T10:30');
  });

  test('begins with its last starts, or its first, when those are preferred', async () => {
    expect(starts(await find('jeudi le plus tard possible'))[0]).toBe('11-26T17:00');
    expect(starts(await find('jeudi matin en dernier'))).toEqual([
      '11-26T11:00',
      '11-26T10:30',
      '11-26T10:00',
      '11-26T09:30',
    ]);
    expect(starts(await find('jeudi dès que possible'))).toEqual([
      '11-26T08:00',
      '11-26T08:30',
      '11-26T09:00',
      '11-26T09:30',
    ]);
  });

  test('that was not said is asked for, however late it shall be', async () => {
    expect(await find('le plus tard possible')).toMatchObject({ outcome: 'need_day', slots: [] });
  });

  test('is spoken of in the language of the conversation', async () => {
    const turn = await world.turn(claire, { language: 'en' });
    const input = { service: 'oil change', when: 'Thursday at 9am' };
    const { output } = await runTool(turn, { id: '1', tool: 'find_slots', input, approved: false });
    expect(output).toMatchObject({
      asked: 'Thursday 26 November at 9 am',
      service: { name: 'Oil change', price: '€89' },
      exact: true,
    });
  });
});

describe('several days', () => {
  test('give the first free time of each', async () => {
    const found = await find('la semaine prochaine');
    expect(starts(found)).toEqual(['11-30T08:00', '12-01T08:00', '12-02T08:00', '12-03T08:00']);
    expect(found.asked).toBe('lundi 30 novembre au dimanche 6 décembre');
    expect(starts(await find('dès que possible'))).toEqual([
      '11-23T10:00',
      '11-24T08:00',
      '11-25T08:00',
      '11-26T08:00',
    ]);
  });

  test('of which one is open give what that one has', async () => {
    expect(starts(await find('ce week-end'))).toEqual(['11-28T09:00', '11-28T09:30', '11-28T10:30', '11-28T11:00']);
  });

  test('of which today is over are the one that is left', async () => {
    expect(await find('lundi')).toMatchObject({ outcome: 'which_day' });
    world.clock.now = instant('2026-11-23T18:30');
    expect(await find('lundi')).toMatchObject({ outcome: 'found', days: [] });
    expect(starts(await find('lundi'))[0]).toBe('11-30T08:00');
  });

  test('that are two readings of the same words are asked about', async () => {
    const found = await find('mardi prochain à 9h');
    expect(found).toMatchObject({
      outcome: 'which_day',
      days: [
        { date: '2026-11-24', label: 'mardi 24 novembre' },
        { date: '2026-12-01', label: 'mardi 1er décembre' },
      ],
    });
    expect(starts(found)).toEqual(['11-24T09:00', '11-24T08:30', '12-01T09:00', '12-01T08:30']);
  });
});

describe('no day', () => {
  test.each([undefined, '', '9h', 'une vidange'])('said in %j means asking for one, not guessing', async (when) => {
    expect(await find(when)).toMatchObject({ outcome: 'need_day', slots: [] });
  });

  test('has a time, which is said back', async () => {
    expect(await find('9h')).toMatchObject({ asked: 'à 9 h' });
  });
});

describe('a day that cannot be had', () => {
  test.each([
    ['dimanche', 'closed_sunday', ['11-30T08:00', '11-28T09:00']],
    ['le 25 décembre', 'holiday:Noël', ['12-26T09:00', '12-24T08:00']],
    ['le 29 décembre', 'closure:Inventaire', ['12-26T09:00', '01-02T09:00']],
    ['jeudi à 3h du matin', 'outside_hours', ['11-26T08:00', '11-26T08:30']],
    ['jeudi 12h30', 'outside_hours', ['11-26T11:00', '11-26T14:00']],
    ['jeudi 18h', 'outside_hours', ['11-26T17:00', '11-26T16:30']],
  ])('"%s" is closed (%s), and the nearest times are offered', async (when, reason, nearest) => {
    const found = await find(when);
    expect(found).toMatchObject({ outcome: 'closed', reason, exact: false });
    expect(starts(found).slice(0, 2)).toEqual(nearest);
  });

  test('is closed once the doors are', async () => {
    world.clock.now = instant('2026-11-23T18:30');
    const found = await find("aujourd'hui");
    expect(found).toMatchObject({ outcome: 'closed', reason: 'outside_hours' });
    expect(starts(found)[0]).toBe('11-24T08:00');
  });

  test('is past', async () => {
    expect(starts(await find('hier'))[0]).toBe('11-23T10:00');
    expect(await find("aujourd'hui à 8h")).toMatchObject({ outcome: 'past' });
  });

  test('is closed too when it is closed in each of its readings', async () => {
    world.clock.now = instant('2026-11-22T09:00');
    const found = await find('dimanche');
    expect(found).toMatchObject({ outcome: 'closed', reason: 'closed_sunday', days: [] });
    expect(starts(found)[0]).toBe('11-30T08:00');
  });

  test('does not exist', async () => {
    expect(await find('le 31 février')).toMatchObject({ outcome: 'no_such_time', reason: 'no_such_day', slots: [] });
    const night = await find('le 28 mars 2027 à 2h30');
    expect(night).toMatchObject({ outcome: 'no_such_time', reason: 'no_such_time' });
  });

  test('is too far away', async () => {
    for (const when of ['le 26 décembre 2028', 'vidange dans 10 ans']) {
      expect(await find(when)).toMatchObject({ outcome: 'closed', reason: 'too_far', slots: [] });
    }
  });

  test('is full: what is left of the day comes first, then the days around it', async () => {
    const others = await Promise.all([world.customer(), world.customer()]);
    const rows = (await world.store.forTenant(world.tenantId, (db) =>
      db.execute(`select id, kind from resource order by position`),
    )) as { id: string; kind: string }[];
    const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
    for (const [index, person] of others.entries()) {
      const pair = { bayId: of('bay')[index]!, technicianId: of('technician')[index]! }; // Two of each, for two people.
      await world.book(person, '2026-12-10T08:00', { ...pair, endsAt: instant('2026-12-10T12:00') });
    }
    const found = await find('le 10 décembre au matin');
    expect(found).toMatchObject({ outcome: 'full', reason: null });
    expect(starts(found)).toEqual(['12-10T14:00', '12-10T14:30', '12-11T08:00', '12-09T08:00']);
    expect(await find('le 10 décembre à 9h')).toMatchObject({ outcome: 'found', exact: false });
  });
});

describe('the service', () => {
  test('that nobody offers is unknown', async () => {
    expect(await find('jeudi', { service: 'peinture' })).toMatchObject({ outcome: 'unknown_service', reason: null });
  });

  test('that may be one of two is asked about', async () => {
    const found = await find('jeudi', { service: 'plaquettes' });
    expect(found.reason).toBe('several: Plaquettes de frein avant, Plaquettes de frein arrière');
  });

  test('longer than a morning begins in the morning', async () => {
    expect(starts(await find('jeudi', { service: 'distribution' }))).toEqual([
      '11-26T08:00',
      '11-26T08:30',
      '11-26T09:30',
      '11-26T10:00',
    ]);
  });
});

describe('moving an appointment', () => {
  test.each(['vidange', 'mon rendez-vous', 'plaquettes'])(
    'as “%s” keeps its service and price, and does not offer the time it has',
    async (service) => {
      const id = await world.book(claire, '2026-12-03T09:00', { priceCents: 8000, conversationId: null });
      const found = await find('jeudi 3 décembre à 9h', { service, appointment: id });
      await world.call(claire, 'cancel_appointment', { appointment: id }, true);
      expect(found).toMatchObject({ exact: false, service: { service: 'vidange', priceCents: 8000 } });
      expect(starts(found)).not.toContain('12-03T09:00');
    },
  );

  test('of somebody else, or of nobody, is refused alike', async () => {
    const id = await world.book(await world.customer(), '2026-12-04T09:00');
    for (const appointment of [id, '018f0000-0000-7000-8000-000000000000', 'abc']) {
      const input = { service: 'vidange', when: 'jeudi', appointment };
      const { ok, output } = await world.call(claire, 'find_slots', input);
      expect({ ok, output }).toMatchObject({ ok: false, output: { error: 'There is no such appointment.' } });
    }
  });
});

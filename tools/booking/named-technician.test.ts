import { afterAll, beforeAll, expect, test } from 'vitest';
import { Resource } from '#db/resource.ts';
import { type Caller, openWorld, type World } from '../fixtures/world.ts';
import type { Speaking } from '../speaking.ts';
import { findSlots } from './find-slots.ts';
import { holdSlots } from './hold-slots.ts';

const speaking: Speaking = {
  language: 'fr',
  business: { name: 'Garage Test', trade: 'garage', phone: '', address: '' },
  ask: null,
};

let world: World;
let claire: Caller;
let sofia: string;
let hugo: string;

beforeAll(async () => {
  world = await openWorld({ bays: 2, technicians: 3 });
  claire = await world.customer();
  const names = ['Hugo Marchand', 'Sofia Benali', 'Hugo Perret'];
  await world.inTenant(async (db) => {
    const rows = await db.find(Resource, { kind: 'technician' }, { orderBy: { position: 'asc' } });
    for (const [index, { id }] of rows.entries()) await db.nativeUpdate(Resource, { id }, { name: names[index]! }); // Three of each.
    [hugo, sofia] = [rows[0]!.id, rows[1]!.id]; // As above.
  });
});
afterAll(() => world.store.close());

async function hold(slot: string, technician?: string, input: object = {}) {
  const outcome = await world.call(claire, 'hold_slots', { service: 'vidange', slots: [slot], technician, ...input });
  const output = holdSlots.output.parse(outcome.output);
  const rows = await world.appointments();
  const found = rows.find(({ id }) => id === output.holds[0]?.hold);
  return { output, row: found, said: holdSlots.say(output, speaking) };
}

test.each([
  ['Sofia', 'Sofia'],
  ['avec sofia svp', 'Sofia'],
  ['SOFIA BENALI', 'Sofia'],
  ['Hugo Perret', 'Hugo Perret'],
])('“%s” is %s, who does it', async (words, name) => {
  const { output, said } = await hold('2026-11-24T10:00', words);
  expect(output.technician).toBe(name);
  expect(said).toBe(`Je vous réserve la vidange avec ${name} (89 €) mardi 24 novembre à 10 h ?`);
});

test('the times are those at which that technician is free, and the hold takes that one', async () => {
  await world.book(await world.customer(), '2026-11-25T10:00', { technicianId: sofia });
  const input = { service: 'vidange', when: 'mercredi à 10h' };
  const anybody = await world.call(claire, 'find_slots', input);
  expect(findSlots.output.parse(anybody.output)).toMatchObject({ exact: true });
  const asked = await world.call(claire, 'find_slots', { ...input, technician: 'Sofia' });
  const { slots, exact } = findSlots.output.parse(asked.output);
  expect(exact).toBe(false);
  expect((await hold('2026-11-25T10:00', 'Sofia')).output.outcome).toBe('taken');
  expect((await hold(slots[0]?.startsAt ?? '', 'Sofia')).row?.technicianId).toBe(sofia);
});

test('a time that was held with somebody else is held anew with whoever is asked for', async () => {
  const first = await hold('2026-11-26T10:00');
  expect(first.row?.technicianId).toBe(hugo);
  expect(first.output.technician).toBeUndefined();
  const second = await hold('2026-11-26T10:00', 'Sofia');
  expect(second.row?.technicianId).toBe(sofia);
});

test('an appointment goes to another technician at its own hour, and otherwise keeps its own', async () => {
  const id = await world.book(claire, '2026-11-30T09:00', { technicianId: hugo });
  expect((await hold('2026-11-30T09:00', 'Sofia', { appointment: id })).row?.technicianId).toBe(sofia);
  const theirs = await world.book(claire, '2026-11-30T14:00', { technicianId: sofia });
  expect((await hold('2026-11-30T16:00', undefined, { appointment: theirs })).row?.technicianId).toBe(sofia);
});

test.each(['Marcel', 'Hugo'])(
  '“%s” names nobody for sure: it is refused, and says who there is',
  async (technician) => {
    const input = { service: 'vidange', when: 'mardi', technician };
    for (const [tool, given] of [
      ['find_slots', input],
      ['hold_slots', { service: 'vidange', slots: ['2026-11-24T10:00'], technician }],
    ] as const) {
      const { ok, output } = await world.call(claire, tool, given);
      const advice = expect.stringContaining('Hugo Marchand, Sofia Benali, Hugo Perret');
      expect({ ok, output }).toMatchObject({ ok: false, output: { advice } });
    }
  },
);

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';
import { runTool } from '../run.ts';
import { openingHours } from './opening-hours.ts';

let world: World;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  claire = await world.customer();
});
beforeEach(() => {
  world.clock.now = instant('2026-11-23T09:00');
});
afterAll(() => world.store.close());

async function hours(when?: string) {
  const { output } = await world.call(claire, 'opening_hours', { when });
  return openingHours.output.parse(output);
}

test('the week is said in as few lines as it has rhythms', async () => {
  expect(await hours()).toEqual({
    business: 'Garage Test',
    address: '1 rue du Test, 35000 Rennes',
    phone: '01 99 00 00 01',
    week: [
      { days: 'lundi-vendredi', hours: '8 h - 12 h, 14 h - 18 h' },
      { days: 'samedi', hours: '9 h - 12 h' },
      { days: 'dimanche', hours: 'fermé' },
    ],
    day: null,
    openNow: true,
    closures: [
      { date: '2026-12-25', label: 'vendredi 25 décembre', reason: 'Noël' },
      { date: '2026-12-28', label: 'lundi 28 décembre au jeudi 31 décembre', reason: 'Inventaire' },
      { date: '2027-01-01', label: 'vendredi 1er janvier', reason: "Jour de l'an" },
    ],
  });
});

test('in English, too', async () => {
  const turn = await world.turn(claire, { language: 'en' });
  const { output } = await runTool(turn, {
    id: '1',
    tool: 'opening_hours',
    input: { when: 'Christmas' },
    approved: false,
  });
  expect(output).toMatchObject({
    week: [{ days: 'Monday-Friday', hours: '8 am - 12 pm, 2 pm - 6 pm' }, { days: 'Saturday' }, { hours: 'closed' }],
  });
});

test.each([
  ['2026-11-23T07:59', false],
  ['2026-11-23T08:00', true],
  ['2026-11-23T12:00', false],
  ['2026-11-23T17:59', true],
  ['2026-11-22T10:00', false],
  ['2026-12-25T10:00', false],
])('at %s the doors are open: %s', async (now, openNow) => {
  world.clock.now = instant(now);
  expect(await hours()).toMatchObject({ openNow });
});

test.each([
  ['samedi', { date: '2026-11-28', label: 'samedi 28 novembre', open: true, hours: ['9 h - 12 h'], reason: null }],
  ['demain', { date: '2026-11-24', open: true, hours: ['8 h - 12 h', '14 h - 18 h'], reason: null }],
  ['demain à 13h', { open: true, reason: 'outside_hours' }],
  ['samedi soir', { open: true, hours: ['9 h - 12 h'], reason: 'outside_hours' }],
  ['dimanche', { open: false, hours: [], reason: 'closed_sunday' }],
  ['le 25 décembre', { open: false, hours: [], reason: 'holiday:Noël' }],
  ['le 29 décembre', { open: false, reason: 'closure:Inventaire' }],
  ['ce week-end', { date: '2026-11-28', open: true }],
])('asked about "%s", the day is answered for', async (when, day) => {
  expect((await hours(when)).day).toMatchObject(day);
});

test('words without a day answer for the week', async () => {
  expect((await hours('vos horaires')).day).toBeNull();
});

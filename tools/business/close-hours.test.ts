import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mainSite } from '#db/site.ts';
import { findSlots } from '../booking/find-slots.ts';
import { sayYes, writtenTo } from '../fixtures/money-desk.ts';
import { saidIn } from '../fixtures/said.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
});
beforeEach(() =>
  world.inTenant(async (db) => {
    await db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`);
    await db.execute(`update site set closures = '[]'`);
  }),
);
afterAll(() => world.store.close());

const close = (said: string, language: 'fr' | 'en' = 'fr') =>
  world.call(julie, 'close_days', { said }).then((outcome) => ({ outcome, text: saidIn(outcome, language) }));
const closures = async () => (await world.inTenant(mainSite)).closures;
const hours = async (when?: string) => saidIn(await world.call(claire, 'opening_hours', { ...(when && { when }) }));

async function offered(when: string): Promise<string[]> {
  const { output } = await world.call(claire, 'find_slots', { service: 'vidange', when });
  return findSlots.output.parse(output).slots.map(({ startsAt }) => startsAt);
}

test('an afternoon is closed, offered to nobody, told to whoever asks, and undone', async () => {
  expect(await offered('vendredi 27 novembre 15h')).toContain('2026-11-27T15:00');
  expect((await close('on ferme vendredi après-midi')).text).toBe(
    "C'est fermé le vendredi 27 novembre à partir de 13 h : plus rien n'y est proposé. ANNULER pour revenir.",
  );
  expect(await offered('vendredi 27 novembre 15h')).not.toContain('2026-11-27T15:00');
  expect(await offered('vendredi 27 novembre 10h')).toContain('2026-11-27T10:00');
  expect(await hours('vendredi')).toBe('Nous sommes ouverts vendredi 27 novembre de 8 h à 12 h.');
  expect(await hours('vendredi 15h')).toContain('fermés à cette heure-là');
  expect(await hours()).toContain('Nous serons fermés vendredi 27 novembre, 13 h - 18 h');
  await world.call(julie, 'undo', {});
  expect(await offered('vendredi 27 novembre 15h')).toContain('2026-11-27T15:00');
});

test('all of a day’s hours closed is a closed day', async () => {
  await close('fermé vendredi matin');
  await close('fermé vendredi après-midi, inventaire');
  expect(await hours('vendredi')).toContain('Nous sommes fermés vendredi 27 novembre');
});

test.each([
  ['2026-11-27T15:00', 'booked_over', 0, 'Vidange, Claire Martin'],
  ['2026-11-27T10:00', 'closed', 1, "C'est fermé"],
])('with an appointment at %s it is %s', async (at, outcomeOf, count, words) => {
  await world.book(claire, at);
  const { outcome, text } = await close('on ferme vendredi après-midi');
  expect(outcome.output).toMatchObject({ outcome: outcomeOf });
  expect(await closures()).toHaveLength(count);
  expect(text).toContain(words);
});

test('an appointment that begins before the hours and lasts into them is one of those', async () => {
  await world.book(claire, '2026-11-27T09:30', { endsAt: new Date('2026-11-27T10:00:00Z') });
  expect((await close('fermé vendredi de 10h à 12h')).outcome.output).toMatchObject({
    outcome: 'booked_over',
    count: 1,
  });
});

test('after the yes only who comes in those hours is written to', async () => {
  const luc = await world.customer({ firstName: 'Luc', lastName: 'Morel' });
  await world.book(luc, '2026-11-27T10:00');
  await world.book(claire, '2026-11-27T15:00');
  const { outcome } = await close('on ferme vendredi après-midi');
  const closed = await sayYes(world, julie, outcome.ask);
  expect(closed.output).toMatchObject({ outcome: 'closed', count: 1 });
  await sayYes(world, julie, closed.ask);
  expect(await writtenTo(world, claire)).toHaveLength(1);
  expect(await writtenTo(world, luc)).toHaveLength(0);
});

test('hours are opened again: all of them, or a part of a closed day', async () => {
  await close('on ferme vendredi après-midi');
  const open = (said: string) => world.call(julie, 'open_days', { said });
  expect(await open('finalement on ouvre vendredi matin')).toMatchObject({ output: { outcome: 'not_closed' } });
  await open('finalement on ouvre vendredi');
  expect(await closures()).toEqual([]);
  await close('on ferme vendredi');
  await open('finalement on ouvre vendredi matin');
  expect(await hours('vendredi')).toBe('Nous sommes ouverts vendredi 27 novembre de 8 h à 12 h.');
});

test('what is closed already is said so', async () => {
  await close('on ferme vendredi');
  expect((await close('closed on Friday from 3pm', 'en')).text).toBe(
    'It is closed on Friday 27 November from 3 pm already.',
  );
});

test.each([
  ['fermé le vendredi après-midi', 'fr', 'le vendredi 27 novembre à partir de 13 h'],
  ['on ferme tous les vendredis après-midi', 'fr', 'le vendredi 27 novembre à partir de 13 h'],
  ['closed on Saturday mornings', 'en', 'le samedi 28 novembre jusqu'],
] as const)('"%s" is asked about: every week or once', async (said, language, once) => {
  const { outcome } = await close(said, language);
  expect(outcome.output).toMatchObject({ outcome: 'weekly_or_once' });
  expect(outcome.ask?.options.at(-1)?.label).toContain(once);
  expect(await closures()).toEqual([]);
  const week = await world.call(julie, 'set_hours', { said });
  expect(week).toMatchObject({ output: { outcome: 'unclear' }, rows: [] });
});

import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Vehicle } from '#db/vehicle.ts';
import { askedOf, sayYes, writtenTo } from '../fixtures/money-desk.ts';
import { saidIn } from '../fixtures/said.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;
let appointment: string;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
});
beforeEach(async () => {
  world.clock.now = instant('2026-11-23T09:00');
  await world.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`));
  const vehicle = await world.inTenant((db) => db.findOneOrFail(Vehicle, { plate: 'AB-123-CD' }));
  appointment = await world.book(claire, '2026-11-26T09:00', { vehicleId: vehicle.id });
});
afterAll(() => world.store.close());

const cancel = (words: string, who = julie) => world.call(who, 'cancel_for', { appointment: words });
const row = async (id = appointment) => (await world.appointments()).find((each) => each.id === id);

describe('a manager cancels', () => {
  test.each(['Claire Martin', 'la vidange de Mme Martin', 'AB-123-CD', 'le rdv de jeudi 9h'])(
    'after a yes to the very appointment (%s), and the customer is told',
    async (words) => {
      const asked = await cancel(words);
      expect(asked).toMatchObject({ output: { outcome: 'needs_yes' }, rows: [], deeds: [] });
      expect(asked.ask?.options).toMatchObject([
        { input: { appointment }, record: { table: 'appointment', id: appointment, version: 1 } },
      ]);
      expect(saidIn(asked)).toBe(
        'Vous confirmez : annuler le rendez-vous "Vidange" de Claire Martin, jeudi 26 novembre à 9 h ?',
      );
      expect(await row()).toMatchObject({ status: 'booked' });
      const cancelled = await sayYes(world, julie, asked.ask);
      expect(cancelled).toMatchObject({
        output: { outcome: 'cancelled', told: true },
        deeds: ['cancelled', 'noted', 'passed_on'],
      });
      expect(saidIn(cancelled)).toBe(
        "C'est annulé : vidange de Claire Martin, jeudi 26 novembre à 9 h. Le client est prévenu.",
      );
      expect(await row()).toMatchObject({ status: 'cancelled' });
      expect((await writtenTo(world, claire)).at(-1)).toBe(
        'Garage Test : votre rendez-vous du jeudi 26 novembre à 9 h (Vidange) est annulé. Pour un autre jour, répondez à ce message.',
      );
    },
  );

  test('not what was moved since the question', async () => {
    const asked = await cancel('Claire Martin');
    await world.call(julie, 'move_for', { appointment, when: 'vendredi 10h' });
    expect((await sayYes(world, julie, asked.ask)).output).toEqual({ outcome: 'changed_meanwhile' });
    expect(await row()).toMatchObject({ status: 'booked', startsAt: instant('2026-11-27T10:00') });
  });

  test('once where the yes comes twice', async () => {
    const asked = await cancel('Claire Martin');
    const before = (await writtenTo(world, claire)).length;
    const outcomes = await Promise.all([sayYes(world, julie, asked.ask), sayYes(world, julie, asked.ask)]);
    expect(outcomes.filter(({ deeds }) => deeds.includes('cancelled'))).toHaveLength(1);
    expect(await writtenTo(world, claire)).toHaveLength(before + 1);
  });
});

describe('nothing is cancelled', () => {
  test('that has begun, is in the workshop or is cancelled already', async () => {
    const begun = await world.book(claire, '2026-11-23T09:00');
    const inside = await world.book(claire, '2026-11-24T09:00', { status: 'in_workshop' });
    const gone = await world.book(claire, '2026-11-25T09:00', { status: 'cancelled' });
    for (const id of [begun, inside, gone]) {
      const before = await row(id);
      const outcome = await cancel(id);
      expect(outcome).toMatchObject({ output: { outcome: 'too_late', told: false }, ask: null, rows: [], deeds: [] });
      expect(saidIn(outcome)).toMatch(/a commencé ou n'est plus au planning : je ne l'annule pas\.$/);
      expect(await row(id)).toEqual(before);
    }
  });

  test('where two fit, or nobody does', async () => {
    const other = await world.book(claire, '2026-11-27T14:00');
    const two = await cancel('Claire Martin');
    expect(two.ask?.options.map(({ input }) => input)).toEqual([{ appointment }, { appointment: other }]);
    expect((await cancel(String(two.ask?.options[1]?.input['appointment']))).output).toMatchObject({
      outcome: 'needs_yes',
    });
    for (const words of ['Quemeneur', v7()]) {
      expect(await cancel(words)).toMatchObject({
        output: { outcome: 'which', candidates: [], sought: words },
        ask: null,
      });
    }
    expect(saidIn(await cancel('Quemeneur'))).toMatch(/^Je ne trouve pas "Quemeneur"/);
    expect(await row()).toMatchObject({ status: 'booked' });
  });
});

describe('a mechanic', () => {
  test('proposes it: the manager’s yes cancels it, and the customer hears it then', async () => {
    const before = await writtenTo(world, claire);
    const outcome = await cancel('Claire Martin', karim);
    expect(outcome.output).toMatchObject({ outcome: 'proposed', approvers: ['Julie Petit'] });
    expect(await row()).toMatchObject({ status: 'booked' });
    expect(await writtenTo(world, claire)).toEqual(before);
    const [ask] = await askedOf(world, julie);
    expect((await sayYes(world, julie, ask ?? null)).output).toMatchObject({ outcome: 'cancelled', told: true });
    expect(await writtenTo(world, claire)).toHaveLength(before.length + 1);
  });

  test('hears that it has changed where it was moved before the yes', async () => {
    await cancel('Claire Martin', karim);
    await world.call(julie, 'move_for', { appointment, when: 'vendredi 10h' });
    const [ask] = await askedOf(world, julie);
    expect((await sayYes(world, julie, ask ?? null)).output).toMatchObject({ outcome: 'outdated' });
    expect((await writtenTo(world, karim)).at(-1)).toMatch(/Entre-temps la fiche a changé/);
    expect(await row()).toMatchObject({ status: 'booked' });
  });
});

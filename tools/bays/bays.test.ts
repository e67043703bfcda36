import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resourcesOf } from '#db/resource.ts';
import { mainSite } from '#db/site.ts';
import { findSlots } from '../booking/find-slots.ts';
import { sayYes } from '../fixtures/money-desk.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld({ bays: 1, technicians: 1 });
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Technicien 1', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
});
beforeEach(() =>
  world.inTenant(async (db) => {
    await db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`);
    await db.execute(`update block set deleted_at = app_now() where deleted_at is null`);
    await db.execute(
      `update resource set deleted_at = case when name in ('Pont 1', 'Technicien 1') then null else app_now() end`,
    );
  }),
);
afterAll(() => world.store.close());

const call = (tool: string, input: object, who = julie) => world.call(who, tool, input);
const names = () =>
  world.inTenant(async (db) => (await resourcesOf(db, (await mainSite(db)).id)).map(({ name }) => name));
const addBay = (input: object = {}) => call('add_bay', { kind: 'bay', word: 'pont', ...input });
const addTechnician = (name: string) => call('add_bay', { kind: 'technician', name });

/** The times a customer is offered. */
async function offered(when: string): Promise<string[]> {
  const { output } = await world.call(claire, 'find_slots', { service: 'vidange', when });
  return findSlots.output.parse(output).slots.map(({ startsAt }) => startsAt);
}

describe('one more', () => {
  test('bay has the next number, and is undone', async () => {
    expect(saidIn(await addBay())).toBe(
      "Pont 2 est au planning et se réserve aux heures d'ouverture. Vous avez : Pont 1, Pont 2. ANNULER pour revenir.",
    );
    expect(await names()).toEqual(['Pont 1', 'Pont 2', 'Technicien 1']);
    expect(saidIn(await call('undo', {}))).toContain('annulé');
    expect(await names()).toEqual(['Pont 1', 'Technicien 1']);
  });

  test('of each makes a taken hour free again', async () => {
    await world.book(claire, '2026-11-24T10:00');
    expect(await offered('mardi 24 novembre 10h')).not.toContain('2026-11-24T10:00');
    await addBay();
    await addTechnician('Sami');
    expect(await offered('mardi 24 novembre 10h')).toContain('2026-11-24T10:00');
  });

  test('is not undone by a word once somebody is booked there', async () => {
    await addTechnician('Sami');
    const { output } = await addBay();
    const { bay } = output as { bay: { id: string } }; // It was added just now.
    await world.book(claire, '2026-11-24T10:00', { bayId: bay.id });
    const undone = await call('undo', {});
    expect(undone.output).toMatchObject({ outcome: 'in_use' });
    expect(await names()).toContain('Pont 2');
  });

  test.each([
    [{ number: 1, isCount: true }, 'that_many'],
    [{ number: 5, isCount: true }, 'not_so_many'],
    [{ number: 1 }, 'there_already'],
    [{ name: 'pont 1' }, 'there_already'],
  ])('of %j adds nothing: %s', async (input, outcome) => {
    expect(await addBay(input)).toMatchObject({ output: { outcome }, rows: [] });
    expect(await names()).toEqual(['Pont 1', 'Technicien 1']);
  });

  test('is nobody who is there already by their first name', async () => {
    await addTechnician('Sami Leroux');
    expect(await addTechnician('sami')).toMatchObject({ output: { outcome: 'there_already' }, rows: [] });
    expect(await addTechnician('Sami Morel')).toMatchObject({ output: { outcome: 'added' } });
  });

  test.each(['<b>Sami</b>', 'Sami"; drop table resource; --', 'x'.repeat(60)])('called %j is refused', async (name) => {
    expect(saidNo(await addTechnician(name))).toMatch(/^Quel nom/);
  });

  test('is only proposed by a mechanic', async () => {
    await call('add_bay', { kind: 'bay', word: 'pont' }, karim);
    expect(await names()).toEqual(['Pont 1', 'Technicien 1']);
  });
});

describe('one less', () => {
  test('is out of the diary at once where nothing is booked', async () => {
    await addBay();
    expect(saidIn(await call('remove_bay', { what: 'pont 2' }))).toContain("Pont 2 n'est plus au planning");
    expect(await names()).toEqual(['Pont 1', 'Technicien 1']);
    await call('undo', {});
    expect(await names()).toEqual(['Pont 1', 'Pont 2', 'Technicien 1']);
  });

  test('with appointments to come lists them and asks, and keeps them', async () => {
    await addBay();
    await addTechnician('Sami');
    const id = await world.book(claire, '2026-11-24T10:00');
    const asked = await call('remove_bay', { what: 'pont 1' });
    expect(saidIn(asked)).toBe(
      [
        'Pont 1 a encore des rendez-vous :',
        '- mardi 24 novembre à 10 h, Vidange, Claire Martin',
        'Je retire quand même ? Ils restent notés, à déplacer.',
      ].join('\n'),
    );
    expect(await names()).toContain('Pont 1');
    expect(saidIn(await sayYes(world, julie, asked.ask))).toContain('Un rendez-vous y reste');
    expect(await names()).not.toContain('Pont 1');
    expect((await world.appointments()).find((each) => each.id === id)).toMatchObject({ status: 'booked' });
    // Nothing new is offered there.
    expect(await offered('mardi 24 novembre 10h')).toContain('2026-11-24T10:00');
  });

  test('of a model’s own accord waits for the yes all the same', async () => {
    await addBay();
    await world.book(claire, '2026-11-24T10:00');
    const outcome = await call('remove_bay', { what: 'pont 1', over: true });
    expect(outcome.rows).toEqual([]);
    expect(await names()).toContain('Pont 1');
  });

  test('is never the last one', async () => {
    expect(saidNo(await call('remove_bay', { what: 'pont 1' }))).toContain('est le dernier');
    expect(saidNo(await call('remove_bay', { what: 'Technicien 1' }), 'en')).toContain('last one');
  });

  test('is nobody else: a member who is in no diary, or another of the same first name', async () => {
    await addTechnician('Sami Leroux');
    expect(saidNo(await call('remove_bay', { what: 'Julie' }))).toContain("n'est pas au planning");
    expect((await call('remove_bay', { what: 'Sami Durand' })).rows).toEqual([]);
    expect(await names()).toContain('Sami Leroux');
  });

  test('who is a member too keeps the access, and it is said', async () => {
    await addTechnician('Sami');
    expect(saidIn(await call('remove_bay', { what: 'Technicien 1' }))).toContain('Son accès à Comptoir reste');
  });
});

describe('a name', () => {
  test('is changed, unless another has it', async () => {
    await addBay();
    expect(saidIn(await call('rename_bay', { what: 'pont 2', name: 'Pont géométrie' }))).toContain(
      "Pont 2 s'appelle maintenant Pont géométrie",
    );
    expect(await names()).toContain('Pont géométrie');
    expect(saidNo(await call('rename_bay', { what: 'pont 1', name: 'pont géométrie' }))).toContain('déjà au planning');
  });
});

describe('a block', () => {
  test('that runs ends now, and the time is offered again', async () => {
    await call('block_time', { what: 'pont 1', when: "jusqu'à vendredi" });
    expect(saidIn(await call('list_bays', {}))).toContain("Pont 1 (bloqué jusqu'au vendredi 27 novembre à 18 h)");
    expect(await offered('mardi 24 novembre 10h')).not.toContain('2026-11-24T10:00');
    expect(await call('end_block', { what: 'pont 1' })).toMatchObject({
      output: { outcome: 'ended' },
      deeds: ['noted'],
    });
    expect(await offered('mardi 24 novembre 10h')).toContain('2026-11-24T10:00');
    await call('undo', {});
    expect(await offered('mardi 24 novembre 10h')).not.toContain('2026-11-24T10:00');
  });

  test('to come is asked about before it is taken off, and so is which of two', async () => {
    await call('block_time', { what: 'pont 1', when: 'demain matin' });
    const asked = await call('end_block', { what: 'bay 1' });
    expect(asked.rows).toEqual([]);
    expect(await sayYes(world, julie, asked.ask)).toMatchObject({ output: { outcome: 'taken_off' } });
    expect(await call('end_block', { what: 'bay 1' })).toMatchObject({ output: { outcome: 'not_blocked' }, rows: [] });
    await call('block_time', { what: 'pont 1', when: 'demain matin' });
    await call('block_time', { what: 'pont 1', when: 'vendredi matin' });
    expect((await call('end_block', { what: 'pont 1' })).rows).toEqual([]);
  });
});

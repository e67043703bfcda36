import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Block } from '#db/block.ts';
import { Resource } from '#db/resource.ts';
import { askedOf, sayYes } from '../fixtures/money-desk.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import { findSlots } from './find-slots.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Technicien 2', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
});
beforeEach(async () => {
  world.clock.now = instant('2026-11-23T09:00');
  await world.inTenant(async (db) => {
    await db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`);
    await db.execute(`update block set deleted_at = app_now() where deleted_at is null`);
  });
});
afterAll(() => world.store.close());

const block = (what: string, when: string, change: object = {}, who = julie) =>
  world.call(who, 'block_time', { what, when, ...change });
const rows = () => world.inTenant((db) => db.find(Block, { deletedAt: null }, { orderBy: { startsAt: 'asc' } }));

/** The times a customer is offered. */
async function offered(when: string): Promise<string[]> {
  const { output } = await world.call(claire, 'find_slots', { service: 'vidange', when });
  return findSlots.output.parse(output).slots.map(({ startsAt }) => startsAt);
}

describe('blocked time', () => {
  test('is kept, and said from when to when', async () => {
    const outcome = await block('pont 1', 'le 20 janvier de 14h à 16h', { reason: 'contrôle annuel' });
    expect(outcome).toMatchObject({
      output: {
        outcome: 'blocked',
        resource: 'Pont 1',
        from: '2027-01-20T14:00',
        to: '2027-01-20T16:00',
        appointments: [],
      },
      rows: [{ table: 'block', op: 'insert' }],
      deeds: ['noted', 'held'],
    });
    expect(saidIn(outcome)).toBe("C'est bloqué : Pont 1, mercredi 20 janvier de 14 h à 16 h, contrôle annuel.");
    expect(await rows()).toMatchObject([
      { startsAt: instant('2027-01-20T14:00'), endsAt: instant('2027-01-20T16:00'), memberId: julie.memberId },
    ]);
  });

  test('is offered to no customer, where all bays have it', async () => {
    expect(await offered('vendredi 10h')).toContain('2026-11-27T10:00');
    await block('pont 1', 'vendredi matin');
    expect(await offered('vendredi 10h')).toContain('2026-11-27T10:00');
    await block('pont 2', 'vendredi matin');
    const times = await offered('vendredi 10h');
    expect(times.length).toBeGreaterThan(0);
    expect(times.filter((time) => time < '2026-11-27T12:00' && time.startsWith('2026-11-27'))).toEqual([]);
  });

  test('is offered to no customer where all technicians are away, and booked by no colleague', async () => {
    await block('Technicien 1', 'vendredi');
    await block('moi', 'vendredi', {}, julie);
    expect((await rows()).length).toBe(1);
    await block('Technicien 2', 'vendredi');
    expect((await offered('vendredi')).filter((time) => time.startsWith('2026-11-27'))).toEqual([]);
    const booked = await world.call(julie, 'book_for', {
      who: 'Claire Martin',
      service: 'vidange',
      when: 'vendredi 10h',
    });
    expect(booked).toMatchObject({ output: { outcome: 'not_free' }, rows: [] });
    const held = await world.call(claire, 'hold_slots', { service: 'vidange', slots: ['2026-11-27T10:00'] });
    expect(held).toMatchObject({ output: { holds: [] } });
  });

  test('gives the time to the other bay where one is left', async () => {
    await block('pont 1', 'vendredi matin');
    await world.call(julie, 'book_for', { who: 'Claire Martin', service: 'vidange', when: 'vendredi 10h' });
    const row = (await world.appointments()).find(({ status }) => status === 'booked');
    const { id } = await world.inTenant((db) => db.findOneOrFail(Resource, { name: 'Pont 2' }));
    expect(row).toMatchObject({ bayId: id, startsAt: instant('2026-11-27T10:00') });
  });

  test('leaves what is booked there, and says it has to be moved', async () => {
    const id = await world.book(claire, '2026-11-27T10:00');
    const outcome = await block('pont 1', 'vendredi matin');
    expect(outcome.output).toMatchObject({ appointments: [{ appointment: id }] });
    expect(saidIn(outcome)).toBe(
      "C'est bloqué : Pont 1, vendredi 27 novembre de 8 h à 12 h.\nCes rendez-vous y sont encore, à déplacer :\nvendredi 27 novembre à 10 h, Vidange, Claire Martin",
    );
    expect((await world.appointments()).find((row) => row.id === id)).toMatchObject({ status: 'booked', version: 1 });
  });

  test('is changed by its id, and offered again where it was', async () => {
    const ids = [
      (await block('pont 1', 'vendredi matin')).rows[0]?.id,
      (await block('pont 2', 'vendredi matin')).rows[0]?.id,
    ];
    const changed = await world.call(julie, 'block_time', { block: ids[0], when: 'vendredi de 8h à 9h' });
    expect(changed).toMatchObject({
      output: { outcome: 'changed', from: '2026-11-27T08:00', to: '2026-11-27T09:00' },
      deeds: ['noted', 'held'],
    });
    expect(await offered('vendredi 10h')).toContain('2026-11-27T10:00');
  });

  test('that was taken back is free', async () => {
    for (const what of ['pont 1', 'pont 2']) await block(what, 'vendredi matin');
    await world.call(julie, 'undo', {});
    expect(await offered('vendredi 10h')).toContain('2026-11-27T10:00');
  });
});

describe('nothing is blocked', () => {
  test('where it is not clear what', async () => {
    const which = await block('un pont', 'vendredi matin');
    expect(which.output).toMatchObject({ outcome: 'which', candidates: [{ label: 'Pont 1' }, { label: 'Pont 2' }] });
    expect(await block('Gwendal', 'vendredi matin')).toMatchObject({
      output: { outcome: 'which', candidates: [], sought: 'Gwendal' },
    });
    expect(saidNo(await world.call(julie, 'block_time', { when: 'vendredi matin' }))).toBe('Quel pont, ou qui ?');
    expect(await rows()).toEqual([]);
    await world.call(julie, 'block_time', which.ask?.options[1]?.input);
    expect(await rows()).toHaveLength(1);
  });

  test('where it is not clear when', async () => {
    const which = await block('pont 1', 'jeudi prochain de 14h à 16h');
    expect(which).toMatchObject({ output: { outcome: 'which' }, rows: [] });
    for (const when of ['un jour', 'hier', 'samedi de 15h à 16h'])
      expect(await block('pont 1', when)).toMatchObject({ ok: false, rows: [] });
    expect(await rows()).toEqual([]);
    const chosen = await world.call(julie, 'block_time', which.ask?.options[0]?.input);
    expect(chosen.output).toMatchObject({ from: '2026-11-26T14:00', to: '2026-11-26T16:00' });
  });

  test.each([
    ['an id of nobody', v7()],
    ['words that are no id', 'le blocage de vendredi'],
  ])('where the block is not there (%s)', async (_, id) => {
    const outcome = await world.call(julie, 'block_time', { block: id, when: 'vendredi matin' });
    expect(outcome).toMatchObject({ ok: false, rows: [] });
    expect(saidNo(outcome)).toBe("Ce blocage n'existe plus. De quand à quand faut-il bloquer, et quoi ?");
  });
});

describe('a mechanic', () => {
  test('proposes their own absence, and the manager’s yes blocks it', async () => {
    const outcome = await block('moi', 'vendredi matin', { reason: 'dentiste' }, karim);
    expect(outcome.output).toMatchObject({
      outcome: 'proposed',
      summary: { fr: 'bloquer Technicien 2 vendredi 27 novembre de 8 h à 12 h' },
    });
    expect(await rows()).toEqual([]);
    const [ask] = await askedOf(world, julie);
    expect((await sayYes(world, julie, ask ?? null)).output).toMatchObject({
      outcome: 'blocked',
      resource: 'Technicien 2',
    });
    expect(await rows()).toMatchObject([{ reason: 'dentiste', startsAt: instant('2026-11-27T08:00') }]);
  });

  test('proposes another time of a block, which is what the yes changes', async () => {
    const id = (await block('Technicien 2', 'vendredi matin')).rows[0]?.id;
    const outcome = await world.call(karim, 'block_time', { block: id, when: "jusqu'à 11h" });
    expect(outcome.output).toMatchObject({
      outcome: 'proposed',
      summary: { fr: 'bloquer Technicien 2 vendredi 27 novembre de 8 h à 11 h' },
    });
    const [ask] = await askedOf(world, julie);
    expect((await sayYes(world, julie, ask ?? null)).output).toMatchObject({ outcome: 'changed' });
    expect(await rows()).toMatchObject([{ id, endsAt: instant('2026-11-27T11:00') }]);
  });
});

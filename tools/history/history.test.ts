import { z } from 'zod';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Activity } from '#db/activity.ts';
import { Vehicle } from '#db/vehicle.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';

let world: World;
let karim: Colleague;
let claire: Caller;
let clio: string;

beforeAll(async () => {
  world = await openWorld();
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  await world.customer({ firstName: 'Luc', lastName: 'Martin', plate: 'EF-456-GH' });
  clio = (await world.inTenant((db) => db.findOneOrFail(Vehicle, { plate: 'AB-123-CD' }))).id;
});
afterAll(() => world.store.close());

const note = (input: object) => world.call(karim, 'add_note', { kind: 'note', words: 'Frein mou', ...input });
const count = () => world.inTenant((db) => db.count(Activity, {}));
const row = (id: string) => world.inTenant((db) => db.findOneOrFail(Activity, { id }));

describe('a note', () => {
  test('of a customer is kept with its author and its time', async () => {
    const made = await note({ who: 'Claire Martin', words: ' rappelle demain ' });
    expect(made).toMatchObject({ ok: true, output: { outcome: 'noted', vehicle: null }, deeds: ['noted'] });
    expect(saidIn(made)).toBe("C'est noté pour Claire Martin : Rappelle demain");
    expect(await row(made.rows[0]?.id ?? '')).toMatchObject({
      ...{ kind: 'note', words: 'Rappelle demain', contactId: claire.contactId, vehicleId: null },
      ...{ authorId: karim.memberId, at: world.clock.now },
    });
  });

  test('of a vehicle is its owner’s too', async () => {
    const made = await note({ kind: 'finding', vehicle: 'AB-123-CD', words: 'disques usés' });
    expect(saidIn(made, 'en')).toBe('Finding noted for Clio AB-123-CD: Disques usés');
    expect(await row(made.rows[0]?.id ?? '')).toMatchObject({ contactId: claire.contactId, vehicleId: clio });
  });

  test('never says its words in the audit, which is kept for ever', async () => {
    await note({ who: 'Claire Martin', words: 'mot de passe 1234' });
    expect(JSON.stringify(await world.audited())).not.toContain('1234');
  });

  test('of two who fit, of nobody and about nothing is not kept', async () => {
    const before = await count();
    const two = await note({ who: 'Martin' });
    expect(two).toMatchObject({
      output: { outcome: 'which', candidates: [{ label: /Claire/ }, { label: /Luc/ }] },
      rows: [],
    });
    expect((await note({ who: 'Quemeneur' })).output).toMatchObject({
      outcome: 'which',
      candidates: [],
      sought: 'Quemeneur',
    });
    expect((await note({ vehicle: 'ZZ-999-ZZ' })).output).toMatchObject({
      outcome: 'which',
      candidates: [],
      sought: 'ZZ-999-ZZ',
    });
    expect(saidNo(await note({}))).toBe('Pour quel client ou quel véhicule ?');
    expect(saidNo(await note({ who: 'Claire Martin', words: '  ' }))).toBe('Que faut-il noter ?');
    expect(saidNo(await note({ who: 'Claire Martin', words: 'a'.repeat(2_001) }))).toBe(
      "C'est trop long. Dites-le plus court.",
    );
    expect(await count()).toBe(before);
    const chosen = await note(two.ask?.options[1]?.input ?? {});
    expect(chosen).toMatchObject({ output: { contact: { label: 'Luc Martin' } } });
  });

  test('is corrected as a whole, and not to nothing', async () => {
    const id = (await note({ who: 'Claire Martin' })).rows[0]?.id ?? '';
    const changed = await world.call(karim, 'change_note', { activity: id, words: 'frein dur' });
    expect(changed).toMatchObject({ output: { outcome: 'changed' }, deeds: ['noted'] });
    expect(saidIn(changed)).toBe("C'est corrigé : Frein dur");
    for (const words of ['  ', 'a'.repeat(2_001)]) {
      expect(await world.call(karim, 'change_note', { activity: id, words })).toMatchObject({ ok: false, rows: [] });
    }
    expect(await row(id)).toMatchObject({ words: 'Frein dur', kind: 'note', version: 2 });
  });

  test.each([
    ['an id of nobody', v7()],
    ['words that are no id', 'la note de Claire'],
  ])('that is not there is not corrected (%s)', async (_, activity) => {
    const outcome = await world.call(karim, 'change_note', { activity, words: 'x' });
    expect(outcome).toMatchObject({ ok: false, rows: [] });
    expect(saidNo(outcome)).toBe("Cette note n'existe plus.");
  });
});

describe('a timeline', () => {
  let yann: Caller;
  beforeAll(async () => {
    yann = await world.customer({ firstName: 'Yann', lastName: 'Kerdoncuff', plate: 'YK-111-KY' });
    await world.book(yann, '2026-11-20T09:00', { status: 'done' });
    await world.book(yann, '2026-11-27T09:00');
    for (const [hour, words] of [
      [10, 'un'],
      [11, 'deux'],
      [12, 'trois'],
      [13, 'quatre'],
      [14, 'cinq'],
    ] as const) {
      world.clock.now = instant(`2026-11-23T${hour}:00`);
      await note({ who: 'Kerdoncuff', words });
    }
  });

  test('tells what happened, newest first, five at a time, and nothing that is to come', async () => {
    const first = await world.call(karim, 'show_timeline', { who: 'Kerdoncuff' });
    expect(first.output).toMatchObject({
      contact: { label: 'Yann Kerdoncuff' },
      entries: [
        { words: 'Cinq', by: 'Karim Benali' },
        { words: 'Quatre' },
        { words: 'Trois' },
        { words: 'Deux' },
        { words: 'Un' },
      ],
      next: expect.stringMatching(/^5~/),
    });
    expect(saidIn(first)).toMatch(
      /^Historique de Yann Kerdoncuff :\nlundi 23 novembre, note : Cinq, Karim Benali\n.*\nSUITE/s,
    );
    const rest = await world.call(karim, 'show_timeline', {
      who: 'Kerdoncuff',
      after: z.looseObject({ next: z.string() }).parse(first.output).next,
    });
    expect(rest.output).toMatchObject({
      entries: [{ kind: 'appointment', on: '2026-11-20', words: 'Vidange', status: 'done' }],
      next: null,
    });
  });

  test('of a vehicle is its own, not its owner’s, with its mileage', async () => {
    await world.call(karim, 'set_mileage', { vehicle: 'YK-111-KY', mileage: 84_200 });
    const empty = await world.call(karim, 'show_timeline', { vehicle: 'YK-111-KY' });
    expect(empty.output).toMatchObject({ mileage: 84_200, entries: [] });
    expect(saidIn(empty)).toBe('Rien de noté pour Clio YK-111-KY, Yann Kerdoncuff.');
    await note({ kind: 'finding', vehicle: 'YK-111-KY', words: 'pneus lisses' });
    expect(saidIn(await world.call(karim, 'show_timeline', { vehicle: 'YK-111-KY' }))).toMatch(
      /^Historique de Clio YK-111-KY, Yann Kerdoncuff, 84 200 km :\n.*constat : Pneus lisses/,
    );
  });

  test('of who is not clear, or nobody, is asked for', async () => {
    expect((await world.call(karim, 'show_timeline', { who: 'Martin' })).ask?.options).toHaveLength(2);
    expect((await world.call(karim, 'show_timeline', { who: 'Quemeneur' })).output).toMatchObject({
      sought: 'Quemeneur',
    });
    expect(saidNo(await world.call(karim, 'show_timeline', {}))).toBe('Pour quel client ou quel véhicule ?');
  });
});

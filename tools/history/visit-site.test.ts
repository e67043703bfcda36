import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Activity } from '#db/activity.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let karim: Colleague;
let julie: Colleague;

beforeAll(async () => {
  world = await openWorld();
  await world.customer({ firstName: 'Claire', lastName: 'Martin' });
  await world.customer({ firstName: 'Luc', lastName: 'Martin' });
  await world.customer({ firstName: 'Anne', lastName: 'Morel' });
});
beforeEach(async () => {
  world.clock.now = instant('2026-11-23T10:05');
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
});
afterAll(() => world.store.close());

const arrive = (who: string | undefined, more: object = {}, by = karim) =>
  world.call(by, 'visit_site', { state: 'arrived', ...(who && { who }), ...more });
const leave = (more: object = {}, by = karim) => world.call(by, 'visit_site', { state: 'left', ...more });
const visits = (by = karim) =>
  world.inTenant((db) =>
    db.find(Activity, { authorId: by.memberId, deletedAt: null }, { orderBy: { at: 'asc', id: 'asc' } }),
  );

describe('a member on site', () => {
  test('is noted at the customer’s from when they say so until they leave', async () => {
    const arrived = await arrive('Anne Morel');
    expect(arrived).toMatchObject({ ok: true, deeds: ['noted'], output: { outcome: 'arrived', from: '10:05' } });
    expect(saidIn(arrived)).toBe("C'est noté : vous êtes chez Anne Morel depuis 10 h 05.");
    expect(await visits()).toMatchObject([{ kind: 'visit', isPresent: true, endedAt: null, at: world.clock.now }]);
    world.clock.now = instant('2026-11-23T10:50');
    const left = await leave();
    expect(saidIn(left)).toBe("C'est noté : chez Anne Morel de 10 h 05 à 10 h 50.");
    expect(saidIn(left, 'en')).toBe("Noted: at Anne Morel's from 10:05 am to 10:50 am.");
    expect(await visits()).toMatchObject([
      { isPresent: false, endedAt: world.clock.now, words: 'Sur place de 10 h 05 à 10 h 50' },
    ]);
    const timeline = await world.call(julie, 'show_timeline', { who: 'Anne Morel' });
    expect(saidIn(timeline)).toContain('passage : Sur place de 10 h 05 à 10 h 50, Karim Benali');
    const overview = await world.call(julie, 'show_contact', { who: 'Anne Morel', full: true });
    expect(saidIn(overview)).toContain('Sur place de 10 h 05 à 10 h 50');
  });

  test('who comes somewhere else has left where they were, and both are taken back together', async () => {
    await arrive('Anne Morel');
    world.clock.now = instant('2026-11-23T11:00');
    const next = await arrive('Claire Martin');
    expect(saidIn(next)).toBe(
      "C'est noté : vous êtes chez Claire Martin depuis 11 h. Départ de chez Anne Morel noté aussi.",
    );
    expect(await visits()).toMatchObject([{ isPresent: false, endedAt: world.clock.now }, { isPresent: true }]);
    await world.call(karim, 'undo', {});
    expect(await visits()).toMatchObject([{ isPresent: true, endedAt: null }]);
  });

  test('may say since when, of today', async () => {
    expect(saidIn(await arrive('Anne Morel', { at: 'depuis 9h' }))).toMatch(/depuis 9 h\.$/);
    expect(saidNo(await leave({ at: 'à 8h30' }))).toBe('Arrivée notée à 9 h. A quelle heure le départ ?');
    expect(saidNo(await leave({ at: 'à 18h' }))).toMatch(/n'est pas une heure passée d'aujourd'hui/);
    expect(saidNo(await arrive('Claire Martin', { at: 'hier à 9h' }))).toMatch(/n'est pas une heure passée/);
    expect(await visits()).toMatchObject([{ isPresent: true, at: instant('2026-11-23T09:00') }]);
  });

  test('twice at one place is one visit; leaving what one is not at changes nothing', async () => {
    await arrive('Anne Morel');
    expect(saidIn(await arrive('Anne Morel'))).toMatch(/^C'était déjà noté/);
    expect(saidIn(await leave({ who: 'Claire Martin' }))).toBe(
      "Je vous ai noté chez Anne Morel depuis 10 h 05 : je n'ai rien changé.",
    );
    expect(saidIn(await leave({}, julie))).toBe("Je n'ai pas noté d'arrivée : je n'ai rien à terminer.");
    expect(await visits()).toHaveLength(1);
    expect(await visits(julie)).toEqual([]);
  });

  test('at nobody’s, or at one of two, is asked for', async () => {
    expect(saidNo(await arrive(undefined))).toBe('Chez quel client ?');
    expect((await arrive('Martin')).ask?.options).toHaveLength(2);
    expect((await arrive('Quemeneur')).output).toMatchObject({ outcome: 'which', candidates: [] });
    expect(await visits()).toEqual([]);
  });

  test('a visit that was only written down is nowhere one is', async () => {
    await world.call(karim, 'add_note', { kind: 'visit', who: 'Anne Morel', words: 'Passé voir la chaudière' });
    expect((await leave()).output).toMatchObject({ outcome: 'nowhere' });
  });
});

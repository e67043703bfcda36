import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Preference } from '#db/preference.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Colleague, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.store.close());

const set = (who: Colleague, input: object) => world.call(who, 'set_notifications', input);
const shown = async (who: Colleague, language: 'fr' | 'en' = 'fr') =>
  saidIn(await world.call(who, 'show_notifications', {}), language);
const rows = (memberId: string) => world.inTenant((db) => db.find(Preference, { memberId, deletedAt: null }));

describe('what a member is told of', () => {
  test('goes by their role until they say otherwise', async () => {
    julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
    karim = await world.member({ name: 'Karim Benali', role: 'USER' });
    expect(await shown(julie)).toBe(
      [
        "Je vous préviens des tâches qu'on vous confie, des affaires qu'on vous confie, des réponses aux devis, des paiements, des arrivées et des travaux terminés et des pièces épuisées.",
        'Pas des rendez-vous pris, déplacés ou annulés par les clients.',
        "Le point du matin arrive un quart d'heure avant l'ouverture.",
        'Rien entre 20 h et 7 h : cela attend, sauf ce qui demande votre accord et les urgences.',
      ].join('\n'),
    );
    expect(await shown(karim, 'en')).toBe(
      [
        'I tell you of tasks given to you and deals given to you.',
        'Not of answers to quotes, payments, arrivals and finished jobs, appointments that customers book, move or cancel and parts that run out.',
        'No morning digest.',
        'Nothing between 8 pm and 7 am: it waits, except what needs your yes and what is urgent.',
      ].join('\n'),
    );
  });

  test('is changed for oneself alone, and can be taken back', async () => {
    const changed = await set(julie, { kinds: ['payment'], on: false });
    expect(changed).toMatchObject({ ok: true, output: { outcome: 'changed' }, deeds: ['noted'] });
    expect(saidIn(changed)).toBe("C'est noté : je ne vous préviens plus des paiements.");
    expect(saidIn(changed, 'en')).toBe('Noted: I no longer tell you of payments.');
    expect(await rows(julie.memberId)).toMatchObject([{ kind: 'payment', isOn: false }]);
    expect(await rows(karim.memberId)).toEqual([]);
    expect(saidIn(await set(julie, { kinds: ['payment'], on: false }))).toMatch(/^C'était déjà le cas/);
    const undone = await world.call(julie, 'undo', {});
    expect(saidIn(undone)).toBe("C'est annulé : votre réglage en moins.");
    expect(await rows(julie.memberId)).toEqual([]);
  });

  test('what is so already without a word is not written down', async () => {
    expect(await set(julie, { kinds: ['quote'], on: true })).toMatchObject({
      output: { outcome: 'already' },
      rows: [],
    });
  });

  test('and when, in words; half of the hours keeps the other half', async () => {
    expect(saidIn(await set(karim, { quiet: 'pas de message avant 8h ni après 19h' }))).toBe(
      "C'est noté : rien entre 19 h et 8 h : cela attend, sauf ce qui demande votre accord et les urgences.",
    );
    await set(karim, { quiet: 'rien avant 9h' });
    expect(await rows(karim.memberId)).toMatchObject([
      { kind: 'quiet_hours', isOn: true, startsAt: '19:00:00', endsAt: '09:00:00', version: 2 },
    ]);
    expect(saidIn(await set(karim, { quiet: 'à toute heure' }))).toBe(
      "C'est noté : mes messages partent à toute heure.",
    );
  });

  test('the morning’s digest has an hour of one’s own', async () => {
    expect(saidIn(await set(karim, { morningAt: '7h30' }))).toBe("C'est noté : le point du matin arrive à 7 h 30.");
    expect(await shown(karim)).toContain('Le point du matin arrive à 7 h 30.');
    expect(saidIn(await set(karim, { kinds: ['morning'], on: false }))).toBe(
      "C'est noté : je ne vous préviens plus du point du matin.",
    );
    expect(await shown(karim)).toContain('Pas de point du matin.');
  });

  test('everything and nothing are said in a word', async () => {
    const anne = await world.member({ name: 'Anne', role: 'USER' });
    const kinds = ['task', 'deal', 'quote', 'payment', 'workshop', 'booking', 'stock', 'morning'];
    expect(saidIn(await set(anne, { kinds, on: false }))).toBe("C'est noté : je ne vous préviens plus de rien.");
    expect(await shown(anne)).toMatch(/^Je ne vous préviens de rien\.\nPas de point du matin\./);
    expect(saidIn(await set(anne, { kinds }), 'en')).toBe('Noted: I tell you of everything.');
  });

  test('what cannot be read changes nothing, and is said', async () => {
    const before = await rows(karim.memberId);
    expect(saidNo(await set(karim, { on: false }))).toMatch(/^De quoi \?/);
    expect(saidNo(await set(karim, { quiet: 'après 27h' }))).toMatch(/^Je ne lis pas d'heures dans "après 27h"/);
    expect(saidNo(await set(karim, { morningAt: 'tôt' }))).toMatch(/^Je ne lis pas d'heures/);
    expect(await set(karim, { kinds: ['everything'] })).toMatchObject({ ok: false });
    expect(await rows(karim.memberId)).toEqual(before);
  });

  test('is nothing a customer can ask for', async () => {
    const claire = await world.customer({ firstName: 'Claire' });
    expect(await world.call(claire, 'set_notifications', { kinds: ['payment'] })).toMatchObject({
      ok: false,
      rows: [],
    });
  });
});

import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Activity } from '#db/activity.ts';
import { Contact } from '#db/contact.ts';
import { storeInbound } from '#db/message.ts';
import { Task } from '#db/task.ts';
import { saidIn } from '../fixtures/said.ts';
import { type Caller, type Colleague, openWorld, type World, worldBeside } from '../fixtures/world.ts';
import { runTool } from '../run.ts';

let world: World;
let karim: Colleague;
let julie: Colleague;
let claire: Caller;
let beside: World;

beforeAll(async () => {
  world = await openWorld();
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'GK-512-TR' });
  beside = await worldBeside(world);
  await beside.customer({ firstName: 'Zoé', lastName: 'Ravanel', plate: 'ZZ-999-ZZ' });
  await world.inTenant(async (db) => {
    const note = (words: string) =>
      db.insert(Activity, { id: v7(), kind: 'note', words, contactId: claire.contactId, at: world.clock.now });
    await note('Bruit aux plaquettes de frein');
    await db.insert(Task, { id: v7(), title: 'Relancer pour les freins', contactId: claire.contactId });
    const key = await world.store.keyOf(world.tenantId);
    await db.nativeUpdate(
      Contact,
      { id: claire.contactId },
      { phoneSealed: key.seal('+33639980155'), phoneIndex: key.index('+33639980155') },
    );
  });
});
afterAll(() => world.store.close());

const find = (words: string, more: object = {}) => world.call(karim, 'search', { words, ...more });
const labels = async (words: string, more: object = {}) => {
  const { output } = await find(words, more);
  return ((output as { found: { label: string }[] }).found ?? []).map(({ label }) => label); // The output of a search.
};

describe('a mechanic finds', () => {
  test.each([
    ['a name with a slip', 'Marttin', 'Claire Martin'],
    ['a plate in any writing', 'la plaque gk 512 tr', 'Clio GK-512-TR'],
    ['a phone with dots', '06.39.98.01.55', 'Claire Martin'],
    ['a phone with its country', '+33 6 39 98 01 55', 'Claire Martin'],
    ['what was noted', 'tout ce qui parle de freins', 'Bruit aux plaquettes de frein'],
    ['what it means, in English', 'brake noise', 'Bruit aux plaquettes de frein'],
    ['what is theirs of one kind', 'les tâches de Martin', 'Relancer pour les freins'],
  ])('%s', async (_, words, label) => {
    expect(await labels(words)).toContain(label);
  });

  test('and is told what it is, in French and English, with a slip said to be one', async () => {
    expect(saidIn(await find('Marttin'), 'fr')).toBe(
      'Je ne trouve pas exactement "Marttin". Le plus proche :\n1. Claire Martin, Clio GK-512-TR',
    );
    expect(saidIn(await find('plaquettes'))).toContain(
      'undi 23 novembre, note, Claire Martin : Bruit aux plaquettes de frein',
    );
    expect(saidIn(await find('Marttin'), 'en')).toMatch(
      /^I do not find exactly "Marttin"\. The nearest:\n1\. Claire Martin/,
    );
    expect(saidIn(await find('zzyzx'), 'en')).toBe(
      'I find nothing for "zzyzx". Try a name, a plate, a number or other words.',
    );
  });
});

describe('a number by its end', () => {
  const sealed = async (phone: string) => {
    const key = await world.store.keyOf(world.tenantId);
    return { phoneSealed: key.seal(phone), phoneIndex: key.index(phone) };
  };

  test('is found by its last four figures or more, in any writing, and nobody else’s', async () => {
    const other = await world.customer({ firstName: 'Noé', lastName: 'Abiven' });
    const phone = await sealed('+33639984712');
    await world.inTenant((db) => db.nativeUpdate(Contact, { id: other.contactId }, phone));
    for (const words of [
      'le numéro qui finit par 47 12',
      'who has a number ending 4712?',
      'tel qui se termine en 98 47 12',
    ])
      expect(await labels(words)).toEqual(['Noé Abiven']);
    expect(await labels('le numéro qui finit par 97 47 12')).toEqual([]);
    expect(await labels('le numéro qui finit par 01 55')).toEqual(['Claire Martin']);
    expect(saidIn(await find('le numéro qui finit par 9999'), 'fr')).toMatch(/^Je ne trouve rien/);
    const eve = await beside.member({ name: 'Eve', role: 'OWNER' });
    expect((await beside.call(eve, 'search', { words: 'numéro qui finit par 4712' })).output).toMatchObject({
      total: 0,
    });
  });

  test('is asked for whole where too few figures are said', async () => {
    expect(await find('le numéro qui finit par 12')).toMatchObject({ ok: false, rows: [] });
  });

  test('is found no more once it is changed or taken away, and stands nowhere in figures', async () => {
    const one = await world.customer({ firstName: 'Lou', lastName: 'Tanguy' });
    const set = async (phone: object) => world.inTenant((db) => db.nativeUpdate(Contact, { id: one.contactId }, phone));
    await set(await sealed('+33639983141'));
    expect(await labels('numéro qui finit par 3141')).toEqual(['Lou Tanguy']);
    await set(await sealed('+33639982718'));
    expect([await labels('numéro qui finit par 3141'), await labels('numéro qui finit par 2718')]).toEqual([
      [],
      ['Lou Tanguy'],
    ]);
    await set({ phoneSealed: null, phoneIndex: null });
    expect(await labels('numéro qui finit par 2718')).toEqual([]);
    const rows = await world.inTenant((db) => db.execute(`select * from search_phone`));
    expect(JSON.stringify(rows)).not.toMatch(/"\d{4}"/);
  });
});

describe('what customers wrote, and what is known', () => {
  const wrote = (text: string) =>
    world.inTenant(async (db) => {
      const id = v7();
      const { conversationId, contactId } = claire;
      const from = { author: 'contact', authorId: contactId, kind: 'text' } as const;
      await storeInbound(db, { ...from, id, conversationId, text, detail: null, providerId: id, dedupeKey: id });
      return id;
    });

  test('is found with who said it and when', async () => {
    await wrote('Ma courroie de distribution siffle au démarrage');
    const asked = await find('qui a parlé de courroies par message ?');
    expect(saidIn(asked, 'fr')).toBe(
      'Lundi 23 novembre, message, Claire Martin : Ma courroie de distribution siffle au démarrage.',
    );
    expect(await labels('messages de Martin')).toContain('Ma courroie de distribution siffle au démarrage');
    expect(await labels('courroie', { kinds: ['note'] })).toEqual([]);
    await world.call(julie, 'remember_fact', { words: 'la clé du portail est chez le fleuriste' });
    expect(saidIn(await find('portail'), 'fr')).toMatch(/^Lundi 23 novembre, à savoir, Julie Petit : .*portail/);
  });

  test('is found no more once it is masked, erased or forgotten', async () => {
    const id = await wrote('Mon code est Tournesol, appelez Marguerite');
    expect(await labels('tournesol')).toHaveLength(1);
    await world.inTenant((db) =>
      db.execute(`update message set text = 'Mon code est •••, appelez Marguerite' where id = ?`, [id]),
    );
    expect([await labels('tournesol'), await labels('marguerite')]).toMatchObject([[], { length: 1 }]);
    await world.inTenant((db) => db.execute(`update message set deleted_at = app_now() where id = ?`, [id]));
    expect(await labels('marguerite')).toEqual([]);
    await world.call(julie, 'remember_fact', { words: 'le pistolet est dans le bahut vert' });
    expect(await labels('bahut')).toHaveLength(1);
    await world.call(julie, 'forget_fact', { fact: 'bahut' }, true);
    expect(await labels('bahut')).toEqual([]);
    const [left] = await world.inTenant((db) =>
      db.execute<{ n: number }[]>(
        `select count(*)::int as n from search_term where term in ('tournesol', 'marguerit', 'bahut')`,
      ),
    );
    expect(left).toEqual({ n: 0 });
  });
});

test('a list goes on behind the last one shown, and an invented place is refused', async () => {
  await world.inTenant(async (db) => {
    for (let at = 0; at < 8; at += 1) await db.insert(Task, { id: v7(), title: `Compresseur ${at}` });
  });
  const first = await find('compresseur');
  const { next } = first.output as { next: string }; // A list's.
  const [shown, more] = [await labels('compresseur'), await labels('compresseur', { after: next })];
  expect([shown.length, more.length, new Set([...shown, ...more]).size]).toEqual([5, 3, 8]);
  expect(await find('compresseur', { after: '5~nonsense' })).toMatchObject({ ok: false });
});

test('another business’s plate gets the answer of an unknown one', async () => {
  const [theirs, nobodys] = [await find('ZZ-999-ZZ'), await find('QQ-999-QQ')];
  const said = (outcome: typeof theirs, plate: string) => JSON.stringify(outcome.output).replaceAll(plate, '');
  expect(said(theirs, 'ZZ-999-ZZ')).toBe(said(nobodys, 'QQ-999-QQ'));
  expect(await labels('Ravanel')).toEqual([]);
});

test.each(['%', "'", '🙂', '   ', 'de la'])('of %j it asks what to look for, and reads nothing', async (words) => {
  expect(await find(words)).toMatchObject({ ok: false, rows: [], deeds: [] });
});

test('two thousand letters, and what looks like SQL, find nothing and break nothing', async () => {
  expect(await labels('x'.repeat(2_000))).toEqual([]);
  expect(await labels("'; drop table contact; --")).toEqual([]);
  expect(await labels('martin')).toEqual(['Claire Martin']);
});

test('a customer may not search', async () => {
  expect(await world.call(claire, 'search', { words: 'Martin' })).toMatchObject({ ok: false });
});

test('where nobody can read the meaning, the words find all the same', async () => {
  const meaning = {
    model: 'away',
    closeness: 0.5,
    isLocal: false,
    read: () => Promise.reject(new Error('no network')),
  };
  const turn = await world.turn(karim, { meaning });
  const outcome = await runTool(turn, {
    id: 'call-1',
    tool: 'search',
    input: { words: 'plaquettes' },
    approved: false,
  });
  expect(outcome).toMatchObject({ ok: true, output: { total: 1 } });
});

describe('a slip of a name', () => {
  test('shows the person, and is asked about before anything is written', async () => {
    expect(await world.call(julie, 'show_contact', { who: 'Claire Marttin' })).toMatchObject({
      output: { contact: { label: 'Claire Martin' } },
    });
    const written = await world.call(julie, 'add_note', {
      kind: 'note',
      words: 'Paie en espèces',
      who: 'Claire Marttin',
    });
    expect(written).toMatchObject({
      ok: true,
      output: { outcome: 'which', isExact: false, candidates: [{ label: 'Claire Martin (Clio GK-512-TR)' }] },
      rows: [],
    });
  });

  test('as it sounds is found too', async () => {
    await world.customer({ firstName: 'Gwenaëlle', lastName: 'Quéméneur' });
    const asked = await world.call(julie, 'create_task', { title: 'Rappeler', contact: 'Kéméneur' });
    expect(asked).toMatchObject({
      output: { outcome: 'which', candidates: [{ label: 'Gwenaëlle Quéméneur' }] },
      rows: [],
    });
  });

  test('in whose car it is asks as well', async () => {
    expect(await world.call(julie, 'set_mileage', { vehicle: 'la Clio de Marttin', mileage: 84_000 })).toMatchObject({
      output: { outcome: 'which', isExact: false },
      rows: [],
    });
  });
});

import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localMeaning } from '#language/meaning/local-meaning.ts';
import { nearness } from '#language/near-name.ts';
import { fold } from '#language/normalise.ts';
import { Activity } from './activity.ts';
import { Company } from './company.ts';
import { Contact } from './contact.ts';
import { testStore, testMasterKey, type TestStore } from './fixtures/test-store.ts';
import { newWrappedKey } from './seal.ts';
import { searchFor } from './search.ts';
import { keepMeanings, unreadMeanings } from './search/meanings.ts';
import { recordsFound } from './search/records.ts';
import { Task } from './task.ts';
import { Tenant } from './tenant.ts';
import { Vehicle } from './vehicle.ts';

const now = new Date('2026-11-23T08:00:00Z');
let store: TestStore;
let ours: string;
let theirs: string;

beforeAll(async () => {
  store = await testStore(() => now);
  [ours, theirs] = [await newTenant(), await newTenant()];
  await fill(ours);
  await person(theirs, 'Zoé', 'Ravanel', 'ZZ-999-ZZ');
});
afterAll(() => store.close());

async function newTenant(): Promise<string> {
  const id = v7();
  const keySealed = newWrappedKey(testMasterKey);
  await store.forTenant(id, (db) =>
    db.insert(Tenant, {
      id,
      slug: id,
      name: 'Garage',
      trade: 'garage',
      zone: 'Europe/Paris',
      language: 'fr',
      keySealed,
    } as never),
  );
  return id;
}

async function person(tenant: string, firstName: string, lastName: string, plate?: string): Promise<string> {
  const id = v7();
  await store.forTenant(tenant, async (db) => {
    await db.insert(Contact, { id, firstName, lastName });
    if (plate) await db.insert(Vehicle, { id: v7(), contactId: id, plate, model: 'Renault Clio' });
  });
  return id;
}

async function fill(tenant: string): Promise<void> {
  const claire = await person(tenant, 'Claire', 'Martin', 'GK-512-TR');
  const eric = await person(tenant, 'Éric', 'Œuf');
  await person(tenant, 'Marie-Claire', 'Le Bihan');
  await person(tenant, 'Gwenaëlle', 'Quéméneur');
  await person(tenant, 'Paul', 'Lefebvre', 'AB-123-CD');
  await person(tenant, 'Marc', 'Dupont');
  await person(tenant, 'Petra', 'Vandenberghe');
  await store.forTenant(tenant, async (db) => {
    await db.insert(Company, { id: v7(), name: 'Taxis Lumière' });
    const texts = [
      [claire, 'Bruit aux plaquettes de frein, à revoir avant l’été'],
      [eric, 'Prefers to be called after 6pm, never in the morning'],
      [eric, 'Gratte quand il change de vitesse'],
      [claire, "Très mécontente du retard, veut un geste sur l'invoice"],
    ] as const;
    for (const [contactId, words] of texts) {
      await db.insert(Activity, { id: v7(), kind: 'note', words, contactId, at: now });
    }
    await db.insert(Task, { id: v7(), title: 'Commander des balais pour la GK-512-TR', contactId: claire });
  });
}

/** What is found, as it is called. */
async function found(text: string, tenant = ours, withMeaning = false): Promise<string[]> {
  const words = fold(text).split(' ').filter(Boolean);
  const [vector = []] = await localMeaning.read([text], 'query');
  return store.forTenant(tenant, async (db) => {
    const unread = await unreadMeanings(db, localMeaning.model, 100);
    const vectors = await localMeaning.read(
      unread.map((each) => each.text),
      'text',
    );
    await keepMeanings(
      db,
      localMeaning.model,
      unread.map((each, at) => ({ ...each, vector: vectors[at] ?? [] })),
    );
    const meaning = withMeaning ? { ...localMeaning, vector } : null;
    const { hits } = await searchFor(db, { words, kinds: null, contactIds: [], meaning, nearness });
    return (await recordsFound(db, hits, 'fr')).map(({ label }) => label);
  });
}

describe('a name is found', () => {
  test.each([
    ['as it is written', 'claire martin', 'Claire Martin'],
    ['the other way round', 'Martin Claire', 'Claire Martin'],
    ['without accents', 'eric', 'Éric Œuf'],
    ['without its ligature', 'oeuf', 'Éric Œuf'],
    ['with it', 'ŒUF', 'Éric Œuf'],
    ['by one of its words', 'bihan', 'Marie-Claire Le Bihan'],
    ['with a letter too many', 'Marttin', 'Claire Martin'],
    ['with a letter missing', 'Vandenbergh', 'Petra Vandenberghe'],
    ['with two letters swapped', 'Matrin', 'Claire Martin'],
    ['with a wrong first letter', 'Nartin', 'Claire Martin'],
    ['as a voice note spells it', 'kéméneur', 'Gwenaëlle Quéméneur'],
    ['as it sounds', 'Lefaivre', 'Paul Lefebvre'],
    ['with a silent letter of another name', 'Dupond', 'Marc Dupont'],
    ['with slips in both words', 'marc dupon', 'Marc Dupont'],
    ['as it begins', 'vanden', 'Petra Vandenberghe'],
    ['of a company', 'taxi lumiere', 'Taxis Lumière'],
    ['of a vehicle in one piece', 'gk512tr', 'Renault Clio GK-512-TR'],
    ['of a vehicle by its figures', '512', 'Renault Clio GK-512-TR'],
  ])('%s', async (_, said, label) => {
    expect(await found(said)).toContain(label);
  });

  test('and nobody else where the name is written right', async () => {
    expect(await found('martin')).toEqual(['Claire Martin']);
  });

  test('no more once it is changed or deleted, and the new one at once', async () => {
    const id = await person(ours, 'Anne', 'Carabosse');
    await store.forTenant(ours, (db) => db.nativeUpdate(Contact, { id }, { lastName: 'Trudaine' }));
    expect([await found('carabosse'), await found('trudaine'), await found('trudene')]).toEqual([
      [],
      ['Anne Trudaine'],
      ['Anne Trudaine'],
    ]);
    await store.forTenant(ours, (db) => db.nativeUpdate(Contact, { id }, { deletedAt: now }));
    expect([await found('trudaine'), await found('anne')]).toEqual([[], []]);
    const [left] = await store.forTenant(ours, (db) =>
      db.execute<{ n: number }[]>(
        `select count(*)::int as n from search_near where word in ('anne', 'trudaine', 'carabosse')`,
      ),
    );
    expect(left).toEqual({ n: 0 });
  });
});

describe('a text is found', () => {
  test.each([
    ['by a word in another form', 'freins', 'Bruit aux plaquettes de frein, à revoir avant l’été'],
    ['in English by another form', 'calling mornings', 'Prefers to be called after 6pm, never in the morning'],
    ['by a plate in it', 'gk512tr', 'Commander des balais pour la GK-512-TR'],
    [
      'by several words, some of which it lacks',
      'bruit plaquettes embrayage',
      'Bruit aux plaquettes de frein, à revoir avant l’été',
    ],
  ])('%s', async (_, said, label) => {
    expect(await found(said)).toContain(label);
  });

  test('by what it means, in the other language too', async () => {
    expect(await found('brake noise', ours, true)).toContain('Bruit aux plaquettes de frein, à revoir avant l’été');
    expect(await found('angry customer', ours, true)).toContain(
      "Très mécontente du retard, veut un geste sur l'invoice",
    );
    expect(await found('boîte qui accroche', ours, true)).toContain('Gratte quand il change de vitesse');
    expect(await found('allergie au parfum', ours, true)).toEqual([]);
  });
});

test('another business finds nothing of ours, and a plate of another is as unknown as none', async () => {
  for (const said of ['claire martin', 'Marttin', 'gk512tr', 'freins', 'dupond'])
    expect(await found(said, theirs, true)).toEqual([]);
  expect(await found('zz999zz')).toEqual(await found('qq000qq'));
  expect(await found('Ravanel')).toEqual([]);
});

test.each(['%', "'", "' or 1=1 --", '🙂', '\\', '"', ';drop table contact', 'x'.repeat(2_000), '_', '(a|b)*', '~mrtn'])(
  'nothing but words is looked for in %j',
  async (said) => {
    expect(await found(said, ours, true)).toEqual([]);
  },
);

import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Company } from '#db/company.ts';
import { askedOf, sayYes } from '../fixtures/money-desk.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Colleague, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
});
afterAll(() => world.store.close());

const create = (who: Colleague, input: object) => world.call(who, 'create_company', input);
const find = (company: string) => world.call(karim, 'find_company', { company });
const count = () => world.inTenant((db) => db.count(Company, {}));

const abgrall = {
  name: 'Fleurs Abgrall',
  siret: '732 829 320 00074',
  vatNumber: 'FR 44 732829320',
  phone: '02 99 00 12 34',
};

describe('a new company', () => {
  test('is kept with its numbers as they are written officially, its phone sealed', async () => {
    const outcome = await create(julie, abgrall);
    expect(outcome).toMatchObject({
      output: {
        outcome: 'created',
        company: {
          label: 'Fleurs Abgrall',
          siret: '73282932000074',
          vatNumber: 'FR44732829320',
          phone: '02 99 00 12 34',
        },
      },
      rows: [{ table: 'company', op: 'insert' }],
      deeds: ['noted'],
    });
    expect(saidIn(outcome)).toBe('Entreprise créée : Fleurs Abgrall, SIRET 73282932000074, 02 99 00 12 34.');
    const kept = await world.inTenant((db) => db.findOneOrFail(Company, { name: 'Fleurs Abgrall' }));
    expect(JSON.stringify(kept)).not.toContain('299001234');
  });

  test('with a SIRET that is known is not added', async () => {
    const before = await count();
    const outcome = await create(julie, { name: 'Abgrall SARL', siret: '73282932000074' });
    expect(outcome).toMatchObject({
      output: { outcome: 'known', company: { label: 'Fleurs Abgrall' } },
      rows: [],
      deeds: [],
    });
    expect(saidIn(outcome)).toMatch(/^Ce SIRET est déjà celui de Fleurs Abgrall,/);
    expect(await count()).toBe(before);
  });

  test.each([
    ['no name', { name: ' ' }, "Quel est le nom de l'entreprise ?"],
    ['a wrong SIRET', { name: 'X', siret: '73282932000075' }, /^Le SIRET 73282932000075 n'est pas valable/],
    [
      'a wrong VAT number',
      { name: 'X', vatNumber: 'FR00732829320' },
      /^Le numéro de TVA FR00732829320 n'est pas valable/,
    ],
    ['half a phone number', { name: 'X', phone: '02 99' }, "Ce numéro n'est pas valable : 02 99. Quel est le bon ?"],
  ])('with %s is refused', async (_, input, words) => {
    const before = await count();
    for (const who of [julie, karim]) {
      const outcome = await create(who, input);
      expect(outcome).toMatchObject({ ok: false, rows: [] });
      expect(saidNo(outcome)).toMatch(words);
    }
    expect(await count()).toBe(before);
  });

  test('of a mechanic waits for a manager’s yes', async () => {
    const before = await count();
    expect((await create(karim, { name: 'Ambulances Le Goff' })).output).toMatchObject({
      ...{ outcome: 'proposed', summary: { fr: "créer l'entreprise Ambulances Le Goff" } },
    });
    expect(await count()).toBe(before);
    const [ask] = await askedOf(world, julie);
    expect((await sayYes(world, julie, ask ?? null)).output).toMatchObject({ outcome: 'created' });
  });
});

describe('a company is found', () => {
  test.each([
    ['by its name', 'Fleurs Abgrall'],
    ['by a word of it', 'abgrall'],
    ['by its SIRET', '732 829 320 00074'],
  ])('%s, with its people', async (_, words) => {
    const { contactId } = await world.customer({ firstName: 'Yves', lastName: `Abgrall` });
    const company = await world.inTenant((db) => db.findOneOrFail(Company, { name: 'Fleurs Abgrall' }));
    await world.call(julie, 'update_contact', { who: contactId, company: company.id });
    const outcome = await find(words);
    expect(outcome.output).toMatchObject({ company: { id: company.id } });
    expect(outcome.output).toHaveProperty(
      'contacts',
      expect.arrayContaining([{ id: contactId, label: 'Yves Abgrall' }]),
    );
    expect(saidIn(outcome)).toMatch(/^Fleurs Abgrall, SIRET 73282932000074, 02 99 00 12 34\. Contacts : Yves Abgrall/);
  });

  test('where two have the word, it is asked which', async () => {
    await create(julie, { name: 'Fleurs du Port' });
    const outcome = await find('fleurs');
    expect(outcome.output).toMatchObject({
      outcome: 'which',
      candidates: [{ label: 'Fleurs Abgrall' }, { label: 'Fleurs du Port' }],
    });
    expect((await find(String(outcome.ask?.options[1]?.input['company']))).output).toMatchObject({
      company: { label: 'Fleurs du Port' },
    });
  });

  test('that has only some of the words is not taken for it', async () => {
    const outcome = await find('Boulangerie Abgrall');
    expect(outcome.output).toMatchObject({
      outcome: 'which',
      isExact: false,
      candidates: [{ label: 'Fleurs Abgrall' }],
    });
    expect(saidIn(outcome)).toBe("Je ne trouve pas exactement cela. Est-ce l'un de ceux-ci ?");
  });

  test.each(['Quemeneur', v7(), '35600000000048'])('not where there is none (%s)', async (words) => {
    const outcome = await find(words);
    expect(outcome).toMatchObject({ output: { outcome: 'which', candidates: [], sought: words }, ask: null });
    expect(saidIn(outcome)).toMatch(/^Je ne trouve pas/);
  });
});

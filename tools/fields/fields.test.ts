import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { customFields } from '#db/custom-field.ts';
import { contactLines } from '../exports/contact-lines.ts';
import { vehicleLines } from '../exports/vehicle-lines.ts';
import { sayYes } from '../fixtures/money-desk.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Colleague, openWorld, type World, worldBeside } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  await world.customer({ firstName: 'Luc', lastName: 'Morel', plate: 'BB-222-BB' });
});
beforeEach(async () => {
  await world.inTenant(async (db) => {
    await db.execute(`delete from field_value`);
    await db.execute(`delete from custom_field`);
  });
  await call('add_field', { name: 'numéro de clé', noun: 'vehicle', kind: 'text' });
  await call('add_field', { name: 'assureur', noun: 'contact', kind: 'text' });
  await call('set_field', { said: "la clé de AB-123-CD c'est 42" });
  await call('set_field', { said: "l'assureur de Claire Martin c'est Maaf" });
});
afterAll(() => world.store.close());

const call = (tool: string, input: object, who = julie) => world.call(who, tool, input);
const names = () => world.inTenant(async (db) => (await customFields(db)).map(({ name }) => name));
const found = async (words: string) => saidIn(await call('search', { words }));

async function linesIn(lines: AsyncIterable<string[]>): Promise<string[][]> {
  const all: string[][] = [];
  for await (const cells of lines) all.push(cells);
  return all;
}

describe('what stands in a field of one’s own', () => {
  test('is told with the vehicle and with the customer', async () => {
    expect(saidIn(await call('show_vehicle', { vehicle: 'AB-123-CD' }))).toContain('Numéro de clé : 42.');
    expect(saidIn(await call('show_contact', { who: 'Claire Martin' }), 'en')).toContain('Assureur: Maaf.');
    expect(saidIn(await call('show_contact', { who: 'Luc Morel' }))).not.toContain('Assureur');
  });

  test.each(['clé 42', 'numéro de clé 42', 'cherche la voiture avec la clé 42', '42'])(
    'is found by "%s"',
    async (words) => {
      expect(await found(words)).toContain('Clio AB-123-CD, numéro de clé 42');
    },
  );

  test.each(['clé 43', 'assureur 42', "clé %' or 1=1"])('is not found by "%s"', async (words) => {
    expect(await found(words)).not.toContain('numéro de clé 42');
  });

  test('is found by the value alone, and not by another business', async () => {
    expect(await found('Maaf')).toBe('Claire Martin, assureur Maaf.');
    const theirs = await worldBeside(world);
    const eve = await theirs.member({ name: 'Eve', role: 'OWNER' });
    expect(saidIn(await theirs.call(eve, 'search', { words: 'clé 42' }))).toContain('Je ne trouve rien');
  });

  test('is a column of the file of customers, and of vehicles', async () => {
    const key = await world.store.keyOf(world.tenantId);
    const tenant = { id: world.tenantId, name: 'Garage Test', zone: 'Europe/Paris' };
    const ctx = { read: world.inTenant, language: 'fr' as const, key, tenant };
    const customers = await linesIn(contactLines(ctx));
    expect(customers[0]?.at(-1)).toBe('assureur');
    expect(customers.slice(1).map((cells) => [cells[0], cells.at(-1)])).toEqual([
      ['Martin', 'Maaf'],
      ['Morel', ''],
    ]);
    const vehicles = await linesIn(vehicleLines(ctx));
    expect(vehicles).toEqual([
      ['Immatriculation', 'Modèle', 'VIN', 'Kilométrage', 'Client', 'numéro de clé'],
      ['AB-123-CD', 'Clio', '', '', 'Claire Martin', '42'],
      ['BB-222-BB', 'Clio', '', '', 'Luc Morel', ''],
    ]);
  });
});

describe('a field', () => {
  test('is renamed with what is in it, and undone', async () => {
    expect(saidIn(await call('rename_field', { field: 'numéro de clé', name: 'trousseau' }))).toBe(
      'Le champ "numéro de clé" devient : trousseau (véhicules, texte). Ce qui y est noté reste. ANNULER pour revenir.',
    );
    expect(await found('trousseau 42')).toContain('AB-123-CD');
    await call('undo', {});
    expect(await names()).toContain('numéro de clé');
  });

  test.each(['téléphone', 'assureur 2 <b>', ''])('is not renamed to %j', async (name) => {
    expect((await call('rename_field', { field: 'assureur', name })).ok).toBe(false);
    expect(await names()).toContain('assureur');
  });

  test('in use is removed after a yes, with how many records have it, and comes back with their values', async () => {
    const asked = await call('remove_field', { field: 'numéro de clé' });
    expect(saidIn(asked)).toBe(
      'Une fiche a quelque chose dans ce champ : numéro de clé (véhicules, texte). Je le supprime avec ce qui y est noté ?',
    );
    expect(await names()).toContain('numéro de clé');
    await sayYes(world, julie, asked.ask);
    expect(await names()).not.toContain('numéro de clé');
    expect(saidIn(await call('show_vehicle', { vehicle: 'AB-123-CD' }))).not.toContain('42');
    await call('undo', {});
    expect(saidIn(await call('show_vehicle', { vehicle: 'AB-123-CD' }))).toContain('42');
  });

  test('without anything in it goes at once', async () => {
    await call('add_field', { name: 'couleur', noun: 'vehicle', kind: 'text' });
    expect(await call('remove_field', { field: 'couleur' })).toMatchObject({
      output: { outcome: 'removed', count: 0 },
    });
    expect(await names()).not.toContain('couleur');
  });

  test('of a model’s own accord is not removed without the yes', async () => {
    expect((await call('remove_field', { field: 'numéro de clé', over: true })).rows).toEqual([]);
    expect(await names()).toContain('numéro de clé');
  });

  test('that two kinds of records have is asked about', async () => {
    await call('add_field', { name: 'assureur', noun: 'company', kind: 'text' });
    expect((await call('remove_field', { field: 'assureur' })).rows).toEqual([]);
    expect(await call('remove_field', { field: 'assureur', noun: 'company' })).toMatchObject({ output: { count: 0 } });
    expect(await names()).toContain('assureur');
  });

  test('is removed by nobody who may only propose it', async () => {
    await call('remove_field', { field: 'assureur' }, karim);
    expect(await names()).toContain('assureur');
    expect(saidNo(await call('rename_field', { field: 'assureur', name: 'téléphone' }))).toContain('La fiche a déjà');
  });
});

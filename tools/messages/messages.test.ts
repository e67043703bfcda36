import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Address } from '#db/address.ts';
import { Contact } from '#db/contact.ts';
import { Member } from '#db/member.ts';
import { suppress } from '#db/suppression.ts';
import { askedOf, sayYes, writtenTo } from '../fixtures/money-desk.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
});
beforeEach(async () => {
  await world.inTenant((db) => db.nativeUpdate(Contact, { deletedAt: null }, { deletedAt: new Date() }));
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
});
afterAll(() => world.store.close());

const write = (text: string, who = 'Claire Martin', member = julie) => world.call(member, 'write_to', { who, text });
const tell = (who: string, text: string, member = karim) => world.call(member, 'tell_colleague', { who, text });

async function stop({ contactId }: Caller): Promise<void> {
  await world.inTenant(async (db) => {
    const { channel, valueIndex } = await db.findOneOrFail(Address, { contactId });
    await suppress(db, { id: v7(), channel, addressIndex: valueIndex, messageId: null });
  });
}

describe('a message to a customer', () => {
  test('is shown first, and leaves after the yes exactly as it was shown, once', async () => {
    const asked = await write('  votre voiture   est prête ');
    expect(asked).toMatchObject({ output: { outcome: 'needs_yes' }, rows: [], deeds: [] });
    expect(saidIn(asked)).toBe('Vous confirmez : envoyer à Claire Martin "Votre voiture est prête" ?');
    expect(await writtenTo(world, claire)).toEqual([]);
    const sent = await sayYes(world, julie, asked.ask);
    expect(sent).toMatchObject({
      output: { outcome: 'sent', text: 'Votre voiture est prête' },
      deeds: ['sent', 'passed_on'],
    });
    expect(saidIn(sent)).toBe('C\'est envoyé à Claire Martin : "Votre voiture est prête"');
    expect(await writtenTo(world, claire)).toEqual(['Garage Test : Votre voiture est prête']);
  });

  test('goes to whom it was shown for, not to who is called so now', async () => {
    const asked = await write('Bonjour');
    const other = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
    await sayYes(world, julie, asked.ask);
    expect([await writtenTo(world, claire), await writtenTo(world, other)]).toEqual([['Garage Test : Bonjour'], []]);
  });

  test('does not leave where their record changed since it was shown', async () => {
    const asked = await write('Bonjour');
    await world.call(julie, 'update_contact', { who: 'Claire Martin', lastName: 'Durand' });
    expect((await sayYes(world, julie, asked.ask)).output).toEqual({ outcome: 'changed_meanwhile' });
    expect(await writtenTo(world, claire)).toEqual([]);
  });

  test('does not leave for who said STOP, before the question or after it', async () => {
    const asked = await write('Bonjour');
    await stop(claire);
    const outcome = await sayYes(world, julie, asked.ask);
    expect(outcome).toMatchObject({ output: { outcome: 'no_way' }, rows: [], deeds: [] });
    expect(saidIn(outcome)).toBe(
      'Je ne peux pas écrire à Claire Martin : pas de numéro, ou plus de messages souhaités.',
    );
    expect(await sayYes(world, julie, (await write('Bonjour')).ask)).toMatchObject({ output: { outcome: 'no_way' } });
    expect(await writtenTo(world, claire)).toEqual([]);
  });

  test('does not leave for who has no address', async () => {
    const id = (await world.call(julie, 'create_contact', { lastName: 'Quiniou' })).rows[0]?.id ?? '';
    expect(await sayYes(world, julie, (await write('Bonjour', id)).ask)).toMatchObject({
      output: { outcome: 'no_way' },
      deeds: [],
    });
  });

  test('of a mechanic leaves after the manager’s yes, as it was shown to them', async () => {
    expect((await write('passez quand vous voulez', 'Claire Martin', karim)).output).toMatchObject({
      ...{ outcome: 'proposed', summary: { fr: 'envoyer à Claire Martin "Passez quand vous voulez"' } },
    });
    expect(await writtenTo(world, claire)).toEqual([]);
    expect((await writtenTo(world, julie)).at(-1)).toBe(
      'Karim Benali propose d\'envoyer à Claire Martin "Passez quand vous voulez". Vous validez ?',
    );
    const [ask] = await askedOf(world, julie);
    expect(await sayYes(world, julie, ask ?? null)).toMatchObject({ output: { outcome: 'sent' } });
    expect(await writtenTo(world, claire)).toEqual(['Garage Test : Passez quand vous voulez']);
  });

  test.each([
    ['nothing', '   ', 'Quel message ?'],
    ['more than three SMS', 'a'.repeat(451), "C'est trop long. Dites-le plus court."],
  ])('that says %s is refused, to a mechanic too', async (_, text, words) => {
    for (const member of [julie, karim]) {
      const outcome = await write(text, 'Claire Martin', member);
      expect(outcome).toMatchObject({ ok: false, ask: null, rows: [] });
      expect(saidNo(outcome)).toBe(words);
    }
  });

  test('to who is not clear, or nobody, is asked about', async () => {
    await world.customer({ firstName: 'Luc', lastName: 'Martin' });
    expect((await write('Bonjour', 'Martin')).output).toMatchObject({ outcome: 'which', candidates: [{}, {}] });
    expect((await write('Bonjour', 'Quemeneur')).output).toMatchObject({ outcome: 'which', sought: 'Quemeneur' });
  });
});

describe('a message to a colleague', () => {
  test('is passed on at once, in whoever’s name it is', async () => {
    const outcome = await tell('Julie', 'la Clio est prête');
    expect(outcome).toMatchObject({
      output: { outcome: 'sent', to: { label: 'Julie Petit' } },
      deeds: ['sent', 'passed_on'],
    });
    expect(saidIn(outcome)).toBe("C'est transmis à Julie Petit : La Clio est prête");
    expect((await writtenTo(world, julie)).at(-1)).toBe('Karim Benali vous fait dire : La Clio est prête');
  });

  test('who cannot be reached is said not to have it', async () => {
    await world.inTenant((db) => db.insert(Member, { id: v7(), name: 'Yann Loin', role: 'USER' }));
    const outcome = await tell('Yann', 'salut');
    expect(outcome).toMatchObject({ output: { outcome: 'no_way' }, deeds: [] });
    expect(saidIn(outcome, 'en')).toBe('I have no way to write to Yann Loin.');
  });

  test('who is not clear or works here no more is asked about, and an empty one refused', async () => {
    await world.member({ name: 'Nora Petit', role: 'USER' });
    expect((await tell('Petit', 'salut')).output).toMatchObject({ outcome: 'which', candidates: [{}, {}] });
    const { memberId } = await world.member({ name: 'Lucas Riou', role: 'USER' });
    await world.inTenant((db) => db.nativeUpdate(Member, { id: memberId }, { deletedAt: world.clock.now }));
    expect((await tell('Lucas', 'salut')).output).toMatchObject({ outcome: 'which', candidates: [], sought: 'Lucas' });
    expect(saidNo(await tell('Julie', ' '))).toBe('Quel message ?');
  });
});

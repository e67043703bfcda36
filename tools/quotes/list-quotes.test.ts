import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quoteIn, withYes } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  const paul = await world.customer({ firstName: 'Paul', lastName: 'Morel' });
  for (const minute of [0, 1, 2, 3, 4, 5]) {
    world.clock.now = instant(`2026-11-23T09:0${minute}`);
    await world.call(julie, 'create_quote', { who: claire.contactId, lines: `filtre ${minute + 10} €` });
  }
  await world.call(julie, 'create_quote', { who: paul.contactId, lines: 'vidange' });
  const sent = await world.call(julie, 'create_quote', { who: paul.contactId, lines: 'courroie de distribution' });
  await withYes(world, julie, 'send_quote', { quote: quoteIn(sent).id });
});
afterAll(() => world.store.close());

const list = async (input: object) => (await world.call(julie, 'list_quotes', input)).output;
const show = async (quote: string) => (await world.call(julie, 'show_quote', { quote })).output;

test('quotes come five at a time, and the list goes on', async () => {
  const first = z
    .looseObject({ next: z.string(), quotes: z.array(z.unknown()) })
    .parse(await list({ who: 'Claire Martin' }));
  expect(first).toMatchObject({ offset: 0, quotes: { length: 5 } });
  expect(await list({ who: 'Claire Martin', after: first.next })).toMatchObject({ next: null, quotes: { length: 1 } });
});

test('one that was not answered in time counts as expired', async () => {
  expect(await list({ status: 'sent' })).toMatchObject({ quotes: [{ contact: { label: 'Paul Morel' } }] });
  world.clock.now = instant('2027-01-15T09:00');
  expect(await list({ status: 'sent' })).toMatchObject({ quotes: [] });
  expect(await list({ status: 'expired' })).toMatchObject({ quotes: [{ status: 'expired' }] });
  world.clock.now = instant('2026-11-23T10:00');
});

test.each([
  ['DEV-2026-0003', 'DEV-2026-0003'],
  ['le devis n° 3', 'DEV-2026-0003'],
  ['devis 2026-7', 'DEV-2026-0007'],
  ['le devis de la distribution de Morel', 'DEV-2026-0008'],
  ['le dernier devis de Claire Martin', 'DEV-2026-0006'],
])('"%s" is %s', async (words, number) => {
  expect(await show(words)).toMatchObject({ outcome: 'shown', quote: { label: number } });
});

test('words that fit several ask which, with what tells them apart', async () => {
  const { ask, output } = await world.call(julie, 'show_quote', { quote: 'le devis de Morel' });
  expect(output).toMatchObject({ outcome: 'which' });
  expect(ask?.options.map(({ label }) => label).toSorted()).toEqual([
    'DEV-2026-0007, Paul Morel, 89 €, brouillon',
    'DEV-2026-0008, Paul Morel, 649 €, envoyé, sans réponse',
  ]);
});

test('the one that suits the verb is meant where there is only one', async () => {
  const { output } = await world.call(julie, 'send_quote', { quote: 'le devis de Morel' });
  expect(output).toMatchObject({ outcome: 'needs_yes', summary: { fr: expect.stringContaining('DEV-2026-0007') } });
});

test.each(['DEV-2026-0999', 'FAC-2026-0003', 'le devis de Zorro'])('"%s" is none', async (words) => {
  expect(await show(words)).toMatchObject({ outcome: 'which', candidates: [] });
});

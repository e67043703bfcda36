import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mainSite } from '#db/site.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import { type Colleague, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let olivier: Colleague;
let julie: Colleague;

beforeAll(async () => {
  world = await openWorld();
  olivier = await world.member({ name: 'Olivier Dupont', role: 'OWNER' });
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
});
beforeEach(() =>
  world.inTenant(async (db) => {
    await db.execute(`update site set address = '12 rue des Forges, 35000 Rennes', phone = '+33299001234'`);
  }),
);
afterAll(() => world.store.close());

const change = (input: object, who = olivier) => world.call(who, 'change_site', input);
const site = () => world.inTenant(mainSite);

test('the owner changes the address, which is shown and undone', async () => {
  const changed = await change({ street: '14 rue des Lilas, 35000 Rennes' });
  expect(saidIn(changed)).toBe(
    "C'est noté, les clients l'apprennent ainsi : 14 rue des Lilas, 35000 Rennes (avant : 12 rue des Forges, 35000 Rennes). ANNULER pour revenir.",
  );
  expect(saidIn(await world.call(julie, 'show_site', {}), 'en')).toBe(
    'Address: 14 rue des Lilas, 35000 Rennes. Phone: 02 99 00 12 34.',
  );
  await world.call(olivier, 'undo', {});
  expect(await site()).toMatchObject({ address: '12 rue des Forges, 35000 Rennes' });
});

test('a phone number is kept as one can call it', async () => {
  await change({ phone: '02 99 00 56 78' });
  expect(await site()).toMatchObject({ phone: '+33299005678' });
  expect(await change({ phone: '+33 2 99 00 56 78' })).toMatchObject({ output: { outcome: 'same' }, rows: [] });
});

test.each([{ street: 'à côté de la gare' }, { phone: '12' }, {}])(
  '%j is refused, and nothing changes',
  async (input) => {
    expect(saidNo(await change(input))).toContain("je n'ai rien changé");
    expect(await site()).toMatchObject({ address: '12 rue des Forges, 35000 Rennes', phone: '+33299001234' });
  },
);

test('a manager proposes it to the owner', async () => {
  await change({ phone: '02 99 00 56 78' }, julie);
  expect(await site()).toMatchObject({ phone: '+33299001234' });
});

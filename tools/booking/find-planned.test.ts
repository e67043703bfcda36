import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { changeAppointment } from '#db/appointment.ts';
import { Service } from '#db/service.ts';
import { Vehicle } from '#db/vehicle.ts';
import type { Language } from '#language/language.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import { runTool } from '../run.ts';
import type { Tool } from '../tool.ts';
import { findPlanned } from './find-planned.ts';

let world: World;
let julie: Colleague;
/** The appointments by a short name. */
const ids = new Map<string, string>();

const input = z.object({ words: z.string() });
const output = z.object({ found: z.array(z.string()), isExact: z.boolean() });

/** The search with the context that a tool gets. */
const search: Tool = {
  name: 'search',
  description: 'Finds appointments.',
  effect: 'read',
  roles: { MANAGER: 'runs' },
  input,
  output,
  async run(ctx, given) {
    const { found, isExact } = await findPlanned(ctx, input.parse(given).words);
    return { output: { found: found.map(({ id }) => id), isExact } };
  },
  say: () => '',
  deeds: () => [],
};

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie', role: 'MANAGER' });
  const claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  const luc = await world.customer({ firstName: 'Luc', lastName: 'Martin' });
  const nadia = await world.customer({ firstName: 'Nadia', lastName: 'Lefort', plate: '123 ABC 75' });
  await plan('claire', claire, '2026-11-26T09:00', 'vidange');
  await plan('luc', luc, '2026-11-27T14:00', 'plaquettes-avant');
  await plan('nadia', nadia, '2026-11-26T15:00', 'courroie');
  await plan('nadia again', nadia, '2026-12-10T09:00', 'vidange', 'plaquettes-arriere');
});
beforeEach(() => {
  world.clock.now = instant('2026-11-23T09:00');
});
afterAll(() => world.store.close());

async function plan(name: string, who: Caller, startsAt: string, code: string, more?: string): Promise<void> {
  const [service, vehicle, other] = await world.inTenant(async (db) => [
    await db.findOneOrFail(Service, { code }),
    await db.findOne(Vehicle, { contactId: who.contactId }),
    await db.findOne(Service, { code: more ?? '' }),
  ]);
  const also = other ? [other.id] : [];
  ids.set(name, await world.book(who, startsAt, { serviceId: service.id, also, vehicleId: vehicle?.id ?? null }));
}

async function find(words: string, language: Language = 'fr') {
  const turn = await world.turn(julie, { language, tools: [search] });
  const outcome = await runTool(turn, { id: 'call-1', tool: 'search', input: { words }, approved: false });
  const { found, isExact } = output.parse(outcome.output);
  const names = found.map((id) => [...ids].find((entry) => entry[1] === id)?.[0]);
  return { names, isExact };
}

describe('the words mean one appointment', () => {
  test.each([
    ['fr', 'Claire Martin', 'claire'],
    ['fr', 'Claire', 'claire'],
    ['fr', 'la vidange de Mme Martin', 'claire'],
    ['fr', 'celui de M. Martin pour les plaquettes', 'luc'],
    ['fr', 'Claire Marttin', 'claire'],
    ['fr', 'AB-123-CD', 'claire'],
    ['fr', 'la voiture ab123cd', 'claire'],
    ['fr', 'la Clio AB 123 CD de Claire', 'claire'],
    ['fr', 'le rdv de Mme Martin jeudi', 'claire'],
    ['fr', 'le rdv de jeudi 9h', 'claire'],
    ['fr', 'celui de jeudi à neuf heures', 'claire'],
    ['fr', 'celui de jeudi vers 9h30', 'claire'],
    ['fr', 'le rdv de jeudi après-midi', 'nadia'],
    ['fr', 'le rdv de 15h', 'nadia'],
    ['fr', 'la courroie', 'nadia'],
    ['fr', 'Lefort le 10 décembre', 'nadia again'],
    ['fr', 'Mme Lefort, vidange', 'nadia again'],
    ['fr', 'les plaquettes arrière de Mme Lefort', 'nadia again'],
    ['en', "Claire's oil change", 'claire'],
    ['en', 'Mrs Martin on Thursday', 'claire'],
    ['en', "Martin's brake pads", 'luc'],
    ['en', "Thursday's 9am", 'claire'],
    ['en', 'the Thursday afternoon one', 'nadia'],
    ['en', "Lefort's timing belt", 'nadia'],
  ] as const)('in %s: %s', async (language, words, name) => {
    expect(await find(words, language)).toEqual({ names: [name], isExact: true });
  });
});

describe('the words mean several, soonest first', () => {
  test.each([
    ['Mme Martin', ['claire', 'luc']],
    ['la vidange', ['claire', 'nadia again']],
    ['jeudi', ['claire', 'nadia']],
    ['123 ABC 75', ['nadia', 'nadia again']],
  ])('%s', async (words, names) => {
    expect(await find(words)).toEqual({ names, isExact: true });
  });
});

describe('some of the words fit: those are only to choose from', () => {
  test.each([
    ['Claire Dupont', ['claire']],
    ['Paul Martin', ['claire', 'luc']],
    ['la climatisation de Nadia', ['nadia', 'nadia again']],
    ['Mme Martin, pas Claire', ['claire', 'luc']],
    // There is no such day, and no such hour: the name alone does not say which.
    ['Claire le 31 novembre', ['claire']],
    ['Claire jeudi 25h', ['claire']],
    ['AB-123-CD de Nadia', []],
    ['Claire Martin ou EF-456-GH', []],
  ])('%s', async (words, names) => {
    expect(await find(words)).toEqual({ names, isExact: false });
  });
});

describe('nobody is meant', () => {
  test.each([
    'Bernard',
    'le rdv',
    'Mme Martin mercredi',
    'jeudi matin 11h',
    'Claire hier',
    'XY-999-ZZ',
    '',
    '01990000-0000-7000-8000-000000000000x',
  ])('by: %s', async (words) => {
    expect(await find(words)).toEqual({ names: [], isExact: false });
  });

  test('whose appointment has begun or was called off', async () => {
    const zoe = await world.customer({ firstName: 'Zoé', lastName: 'Blanchard' });
    await plan('zoe', zoe, '2026-11-30T09:00', 'vidange');
    expect(await find('Zoe lundi 30')).toEqual({ names: ['zoe'], isExact: true });
    world.clock.now = instant('2026-11-30T09:00');
    for (const words of ['Zoe', "Zoe aujourd'hui"]) expect(await find(words)).toEqual({ names: [], isExact: false });
    world.clock.now = instant('2026-11-23T09:00');
    await world.inTenant((db) => changeAppointment(db, ids.get('zoe') ?? '', { status: 'cancelled' }));
    for (const words of ['Zoe', 'Zoe lundi 30']) expect(await find(words)).toEqual({ names: [], isExact: false });
  });
});

test('an id is that appointment, whatever its state', async () => {
  expect(await find(` ${ids.get('luc')} `)).toEqual({ names: ['luc'], isExact: true });
  expect(await find('01990000-0000-7000-8000-000000000000')).toEqual({ names: [], isExact: true });
});

test('a day that is said is found behind any number of nearer appointments', async () => {
  const busy = await openWorld();
  const [eve, paul, mia] = [
    await busy.member({ name: 'Eve', role: 'MANAGER' }),
    await busy.customer({ firstName: 'Paul' }),
    await busy.customer({ firstName: 'Mia' }),
  ];
  const first = instant('2026-12-01T00:00').getTime();
  const start = (index: number) => new Date(first + index * 3_600_000);
  for (let index = 0; index <= 500; index += 1) {
    await busy.book(paul, '2026-12-01T00:00', { startsAt: start(index), endsAt: start(index + 1) });
  }
  const far = await busy.book(mia, '2027-03-04T09:00');
  const turn = await busy.turn(eve, { tools: [search] });
  const call = (words: string) => runTool(turn, { id: words, tool: 'search', input: { words }, approved: false });
  expect((await call('Mia le 4 mars')).output).toEqual({ found: [far], isExact: true });
  await busy.store.close();
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Appointment } from '#db/appointment.ts';
import { Service } from '#db/service.ts';
import { vehiclesOf } from '#db/vehicle.ts';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';
import { repairStatus } from './repair-status.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.store.close());

async function ask(person: Caller, input: object = {}) {
  const { output } = await world.call(person, 'repair_status', input);
  return repairStatus.output.parse(output).vehicles;
}

async function bringIn(person: Caller, startsAt: string, status: 'in_workshop' | 'ready', readyAt: Date | null) {
  const [vehicle] = await world.store.forTenant(world.tenantId, (db) => vehiclesOf(db, person.contactId));
  return world.book(person, startsAt, { status, readyAt, vehicleId: vehicle?.id ?? null });
}

test('a vehicle in the workshop comes with its work and the time it is ready', async () => {
  const claire = await world.customer({ plate: 'AB-123-CD' });
  await bringIn(claire, '2026-11-23T08:00', 'in_workshop', instant('2026-11-23T17:00'));
  const [readyAt, readyLabel] = ['2026-11-23T17:00', 'lundi 23 novembre à 17 h'];
  expect(await ask(claire)).toEqual([
    { plate: 'AB-123-CD', model: 'Clio', state: 'in_workshop', service: 'Vidange', readyAt, readyLabel },
  ]);
});

test('a vehicle that is here for several services is here for all of them', async () => {
  const anna = await world.customer({ plate: 'CD-321-BA' });
  const id = await bringIn(anna, '2026-11-23T16:00', 'in_workshop', null);
  await world.inTenant(async (db) => {
    const pads = await db.findOneOrFail(Service, { code: 'plaquettes-avant' });
    await db.nativeUpdate(Appointment, { id }, { also: [pads.id] });
  });
  expect(await ask(anna)).toMatchObject([{ service: 'Vidange et plaquettes de frein avant' }]);
});

test('a vehicle may be ready, or have no time yet', async () => {
  const [ready, open] = [await world.customer({ plate: 'EF-456-GH' }), await world.customer({ plate: 'JK-789-LM' })];
  await bringIn(ready, '2026-11-23T09:00', 'ready', null);
  await bringIn(open, '2026-11-23T10:00', 'in_workshop', null);
  expect(await ask(ready)).toMatchObject([{ state: 'ready', readyAt: null, readyLabel: null }]);
  expect(await ask(open)).toMatchObject([{ state: 'in_workshop', readyAt: null }]);
});

test('a vehicle that is not here is none, and nobody’s vehicle is no vehicle', async () => {
  const [paul, stranger] = [await world.customer({ plate: 'NP-111-QR' }), await world.customer()];
  expect(await ask(paul)).toMatchObject([{ plate: 'NP-111-QR', state: 'none', service: null }]);
  expect(await ask(stranger)).toEqual([]);
});

test('a plate names one’s own vehicle, and another’s looks like one that nobody has', async () => {
  const [paul, thief] = [await world.customer({ plate: 'ST-222-VW' }), await world.customer({ plate: 'XY-333-ZA' })];
  await bringIn(paul, '2026-11-23T11:00', 'in_workshop', null);
  expect(await ask(paul, { plate: 'st 222 vw' })).toMatchObject([{ plate: 'ST-222-VW' }]);
  for (const plate of ['ST-222-VW', 'BB-999-BB']) expect(await ask(thief, { plate })).toEqual([]);
  for (const plate of ['', 'ma Clio']) expect(await ask(thief, { plate })).toMatchObject([{ plate: 'XY-333-ZA' }]);
});

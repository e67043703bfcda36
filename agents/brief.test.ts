import { afterAll, beforeAll, expect, test } from 'vitest';
import { Appointment, upcomingOf } from '#db/appointment.ts';
import { conversationWithOne } from '#db/conversation.ts';
import { testMasterKey, testStore, type TestStore } from '#db/fixtures/test-store.ts';
import { seededIds, seededRandom } from '#db/seed/chance.ts';
import { seedGarage } from '#db/seed/seed.ts';
import { Service } from '#db/service.ts';
import { surroundingsOf } from '#db/surroundings.ts';
import { comingOf } from './brief.ts';

const now = new Date('2026-11-23T08:00:00Z');

let store: TestStore;
beforeAll(async () => {
  store = await testStore(() => now);
});
afterAll(() => store.close());

test('a customer’s coming visit is known by the codes and the names of all its services', async () => {
  const [newId, random] = [seededIds(now, seededRandom(3)), seededRandom(1)];
  const { tenantId, customer } = await seedGarage(store, {
    now,
    masterKey: testMasterKey,
    newId,
    random,
    size: 'small',
  });
  const { contactId } = customer;
  const surroundings = await store.forTenant(tenantId, async (db) => {
    const [own] = await upcomingOf(db, contactId);
    const [oil, alignment] = [
      await db.findOneOrFail(Service, { code: 'vidange' }),
      await db.findOneOrFail(Service, { code: 'parallelisme' }),
    ];
    await db.nativeUpdate(Appointment, { id: own?.id ?? '' }, { also: [alignment.id, oil.id] });
    const conversationId = await conversationWithOne(db, { contactId }, ['sms'], newId);
    return surroundingsOf(db, { conversationId: conversationId ?? '', contactId }, { turns: 1, receipts: 1 });
  });
  const setting = { tenant: { zone: 'Europe/Paris' } };
  expect(comingOf({ setting, surroundings, language: 'fr' })).toMatchObject([
    {
      service: 'revision',
      also: ['parallelisme', 'vidange'],
      serviceName: 'Révision, parallélisme et vidange',
      startsAt: '2026-11-26T09:00',
    },
  ]);
  expect(comingOf({ setting, surroundings, language: 'en' })).toMatchObject([
    { serviceName: 'Full service, wheel alignment and oil change' },
  ]);
});

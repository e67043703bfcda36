import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCustomField } from './custom-field.ts';
import { addFieldValue, fieldsOfRecord, fieldValuesFor } from './field-value.ts';
import { fullTenant, type FullTenant } from './fixtures/full-tenant.ts';
import { testStore, type TestStore } from './fixtures/test-store.ts';
import { isInShare, shareOf } from './flag.ts';

const now = new Date('2026-11-23T08:00:00Z');
let store: TestStore;
let tenant: FullTenant;
beforeAll(async () => {
  store = await testStore(() => now);
  tenant = await fullTenant(store, { now, sms: '+33639980000' });
});
afterAll(() => store.close());

test('whoever exports records gets what each has in the business’s own fields, by the field’s name', async () => {
  const { contactId } = tenant.customer;
  await store.forTenant(tenant.tenantId, async (db) => {
    const fieldId = randomUUID();
    await addCustomField(db, { id: fieldId, noun: 'contact', key: 'club', name: 'club', kind: 'number', options: [] });
    await addFieldValue(db, { id: randomUUID(), fieldId, recordId: contactId, value: '44', valueKey: '44' });
    const values = await fieldValuesFor(db, [contactId, randomUUID()]);
    expect([...values.keys()]).toEqual([contactId]);
    expect(Object.fromEntries(values.get(contactId) ?? [])).toEqual({ clé: '12', club: '44' });
    expect(await fieldsOfRecord(db, contactId)).toEqual([
      { name: 'clé', kind: 'text', value: '12' },
      { name: 'club', kind: 'number', value: '44' },
    ]);
  });
});

test('a flag keeps each subject on one side, and a larger share keeps whoever was in', async () => {
  expect(await store.forTenant(tenant.tenantId, (db) => shareOf(db, 'reminders'))).toBe(100);
  const ids = Array.from({ length: 400 }, (_, at) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`);
  const at = (share: number) => ids.filter((id) => isInShare('reminders', share, id));
  expect(at(0)).toEqual([]);
  expect(at(100)).toEqual(ids);
  expect(at(25).length).toBeGreaterThan(60);
  expect(at(25).length).toBeLessThan(140);
  expect(at(25).every((id) => at(50).includes(id))).toBe(true);
});

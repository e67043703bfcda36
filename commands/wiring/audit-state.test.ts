import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectAccount } from '#db/channel-account.ts';
import { type Colleague, openWorld, type World } from '#tools/fixtures/world.ts';
import { auditState } from './audit-state.ts';

let world: World;
let julie: Colleague;

beforeAll(async () => {
  world = await openWorld();
  // Who has a door can be written to, and only then is anything of theirs changed.
  const account = { id: randomUUID(), tenantId: world.tenantId, channel: 'sms', externalId: '+33639980000' };
  await world.inTenant((db) => connectAccount(db, { ...account, secretsSealed: '' }));
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  for (const name of ['Sauvage', 'Ferry', 'Peeters'])
    await world.call(julie, 'create_contact', { firstName: 'Luc', lastName: name });
});
afterAll(() => world.store.close());

/** What somebody with the database's highest rights does, past the trigger that keeps rows as they are. */
async function tamper(statement: string, values: readonly unknown[]): Promise<void> {
  await world.store.asOwner(async (db) => {
    await db.execute('alter table audit disable trigger append_only');
    await db.execute(statement, values);
    await db.execute('alter table audit enable trigger append_only');
  });
}

test('what doctor says of the audit: how long it is, then the business and the row that was touched', async () => {
  const rows = await world.audited();
  expect(await auditState(world)).toBe(`${rows.length} rows of 1 businesses, as they were written`);

  const [first, second] = rows.filter(({ tableName }) => tableName === 'contact');
  await tamper(`update audit set actor_role = 'OWNER' where id = ?`, [second?.id]);
  await expect(auditState(world)).rejects.toThrow(
    new RegExp(
      `^Garage.*: The audit was altered by hand: row ${second?.seq} is not as it was written. It now says: ".*Luc Ferry`,
    ),
  );

  await tamper(`delete from audit where id = ?`, [first?.id]);
  await expect(auditState(world)).rejects.toThrow(`Row ${first?.seq} of the audit is missing, of ${rows.length}.`);
});

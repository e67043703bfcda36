import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Address } from './address.ts';
import { ChannelAccount } from './channel-account.ts';
import { Contact } from './contact.ts';
import { Conversation, conversationOf, conversationWithOne, type Correspondence } from './conversation.ts';
import type { Db } from './db.ts';
import { fullTenant, type FullTenant } from './fixtures/full-tenant.ts';
import { testStore, type TestStore } from './fixtures/test-store.ts';
import { Member } from './member.ts';
import { storeInbound } from './message.ts';

const now = new Date('2026-11-23T08:00:00Z');
const karim = '+33639980201';

let clock = now;
let store: TestStore;
let tenant: FullTenant;

beforeAll(async () => {
  store = await testStore(() => clock);
  tenant = await fullTenant(store, { now, sms: '+33639980000' });
});
afterAll(() => store.close());

describe('a conversation', () => {
  test('is one, however many first messages of a stranger come at the same time', async () => {
    const before = await inTenant((db) => db.count(Contact));
    const found = await Promise.all(Array.from({ length: 20 }, () => writtenBy('+33639987001')));
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    expect(await inTenant((db) => db.count(Contact))).toBe(before + 1);
  });

  test('of a known customer is theirs', async () => {
    const expected = { id: tenant.conversationId, contactId: tenant.customer.contactId, memberId: null };
    expect(await writtenBy(tenant.customer.address)).toEqual(expected);
  });

  test('begins in the language of the contact, or else of the business', async () => {
    const contactId = await newContact({ language: 'en' });
    await addressOf({ contactId }, 'sms', '+33639987010');
    const [english, unknown] = [await writtenBy('+33639987010'), await writtenBy('+33639987011')];
    expect(await inTenant((db) => db.findOneOrFail(Conversation, english.id))).toMatchObject({ language: 'en' });
    expect(await inTenant((db) => db.findOneOrFail(Conversation, unknown.id))).toMatchObject({ language: 'fr' });
  });

  test('with a member of the staff is the member’s, and makes no contact', async () => {
    const before = await inTenant((db) => db.count(Contact));
    const { contactId, memberId } = await writtenBy(karim);
    expect(contactId).toBeNull();
    expect(await inTenant((db) => db.findOneOrFail(Member, memberId!))).toMatchObject({ name: 'Karim Benali' });
    expect(await inTenant((db) => db.count(Contact))).toBe(before);
  });

  test('of a number that is a member’s on another channel is the member’s too', async () => {
    const memberId = await newMember('Lucas Garnier');
    await addressOf({ memberId }, 'whatsapp', '+33639980209');
    expect(await writtenBy('+33639980209')).toMatchObject({ contactId: null, memberId });
  });

  test('of a number that is a contact’s on another channel is the same contact’s', async () => {
    const contactId = await newContact({});
    await addressOf({ contactId }, 'whatsapp', '+33639987020');
    expect(await writtenBy('+33639987020')).toMatchObject({ contactId, memberId: null });
  });

  test('goes on in its place: one person has another one elsewhere', async () => {
    const [direct, thread] = [await writtenBy(karim), await writtenBy(karim, { place: '1732.5' })];
    expect(thread.id).not.toBe(direct.id);
    expect(thread.memberId).toBe(direct.memberId);
    expect(await writtenBy(karim, { place: '1732.5' })).toMatchObject({ id: thread.id, memberId: thread.memberId });
  });

  test('of a stranger has a contact without a name', async () => {
    const { contactId } = await writtenBy('+33639987002');
    const contact = await inTenant((db) => db.findOneOrFail(Contact, contactId!));
    expect(contact).toMatchObject({ firstName: null, lastName: null, language: null });
  });

  test('is with one: neither with a contact and a member, nor with nobody', async () => {
    const { conversationId: id, customer } = tenant;
    const { memberId } = await writtenBy(karim);
    for (const change of [{ memberId }, { contactId: null }]) {
      const changed = inTenant((db) => db.nativeUpdate(Conversation, { id }, change));
      await expect(changed).rejects.toMatchObject({ code: '23514' });
    }
    const both = inTenant((db) => db.nativeUpdate(Address, { contactId: customer.contactId }, { memberId }));
    await expect(both).rejects.toMatchObject({ code: '23514' });
  });
});

describe('one number', () => {
  test('cannot be the address of two members on one channel', async () => {
    const colleague = await newMember('Thomas');
    await expect(addressOf({ memberId: colleague }, 'sms', karim)).rejects.toMatchObject({ code: '23505' });
    expect(await writtenBy(karim)).not.toMatchObject({ memberId: colleague });
  });

  test('may be a customer’s of one business and a member’s of another, who see nothing of each other', async () => {
    const other = await fullTenant(store, { now, sms: '+33639980004' });
    const key = await store.keyOf(other.tenantId);
    const customer = await store.forTenant(other.tenantId, (db) =>
      conversationOf(db, {
        channelAccountId: other.accounts.sms.id,
        channel: 'sms',
        valueIndex: key.index('+33639980207'),
        valueSealed: key.seal('+33639980207'),
        place: '',
        newId: randomUUID,
      }),
    );
    const memberId = await newMember('Claire');
    await addressOf({ memberId }, 'sms', '+33639980207');
    const member = await writtenBy('+33639980207');
    expect(customer).toMatchObject({ contactId: expect.any(String), memberId: null });
    expect(member).toMatchObject({ contactId: null, memberId });
    expect(member.id).not.toBe(customer.id);
  });
});

describe('somebody is spoken to', () => {
  const reach = (one: { memberId: string } | { contactId: string }) =>
    inTenant((db) => conversationWithOne(db, one, ['sms', 'terminal'], randomUUID));

  test('where they wrote last', async () => {
    const memberId = await newMember('Ada');
    for (const channel of ['sms', 'terminal'] as const) await addressOf({ memberId }, channel, '+33639980210');
    const [sms, terminal] = [
      await writtenBy('+33639980210'),
      await writtenBy('+33639980210', { channel: 'terminal', place: 'a thread' }),
    ];
    for (const conversation of [terminal, sms, terminal]) {
      await hear(conversation);
      expect(await reach({ memberId })).toBe(conversation.id);
    }
  });

  test('else on the first of their addresses whose channel the business has', async () => {
    const memberId = await newMember('Zoé');
    await addressOf({ memberId }, 'telegram', '2000009');
    await addressOf({ memberId }, 'terminal', 'zoe');
    clock = new Date(now.getTime() + 1_000);
    await addressOf({ memberId }, 'sms', '+33639980211');
    clock = now;
    const id = await reach({ memberId });
    expect(await inTenant((db) => db.findOneOrFail(Conversation, id!))).toMatchObject({
      channelAccountId: tenant.accounts.terminal.id,
      memberId,
      place: '',
    });
    expect(await reach({ memberId })).toBe(id);
    expect(await writtenBy('zoe', { channel: 'terminal' })).toMatchObject({ id });
  });

  test('not at all without an address, on a channel that the business has not, or by an account that is gone', async () => {
    const memberId = await newMember('Personne');
    expect(await reach({ memberId })).toBeNull();
    await addressOf({ memberId }, 'telegram', '2000010');
    expect(await reach({ memberId })).toBeNull();
    await inTenant((db) =>
      db.insert(ChannelAccount, {
        id: randomUUID(),
        channel: 'telegram',
        externalId: '1',
        secretsSealed: '',
        deletedAt: now,
      }),
    );
    expect(await reach({ memberId })).toBeNull();
  });
});

function inTenant<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return store.forTenant(tenant.tenantId, work);
}

async function writtenBy(
  value: string,
  { channel = 'sms', place = '' }: { channel?: 'sms' | 'terminal'; place?: string } = {},
): Promise<Correspondence> {
  const key = await store.keyOf(tenant.tenantId);
  return inTenant((db) =>
    conversationOf(db, {
      channelAccountId: tenant.accounts[channel].id,
      channel,
      valueIndex: key.index(value),
      valueSealed: key.seal(value),
      place,
      newId: randomUUID,
    }),
  );
}

async function newMember(name: string): Promise<string> {
  const id = randomUUID();
  await inTenant((db) => db.insert(Member, { id, name, role: 'USER' }));
  return id;
}

async function newContact(details: { language?: 'fr' | 'en' }): Promise<string> {
  const id = randomUUID();
  await inTenant((db) => db.insert(Contact, { id, ...details }));
  return id;
}

async function addressOf(
  owner: { contactId: string } | { memberId: string },
  channel: string,
  value: string,
): Promise<void> {
  const key = await store.keyOf(tenant.tenantId);
  const sealed = { valueIndex: key.index(value), valueSealed: key.seal(value) };
  await inTenant((db) => db.insert(Address, { id: randomUUID(), channel, ...sealed, ...owner }));
}

async function hear({ id, memberId }: Correspondence): Promise<void> {
  const dedupeKey = randomUUID();
  await inTenant((db) =>
    storeInbound(db, {
      id: randomUUID(),
      conversationId: id,
      author: 'member',
      authorId: memberId!, // The tests hear members.
      kind: 'text',
      text: 'Bonjour',
      detail: null,
      providerId: dedupeKey,
      dedupeKey,
    }),
  );
}

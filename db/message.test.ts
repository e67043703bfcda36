import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversationOf, type Correspondence } from './conversation.ts';
import type { Db } from './db.ts';
import { fullTenant, type FullTenant } from './fixtures/full-tenant.ts';
import { testStore, type TestStore } from './fixtures/test-store.ts';
import { Message, type MessageStatus, type NewInbound, type NewOutbound } from './message.ts';
import { recordStatus, isStoredAlready, storeInbound, storeOutbound, unanswered } from './message.ts';
import { isSuppressed, liftSuppression, suppress } from './suppression.ts';
import { reserveUsage, settleUsage } from './usage.ts';

const now = new Date('2026-11-23T08:00:00Z');
let store: TestStore;
let tenant: FullTenant;

beforeAll(async () => {
  store = await testStore(() => now);
  tenant = await fullTenant(store, { now, sms: '+33639980000' });
});
afterAll(() => store.close());

describe('an inbound message', () => {
  test('that comes twice is stored once, even at the same time', async () => {
    const conversation = await stranger('+33639987003');
    const receive = () =>
      inTenant((db) => storeInbound(db, inbound(conversation, 'in:acc:SM7'))).then(
        () => 'stored',
        (error) => isStoredAlready(error) && 'stored already',
      );
    const answers = await Promise.all(Array.from({ length: 10 }, receive));
    expect(answers.toSorted()).toEqual(['stored', ...Array.from({ length: 9 }, () => 'stored already')]);
    expect(await receive()).toBe('stored already');
    expect(await inTenant((db) => unanswered(db, conversation.id))).toHaveLength(1);
  });

  test('is heard in the order in which it came, with all it brought', async () => {
    const conversation = await stranger('+33639987004');
    for (const text of ['Bonjour', "C'est \\ pour ? une -- vidange; 'demain'", '🚗'.repeat(50)]) {
      await inTenant((db) => storeInbound(db, { ...inbound(conversation, randomUUID()), text, detail: { a: [text] } }));
    }
    const heard = await inTenant((db) => unanswered(db, conversation.id));
    expect(heard.map(({ text }) => text)).toEqual(heard.map(({ detail }) => (detail as { a: string[] }).a[0])); // As stored above.
    expect(heard[1]?.text).toBe("C'est \\ pour ? une -- vidange; 'demain'");
    expect(heard[0]?.createdAt).toEqual(now);
  });
});

describe('the delivery status of a message', () => {
  test.each([
    [['sent', 'delivered', 'read'], 'read'],
    [['delivered', 'sent'], 'delivered'],
    [['read', 'delivered', 'sent'], 'read'],
    [['failed', 'sent', 'delivered'], 'failed'],
    [['sent', 'sent'], 'sent'],
  ] as const)('goes %j and is then %s', async (statuses, expected) => {
    const id = await outbound('sending');
    for (const status of statuses) {
      const found = await inTenant((db) => recordStatus(db, { messageId: id, providerId: `SM${id}` }, status, null));
      expect(found).toEqual({ id, conversationId: tenant.conversationId });
    }
    expect(await statusOf(id)).toEqual({ status: expected, providerId: `SM${id}` });
  });

  test('never goes back, though callbacks come all at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await outbound('sending');
      const statuses = ['sent', 'delivered', 'read', 'sent', 'delivered', 'sent'] as const;
      await Promise.all(
        statuses.map((status) =>
          inTenant((db) => recordStatus(db, { messageId: id, providerId: `SM${id}` }, status, null)),
        ),
      );
      expect(await statusOf(id)).toMatchObject({ status: 'read' });
    }
  });

  test('is found by what the provider calls the message, settles an unknown one, and keeps why it failed', async () => {
    const id = await outbound('unknown', 'SM99');
    await inTenant((db) => recordStatus(db, { messageId: null, providerId: 'SM99' }, 'failed', '30005'));
    expect(await statusOf(id)).toMatchObject({ status: 'failed' });
    const message = await inTenant((db) => db.findOneOrFail(Message, { id }));
    expect(message.errorCode).toBe('30005');
  });

  test('of a message that is not ours, or is inbound, is nobody’s', async () => {
    const asked = { messageId: null, providerId: 'SM1' };
    expect(await inTenant((db) => recordStatus(db, asked, 'read', null))).toBeNull();
  });
});

test('an outbound message is stored once for what it answers', async () => {
  const put = () => inTenant((db) => storeOutbound(db, reply(randomUUID(), 'same')));
  expect([await put(), await put()]).toEqual([true, false]);
});

describe('the quota', () => {
  test('lets no more turns through than the plan has, when fifty ask at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => reserve('2027-01', 10)));
    expect(answers.filter(Boolean)).toHaveLength(10);
    expect(await reserve('2027-01', 10)).toBe(false);
    expect(await reserve('2027-02', 10)).toBe(true);
    expect(await reserve('2027-01', null)).toBe(true);
  });

  test('counts a turn once, and gives back what was released', async () => {
    const turnId = randomUUID();
    expect(await reserve('2027-03', 1, turnId)).toBe(true);
    expect(await reserve('2027-03', 1, turnId)).toBe(true);
    expect(await reserve('2027-03', 1)).toBe(false);
    await inTenant((db) => settleUsage(db, turnId, null));
    expect(await reserve('2027-03', 1)).toBe(true);
  });

  test('a released turn cannot come back over the limit', async () => {
    const turnId = randomUUID();
    await reserve('2027-04', 1, turnId);
    await inTenant((db) => settleUsage(db, turnId, null));
    expect(await reserve('2027-04', 1)).toBe(true);
    expect(await reserve('2027-04', 1, turnId)).toBe(false);
  });

  test('keeps what a turn used, though it asks again', async () => {
    const turnId = randomUUID();
    await reserve('2027-05', 1, turnId);
    await inTenant((db) => settleUsage(db, turnId, { inputTokens: 5, outputTokens: 2, costMicros: 9 }));
    expect(await reserve('2027-05', 1)).toBe(false);
  });
});

test('an opt-out holds until it is lifted, for this channel and person only', async () => {
  const [channel, addressIndex] = ['sms', 'f'.repeat(64)];
  const row = () => ({ id: randomUUID(), channel, addressIndex, messageId: null });
  const isOut = (where = channel) => inTenant((db) => isSuppressed(db, where, addressIndex));
  expect(await isOut()).toBe(false);
  await inTenant((db) => suppress(db, row()));
  await inTenant((db) => suppress(db, row()));
  expect([await isOut(), await isOut('whatsapp')]).toEqual([true, false]);
  await inTenant((db) => liftSuppression(db, channel, addressIndex));
  expect(await isOut()).toBe(false);
  await inTenant((db) => suppress(db, row()));
  expect(await isOut()).toBe(true);
});

function inTenant<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return store.forTenant(tenant.tenantId, work);
}

async function stranger(phone: string): Promise<Correspondence> {
  const key = await store.keyOf(tenant.tenantId);
  return inTenant((db) =>
    conversationOf(db, {
      channelAccountId: tenant.accounts.sms.id,
      channel: 'sms',
      valueIndex: key.index(phone),
      valueSealed: key.seal(phone),
      place: '',
      newId: randomUUID,
    }),
  );
}

function inbound({ id, contactId }: Correspondence, dedupeKey: string): NewInbound {
  return {
    id: randomUUID(),
    conversationId: id,
    author: 'contact',
    authorId: contactId!, // A stranger is a contact.
    kind: 'text',
    text: 'Bonjour',
    detail: null,
    providerId: 'SM7',
    dedupeKey,
  };
}

function reply(id: string, dedupeKey: string): NewOutbound {
  return {
    id,
    conversationId: tenant.conversationId,
    turnId: null,
    author: 'agent',
    purpose: 'reply',
    text: 'Bonjour',
    choices: [],
    dedupeKey,
  };
}

async function outbound(status: MessageStatus, providerId: string | null = null): Promise<string> {
  const id = randomUUID();
  await inTenant(async (db) => {
    await storeOutbound(db, reply(id, id));
    await db.nativeUpdate(Message, { id }, { status, providerId });
  });
  return id;
}

async function statusOf(id: string) {
  const { status, providerId } = await inTenant((db) => db.findOneOrFail(Message, { id }));
  return { status, providerId };
}

function reserve(month: string, limit: number | null, turnId: string = randomUUID()): Promise<boolean> {
  return inTenant((db) => reserveUsage(db, { id: randomUUID(), month, turnId, limit }));
}

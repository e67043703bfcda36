import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Address } from '#db/address.ts';
import { StoredAsk } from '#db/ask.ts';
import { Conversation } from '#db/conversation.ts';
import { Member } from '#db/member.ts';
import { Message, storeInbound } from '#db/message.ts';
import { type Colleague, instant, openWorld, type World } from './fixtures/world.ts';
import { runTool } from './run.ts';
import { type Tool, ToolError } from './tool.ts';

let world: World;
let karim: Colleague;
let julie: Colleague;

beforeAll(async () => {
  world = await openWorld();
  karim = await world.member({ name: 'Karim', role: 'USER' });
});
beforeEach(async () => {
  world.clock.now = instant('2026-11-23T09:00');
  julie = await world.member({ name: 'Julie', role: 'MANAGER' });
});
afterAll(() => world.store.close());

const input = z.object({ key: z.string(), fails: z.boolean().optional() });

/** Asks Julie, or whoever is named by the test, whether she comes. */
function inviteTool(memberId: string): Tool {
  return {
    name: 'invite',
    description: 'Asks whether she comes.',
    effect: 'outbound',
    roles: { USER: 'runs' },
    input,
    output: z.object({ reached: z.boolean() }),
    async run(ctx, given) {
      const { key, fails } = input.parse(given);
      const reached = await ctx.post(
        { memberId },
        {
          text: (language) => (language === 'fr' ? 'Tu viens ?' : 'Will you come?'),
          ask: (language) => ({
            topic: 'which',
            kind: 'confirm',
            options: [{ label: language === 'fr' ? 'oui' : 'yes', tool: 'invite', input: {} }],
            no: null,
            until: '2026-11-24T09:00:00.000Z',
            late: 'lapses',
          }),
          dedupeKey: key,
        },
      );
      if (fails) throw new ToolError('Changed my mind.', 'Say so.');
      return { output: { reached } };
    },
    say: () => '',
    deeds: () => ['passed_on'],
  };
}

async function invite(memberId: string, given: z.infer<typeof input>) {
  const turn = await world.turn(karim, { tools: [inviteTool(memberId)] });
  return runTool(turn, { id: 'call-1', tool: 'invite', input: given, approved: true });
}

/** What waits for somebody in a conversation. */
async function waiting(conversationId: string) {
  const [messages, asks] = await world.inTenant(async (db) => [
    await db.find(Message, { conversationId, direction: 'out' }),
    await db.find(StoredAsk, { conversationId }),
  ]);
  const jobs = await world.store.beforeTenant((db) =>
    db.execute<unknown[]>(`select from pgboss.job where data ->> 'conversationId' = ?`, [conversationId]),
  );
  return { messages, asks, jobs: jobs.length };
}

async function hear({ memberId }: Colleague, conversationId: string): Promise<void> {
  const id = v7();
  await world.inTenant((db) =>
    storeInbound(db, {
      id,
      conversationId,
      author: 'member',
      authorId: memberId,
      kind: 'text',
      text: 'Bonjour',
      detail: null,
      providerId: id,
      dedupeKey: id,
    }),
  );
}

test('a message to somebody else waits with its question and its job', async () => {
  expect(await invite(julie.memberId, { key: v7() })).toMatchObject({ ok: true, output: { reached: true } });
  const { messages, asks, jobs } = await waiting(julie.conversationId);
  expect(jobs).toBe(1);
  expect(messages).toMatchObject([
    { author: 'system', authorId: null, purpose: 'notice', status: 'pending', text: 'Tu viens ?' },
  ]);
  expect(asks).toMatchObject([
    {
      messageId: messages[0]?.id,
      topic: 'which',
      kind: 'confirm',
      options: [{ label: 'oui', tool: 'invite' }],
      no: null,
      late: 'lapses',
      until: instant('2026-11-24T10:00'),
      closedAt: null,
    },
  ]);
  expect(messages[0]?.choices).toEqual([
    { value: `${asks[0]?.id}:0`, label: 'Oui' },
    { value: `${asks[0]?.id}:no`, label: 'Non' },
  ]);
});

test('it speaks the language of their conversation', async () => {
  await world.inTenant((db) => db.nativeUpdate(Conversation, { id: julie.conversationId }, { language: 'en' }));
  await invite(julie.memberId, { key: v7() });
  const { messages, asks } = await waiting(julie.conversationId);
  expect(messages).toMatchObject([{ text: 'Will you come?', choices: [{ label: 'Yes' }, { label: 'No' }] }]);
  expect(asks).toMatchObject([{ options: [{ label: 'yes' }] }]);
});

test('a tool that gives up takes back the message, the question and the job', async () => {
  expect(await invite(julie.memberId, { key: v7(), fails: true })).toMatchObject({ ok: false });
  expect(await waiting(julie.conversationId)).toEqual({ messages: [], asks: [], jobs: 0 });
});

test('the same message is put once', async () => {
  const key = v7();
  for (const _ of [1, 2]) {
    expect(await invite(julie.memberId, { key })).toMatchObject({ output: { reached: true } });
  }
  const { messages, asks, jobs } = await waiting(julie.conversationId);
  expect([messages.length, asks.length, jobs]).toEqual([1, 1, 1]);
});

test('it goes where they wrote last', async () => {
  const slack = await world.account('slack');
  const [addressId, threadId] = [v7(), v7()];
  await world.inTenant(async (db) => {
    const { memberId } = julie;
    await db.insert(Address, { id: addressId, channel: 'slack', valueSealed: '', valueIndex: addressId, memberId });
    const place = { channelAccountId: slack, addressId, place: '1732.5' };
    await db.insert(Conversation, { id: threadId, ...place, memberId, language: 'fr' });
  });
  await hear(julie, julie.conversationId);
  await hear(julie, threadId);
  await invite(julie.memberId, { key: v7() });
  expect((await waiting(threadId)).messages).toHaveLength(1);
  expect((await waiting(julie.conversationId)).messages).toEqual([]);
});

test('to who has never written it goes to their address, and to who has none it does not go', async () => {
  const [memberId, addressId] = [v7(), v7()];
  await world.inTenant((db) => db.insert(Member, { id: memberId, name: 'Olivier', role: 'OWNER' }));
  const key = v7();
  expect(await invite(memberId, { key })).toMatchObject({ ok: true, output: { reached: false } });
  await world.inTenant((db) =>
    db.insert(Address, { id: addressId, channel: 'sms', valueSealed: '', valueIndex: addressId, memberId }),
  );
  expect(await invite(memberId, { key })).toMatchObject({ output: { reached: true } });
  const conversation = await world.inTenant((db) => db.findOneOrFail(Conversation, { memberId }));
  expect(conversation).toMatchObject({ addressId, place: '', contactId: null });
  expect((await waiting(conversation.id)).jobs).toBe(1);
});

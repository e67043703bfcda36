import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Address } from '#db/address.ts';
import { ChannelAccount } from '#db/channel-account.ts';
import { Conversation } from '#db/conversation.ts';
import { Member, type MemberRow } from '#db/member.ts';
import { Message } from '#db/message.ts';
import { endWait } from '#db/waiting.ts';
import { allTools } from '#tools/all.ts';
import { runTool } from '#tools/run.ts';
import type { Channel } from './channel.ts';
import type { BotContext } from './context.ts';
import { deliver } from './deliver.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';
import { sendLeft } from './jobs/send-left.ts';
import { runTurn } from './turn.ts';

const words = 'je suis en panne, ça fume';

let bot: TestBot;
let garage: Garage;
let claire: Phone;
beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());
/** The manager and the owner have Slack and Telegram, which this program does not send on, and the garage an account there. */
beforeEach(async () => {
  bot.clock.set('2026-11-23T09:00');
  garage = await bot.openGarage();
  claire = garage.claire;
  const secretsSealed = (await bot.ctx.store.keyOf(garage.tenantId)).seal('{}');
  await garage.inTenant(async (db) => {
    await db.nativeDelete(Address, { channel: { $in: ['sms', 'telegram', 'terminal'] }, memberId: { $ne: null } });
    for (const channel of ['slack', 'whatsapp']) {
      const id = bot.ctx.newId();
      await db.insert(ChannelAccount, { id, channel, externalId: `${channel}-${garage.tenantId}`, secretsSealed });
    }
  });
});

test('an alert for whom nobody here can send to stays where it is, and all else goes on', async () => {
  await leaveUrgentNote();
  const [alert] = await alerts();
  expect(alert).toMatchObject({ status: 'pending', purpose: 'notice', sendAfter: null, errorCode: null });
  expect(alert?.text).toBe(`Urgent, message de Claire Martin : "${words}". A rappeler au 06 39 98 01 01.`);
  const job = await alertJob();
  for (const _ of [1, 2]) await runTurn(bot.ctx, job);
  expect(await alerts()).toEqual([alert]);
  expect(await jobsFor(job.conversationId)).toBe(1);
  expect(await claire.say('Vous êtes ouverts samedi ?')).toEqual([expect.stringMatching(/samedi/i)]);
});

test('the alert leaves when a program comes that sends there', async () => {
  await leaveUrgentNote();
  const { conversationId } = await alertJob();
  await sendLeft.run(bot.ctx);
  bot.clock.pass(11 * 60_000);
  await sendLeft.run(bot.ctx);
  expect(await jobsFor(conversationId)).toBe(1);
  const sent: string[] = [];
  const later = withChannel(await ownChannel(), sent);
  await sendLeft.run(later);
  expect(await jobsFor(conversationId)).toBe(2);
  await deliver(later, await alertJob());
  expect(sent).toEqual([expect.stringContaining(words)]);
  expect(await alerts()).toMatchObject([{ status: 'sent' }]);
  await sendLeft.run(later);
  expect(await jobsFor(conversationId)).toBe(2);
});

test('the alert does not leave any more once somebody has seen to it', async () => {
  await leaveUrgentNote();
  const { id } = await claire.conversation();
  await garage.inTenant((db) => endWait(db, id));
  const sent: string[] = [];
  await deliver(withChannel(await ownChannel(), sent), await alertJob());
  expect(sent).toEqual([]);
  expect(await alerts()).toMatchObject([{ status: 'suppressed', errorCode: 'seen_to' }]);
});

test('an alert is not left for who is of the business no longer', async () => {
  await leaveUrgentNote();
  const { conversationId } = await alertJob();
  const member = await alerted();
  await garage.inTenant((db) => db.nativeUpdate(Member, member, { deletedAt: bot.clock.now() }));
  bot.clock.pass(11 * 60_000);
  await sendLeft.run(withChannel(await ownChannel(), []));
  expect(await jobsFor(conversationId)).toBe(1);
});

/** Leaves it in a turn of Claire's, as an agent would. */
async function leaveUrgentNote(): Promise<void> {
  await claire.say('Bonjour');
  const { id: conversationId, contactId } = await claire.conversation();
  const [turn] = await claire.turns();
  if (!turn || !contactId) throw new Error('Claire has no turn.');
  const { store, blobs, now, newId, random, log, channels, meaning } = bot.ctx;
  const scope = {
    ...{ store, blobs, now, newId, random, log, meaning, tools: allTools, channel: 'sms', reach: [...channels.keys()] },
    tenant: { id: garage.tenantId, name: 'Garage Dupont', zone: 'Europe/Paris' },
    actor: { kind: 'customer', contactId } as const,
    ...{
      about: { contactId },
      origin: { turnId: turn.id, conversationId },
      mayHaveRun: false,
      language: 'fr' as const,
      tainted: false,
    },
  };
  const asked = { id: 'call-1', tool: 'leave_note', input: { kind: 'urgent', words }, approved: false };
  expect(await runTool(scope, asked)).toMatchObject({ ok: true, output: { urgent: true, alerted: false } });
}

function alerts() {
  return garage.inTenant((db) => db.find(Message, { dedupeKey: { $like: 'alert:%' } }, { disableIdentityMap: true }));
}

async function alertJob(): Promise<{ tenantId: string; conversationId: string }> {
  const [alert] = await alerts();
  if (!alert) throw new Error('Nobody was alerted.');
  return { tenantId: garage.tenantId, conversationId: alert.conversationId };
}

async function alerted(): Promise<Pick<MemberRow, 'id'>> {
  const { conversationId: id } = await alertJob();
  const { memberId } = await garage.inTenant((db) => db.findOneOrFail(Conversation, { id }));
  if (!memberId) throw new Error('It is for a member.');
  return { id: memberId };
}

/** The channel on which the alert waits. */
async function ownChannel(): Promise<string> {
  const { conversationId: id } = await alertJob();
  return garage.inTenant(async (db) => {
    const { channelAccountId } = await db.findOneOrFail(Conversation, { id });
    return (await db.findOneOrFail(ChannelAccount, { id: channelAccountId })).channel;
  });
}

/** The program of later: it has this channel too. */
function withChannel(name: string, sent: string[]): BotContext {
  const channel: Channel = {
    ...bot.sms,
    name,
    async send(message) {
      sent.push(message.text);
      return { kind: 'sent', providerId: bot.ctx.newId(), segments: 1, text: message.text };
    },
  };
  return { ...bot.ctx, channels: new Map([...bot.ctx.channels, [name, channel]]) };
}

async function jobsFor(conversationId: string): Promise<number> {
  const jobs = await bot.ctx.store.beforeTenant((db) =>
    db.execute<unknown[]>(`select from pgboss.job where data ->> 'conversationId' = ?`, [conversationId]),
  );
  return jobs.length;
}

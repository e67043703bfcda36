import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { claimNext } from '#db/outbox.ts';
import { type NewOutbound, storeOutbound } from '#db/message.ts';
import { addMember } from '#db/member.ts';
import { giveAddress } from '#db/member-address.ts';
import { deskList } from '#db/waiting.ts';
import { deliver } from './deliver.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';
import { startWorker } from './worker.ts';

const patience = { timeout: 15_000, interval: 20 };

describe('a message on its way out', () => {
  let bot: TestBot;
  let garage: Garage;
  let person: Phone;
  beforeAll(async () => {
    bot = await testBot();
    garage = await bot.openGarage();
  });
  afterAll(() => bot.close());
  beforeEach(async () => {
    bot.clock.set('2026-11-23T09:00');
    person = garage.stranger();
    await person.write('Bonjour');
  });

  test('that was taken is sent, with the carrier’s id, its segments and the words as they left', async () => {
    const [text] = await person.answer();
    expect(await sent()).toMatchObject([
      {
        status: 'sent',
        providerId: expect.stringMatching(/^SM/),
        segments: 1,
        errorCode: null,
        detail: { rendered: text },
      },
    ]);
  });

  test('that was refused stays refused and is not tried again', async () => {
    bot.carrier.next({ status: 400, code: 21610 });
    expect(await person.answer()).toEqual([]);
    expect(await person.answer()).toEqual([]);
    expect(await sent()).toMatchObject([{ status: 'refused', errorCode: 'opted_out', providerId: null }]);
  });

  test('whose fate is unknown is never sent again, and is settled by the carrier’s report', async () => {
    bot.carrier.next('hang up');
    expect(await person.answer()).toHaveLength(1); // The carrier had it, which we cannot know.
    expect(await sent()).toMatchObject([{ status: 'unknown', providerId: null }]);
    expect(await person.answer()).toEqual([]);
    await person.report(0, 'delivered');
    expect(await sent()).toMatchObject([{ status: 'delivered', providerId: expect.stringMatching(/^SM/) }]);
  });

  test('that the carrier could not deliver says why', async () => {
    await person.answer();
    await person.report(0, 'undelivered', '30003');
    expect(await sent()).toMatchObject([{ status: 'failed', errorCode: '30003' }]);
  });

  test('never goes back on its way: reports may overtake each other', async () => {
    await person.answer();
    for (const status of ['delivered', 'sent', 'queued', 'sending']) await person.report(0, status);
    expect(await sent()).toMatchObject([{ status: 'delivered' }]);
  });

  test('whose report is here before the answer to its sending keeps what the report says', async () => {
    bot.carrier.beforeAnswer(async () => {
      await person.report(0, 'delivered');
    });
    onTestFinished(() => bot.carrier.beforeAnswer(async () => {}));
    await person.answer();
    expect(await sent()).toMatchObject([
      { status: 'delivered', segments: 1, providerId: bot.carrier.carried.at(-1)?.sid },
    ]);
  });

  test('that was being sent when its process died is unknown, and those behind it leave', async () => {
    await person.answer();
    await store('un');
    await store('deux');
    const job = await person.job();
    await garage.inTenant((db) => claimNext(db, job.conversationId, ['sms']));
    await deliver(bot.ctx, job);
    expect((await sent()).map(({ text, status }) => `${text} ${status}`).slice(1)).toEqual(['un unknown', 'deux sent']);
    expect(person.inbox().slice(1)).toEqual(['deux']);
  });

  test('that may not have arrived is listed for the team, until something else did or the carrier says so', async () => {
    await person.answer();
    await store('un');
    const { conversationId, ...job } = await person.job();
    const unsure = async () => (await garage.inTenant(deskList)).unsure.map(({ text }) => text);
    await garage.inTenant((db) => claimNext(db, conversationId, ['sms']));
    await deliver(bot.ctx, { conversationId, ...job });
    expect(await unsure()).toEqual([]);
    bot.clock.pass(6 * 60_000);
    expect(await unsure()).toContain('un');
    await store('deux');
    await deliver(bot.ctx, { conversationId, ...job });
    expect(await unsure()).not.toContain('un');
  });

  test('waits again when what it needs cannot be read, and leaves when it can', async () => {
    await person.answer();
    await store('un');
    const accounts = { ...bot.ctx.accounts, open: () => Promise.reject(new Error('the database is away')) };
    await expect(deliver({ ...bot.ctx, accounts }, await person.job())).rejects.toThrow('away');
    expect((await sent()).at(-1)).toMatchObject({ text: 'un', status: 'pending' });
    await deliver(bot.ctx, await person.job());
    expect((await sent()).at(-1)).toMatchObject({ text: 'un', status: 'sent' });
  });

  test('leaves in its order', async () => {
    await person.answer();
    for (const text of ['un', 'deux', 'trois']) await store(text);
    await deliver(bot.ctx, await person.job());
    expect(person.inbox().slice(1)).toEqual(['un', 'deux', 'trois']);
  });

  test('is not overtaken by the answer behind it, when the carrier asks to wait', async () => {
    bot.carrier.next({ status: 429, code: 20429, headers: { 'retry-after': '30' } });
    expect(await person.answer()).toEqual([]);
    expect(await person.say('Vous êtes ouverts samedi ?')).toEqual([]);
    bot.clock.pass(30_000);
    expect(await person.answer()).toEqual([expect.stringMatching(/automatique/), expect.stringMatching(/samedi/i)]);
  });

  test('that nobody may get is suppressed', async () => {
    await person.say('STOP');
    const before = person.inbox();
    await store('un');
    await deliver(bot.ctx, await person.job());
    expect(person.inbox()).toEqual(before);
    expect((await sent()).at(-1)).toMatchObject({ text: 'un', status: 'suppressed' });
  });

  test('that we start ourselves waits for the morning; an answer does not wait, not even behind it', async () => {
    await person.answer();
    bot.clock.set('2026-11-23T21:00');
    await store('rappel');
    expect(await person.say('Vous êtes ouverts samedi ?')).toHaveLength(1);
    expect((await sent()).find(({ text }) => text === 'rappel')).toMatchObject({
      status: 'pending',
      sendAfter: new Date('2026-11-24T07:00:00Z'),
    });
    bot.clock.set('2026-11-24T08:00');
    expect(await person.answer()).toEqual(['rappel']);
  });

  test.each(['customer', 'member'])('that is a notice to a %s knows whether they sleep', async (who) => {
    await person.answer();
    if (who === 'member') await makeMember(bot, garage, person);
    bot.clock.set('2026-11-24T02:00');
    await store('avis', 'notice');
    await deliver(bot.ctx, await person.job());
    expect(person.inbox().includes('avis')).toBe(who === 'member');
  });

  test('that is news waits for the member’s day, and leaves with what else waited as one message', async () => {
    await person.answer();
    await makeMember(bot, garage, person);
    bot.clock.set('2026-11-23T21:00');
    for (const text of ['un', 'deux']) await store(text, 'news');
    await deliver(bot.ctx, await person.job());
    await store('avis', 'notice');
    expect(await person.answer()).toEqual(['avis']);
    bot.clock.set('2026-11-24T06:59');
    expect(await person.answer()).toEqual([]);
    bot.clock.set('2026-11-24T07:01');
    expect(await person.answer()).toEqual(['un\ndeux']);
    expect(await person.answer()).toEqual([]);
    expect((await sent()).map(({ text, status, errorCode }) => [text, status, errorCode]).slice(-3)).toEqual([
      ['un\ndeux', 'sent', null],
      ['deux', 'suppressed', 'gathered'],
      ['avis', 'sent', null],
    ]);
  });

  test('on a channel that this process does not have waits for a process that has it', async () => {
    await person.answer();
    await store('un');
    await deliver({ ...bot.ctx, channels: new Map([['other', bot.sms]]) }, await person.job());
    expect((await sent()).at(-1)).toMatchObject({ text: 'un', status: 'pending' });
    await deliver(bot.ctx, await person.job());
    expect((await sent()).at(-1)).toMatchObject({ text: 'un', status: 'sent' });
  });

  test('from an account that is gone is refused', async () => {
    await person.answer();
    await store('un');
    const accounts = { ...bot.ctx.accounts, open: async () => null };
    await deliver({ ...bot.ctx, accounts }, await person.job());
    expect((await sent()).at(-1)).toMatchObject({ status: 'refused', errorCode: 'no_account' });
  });

  test('on a channel with a window leaves only while it is open', async () => {
    const sms = { ...bot.sms, limits: { ...bot.sms.limits, windowHours: 24 } };
    const ctx = { ...bot.ctx, channels: new Map([['sms', sms]]) };
    await person.answer();
    bot.clock.set('2026-11-24T08:59');
    await store('encore ouvert');
    await deliver(ctx, await person.job());
    bot.clock.set('2026-11-24T09:01');
    await store('trop tard');
    await deliver(ctx, await person.job());
    expect(person.inbox().at(-1)).toBe('encore ouvert');
    expect((await sent()).at(-1)).toMatchObject({
      text: 'trop tard',
      status: 'suppressed',
      errorCode: 'window_closed',
    });
  });

  async function sent() {
    return (await person.messages()).filter(({ direction }) => direction === 'out');
  }

  async function store(text: string, purpose: NewOutbound['purpose'] = 'reminder'): Promise<void> {
    const { conversationId } = await person.job();
    const id = bot.ctx.newId();
    await garage.inTenant((db) =>
      storeOutbound(db, {
        ...{ id, conversationId, text, choices: [], purpose },
        ...{ author: 'system', dedupeKey: id, turnId: null },
      }),
    );
  }
});

describe('a message for later', () => {
  let bot: TestBot;
  let person: Phone;
  beforeAll(async () => {
    bot = await testBot();
    person = (await bot.openGarage()).stranger();
  });
  afterAll(() => bot.close());

  test('comes back by itself, and does not hold the conversation up', async () => {
    bot.carrier.next({ status: 429, code: 20429, headers: { 'retry-after': '1' } });
    await person.write('Bonjour');
    await startWorker(bot.ctx);
    await turnsDone(1);
    await statuses('pending');
    expect(person.inbox()).toEqual([]);
    await person.write('Vous êtes ouverts samedi ?');
    await turnsDone(2);
    bot.clock.pass(1_000);
    await statuses('sent', 'sent');
    expect(person.inbox()).toHaveLength(2);
  });

  /** Waits until the outbox of the conversation is in these states. */
  function statuses(...states: string[]): Promise<void> {
    return vi.waitFor(async () => {
      const outbox = (await person.messages()).filter(({ direction }) => direction === 'out');
      expect(outbox.map(({ status }) => status)).toEqual(states);
    }, patience);
  }

  function turnsDone(count: number): Promise<void> {
    return vi.waitFor(async () => {
      const turns = await person.turns();
      expect(turns.map(({ status }) => status)).toEqual(Array.from({ length: count }, () => 'done'));
    }, patience);
  }
});

async function makeMember(bot: TestBot, garage: Garage, { number }: Phone): Promise<void> {
  const key = await bot.ctx.store.keyOf(garage.tenantId);
  const [memberId, id] = [bot.ctx.newId(), bot.ctx.newId()];
  const address = { id, memberId, channel: 'sms', valueSealed: key.seal(number), valueIndex: key.index(number) };
  await garage.inTenant(async (db) => {
    await addMember(db, { id: memberId, name: 'Karim', role: 'USER' });
    await giveAddress(db, address);
  });
}

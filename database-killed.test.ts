import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { BotContext } from '#bot/context.ts';
import { openCarrier } from '#bot/fixtures/carrier.ts';
import { canStartPostgres, mortalPostgres, type MortalPostgres } from '#bot/fixtures/mortal-postgres.ts';
import { type Line, type Phone, testBot } from '#bot/fixtures/test-bot.ts';
import { runTurn } from '#bot/turn.ts';
import { startWorker } from '#bot/worker.ts';
import { onPostgres } from '#db/fixtures/test-store.ts';

/**
 * The customer has been offered a slot and writes OUI; then the database's server is killed, and the program lives. In a turn 1
 * begins, 2 is the tool, 3 commits and claims, 4 records what the carrier said. 1, 2 and 4 are not waited for until they are on
 * the disk, so that what they wrote is lost here.
 */
const deaths: [string, number, 'sent' | 'unknown'][] = [
  ['after the webhook was answered', 0, 'sent'],
  ['after the turn began', 1, 'sent'],
  ['after the tool booked', 2, 'sent'],
  ['between the commit of the answer and its sending', 3, 'unknown'],
  ['after what the carrier said was kept', 4, 'unknown'],
];

describe.runIf(onPostgres() && canStartPostgres())('PostgreSQL killed', { timeout: 90_000 }, () => {
  let server: MortalPostgres;
  let line: Line;
  beforeAll(async () => {
    server = await mortalPostgres();
    const bot = await testBot({ place: server.place });
    ({ line } = await bot.openGarage());
    await bot.close();
  }, 60_000);
  afterAll(() => server.remove());

  test.for(deaths)('%s: the message is answered once, and booked once', async ([, after, ends], { onTestFinished }) => {
    const carrier = await openCarrier();
    onTestFinished(() => carrier.close());
    const bot = await testBot({ place: server.place, carrier });
    onTestFinished(() => bot.close());
    const person = bot.garageOn(line).phone(`+3363998620${after}`);
    await person.say(`une vidange le ${14 + after} décembre à 14h30`);
    await person.write('OUI');
    const job = await person.job();

    if (after === 0) server.kill();
    else await runTurn(dying(bot.ctx, server, after), job).catch(() => {});
    await server.start();
    await startWorker(bot.ctx);
    await vi.waitFor(() => expectSettled(person), { timeout: 60_000, interval: 200 });

    const answers = (await person.messages()).filter(({ direction }) => direction === 'out').slice(1);
    expect(answers).toMatchObject([{ text: expect.stringMatching(/\d+ décembre/), status: ends }]);
    expect(carrier.carried.filter(({ text }) => text === answers[0]?.text)).toHaveLength(1);
    expect((await person.appointments()).map(({ status }) => status)).toEqual(['booked']);
    expect((await person.receipts()).filter(({ tool }) => tool === 'book_appointment')).toHaveLength(1);
  });
});

/** The server dies right after the nth transaction of the turn, and the turn goes on as far as it can. */
function dying(ctx: BotContext, server: MortalPostgres, last: number): BotContext {
  let count = 0;
  const forTenant: BotContext['store']['forTenant'] = async (...given) => {
    count += 1;
    const isLast = count === last;
    const result = await ctx.store.forTenant(...given);
    if (isLast) server.kill();
    return result;
  };
  return { ...ctx, store: { ...ctx.store, forTenant } };
}

async function expectSettled(person: Phone): Promise<void> {
  expect((await person.turns()).map(({ status }) => status)).toEqual(['done', 'done']);
  const outbox = (await person.messages()).filter(({ direction }) => direction === 'out');
  expect(outbox.filter(({ status }) => status === 'pending' || status === 'sending')).toEqual([]);
}

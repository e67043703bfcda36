import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { IncomingRequest } from '#bot/channel.ts';
import { openCarrier } from '#bot/fixtures/carrier.ts';
import type { Doom, Orders } from '#bot/fixtures/doomed.ts';
import { type LastingPlace, lastingPlace } from '#bot/fixtures/lasting-place.ts';
import { type Line, type Phone, testBot } from '#bot/fixtures/test-bot.ts';
import { receive } from '#bot/receive.ts';
import { startWorker } from '#bot/worker.ts';
import { onPostgres } from '#db/fixtures/test-store.ts';

/** What a dead process leaves behind: the customer's message, its turn, the booking, the answer. */
interface Left {
  turn: 'none' | 'running' | 'done';
  booking: 'held' | 'booked';
  answer: 'none' | 'sending' | 'sent';
  carried: 0 | 1;
}

/** The customer has been offered a slot and writes OUI. In its turn: 1 begins, 2 is the tool, 3 commits and claims, 4 records. */
const deaths: [string, Doom | 'by the carrier', Left][] = [
  ['after the message was stored', { kind: 'received' }, { turn: 'none', booking: 'held', answer: 'none', carried: 0 }],
  [
    'while the turn begins',
    { kind: 'inside', transaction: 1 },
    { turn: 'none', booking: 'held', answer: 'none', carried: 0 },
  ],
  [
    'after the turn began',
    { kind: 'after', transaction: 1 },
    { turn: 'running', booking: 'held', answer: 'none', carried: 0 },
  ],
  [
    'while the tool books',
    { kind: 'inside', transaction: 2 },
    { turn: 'running', booking: 'held', answer: 'none', carried: 0 },
  ],
  [
    'after the tool booked',
    { kind: 'after', transaction: 2 },
    { turn: 'running', booking: 'booked', answer: 'none', carried: 0 },
  ],
  [
    'while the answer is stored',
    { kind: 'inside', transaction: 3 },
    { turn: 'running', booking: 'booked', answer: 'none', carried: 0 },
  ],
  [
    'after the answer was stored',
    { kind: 'after', transaction: 3 },
    { turn: 'done', booking: 'booked', answer: 'sending', carried: 0 },
  ],
  [
    'before the answer is handed to the carrier',
    { kind: 'sending' },
    { turn: 'done', booking: 'booked', answer: 'sending', carried: 0 },
  ],
  [
    'when the carrier has the answer and has not said so',
    'by the carrier',
    { turn: 'done', booking: 'booked', answer: 'sending', carried: 1 },
  ],
  [
    'while the carrier’s word is kept',
    { kind: 'inside', transaction: 4 },
    { turn: 'done', booking: 'booked', answer: 'sending', carried: 1 },
  ],
  [
    'when the answer is sent and the job not ended',
    { kind: 'after', transaction: 4 },
    { turn: 'done', booking: 'booked', answer: 'sent', carried: 1 },
  ],
];

const number = '+33639985001';
let prepared: LastingPlace;
let line: Line;
let yes: IncomingRequest;

beforeAll(async () => {
  prepared = await lastingPlace();
  const bot = await testBot({ place: prepared.first });
  const garage = await bot.openGarage();
  line = garage.line;
  const person = garage.phone(number);
  await person.say('une vidange mercredi 16 décembre à 14h30');
  yes = person.webhook('OUI');
  await bot.close();
});
afterAll(() => prepared.remove());

// On PostgreSQL a dead process is missed after ten seconds or more, so they die side by side; of PGlite two fill the memory.
describe('a process killed', { concurrent: onPostgres(), timeout: 90_000 }, () => {
  test.for(deaths)('%s: the message is answered once, and booked once', async ([, fate, left], { onTestFinished }) => {
    const place = await prepared.copy();
    onTestFinished(() => place.remove());
    const carrier = await openCarrier();
    onTestFinished(() => carrier.close());
    const env = { PUBLIC_URL: 'https://comptoir.example', TWILIO_API_URL: carrier.url };

    const child = launch({
      ...{ place: place.again, env, startsAt: '2026-11-23T08:05:00Z' },
      webhook: { target: yes.target, headers: yes.headers as Record<string, string>, raw: yes.raw.toString() }, // All are set.
      doom: fate === 'by the carrier' ? { kind: 'never' } : fate,
    });
    if (fate === 'by the carrier') carrier.beforeAnswer(async () => void child.kill('SIGKILL'));
    await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');

    const bot = await testBot({ place: place.again, carrier });
    onTestFinished(() => bot.close());
    bot.clock.set('2026-11-23T09:06');
    const person = bot.garageOn(line).phone(number);
    expect({ ...(await leftBy(person)), carried: carrier.carried.length }).toEqual(left);

    await startWorker(bot.ctx);
    // The provider got no answer, so it sends the webhook again.
    await receive(bot.ctx, bot.sms, yes);
    await vi.waitFor(() => expectSettled(person), { timeout: 60_000, interval: 1_000 });

    const isUnknown = left.answer === 'sending';
    const [answer] = (await person.messages()).slice(3);
    expect(answer).toMatchObject({
      text: expect.stringMatching(/16 décembre/),
      status: isUnknown ? 'unknown' : 'sent',
    });
    // Where it takes a minute, the team gets its morning meanwhile.
    const carried = carrier.carried.filter(({ to }) => to === number);
    expect(carried).toHaveLength(isUnknown ? left.carried : 1);
    expect((await person.messages()).map(({ direction }) => direction)).toEqual(['in', 'out', 'in', 'out']);
    expect((await person.appointments()).map(({ status }) => status)).toEqual(['booked']);
    expect((await person.receipts()).filter(({ tool }) => tool === 'book_appointment')).toHaveLength(1);
    expect(await bot.ctx.store.queue.blocked()).toBe(0);
  });
});

function launch(orders: Orders): ChildProcess {
  const file = fileURLToPath(new URL('./bot/fixtures/doomed.ts', import.meta.url));
  // What is compiled once need not be compiled for each of them.
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'comptoir-compiled') };
  return spawn(process.execPath, [file, JSON.stringify(orders)], { env, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function leftBy(person: Phone): Promise<Omit<Left, 'carried'>> {
  const [, turn] = await person.turns();
  const [appointment] = await person.appointments();
  const answer = (await person.messages())[3];
  return {
    turn: (turn?.status ?? 'none') as Left['turn'], // Another one would not be equal to what is expected.
    booking: appointment?.status as Left['booking'], // As above.
    answer: (answer?.status ?? 'none') as Left['answer'], // As above.
  };
}

async function expectSettled(person: Phone): Promise<void> {
  expect((await person.turns()).map(({ status }) => status)).toEqual(['done', 'done']);
  const outbox = (await person.messages()).filter(({ direction }) => direction === 'out');
  expect(outbox.filter(({ status }) => status === 'pending' || status === 'sending')).toEqual([]);
}

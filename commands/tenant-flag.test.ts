import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Garage, testBot, type TestBot } from '#bot/fixtures/test-bot.ts';
import { Audit } from '#db/audit.ts';
import { shareOf } from '#db/flag.ts';
import type { Comptoir } from '#root/main.ts';
import { UsageError } from './args.ts';
import { flagTenant } from './tenant-flag.ts';

let bot: TestBot;
let garage: Garage;

beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());
beforeEach(async () => {
  garage = await bot.openGarage();
});

async function flag(words: string[], flags: Record<string, string> = { tenant: garage.tenantId }): Promise<string> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    // The command uses nothing else of the program.
    await flagTenant({ ctx: bot.ctx } as unknown as Comptoir, { words: ['flag', ...words], flags });
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}
const share = () => garage.inTenant((db) => shareOf(db, 'reminders'));

test('a flag is set for one business, shown, audited, and taken back', async () => {
  expect(await flag([])).toContain('reminders 100 %');
  expect(await flag(['reminders', '0'])).toContain('reminders 0 % (set)');
  expect(await share()).toBe(0);
  await flag(['reminders', '50']);
  expect(await share()).toBe(50);
  await flag(['reminders', 'default']);
  expect(await share()).toBe(100);
  expect(await garage.inTenant((db) => db.count(Audit, { action: 'tenant flag' }))).toBe(3);
});

test('the owner hears of it with the plan, and only where it is not as for everybody', async () => {
  const olivier = garage.phone('+33639980204');
  expect((await olivier.say('où en est mon forfait ?')).join()).not.toContain('rappels');
  await flag(['reminders', '0']);
  expect((await olivier.say('où en est mon forfait ?')).join()).toContain(
    'Les rappels de rendez-vous sont coupés par Comptoir.',
  );
});

test('a share of all businesses are always the same ones', async () => {
  expect(await flag(['reminders', '0'], { of: '0' })).toContain('nothing is changed');
  expect(await share()).toBe(100);
  await flag(['reminders', '0'], { of: '100' });
  expect(await share()).toBe(0);
});

test.each([
  [['nothing', '0'], null],
  [['reminders', '101'], null],
  [['reminders', '-1'], null],
  [['reminders'], null],
  [['reminders', '0'], { of: '200' }],
  [['reminders', '0'], {}],
])('%j with %j is refused, and nothing is changed', async (words, flags) => {
  await expect(flag(words, flags ?? undefined)).rejects.toThrow(UsageError);
  expect(await share()).toBe(100);
});

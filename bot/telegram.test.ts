import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TelegramServer, telegramServer } from '#channels/fixtures/telegram-server.ts';
import { demoBot, telegramMessage, telegramPress, telegramRequest } from '#channels/fixtures/telegram-updates.ts';
import { connectAccount } from '#db/channel-account.ts';
import type { Channel } from './channel.ts';
import { type Garage, type TestBot, testBot } from './fixtures/test-bot.ts';
import { receive } from './receive.ts';
import { runTurn } from './turn.ts';

let server: TelegramServer;
let bot: TestBot;
let garage: Garage;
let telegram: Channel;

beforeAll(async () => {
  server = await telegramServer({ token: demoBot.token, chats: ['2000001', '2000009'] });
  bot = await testBot({ env: { TELEGRAM_API_URL: server.url } });
  garage = await bot.openGarage();
  const by = bot.ctx.channels.get('telegram');
  if (!by) throw new Error('There is no Telegram.');
  telegram = by;
  const { id: externalId, token, secretToken } = demoBot;
  const key = await bot.ctx.store.keyOf(garage.tenantId);
  const secretsSealed = key.seal(JSON.stringify({ token, secretToken }));
  const account = { id: bot.ctx.newId(), tenantId: garage.tenantId, channel: 'telegram', externalId, secretsSealed };
  await garage.inTenant((db) => connectAccount(db, account));
});
afterAll(async () => {
  await bot.close();
  server.close();
});

let updates = 100;

/** What the bot said after an update, the newest conversation of Telegram's having had its turn. */
async function after(
  make: (number: number) => object,
): Promise<{ text: string; buttons: { text: string; callback_data: string }[] }[]> {
  server.said.splice(0);
  await receive(bot.ctx, telegram, telegramRequest(make((updates += 1))));
  const conversations = await garage.inTenant((db) =>
    db.execute<{ id: string }[]>(
      `select conversation.id from conversation join channel_account on channel_account.id = channel_account_id
       where channel_account.channel = 'telegram' order by conversation.id desc`,
    ),
  );
  for (const { id } of conversations) await runTurn(bot.ctx, { tenantId: garage.tenantId, conversationId: id });
  return server.said.map(({ text, buttons }) => ({ text, buttons }));
}

const says = (text: string, from?: object) => after((number) => telegramMessage({ text, ...from }, number));

test('the owner asks and books by Telegram, as the member whose account it is', async () => {
  const [planning] = await says('planning de demain');
  expect(planning?.text).toMatch(/^Mardi 24 novembre/);
  const [asked] = await says('annule le rendez-vous de Claire Martin');
  expect(asked?.buttons.map(({ text }) => text)).toEqual(['Oui', 'Non']);
  const no = asked?.buttons[1]?.callback_data ?? '';
  const [left] = await after((number) => telegramPress(no, 'Non', number));
  expect(left?.text).not.toMatch(/annulé/);
});

test('somebody who starts the bot is a customer: told that a machine answers, and offered times on buttons', async () => {
  const stranger = {
    from: { id: 2_000_009, is_bot: false, first_name: 'Anne', language_code: 'fr' },
    chat: { id: 2_000_009, type: 'private' },
  };
  const [hello] = await says('/start', stranger);
  expect(hello?.text).toMatch(/assistant automatique/);
  const offered = await says('je voudrais une vidange jeudi matin', stranger);
  expect(offered.at(-1)?.buttons.length).toBeGreaterThan(0);
});

test('the same update twice starts one turn', async () => {
  const first = await says('planning de demain');
  const again = await after(() => telegramMessage({ text: 'planning de demain' }, updates - 1));
  expect([first.length, again.length]).toEqual([1, 0]);
});

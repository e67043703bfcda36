import { readFileSync } from 'node:fs';
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

test('a list that is sent here is previewed, a photo is filed by the words below it, and a program is not kept', async () => {
  server.addFile('list', Buffer.from('Nom;Portable\nCaron;06 39 98 44 01\nRiou;06 39 98 44 02\n'));
  const list = { file_id: 'list', mime_type: 'text/csv', file_name: 'clients.csv' };
  const [preview] = await says('', { text: undefined, caption: 'importe ça', document: list });
  expect(preview?.text).toMatch(/^clients\.csv : 2 lignes/);
  expect(preview?.buttons.map(({ text }) => text)).toEqual(['Oui', 'Non']);
  server.addFile('photo', readFileSync('evals/files/registration.png'));
  const [filed] = await says('', {
    text: undefined,
    caption: 'mets ça sur la Clio de Claire Martin',
    photo: [{ file_id: 'photo' }],
  });
  expect(filed?.text).toMatch(/Clio/);
  expect(await garage.inTenant((db) => db.execute(`select count(*)::int as n from document`))).toEqual([{ n: 1 }]);
  server.addFile('program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]));
  const program = { file_id: 'program', mime_type: 'application/octet-stream', file_name: 'a.bin' };
  expect((await says('', { text: undefined, document: program }))[0]?.text).toMatch(
    /^Je ne garde pas ce genre de fichier/,
  );
  expect((await says('', { text: undefined, document: { file_id: 'gone' } }))[0]?.text).toMatch(
    /pas pu ouvrir votre fichier/,
  );
});

test('the same update twice starts one turn', async () => {
  const first = await says('planning de demain');
  const again = await after(() => telegramMessage({ text: 'planning de demain' }, updates - 1));
  expect([first.length, again.length]).toEqual([1, 0]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Payment } from '#db/invoice.ts';
import { Member } from '#db/member.ts';
import { codeOfStep, stepAt } from '#tools/factor/totp.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';

let bot: TestBot;
let garage: Garage;
let olivier: Phone;
let secret: Buffer;

beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());
beforeEach(async () => {
  bot.clock.set('2026-11-23T09:00');
  garage = await bot.openGarage();
  olivier = garage.phone('+33639980204');
});

const roleOf = async (name: string) =>
  (await garage.inTenant((db) => db.findOneOrFail(Member, { name }, { disableIdentityMap: true }))).role;

/** A code that was not used: half a minute later than the last one. */
function nextCode(): string {
  bot.clock.pass(30_000);
  return codeOfStep(secret, stepAt(bot.clock.now()));
}

function otherCode(): string {
  return codeOfStep(secret, stepAt(bot.clock.now()) + 50);
}

/** The secret as the message that holds it says it, in base32. */
function decoded(uri: string): Buffer {
  const letters = /secret=([A-Z2-7]+)/.exec(uri)?.[1] ?? '';
  const bits = [...letters].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

async function switchOn(): Promise<string> {
  const [uri = ''] = await olivier.say('active la double authentification');
  secret = decoded(uri);
  return (await olivier.say(nextCode())).join('');
}

test('the key is sent once, in a message of its own, and wiped with the first right code', async () => {
  expect(await switchOn()).toMatch(/^La double authentification est active/);
  const kept = JSON.stringify([await olivier.messages(), await olivier.turns(), await olivier.receipts()]);
  expect(kept).not.toMatch(/otpauth:/);
  expect(kept).not.toMatch(/"text":"\d{6}"/);
});

test('an owner’s act waits for a code, which runs exactly what was agreed to', async () => {
  await switchOn();
  await olivier.say('passe Karim responsable');
  expect((await olivier.say('oui')).join('')).toMatch(/^Envoyez le code/);
  expect(await roleOf('Karim Benali')).toBe('USER');
  expect((await olivier.say(nextCode())).join('')).toMatch(/Karim Benali est maintenant responsable/);
  expect(await roleOf('Karim Benali')).toBe('MANAGER');
});

test('a code counts once, and a wrong one does nothing', async () => {
  await switchOn();
  await olivier.say('passe Karim responsable');
  await olivier.say('oui');
  expect((await olivier.say(otherCode())).join('')).toMatch(/pas le bon/);
  const code = nextCode();
  await olivier.say(code);
  await olivier.say('passe Thomas responsable');
  await olivier.say('oui');
  expect((await olivier.say(code)).join('')).toMatch(/a déjà servi/);
  expect(await roleOf('Thomas Roux')).toBe('USER');
});

test('after five wrong ones none is taken for a quarter of an hour, not even the right one', async () => {
  await switchOn();
  await olivier.say('passe Karim responsable');
  await olivier.say('oui');
  for (let time = 0; time < 5; time += 1) await olivier.say(otherCode());
  expect((await olivier.say(nextCode())).join('')).toMatch(/Trop de codes faux/);
  expect(await roleOf('Karim Benali')).toBe('USER');
});

test('what waits runs out after ten minutes, and what is everybody’s needs no code', async () => {
  await switchOn();
  await olivier.say('passe Karim responsable');
  await olivier.say('oui');
  bot.clock.pass(11 * 60_000);
  await olivier.say(nextCode());
  expect(await roleOf('Karim Benali')).toBe('USER');
  expect((await olivier.say('passe la vidange à 95 €')).join('')).toMatch(/^C'est fait : Vidange, 95 €/);
});

test('money waits for it, too', async () => {
  await switchOn();
  const before = await garage.inTenant((db) => db.count(Payment, {}));
  expect((await olivier.say('Claire Martin a payé 189 € par carte')).join('')).toMatch(/Envoyez le code/);
  expect(await garage.inTenant((db) => db.count(Payment, {}))).toBe(before);
});

test('it cannot be switched off without a code, nor by whoever took the phone while it is being asked for', async () => {
  await switchOn();
  expect((await olivier.say('coupe la double authentification')).join('')).toMatch(/^Envoyez le code/);
  expect((await olivier.say('double authentification ?')).join('')).toMatch(/est active/);
  await olivier.say('coupe la double authentification');
  expect((await olivier.say(nextCode())).join('')).toMatch(/est coupée/);
});

test('six digits of who has no second factor are for the assistant', async () => {
  await olivier.say('123456');
  expect((await olivier.turns()).at(-1)).toMatchObject({ agent: 'assistant' });
});

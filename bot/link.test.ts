import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Address } from '#db/address.ts';
import { Audit } from '#db/audit.ts';
import { ChannelAccount } from '#db/channel-account.ts';
import { Contact } from '#db/contact.ts';
import { conversationWith } from '#db/history.ts';
import { LinkAttempt } from '#db/link-attempt.ts';
import { LinkCode } from '#db/link-code.ts';
import type { Log } from '#db/log.ts';
import { Member, putMemberAway } from '#db/member.ts';
import { Message } from '#db/message.ts';
import { type Garage, type Phone, testBot, type TestBot } from './fixtures/test-bot.ts';
import { receive } from './receive.ts';
import { runTurn } from './turn.ts';

const wrong = /Ce code ne vaut pas, ou plus/;
const tooMany = /Trop de codes faux/;
const hour = 3_600_000;

const logged: unknown[] = [];
const keep = (...line: unknown[]) => void logged.push(line);
const log: Log = { debug: keep, info: keep, warn: keep, error: keep };

let bot: TestBot;
let garage: Garage;
let olivier: Phone;
let newPhone: Phone;

beforeAll(async () => {
  bot = await testBot({ log });
});
afterAll(() => bot.close());
beforeEach(async () => {
  bot.clock.set('2026-11-23T09:00');
  garage = await bot.openGarage();
  olivier = garage.phone('+33639980204');
  newPhone = garage.stranger();
});

async function codeFor(name: string, words = `donne un code à ${name}`): Promise<string> {
  const message = (await olivier.say(words)).join('\n');
  const code = /(?:LIER|LINK) (\d{6})/.exec(message)?.[1];
  if (!code) throw new Error(`There is no code in "${message}".`);
  return code;
}

/** One that no code is. */
function otherThan(...codes: string[]): string {
  const many = Array.from({ length: 20 }, (_, index) => String(111_111 + index));
  return many.find((code) => !codes.includes(code)) ?? '';
}

const memberId = async (name: string) =>
  (await garage.inTenant((db) => db.findOneOrFail(Member, { name }, { disableIdentityMap: true }))).id;

describe('a code', () => {
  test('of an invitation with a phone counts from that phone alone, and the number by itself lets nobody in', async () => {
    const theirs = garage.phone('+33639980244');
    const [message = '', answer = ''] = await olivier.say('invite Sami Leroux, mécanicien, 06 39 98 02 44');
    expect(message).toMatch(/^Code de Sami Leroux : LIER \d{6}\. Depuis le 06 39 98 02 44 seulement/);
    expect(answer).toContain('Il ne vaut que depuis le 06 39 98 02 44.');
    const code = /\d{6}/.exec(message)?.[0] ?? '';
    const memberAddresses = async () => {
      const id = await memberId('Sami Leroux');
      return garage.inTenant((db) => db.count(Address, { memberId: id, deletedAt: null }));
    };
    expect((await newPhone.say(`LIER ${code}`)).at(-1)).toMatch(wrong);
    expect(await memberAddresses()).toBe(0);
    expect((await theirs.say('bonjour')).join(' ')).not.toContain('Sami');
    expect(await memberAddresses()).toBe(0);
    expect((await theirs.say(`LIER ${code}`)).at(-1)).toContain('comme Sami Leroux');
    expect(await memberAddresses()).toBe(1);
  });

  test('comes in a message of its own, can be passed on, and makes the phone it is sent from the member’s', async () => {
    const [message, answer, ...more] = await olivier.say('donne un code à Karim pour son téléphone');
    expect(more).toEqual([]);
    expect(message).toMatch(/^Code de Karim Benali : LIER \d{6}\. .*Garage Dupont avant 10 h/);
    expect(answer).not.toMatch(/\d{6}/);
    const code = /\d{6}/.exec(message ?? '')?.[0] ?? '';
    const [done, ...others] = await newPhone.say(`LIER ${code}`);
    expect(others).toEqual([]);
    expect(done).toBe(
      `C'est fait : vous écrivez maintenant à Garage Dupont comme Karim Benali. AIDE dit ce que je sais faire.`,
    );
    expect((await newPhone.turns()).at(-1)).toMatchObject({ lane: 'ask', model: null });
    const [told] = await olivier.answer();
    expect(told).toMatch(/^Karim Benali écrit maintenant aussi de cette adresse : 06 39 98 50 01/);
    await newPhone.say('planning');
    expect((await newPhone.turns()).at(-1)).toMatchObject({ agent: 'assistant' });
    expect(await newPhone.conversation()).toMatchObject({ memberId: await memberId('Karim Benali'), contactId: null });
  });

  test('links a phone whose owner has said who they are', async () => {
    await newPhone.say("Bonjour, je m'appelle Karim Benali, c'est mon nouveau numéro, rappelez-moi");
    expect(await newPhone.say(`LIER ${await codeFor('Karim')}`)).toEqual([expect.stringMatching(/^C'est fait/)]);
  });

  test('leaves the phone of before as it was, and no customer behind', async () => {
    const before = await garage.inTenant((db) => db.count(Contact, { deletedAt: null }));
    await newPhone.say(`link ${await codeFor('Karim')}`);
    expect(await garage.inTenant((db) => db.count(Contact, { deletedAt: null }))).toBe(before);
    const karim = garage.phone('+33639980201');
    await karim.say('planning');
    expect((await karim.turns()).at(-1)).toMatchObject({ agent: 'assistant' });
  });

  test('is asked for and answered in English', async () => {
    await olivier.say('Hello, what is planned today please?');
    const [message] = await olivier.say('could you give Karim a link code please');
    const code = /^Code for Karim Benali: LINK (\d{6})\./.exec(message ?? '')?.[1];
    expect(await newPhone.say(`LINK ${code}`)).toEqual([
      'Done: you now write to Garage Dupont as Karim Benali. HELP tells what I can do.',
    ]);
  });

  test('works from another channel too, where the receiving account decides the business', async () => {
    const code = await codeFor('Karim');
    const id = bot.ctx.newId();
    const secretsSealed = (await bot.ctx.store.keyOf(garage.tenantId)).seal('{}');
    const externalId = `telegram-${garage.tenantId}`;
    await garage.inTenant((db) => db.insert(ChannelAccount, { id, channel: 'telegram', externalId, secretsSealed }));
    const account = { id, tenantId: garage.tenantId, channel: 'telegram', externalId, secrets: {} } as const;
    const inbound = [
      {
        kind: 'text',
        text: `LIER ${code}`,
        optOut: null,
        providerId: '1',
        account,
        from: '2000777',
        place: '',
      } as const,
    ];
    const telegram = {
      ...bot.sms,
      name: 'telegram' as const,
      canAnswer: () => true,
      receive: async () => ({ inbound }),
    };
    await receive(bot.ctx, telegram, newPhone.webhook(''));
    const valueIndex = (await bot.ctx.store.keyOf(garage.tenantId)).index('2000777');
    const conversationId = await garage.inTenant((db) => conversationWith(db, id, valueIndex));
    await runTurn(bot.ctx, { tenantId: garage.tenantId, conversationId: conversationId ?? '' });
    const address = await garage.inTenant((db) => db.findOneOrFail(Address, { valueIndex }));
    expect(address).toMatchObject({ channel: 'telegram', memberId: await memberId('Karim Benali'), contactId: null });
  });

  test('for somebody new adds them after a yes', async () => {
    const [question] = await olivier.say('code pour Lucas');
    expect(question).toBe(
      `Personne de l'équipe ne s'appelle Lucas Garnier. Faut-il l'ajouter à l'équipe, avec un code ?`,
    );
    const [message = ''] = await olivier.say('oui');
    expect(await newPhone.say(`LIER ${/\d{6}/.exec(message)?.[0]}`)).toEqual([
      expect.stringMatching(/comme Lucas Garnier/),
    ]);
    expect(await garage.inTenant((db) => db.findOneOrFail(Member, { name: 'Lucas Garnier' }))).toMatchObject({
      role: 'USER',
    });
  });

  test('is asked for by a mechanic and given by the owner alone', async () => {
    const karim = garage.phone('+33639980201');
    await olivier.say('planning');
    const [answer] = await karim.say('donne-moi un code pour mon nouveau téléphone');
    expect(answer).toMatch(/Olivier Dupont/);
    expect(await garage.inTenant((db) => db.count(LinkCode, {}))).toBe(0);
    await olivier.answer();
    const [message] = await olivier.say('oui');
    expect(message).toMatch(/^Code de Karim Benali : LIER \d{6}/);
    expect((await karim.answer()).join(' ')).not.toMatch(/\d{6}/);
  });
});

describe('a code is good for nothing', () => {
  test('once it was used', async () => {
    const code = await codeFor('Karim');
    await newPhone.say(`LIER ${code}`);
    expect(await garage.stranger().say(`LIER ${code}`)).toEqual([expect.stringMatching(wrong)]);
  });

  test('to the second of two who send it at once', async () => {
    const code = await codeFor('Karim');
    const phones = [garage.stranger(), garage.stranger()];
    for (const phone of phones) await phone.write(`LIER ${code}`);
    const answers = (await Promise.all(phones.map((phone) => phone.answer()))).flat();
    expect(answers.filter((text) => text.startsWith("C'est fait"))).toHaveLength(1);
    expect(answers.filter((text) => wrong.test(text))).toHaveLength(1);
    const owners = await Promise.all(phones.map(async (phone) => (await phone.conversation()).memberId));
    expect(owners.filter((owner) => owner !== null)).toHaveLength(1);
  });

  test('after an hour', async () => {
    const code = await codeFor('Karim');
    bot.clock.pass(hour);
    expect(await newPhone.say(`LIER ${code}`)).toEqual([expect.stringMatching(wrong)]);
  });

  test('once it was revoked, or another took its place', async () => {
    const first = await codeFor('Karim');
    const second = await codeFor('Karim');
    expect(await newPhone.say(`LIER ${first}`)).toEqual([expect.stringMatching(wrong)]);
    expect(await olivier.say('annule le code de Karim')).toEqual(['Le code de Karim Benali ne vaut plus rien.']);
    expect(await newPhone.say(`LIER ${second}`)).toEqual([expect.stringMatching(wrong)]);
    expect(await olivier.say('annule le code de Karim')).toEqual([`Karim Benali n'a pas de code en attente.`]);
  });

  test('in another business', async () => {
    const code = await codeFor('Karim');
    const there = await bot.openGarage();
    const visitor = there.phone(newPhone.number);
    expect(await visitor.say(`LIER ${code}`)).toEqual([expect.stringMatching(wrong)]);
    expect(await newPhone.say(`LIER ${code}`)).toEqual([expect.stringMatching(/^C'est fait/)]);
    expect(await visitor.conversation()).toMatchObject({ memberId: null });
  });

  test('for somebody who left meanwhile', async () => {
    const code = await codeFor('Karim');
    const id = await memberId('Karim Benali');
    await garage.inTenant((db) => putMemberAway(db, id));
    expect(await newPhone.say(`LIER ${code}`)).toEqual([expect.stringMatching(wrong)]);
  });

  test('from a customer’s phone, whose it stays', async () => {
    const code = await codeFor('Karim');
    expect(await garage.claire.say(`LIER ${code}`)).toEqual([
      expect.stringMatching(/celle d'un client de Garage Dupont/),
    ]);
    expect(await garage.claire.conversation()).toMatchObject({ memberId: null });
    expect(await newPhone.say(`LIER ${code}`)).toEqual([expect.stringMatching(/^C'est fait/)]);
  });

  test('from another member’s phone, whose it stays', async () => {
    const code = await codeFor('Karim');
    const thomas = garage.phone('+33639980202');
    expect(await thomas.say(`LIER ${code}`)).toEqual([expect.stringMatching(/déjà reliée à Thomas Roux/)]);
    expect(await thomas.conversation()).toMatchObject({ memberId: await memberId('Thomas Roux') });
    expect(await newPhone.say(`LIER ${code}`)).toEqual([expect.stringMatching(/^C'est fait/)]);
  });

  test('with a digit missing, which is said and not counted', async () => {
    await codeFor('Karim');
    for (let slip = 0; slip < 6; slip += 1) {
      expect(await newPhone.say('LIER 12345')).toEqual([expect.stringMatching(/Un code a six chiffres/)]);
    }
    expect(await garage.inTenant((db) => db.count(LinkAttempt, {}))).toBe(0);
  });
});

test('a code in a conversation that a colleague holds is tried by nobody, and is not left to be read', async () => {
  const code = await codeFor('Karim');
  await newPhone.say('Bonjour');
  await newPhone.change({ holder: 'member', epoch: 1 });
  expect(await newPhone.say(`LIER ${code}`)).toEqual([]);
  expect((await newPhone.messages()).map(({ text }) => text).at(-1)).toBe('LIER ••••••');
  expect(await garage.stranger().say(`LIER ${code}`)).toEqual([expect.stringMatching(/^C'est fait/)]);
});

describe('whoever guesses', () => {
  test('is refused for the rest of the hour after five wrong codes, with the right one too', async () => {
    const code = await codeFor('Karim');
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await newPhone.say(`LIER ${otherThan(code)}`)).toEqual([expect.stringMatching(wrong)]);
    }
    expect(await newPhone.say(`LIER ${code}`)).toEqual([expect.stringMatching(tooMany)]);
    expect(await garage.stranger().say(`LIER ${code}`)).toEqual([expect.stringMatching(/^C'est fait/)]);
    bot.clock.pass(hour);
    expect(await newPhone.say(`LIER ${code}`)).toEqual([expect.stringMatching(wrong)]);
  });

  test('from many phones at once is refused after ten, whichever phone it is', async () => {
    const code = await codeFor('Karim');
    const phones = Array.from({ length: 14 }, () => garage.stranger());
    for (const phone of phones) await phone.write(`LIER ${otherThan(code)}`);
    const answers = (await Promise.all(phones.map((phone) => phone.answer()))).flat();
    expect(answers.filter((text) => wrong.test(text))).toHaveLength(10);
    expect(answers.filter((text) => tooMany.test(text))).toHaveLength(4);
    expect(await garage.stranger().say(`LIER ${code}`)).toEqual([expect.stringMatching(tooMany)]);
  });

  test('in one burst has one try', async () => {
    const code = await codeFor('Karim');
    for (const guess of [code, otherThan(code)]) await newPhone.write(`LIER ${guess}`);
    expect(await newPhone.answer()).toEqual([expect.stringMatching(wrong)]);
    expect(await garage.inTenant((db) => db.count(LinkAttempt, {}))).toBe(1);
    expect((await newPhone.messages()).map(({ text }) => text).slice(0, 2)).toEqual(['LIER ••••••', 'LIER ••••••']);
  });
});

test('a turn that runs again after a crash tries nothing twice, and says the same', async () => {
  const code = await codeFor('Karim');
  await newPhone.write(`LIER ${code}`);
  const broken = { ...bot.ctx, accounts: { ...bot.ctx.accounts, open: () => Promise.reject(new Error('cut')) } };
  await expect(runTurn(broken, await newPhone.job())).rejects.toThrow('cut');
  expect(await newPhone.answer()).toEqual([expect.stringMatching(/^C'est fait/)]);
  expect(await garage.inTenant((db) => db.count(LinkAttempt, {}))).toBe(1);
});

describe('an access that is taken away', () => {
  test('is so from the next message on, until a new code', async () => {
    const karim = garage.phone('+33639980201');
    await karim.say('planning');
    expect(await olivier.say('délie le téléphone de Karim')).toEqual([
      "Vous confirmez : retirer l'accès de Karim Benali (06 39 98 02 01) ?",
    ]);
    await karim.say('planning');
    expect((await karim.turns()).at(-1)).toMatchObject({ agent: 'assistant' });
    await olivier.say('oui');
    expect(await karim.say('planning')).toEqual([expect.stringMatching(/n'est plus rattaché/)]);
    expect((await karim.turns()).at(-1)).toMatchObject({ agent: null });
    expect(await karim.say(`LIER ${await codeFor('Karim')}`)).toEqual([expect.stringMatching(/^C'est fait/)]);
    await karim.say('planning');
    expect((await karim.turns()).at(-1)).toMatchObject({ agent: 'assistant' });
  });

  test('is so on a channel the number had not written on yet', async () => {
    const thomas = garage.phone('+33639980202');
    const valueIndex = (await bot.ctx.store.keyOf(garage.tenantId)).index(thomas.number);
    await garage.inTenant((db) => db.nativeDelete(Address, { channel: 'sms', valueIndex }));
    await olivier.say("retire l'accès de Thomas");
    await olivier.say('oui');
    expect(await thomas.say('planning')).toEqual([expect.stringMatching(/n'est plus rattaché/)]);
  });

  test('takes the code that waits with it', async () => {
    const code = await codeFor('Karim');
    await olivier.say("retire l'accès de Karim");
    await olivier.say('oui');
    expect(await newPhone.say(`LIER ${code}`)).toEqual([expect.stringMatching(wrong)]);
  });

  test('is not the one that is being written from', async () => {
    expect(await olivier.say('retire mon accès')).toEqual([expect.stringMatching(/vous n'auriez plus accès/)]);
    expect(await olivier.say('planning')).toEqual([expect.stringMatching(/lundi 23 novembre/i)]);
  });
});

test('a role is read anew for every message', async () => {
  const karim = garage.phone('+33639980201');
  await olivier.say('planning');
  expect(await karim.say('code pour Thomas')).toEqual([expect.stringMatching(/Olivier Dupont/)]);
  await garage.inTenant((db) => db.nativeUpdate(Member, { name: 'Karim Benali' }, { role: 'OWNER' }));
  expect((await karim.say('code pour Thomas'))[0]).toMatch(/LIER \d{6}/);
  await garage.inTenant((db) => db.nativeUpdate(Member, { name: 'Karim Benali' }, { role: 'USER' }));
  expect(await karim.say('code pour Julie')).toEqual([expect.not.stringMatching(/LIER \d{6}/)]);
});

test('no table and no line of the log holds a code that was used, revoked or tried', async () => {
  const used = await codeFor('Karim');
  await newPhone.say(`Bonjour, LIER ${used.slice(0, 3)} ${used.slice(3)}`);
  await newPhone.say('planning');
  const revoked = await codeFor('Thomas');
  await garage.stranger().say(`lier ${otherThan(used, revoked)}`);
  await olivier.say('annule le code de Thomas');
  await olivier.say('planning');
  const rows = await garage.inTenant(async (db) => {
    const tables = await db.execute<{ name: string }[]>(
      `select format('%I.%I', table_schema, table_name) as name
       from information_schema.columns
       where column_name = 'tenant_id' and table_schema = 'public'`,
    );
    const all = tables.map(({ name }) => `select '${name}' as name, each::text as row from ${name} as each`);
    return db.execute<{ name: string; row: string }[]>(all.join(' union all '));
  });
  expect(rows.length).toBeGreaterThan(100);
  const spelled = [used, `${used.slice(0, 3)} ${used.slice(3)}`, revoked, otherThan(used, revoked)];
  // Ids and hashes may have the same digits by chance, within longer ones.
  const holds = (text: string) => spelled.some((code) => new RegExp(`(?<![\\da-f-])${code}(?![\\da-f-])`).test(text));
  expect(rows.filter(({ row }) => holds(row))).toEqual([]);
  expect(holds(JSON.stringify(logged))).toBe(false);
  // The code that was spelled in two groups keeps them.
  const masked = await garage.inTenant((db) => db.find(Message, { text: { $re: '•••.?•••' } }));
  expect(masked.map(({ direction }) => direction).toSorted()).toEqual(['in', 'in', 'out', 'out']);
});

test('the audit says who gave a code and who linked what', async () => {
  await newPhone.say(`LIER ${await codeFor('Karim')}`);
  const audited = await garage.inTenant((db) => db.find(Audit, {}, { orderBy: { seq: 'asc' } }));
  expect(audited.map(({ action, tableName, actorRole }) => [action, tableName, actorRole])).toEqual([
    ['give_link_code', 'link_code', 'OWNER'],
    ['first_message', 'contact', 'CUSTOMER'],
    ['link_address', 'address', 'USER'],
    ['link_address', 'link_code', 'USER'],
    ['link_address', 'contact', 'USER'],
  ]);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Garage, type Phone, testBot, type TestBot } from '#bot/fixtures/test-bot.ts';
import { Appointment } from '#db/appointment.ts';
import { Audit } from '#db/audit.ts';
import { connectAccount } from '#db/channel-account.ts';
import { Consent } from '#db/consent.ts';
import { Member } from '#db/member.ts';
import { Service } from '#db/service.ts';
import { mainSite } from '#db/site.ts';
import { thisTenant } from '#db/tenant.ts';
import { readEnvironment } from '#root/config.ts';
import { readOptions } from './args.ts';
import { inviteTenant } from './tenant-invite.ts';

const env = readEnvironment({ PUBLIC_URL: 'https://comptoir.example' });
/** Answers up to the list of services, in one conversation. */
const beginning = [
  'Salon Iris',
  '2',
  '732 829 320 00074',
  '8 place du Marché, 44000 Nantes',
  'du mardi au samedi de 9h à 19h',
];
const consents = ['oui', 'oui', 'non'];

let bot: TestBot;
let salon: Garage;
let owner: Phone;
let code: string;
let opened = 40;

beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());
beforeEach(async () => {
  bot.clock.set('2026-11-23T09:00');
  ({ salon, code } = await invited());
  owner = salon.phone('+33639980777');
});

/** What `tenant invite` and `channel connect` make: a number, and a code for whoever shall own the business. */
async function invited(language = 'fr'): Promise<{ salon: Garage; code: string }> {
  opened += 1;
  const number = `+336399800${opened}`;
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const options = readOptions(['--address', number, '--language', language], { address: 'string', language: 'string' });
  await inviteTenant({ ctx: bot.ctx, redis: null, close: async () => {} }, env, options);
  const printed = write.mock.calls.map(([text]) => String(text)).join('');
  write.mockRestore();
  const [tenantId = ''] = /[\da-f]{8}-[\da-f-]{27}/.exec(printed) ?? [];
  const [, digits = ''] = /(?:LIER|LINK) (\d{6})/.exec(printed) ?? [];
  const accountId = bot.ctx.newId();
  const secrets = { accountSid: 'AC00000000000000000000000000000001', authToken: 'demo-twilio-token' };
  const secretsSealed = (await bot.ctx.store.keyOf(tenantId)).seal(JSON.stringify(secrets));
  const account = { id: accountId, tenantId, channel: 'sms', externalId: number, secretsSealed };
  await bot.ctx.store.forTenant(tenantId, (db) => connectAccount(db, account));
  return { salon: bot.garageOn({ tenantId, accountId, number, customer: '' }), code: digits };
}

async function answer(...texts: string[]): Promise<string> {
  let last = '';
  for (const text of texts) {
    bot.clock.pass(60_000);
    last = (await owner.say(text)).join('\n');
  }
  return last;
}

const services = () =>
  salon.inTenant((db) =>
    db.find(Service, { deletedAt: null }, { orderBy: { position: 'asc' }, disableIdentityMap: true }),
  );

describe('a hair salon', () => {
  test('is set up in one conversation, and booked by a customer in the next', async () => {
    expect(await answer(`LIER ${code}`)).toMatch(/Comment s'appelle votre établissement \?$/);
    expect(await answer(...beginning)).toMatch(/- Coupe femme 45 €, 1 h\n[\s\S]*- Taille de barbe 18 €, 30 min/);
    const corrected = await answer('balayage 120 €, pas de barbe, ajoute chignon 60 € 45 min');
    expect(corrected).toMatch(/- Balayage 120 €, 2 h 30\n/);
    expect(corrected).toMatch(/- Chignon 60 €, 45 min\n/);
    expect(corrected).not.toMatch(/barbe 18/);
    expect(await answer('ok', '2 fauteuils', 'Iris Blanchard', 'moi et Lucas')).toMatch(/conditions d'utilisation/);
    expect(await answer(...consents)).toMatch(/Salon Iris, 8 place du Marché, 44000 Nantes, SIRET 73282932000074\./);
    expect(await answer('oui')).toMatch(/^Salon Iris est ouvert/);

    const claire = salon.stranger();
    const offered = (await claire.say('Bonjour, je voudrais une coupe femme jeudi matin')).join('\n');
    expect(offered).toMatch(/assistant automatique de Salon Iris.*45 €.*jeudi 26 novembre/s);
    const booked = (await claire.say('1')).join('\n');
    expect(booked).toMatch(/jeudi 26 novembre à 9 h, 45 €, au 8 place du Marché, 44000 Nantes/);
    expect(await salon.inTenant((db) => db.count(Appointment, { status: 'booked' }))).toBe(1);
    expect((await claire.say('vous êtes ouverts lundi ?')).join('')).toMatch(/fermés lundi/);

    // And the owner runs it by messages from then on.
    expect(await answer('planning de jeudi')).toMatch(/Coupe femme/);
    expect(await answer('passe la coupe homme à 28 €')).toMatch(/Coupe homme, 28 € TTC/);
  });

  test('leaves who it is, what was agreed to in which words, and a proof in the audit', async () => {
    await answer(`LIER ${code}`, ...beginning, 'ok', '1', 'Iris Blanchard', 'moi', ...consents, 'oui');
    expect(await salon.inTenant(thisTenant)).toMatchObject({
      ...{ name: 'Salon Iris', trade: 'hair', siret: '73282932000074', setup: null },
    });
    const given = await salon.inTenant((db) => db.find(Consent, {}, { orderBy: { createdAt: 'asc', id: 'asc' } }));
    expect(given.map(({ kind, isGiven, words }) => [kind, isGiven, words])).toEqual([
      ['terms', true, 'oui'],
      ['data_processing', true, 'oui'],
      ['product_news', false, 'non'],
    ]);
    expect(await salon.inTenant((db) => db.find(Member, {}))).toMatchObject([
      { name: 'Iris Blanchard', role: 'OWNER' },
    ]);
    expect(await salon.inTenant((db) => db.count(Audit, { action: 'open_business', tableName: 'site' }))).toBe(1);
    const { hours, phone } = await salon.inTenant(mainSite);
    expect(phone).toBe(salon.number);
    expect(hours).toMatchObject({ 1: [], 2: [['09:00', '19:00']], 6: [['09:00', '19:00']], 0: [] });
  });

  test('is set up in English', async () => {
    ({ salon, code } = await invited('en'));
    owner = salon.phone('+33639980778');
    expect(await answer(`LINK ${code}`)).toMatch(/What is your business called\?$/);
    const asked = await answer(
      'Iris Hair',
      'hair salon',
      'later',
      '8 place du Marché, 44000 Nantes',
      'Tuesday to Saturday 9am-7pm',
    );
    expect(asked).toMatch(/- Women's cut €45, 1 h/);
    expect(await answer('no beard trim', 'fine', 'two chairs', 'Iris Blanchard', 'me and Lucas')).toMatch(
      /terms of use/,
    );
    expect(await answer('yes', 'yes', 'no', 'yes')).toMatch(/^Iris Hair is open.*Your SIRET is missing/);
    expect((await services()).map(({ nameEn }) => nameEn)).not.toContain('Beard trim');
  });
});

describe('an answer that cannot be read', () => {
  test.each([
    [
      'a SIRET with a slip',
      ['Salon Iris', '2'],
      '732 829 320 00075',
      /pas pu lire "732 829 320 00075".*SIRET \(14 chiffres\)/s,
    ],
    ['an address without a town', ['Salon Iris', '2', 'plus tard'], '8 place du Marché', /pas pu lire.*adresse/s],
    [
      'hours with a word left over',
      ['Salon Iris', '2', 'plus tard', '8 place du Marché, 44000 Nantes'],
      'du mardi au samedi de 9h à 19h sauf Lucas',
      /pas pu lire "sauf lucas".*horaires/s,
    ],
    ['both trades', ['Salon Iris'], 'un garage et un salon', /Quel métier/],
  ])('is asked again, and nothing is lost: %s', async (_what, before, text, asked) => {
    await answer(`LIER ${code}`, ...before);
    expect(await answer(text)).toMatch(asked);
  });

  test('of three corrections changes nothing at all when one is not read', async () => {
    await answer(`LIER ${code}`, ...beginning);
    const said = await answer('balayage 120 €, pas de barbe, coupe dans le désordre 12 €');
    expect(said).toMatch(/pas pu lire "coupe dans le désordre 12 €" : je n'ai rien noté/);
    expect(said).toMatch(/- Balayage 115 €/);
    expect(said).toMatch(/- Taille de barbe 18 €/);
  });

  test('is no yes: without the first two consents nothing opens', async () => {
    await answer(`LIER ${code}`, ...beginning, 'ok', '1', 'Iris Blanchard', 'moi');
    expect(await answer('non')).toMatch(/Sans cet accord je ne peux pas ouvrir/);
    expect(await answer('peut-être')).toMatch(/conditions d'utilisation/);
    expect((await salon.inTenant(thisTenant)).setup).not.toBeNull();
    expect(await salon.inTenant((db) => db.count(Consent, {}))).toBe(0);
  });
});

test('RETOUR goes back one question, and what is named at the end is asked again', async () => {
  await answer(`LIER ${code}`, 'Salon Irisse');
  expect(await answer('retour')).toMatch(/Comment s'appelle/);
  await answer(...beginning, 'ok', '1', 'Iris Blanchard', 'moi', ...consents);
  expect(await answer('les horaires')).toMatch(/^Vos horaires/);
  expect(await answer('du lundi au vendredi de 10h à 18h')).toMatch(/lundi-vendredi 10 h - 18 h.*Tout est juste/s);
});

test('a stranger hears that it is not open yet, and begins nothing', async () => {
  const stranger = salon.stranger();
  expect((await stranger.say('Bonjour, un rdv demain ?')).join('')).toMatch(/pas encore en service/);
  expect((await stranger.say('Salon Pirate')).join('')).toMatch(/pas encore en service/);
  expect((await salon.inTenant(thisTenant)).setup).toMatchObject({ name: null });
  await answer(`LIER ${code}`);
  expect((await stranger.say(`LIER ${code}`)).join('')).toMatch(/code ne vaut pas/);
});

test('a key of a channel is masked, told so, and taken for no answer', async () => {
  await answer(`LIER ${code}`);
  const token = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
  const said = await answer(`Salon Iris, auth token : ${token}`);
  expect(said).toMatch(/ressemblait à une clé.*channel connect/s);
  expect((await salon.inTenant(thisTenant)).setup).toMatchObject({ name: null });
  const texts = (await owner.messages()).map(({ text }) => text).join('\n');
  expect(texts).not.toContain(token);
  expect(JSON.stringify(await owner.turns())).not.toContain(token);
});

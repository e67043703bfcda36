import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { Contact } from '#db/contact.ts';
import { askedOf, quoteIn, quoteRow, sayYes, withYes, writtenTo } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;
let quote: string;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
});
beforeEach(async () => {
  world.clock.now = instant('2026-11-23T09:00');
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
  quote = await draftFor(claire.contactId);
});
afterAll(() => world.store.close());

async function draftFor(who: string): Promise<string> {
  return quoteIn(await world.call(julie, 'create_quote', { who, lines: 'plaquettes arrière' })).id;
}

const send = (who = julie) => withYes(world, who, 'send_quote', { quote });

test('a quote leaves only after a yes, with its lines, its total and the question', async () => {
  const asked = await world.call(julie, 'send_quote', { quote });
  const number = (await quoteRow(world, quote)).number;
  expect(asked.output).toMatchObject({
    outcome: 'needs_yes',
    summary: { fr: expect.stringContaining(`envoyer le devis ${number} à Claire Martin`) },
  });
  expect(asked.ask?.options[0]?.yesWords).toContain('envoie');
  expect(await writtenTo(world, claire)).toEqual([]);
  const sent = await sayYes(world, julie, asked.ask);
  expect(sent.output).toMatchObject({ outcome: 'sent', quote: { status: 'sent', validUntil: '2026-12-23' } });
  expect(sent.deeds).toContain('sent');
  expect(await writtenTo(world, claire)).toEqual([
    `Garage Test : votre devis ${number}.\nPlaquettes de frein arrière : 139 €\nTotal TTC : 139 €\nValable jusqu'au mercredi 23 décembre.\nRépondez OUI pour l'accepter, NON pour le refuser.`,
  ]);
});

test('it is not sent twice', async () => {
  await send();
  expect((await world.call(julie, 'send_quote', { quote })).output).toMatchObject({ outcome: 'already_sent' });
  expect(await writtenTo(world, claire)).toHaveLength(1);
});

test('nothing is sent to whom nobody can write', async () => {
  const contactId = v7();
  await world.inTenant((db) => db.insert(Contact, { id: contactId, firstName: 'Jean', lastName: 'Silence' }));
  quote = await draftFor(contactId);
  expect((await world.call(julie, 'send_quote', { quote })).output).toMatchObject({ outcome: 'unreachable' });
  expect(await quoteRow(world, quote)).toMatchObject({ status: 'draft' });
});

test('what changed since the question is not sent', async () => {
  const { ask } = await world.call(julie, 'send_quote', { quote });
  await world.call(julie, 'change_quote', { quote, add: 'filtre 12 €' });
  expect((await sayYes(world, julie, ask)).output).toEqual({ outcome: 'changed_meanwhile' });
  expect(await writtenTo(world, claire)).toEqual([]);
});

test('what a technician wants to send waits for a manager', async () => {
  expect((await world.call(karim, 'send_quote', { quote })).output).toMatchObject({ outcome: 'proposed' });
  expect(await writtenTo(world, claire)).toEqual([]);
  const [question] = await askedOf(world, julie);
  expect((await sayYes(world, julie, question ?? null)).output).toMatchObject({ outcome: 'sent' });
  expect(await writtenTo(world, claire)).toHaveLength(1);
});

describe('the customer', () => {
  test('accepts with the yes to the question, and the managers are told', async () => {
    await send();
    const [question] = await askedOf(world, claire);
    expect(question?.topic).toBe('quote');
    const accepted = await sayYes(world, claire, question ?? null);
    expect(accepted.output).toMatchObject({ outcome: 'accepted', told: true, quote: { status: 'accepted' } });
    expect(accepted.deeds).toEqual(['approved', 'noted', 'passed_on']);
    const { number } = await quoteRow(world, quote);
    expect((await writtenTo(world, julie)).at(-1)).toBe(
      `Claire Martin accepte le devis ${number} (139 €, Plaquettes de frein arrière).`,
    );
  });

  test('declines with the no', async () => {
    await send();
    const [question] = await askedOf(world, claire);
    const refused = await world.call(claire, question?.no?.tool ?? '', question?.no?.input, true);
    expect(refused.output).toMatchObject({ outcome: 'refused', told: true });
    expect(await quoteRow(world, quote)).toMatchObject({ status: 'refused', decidedBy: null });
  });

  test('who says in words that they accept is shown what to, once more', async () => {
    await send();
    const asked = await world.call(claire, 'accept_quote', {});
    expect(asked.output).toMatchObject({
      outcome: 'needs_yes',
      summary: { fr: expect.stringContaining('(Plaquettes de frein arrière : 139 €, Total TTC : 139 €)') },
    });
    expect(await quoteRow(world, quote)).toMatchObject({ status: 'sent' });
    expect((await sayYes(world, claire, asked.ask)).output).toMatchObject({ outcome: 'accepted' });
  });

  test('agrees to the version that was sent and to no other', async () => {
    await send();
    const [question] = await askedOf(world, claire);
    await world.inTenant((db) => db.execute(`update quote set total_cents = 99900 where id = ?`, [quote]));
    expect((await sayYes(world, claire, question ?? null)).output).toEqual({ outcome: 'changed_meanwhile' });
    expect(await quoteRow(world, quote)).toMatchObject({ status: 'sent' });
  });

  test('cannot accept what has run out, or what they declined', async () => {
    await send();
    world.clock.now = instant('2026-12-24T09:00');
    expect((await world.call(claire, 'accept_quote', {}, true)).output).toMatchObject({ outcome: 'expired' });
    world.clock.now = instant('2026-11-24T09:00');
    await world.call(claire, 'refuse_quote', {});
    expect((await world.call(claire, 'accept_quote', {}, true)).output).toMatchObject({ outcome: 'refused_before' });
  });

  test('sees their own quotes only, and no drafts', async () => {
    const paul = await world.customer({ firstName: 'Paul', lastName: 'Lenoir' });
    expect((await world.call(claire, 'my_quotes', {})).output).toEqual({ quotes: [] });
    await send();
    const mine = await world.call(claire, 'my_quotes', {});
    expect(mine.output).toMatchObject({
      quotes: [{ quote: { id: quote, totalCents: 13_900 }, lines: [{ unitCents: 13_900 }] }],
    });
    expect(mine.ask).toMatchObject({ topic: 'quote' });
    expect((await world.call(paul, 'my_quotes', {})).output).toEqual({ quotes: [] });
  });

  test("finds somebody else's quote exactly as one that does not exist", async () => {
    await send();
    const paul = await world.customer({ firstName: 'Paul', lastName: 'Lenoir' });
    const { number } = await quoteRow(world, quote);
    for (const tool of ['accept_quote', 'refuse_quote', 'my_quotes']) {
      for (const [real, none] of [
        [quote, v7()],
        [number, 'DEV-2026-9999'],
      ]) {
        const answers = [];
        for (const words of [real, none]) {
          const { output, ok } = await world.call(paul, tool, { quote: words }, true);
          answers.push(JSON.stringify({ ok, output }).replace(words ?? '', 'it'));
        }
        expect(answers[0]).toBe(answers[1]);
      }
    }
    expect(await quoteRow(world, quote)).toMatchObject({ status: 'sent' });
  });
});

describe('a member who records the answer', () => {
  test('is asked for a yes, and their name stays beside it', async () => {
    await send();
    const asked = await world.call(julie, 'accept_for', { quote, answer: 'accepted', how: 'par téléphone' });
    expect(asked.output).toMatchObject({ outcome: 'needs_yes' });
    expect((await sayYes(world, julie, asked.ask)).output).toMatchObject({ outcome: 'accepted' });
    expect(await quoteRow(world, quote)).toMatchObject({ status: 'accepted', decidedBy: julie.memberId });
    expect((await world.call(julie, 'accept_for', { quote, answer: 'accepted' })).output).toMatchObject({
      outcome: 'already',
    });
  });

  test('leaves an old yes of the customer without effect', async () => {
    await send();
    const [question] = await askedOf(world, claire);
    await withYes(world, julie, 'accept_for', { quote, answer: 'refused' });
    expect((await sayYes(world, claire, question ?? null)).output).toEqual({ outcome: 'changed_meanwhile' });
    expect(await quoteRow(world, quote)).toMatchObject({ status: 'refused' });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { DealStage } from '#db/deal.ts';
import { Member } from '#db/member.ts';
import { Part } from '#db/part.ts';
import { Vehicle } from '#db/vehicle.ts';
import { askedOf, issuedInvoice, sayYes, withYes, writtenTo } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';
import { runTool } from '../run.ts';

let world: World;
let olivier: Colleague;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.store.close());
beforeEach(async () => {
  await world.inTenant((db) => db.execute(`update member set deleted_at = app_now() where deleted_at is null`));
  await world.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`));
  olivier = await world.member({ name: 'Olivier Dupont', role: 'OWNER' });
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
});

const everybody = async () => ({
  olivier: await writtenTo(world, olivier),
  julie: await writtenTo(world, julie),
  karim: await writtenTo(world, karim),
});
const wants = (who: Colleague, kind: string, on: boolean) =>
  world.call(who, 'set_notifications', { kinds: [kind], on });

/** Claire's car, which comes this morning. */
async function carToday(): Promise<string> {
  const vehicleId = v7();
  await world.inTenant((db) =>
    db.insert(Vehicle, { id: vehicleId, contactId: claire.contactId, plate: `N${v7().slice(-8)}`, model: 'Clio' }),
  );
  await world.book(claire, '2026-11-23T10:00', { vehicleId });
  return vehicleId;
}

describe('a job that is finished', () => {
  test('is told to the front desk, and to nobody else', async () => {
    await world.call(karim, 'set_job', { vehicle: await carToday(), state: 'finished' });
    const told = await everybody();
    expect(told).toMatchObject({ olivier: [], karim: [] });
    expect(told.julie).toEqual([
      expect.stringMatching(/^C'est prêt : Clio .*, Claire Martin, Vidange \(Karim Benali\)\.$/),
    ]);
  });

  test('is no news to the manager who says so herself, nor to the owner for that', async () => {
    await world.call(julie, 'set_job', { vehicle: await carToday(), state: 'finished' });
    expect(await everybody()).toEqual({ olivier: [], julie: [], karim: [] });
  });

  test('is told to nobody who has said no, and to whoever has asked for it', async () => {
    await wants(julie, 'workshop', false);
    await world.call(karim, 'set_job', { vehicle: await carToday(), state: 'arrived' });
    expect(await everybody()).toEqual({ olivier: [], julie: [], karim: [] });
    await wants(olivier, 'workshop', true);
    await world.inTenant((db) => db.execute(`update appointment set status = 'cancelled'`));
    await world.call(karim, 'set_job', { vehicle: await carToday(), state: 'arrived' });
    expect(await everybody()).toMatchObject({ olivier: [expect.stringMatching(/^Arrivée : Clio/)], julie: [] });
  });

  test('is told to the owner where there is no manager', async () => {
    await world.inTenant((db) => db.nativeUpdate(Member, { id: julie.memberId }, { deletedAt: world.clock.now }));
    await world.call(karim, 'set_job', { vehicle: await carToday(), state: 'finished' });
    expect(await everybody()).toMatchObject({ olivier: [expect.stringMatching(/^C'est prêt/)], julie: [], karim: [] });
  });

  test('is told once, however often the call comes', async () => {
    const vehicle = await carToday();
    const scope = await world.turn(karim);
    const asked = { id: 'one', tool: 'set_job', input: { vehicle, state: 'finished' }, approved: false };
    await runTool(scope, asked);
    await runTool(scope, asked);
    expect((await everybody()).julie).toHaveLength(1);
  });

  test('is not told any more once that was taken back, where it has not left', async () => {
    await world.call(karim, 'set_job', { vehicle: await carToday(), state: 'finished' });
    await world.call(karim, 'undo', {});
    const [news] = await newsOf(julie);
    expect(news).toMatchObject({ status: 'suppressed', errorCode: 'taken_back' });
  });

  test('is told all the same where something else of the same message was taken back', async () => {
    const vehicle = await carToday();
    const scope = await world.turn(karim);
    await runTool(scope, { id: 'one', tool: 'set_job', input: { vehicle, state: 'finished' }, approved: false });
    const task = { title: 'Ranger les pneus', assignee: 'Julie' };
    await runTool(scope, { id: 'two', tool: 'create_task', input: task, approved: false });
    await world.call(karim, 'undo', {});
    const told = (await newsOf(julie)).map(({ status, errorCode }) => errorCode ?? status);
    expect(told.toSorted()).toEqual(['pending', 'taken_back']);
  });
});

test('a payment that was proposed is told to the owner, and to its proposer only how it ended', async () => {
  await wants(karim, 'payment', true);
  const invoice = await issuedInvoice(world, julie, claire, 'révision 189 €');
  await world.call(karim, 'record_payment', { invoice: invoice.id, amountCents: 18_900, method: 'CB' });
  const [ask] = await askedOf(world, julie);
  await sayYes(world, julie, ask ?? null);
  const { olivier: toOlivier, karim: toKarim } = await everybody();
  expect(toOlivier).toEqual([
    `Claire Martin a payé 189 € par carte, facture ${invoice.label} (soldée), noté par Julie Petit.`,
  ]);
  expect(toKarim).toEqual([expect.stringMatching(/^Julie Petit a validé votre demande/)]);
});

test('a part that runs out is told when the last of it is used, and not again', async () => {
  const vehicle = await carToday();
  const name = `Filtre ${v7().slice(-6)}`;
  await world.inTenant((db) =>
    db.insert(Part, { id: v7(), name, synonyms: [], quantity: 1, minimum: 1, unit: 'piece' }),
  );
  const use = () => world.call(karim, 'use_part', { vehicle, parts: [{ part: name }] });
  await use();
  await use();
  expect((await everybody()).julie).toEqual([`Stock épuisé : ${name}. Karim Benali a pris le dernier.`]);
});

test('a deal is told to the colleague who has its stage', async () => {
  const stage = { requires: [], nameFr: 'Nouvelle', nameEn: 'New' };
  await world.inTenant(async (db) => {
    await db.execute(`delete from deal_stage`);
    await db.insert(DealStage, { ...stage, id: v7(), code: 'new', position: 1, ownerId: null });
    await db.insert(DealStage, {
      ...{ ...stage, id: v7(), code: 'yard', nameFr: 'Atelier', nameEn: 'Workshop' },
      ...{ position: 2, ownerId: karim.memberId },
    });
  });
  await world.call(julie, 'create_deal', { title: 'Flotte Abgrall' });
  expect((await everybody()).julie).toEqual([]);
  await world.call(julie, 'change_deal', { deal: 'Flotte Abgrall', stage: 'atelier' });
  expect((await everybody()).karim).toEqual([
    expect.stringMatching(/^Julie Petit vous confie une affaire : Flotte Abgrall, atelier/),
  ]);
});

describe('an appointment that a customer books and cancels', () => {
  const bookAndCancel = async () => {
    const { output } = await world.call(claire, 'hold_slots', { service: 'vidange', slots: ['2026-11-24T09:00'] });
    const [held] = (output as { holds: { hold: string }[] }).holds; // Of a hold that was just made.
    await world.call(claire, 'book_appointment', { hold: held?.hold });
    await world.call(claire, 'cancel_appointment', { appointment: held?.hold }, true);
  };

  test('is told to nobody who has not asked for it', async () => {
    await bookAndCancel();
    expect(await everybody()).toEqual({ olivier: [], julie: [], karim: [] });
  });

  test('is told to who has, each time', async () => {
    await wants(julie, 'booking', true);
    await bookAndCancel();
    expect((await everybody()).julie).toEqual([
      'Claire Martin a pris rendez-vous : Vidange, mardi 24 novembre à 9 h.',
      'Claire Martin a annulé son rendez-vous : Vidange, mardi 24 novembre à 9 h.',
    ]);
  });
});

test('what somebody no longer wants to hear of, and has not been told yet, is not told', async () => {
  await world.call(karim, 'set_job', { vehicle: await carToday(), state: 'finished' });
  await wants(julie, 'workshop', false);
  expect(await newsOf(julie)).toMatchObject([{ status: 'suppressed', errorCode: 'not_wanted' }]);
});

test('a yes that a customer gives is told to the managers, in the language of each', async () => {
  await world.inTenant((db) =>
    db.execute(`update conversation set language = 'en' where id = ?`, [julie.conversationId]),
  );
  const quote = await world.call(julie, 'create_quote', { who: claire.contactId, lines: '2 pneus à 89 €' });
  const { id } = (quote.output as { quote: { id: string } }).quote; // Of a quote that was just made.
  await withYes(world, julie, 'send_quote', { quote: id });
  await withYes(world, claire, 'accept_quote', {});
  expect((await everybody()).julie.at(-1)).toMatch(/^Claire Martin accepts quote /);
});

function newsOf({ conversationId }: Colleague) {
  return world.inTenant((db) =>
    db.execute<{ status: string; errorCode: string | null }[]>(
      `select status, error_code as "errorCode" from message where conversation_id = ? and purpose = 'news' order by seq`,
      [conversationId],
    ),
  );
}

import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Contact } from '#db/contact.ts';

import { onPostgres, quiet, testMasterKey } from '#db/fixtures/test-store.ts';
import { openStore, type Store } from '#db/store.ts';
import type { AskOption } from '../ask.ts';
import { sayYes, writtenTo } from '../fixtures/money-desk.ts';
import { saidIn } from '../fixtures/said.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';
import type { ToolOutcome } from '../outcome.ts';
import { runTool, type Scope } from '../run.ts';

let world: World;
let julie: Colleague;
let olivier: Colleague;
let claire: Caller;
let appointment: string;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  olivier = await world.member({ name: 'Olivier Roy', role: 'OWNER' });
});
beforeEach(async () => {
  await world.inTenant(async (db) => {
    await db.execute(`update appointment set status = 'cancelled' where status <> 'cancelled'`);
    await db.nativeUpdate(Contact, { deletedAt: null }, { deletedAt: new Date() });
  });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
  appointment = await world.book(claire, '2026-11-26T09:00');
});
afterAll(() => world.store.close());

const cancel = () => world.call(julie, 'cancel_for', { appointment });
const status = async () => (await world.appointments()).find(({ id }) => id === appointment)?.status;

function optionOf({ ask }: ToolOutcome): AskOption {
  const [option] = ask?.options ?? [];
  if (!option) throw new Error('Nothing was asked.');
  return option;
}

describe('what waits for a yes', () => {
  test('is asked about for an hour, bound to what was found and to the record as it was', async () => {
    const asked = await cancel();
    expect(asked).toMatchObject({
      ok: true,
      output: {
        outcome: 'needs_yes',
        summary: { fr: 'annuler le rendez-vous "Vidange" de Claire Martin, jeudi 26 novembre à 9 h' },
      },
      closes: ['which', 'yes'],
      rows: [],
      deeds: [],
    });
    expect(asked.ask).toEqual({
      ...{ topic: 'yes', kind: 'confirm', no: null, late: 'lapses' },
      until: new Date(world.clock.now.getTime() + 3_600_000).toISOString(),
      options: [
        expect.objectContaining({
          ...{ label: 'annuler le rendez-vous "Vidange" de Claire Martin, jeudi 26 novembre à 9 h' },
          ...{
            tool: 'cancel_for',
            input: { appointment },
            record: { table: 'appointment', id: appointment, version: 1 },
          },
          yesWords: expect.arrayContaining(['annule', 'cancel it']),
        }),
      ],
    });
    expect(await status()).toBe('booked');
    expect(await writtenTo(world, claire)).toEqual([]);
  });

  test('is asked about in the language of who asked', async () => {
    const turn = await world.turn(julie, { language: 'en' });
    const asked = await runTool(turn, { id: v7(), tool: 'cancel_for', input: { appointment }, approved: false });
    expect(optionOf(asked).label).toBe(
      'cancel Claire Martin\'s appointment "Oil change", Thursday 26 November at 9 am',
    );
    expect(saidIn(asked, 'en')).toBe(
      'Shall I cancel Claire Martin\'s appointment "Oil change", Thursday 26 November at 9 am?',
    );
  });

  test('is done by the yes', async () => {
    const done = await sayYes(world, julie, (await cancel()).ask);
    expect(done).toMatchObject({ output: { outcome: 'cancelled' }, rows: [{ table: 'appointment', id: appointment }] });
    expect(await status()).toBe('cancelled');
  });

  test('is not done by a model that says it has a yes', async () => {
    const input = { appointment, approved: true, record: { table: 'appointment', id: appointment, version: 1 } };
    expect((await world.call(julie, 'cancel_for', input)).output).toMatchObject({ outcome: 'needs_yes' });
    expect(await status()).toBe('booked');
  });
});

describe('a yes does nothing', () => {
  test('where somebody changed the record since', async () => {
    const asked = await cancel();
    await world.call(olivier, 'move_for', { appointment, when: 'vendredi 10h' });
    const outcome = await sayYes(world, julie, asked.ask);
    expect(outcome).toMatchObject({
      ok: true,
      output: { outcome: 'changed_meanwhile' },
      ask: null,
      closes: ['yes'],
      rows: [],
      deeds: [],
    });
    expect(saidIn(outcome)).toBe(
      "La fiche a changé depuis ma question : je n'ai rien fait. Redemandez-le si c'est toujours voulu.",
    );
    expect(await status()).toBe('booked');
    // Asked for again, it is bound to the record as it is now.
    expect(await sayYes(world, julie, (await cancel()).ask)).toMatchObject({ output: { outcome: 'cancelled' } });
  });

  test('where the record is gone', async () => {
    const asked = await world.call(olivier, 'write_to', { who: 'Claire Martin', text: 'Bonjour' });
    await world.inTenant((db) => db.nativeUpdate(Contact, { id: claire.contactId }, { deletedAt: world.clock.now }));
    expect((await sayYes(world, olivier, asked.ask)).output).toEqual({ outcome: 'changed_meanwhile' });
    expect(await writtenTo(world, claire)).toEqual([]);
  });

  test('where who says it may do that no more', async () => {
    const asked = await cancel();
    const demoted = await sayYes(world, { ...julie, role: 'USER' }, asked.ask);
    expect(demoted.output).toMatchObject({ outcome: 'proposed' });
    const { tool, input, record } = optionOf(asked);
    const customer = await runTool(await world.turn(claire), { id: v7(), tool, input, record, approved: true });
    expect(customer).toMatchObject({ ok: false, output: { error: 'This person may not do that.' } });
    expect(await status()).toBe('booked');
  });

  test('twice in one turn', async () => {
    const { tool, input, record } = optionOf(await cancel());
    const turn = await world.turn(julie);
    const yes = { id: v7(), tool, input, record, approved: true };
    const first = await runTool(turn, yes);
    expect(await runTool(turn, yes)).toEqual({ ...first, repeated: true });
    expect(await writtenTo(world, claire)).toHaveLength(1);
  });
});

describe('pressed twice, in two processes at once, it is done once', () => {
  /** PGlite lives in one process. */
  let second: Store | null = null;
  beforeAll(async () => {
    const { place } = world.store;
    const options = { place, masterKey: testMasterKey, now: () => world.clock.now, log: quiet, drainMs: 0 };
    if (onPostgres()) second = await openStore(options);
  });
  afterAll(() => second?.close());

  const press = async (turn: Promise<Scope>, store: Store | null, option: AskOption) =>
    runTool({ ...(await turn), ...(store && { store }) }, { id: v7(), approved: true, ...option });

  test.each(['cancel_for', 'delete_contact'])('%s, of which the record tells', async (tool) => {
    const other = (await world.call(olivier, 'create_contact', { lastName: 'Quiniou' })).rows[0]?.id ?? '';
    const option = optionOf(await world.call(olivier, tool, tool === 'cancel_for' ? { appointment } : { who: other }));
    const outcomes = await Promise.all(
      [null, second, null, second].map((store) => press(world.turn(olivier), store, option)),
    );
    expect(outcomes.filter(({ deeds }) => deeds.length > 0)).toHaveLength(1);
    expect(await writtenTo(world, claire)).toHaveLength(tool === 'cancel_for' ? 1 : 0);
  });

  test('a message, of which the receipt of the turn tells', async () => {
    const option = optionOf(await world.call(olivier, 'write_to', { who: 'Claire Martin', text: 'Bonjour' }));
    const turn = world.turn(olivier);
    const outcomes = await Promise.all([null, second, null, second].map((store) => press(turn, store, option)));
    expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await writtenTo(world, claire)).toEqual(['Garage Test : Bonjour']);
  });
});

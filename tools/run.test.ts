import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { brokenAt } from '#db/audit.ts';
import { receiptsOf } from '#db/receipt.ts';
import { addVehicle, vehiclesOf } from '#db/vehicle.ts';
import { openWorld, type Person, type World } from './fixtures/world.ts';
import { runTool, type TurnScope } from './run.ts';
import { defineTool, type Tool, type ToolContext, ToolError } from './tool.ts';

let world: World;
let claire: Person;
let ran = 0;

beforeAll(async () => {
  world = await openWorld();
  claire = await world.person();
});
beforeEach(() => {
  ran = 0;
  world.logged.length = 0;
});
afterAll(() => world.store.close());

const plate = (number: number) => `AB-${String(number).padStart(3, '0')}-CD`;

/** Stores a vehicle, then does what the test says. */
function parkTool(
  then: (ctx: ToolContext, input: { number: number }) => unknown = () => ({}),
  change: Partial<Tool> = {},
) {
  return defineTool<unknown, unknown>({
    name: 'park',
    description: 'Parks a car.',
    effect: 'write',
    permission: 'own.details.write',
    input: z.object({ number: z.number().int(), note: z.string().optional() }),
    output: z.object({ parked: z.number() }),
    async run(ctx, input) {
      ran += 1;
      const { number } = z.object({ number: z.number() }).parse(input);
      const id = ctx.newId();
      await addVehicle(ctx.db, { id, contactId: ctx.actor.contactId, plate: plate(number), model: 'Clio' });
      ctx.wrote({ table: 'vehicle', op: 'insert', id, values: { number } });
      const extra = await then(ctx, { number });
      return { output: { parked: number, ...(extra as object) }, ask: null }; // A test's own answer.
    },
    ...change,
  });
}

const call = (turn: TurnScope, input: unknown, change: { tool?: string; id?: string; approved?: boolean } = {}) =>
  runTool(turn, { id: 'call-1', tool: 'park', input, approved: false, ...change });

const isParked = async (number: number) =>
  (await world.store.forTenant(world.tenantId, (db) => vehiclesOf(db, claire.contactId))).some(
    (vehicle) => vehicle.plate === plate(number),
  );

const receipts = (turn: TurnScope) => world.store.forTenant(world.tenantId, (db) => receiptsOf(db, turn.turn.id));

describe('a call', () => {
  test('leaves its rows, a receipt and an audit that prove each other', async () => {
    const turn = await world.turn(claire, { tools: [parkTool(() => ({ secret: 'not in the output schema' }))] });
    const outcome = await call(turn, { number: 1 });
    const rows = [{ table: 'vehicle', op: 'insert', id: expect.any(String), values: { number: 1 } }];
    expect(outcome).toMatchObject({ id: 'call-1', tool: 'park', ok: true, ask: null, rows, repeated: false });
    expect(outcome.output).toEqual({ parked: 1 });
    expect(await receipts(turn)).toMatchObject([
      { callId: 'call-1', tool: 'park', effect: 'write', input: { number: 1 }, ok: true, output: { parked: 1 }, rows },
    ]);
    const audit = { action: 'park', tableName: 'vehicle', rowId: outcome.rows[0]?.id, turnId: turn.turn.id };
    expect((await world.audited()).at(-1)).toMatchObject({
      ...{ ...audit, actorRole: 'CUSTOMER', actorId: claire.contactId, change: { op: 'insert', number: 1 } },
    });
    expect(await world.store.forTenant(world.tenantId, (db) => brokenAt(db))).toBeNull();
  });

  test('of a member of staff is not audited as the customer’s', async () => {
    const turn = await world.turn(claire, { role: 'MANAGER', tools: [parkTool()] });
    await call(turn, { number: 2 });
    expect((await world.audited()).at(-1)).toMatchObject({ actorRole: 'MANAGER', actorId: null });
  });
});

describe('the same call again in a turn', () => {
  test('returns the receipt, however the model spells it', async () => {
    const turn = await world.turn(claire, { tools: [parkTool()] });
    const first = await call(turn, { number: 3, note: 'x' });
    for (const input of [
      { number: 3, note: 'x' },
      { note: 'x', number: 3 },
      { number: 3, note: 'x', unknown: null },
    ]) {
      const again = await call(turn, input, { id: 'call-2' });
      expect(again).toEqual({ ...first, id: 'call-2', repeated: true });
    }
    expect(ran).toBe(1);
    expect(await receipts(turn)).toHaveLength(1);
  });

  test('at the same time runs once', async () => {
    const turn = await world.turn(claire, { tools: [parkTool()] });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => call(turn, { number: 4 })));
    expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(outcomes.map(({ rows }) => rows[0]?.id)).size).toBe(1);
    expect(await receipts(turn)).toHaveLength(1);
    const audited = (await world.audited()).filter((row) => row.rowId === outcomes[0]?.rows[0]?.id);
    expect(audited).toHaveLength(1);
  });

  test('runs in another turn, and with another input', async () => {
    const tools = [parkTool()];
    const [one, two] = [await world.turn(claire, { tools }), await world.turn(claire, { tools })];
    for (const turn of [one, two]) await call(turn, { number: 5 });
    await call(one, { number: 6 });
    expect(ran).toBe(3);
  });

  test('returns a refusal too', async () => {
    const tool = parkTool(() => {
      throw new ToolError('Full.', 'Offer tomorrow.');
    });
    const turn = await world.turn(claire, { tools: [tool] });
    const [first, second] = [await call(turn, { number: 7 }), await call(turn, { number: 7 })];
    expect(second).toEqual({ ...first, repeated: true });
    expect(ran).toBe(1);
  });
});

describe('a refusal', () => {
  test.each<[string, { tool?: string }, unknown, string]>([
    ['an unknown tool', { tool: 'drop_tables' }, { number: 1 }, 'There is no tool "drop_tables".'],
    [
      'a name no column takes',
      { tool: `drop\0 \ud800'${'x'.repeat(99)}` },
      {},
      `There is no tool "drop${'x'.repeat(60)}".`,
    ],
    [
      'a missing argument',
      {},
      {},
      'The input does not fit. number: Invalid input: expected number, received undefined',
    ],
    [
      'a wrong type',
      {},
      { number: '1' },
      'The input does not fit. number: Invalid input: expected number, received string',
    ],
    ['no object', {}, 'number 1', 'The input is too long, or no object.'],
    ['a flood', {}, { number: 1, note: 'x'.repeat(5_000) }, 'The input is too long, or no object.'],
    ['a deep well', {}, { number: 1, note: nested(50) }, 'The input is too long, or no object.'],
  ])('for %s is told to the model and kept', async (_, change, input, error) => {
    const turn = await world.turn(claire, { tools: [parkTool()] });
    const outcome = await call(turn, input, change);
    expect(outcome).toMatchObject({ ok: false, ask: null, rows: [], repeated: false });
    expect(outcome.output).toEqual({ ok: false, error, advice: expect.any(String) });
    expect(await receipts(turn)).toMatchObject([{ ok: false, output: outcome.output }]);
    expect(ran).toBe(0);
  });

  test.each(['USER', 'SYSTEM'] as const)(
    'for a %s who may not do that comes before the input is read',
    async (role) => {
      const turn = await world.turn(claire, { role, tools: [parkTool()] });
      expect(await call(turn, {})).toMatchObject({ ok: false, output: { error: 'This person may not do that.' } });
      expect(ran).toBe(0);
    },
  );

  test('by the tool takes back what it wrote', async () => {
    const tool = parkTool(() => {
      throw new ToolError('Full.', 'Offer tomorrow.');
    });
    const turn = await world.turn(claire, { tools: [tool] });
    const before = (await world.audited()).length;
    const { ok, output, rows } = await call(turn, { number: 8 });
    expect({ ok, output, rows }).toEqual({
      ok: false,
      rows: [],
      output: { ok: false, error: 'Full.', advice: 'Offer tomorrow.' },
    });
    expect(await isParked(8)).toBe(false);
    expect(await receipts(turn)).toMatchObject([{ ok: false, rows: [] }]);
    expect(await world.audited()).toHaveLength(before);
    expect(world.logged).toEqual([]);
  });

  test('of characters no database takes does not come: they are left out', async () => {
    const turn = await world.turn(claire, { tools: [parkTool()] });
    const { ok, input } = await call(turn, { number: 9, note: 'a\0b\ud800c' });
    expect({ ok, input }).toEqual({ ok: true, input: { number: 9, note: 'ab\ufffdc' } });
    expect((await receipts(turn))[0]?.input).toEqual(input);
  });
});

describe('a destructive tool', () => {
  const question = {
    kind: 'confirm' as const,
    options: [{ label: 'Sure?', tool: 'park', input: { number: 10 } }],
    until: '',
  };
  const tool = () =>
    parkTool(() => ({}), {
      effect: 'destructive',
      confirm: async () => ({ output: { parked: 0 }, ask: question }),
    });

  test('asks and does not run, whatever the input claims', async () => {
    const turn = await world.turn(claire, { tools: [tool()] });
    const outcome = await call(turn, { number: 10, approved: true });
    expect(outcome).toMatchObject({ ok: true, output: { parked: 0 }, ask: question, rows: [] });
    expect(ran).toBe(0);
    expect(await receipts(turn)).toMatchObject([{ effect: 'destructive', ask: question }]);
    expect(await call(turn, { number: 10 })).toMatchObject({ ask: question, repeated: true });
  });

  test('runs once a yes was matched, even in the turn that asked', async () => {
    const turn = await world.turn(claire, { tools: [tool()] });
    await call(turn, { number: 11 });
    const approved = await call(turn, { number: 11 }, { approved: true });
    expect(approved).toMatchObject({ ok: true, output: { parked: 11 }, ask: null, repeated: false });
    expect(await call(turn, { number: 11 }, { approved: true })).toMatchObject({
      output: { parked: 11 },
      repeated: true,
    });
    expect(ran).toBe(1);
  });
});

describe('a tool that fails', () => {
  const failed = { ok: false, error: 'The tool failed.', advice: expect.any(String) };

  test('leaves no row but a receipt of the failure, and is logged once', async () => {
    const turn = await world.turn(claire, {
      tools: [parkTool(() => Promise.reject(new TypeError('x is not a function')))],
    });
    expect(await call(turn, { number: 12 })).toMatchObject({ ok: false, output: failed, rows: [], ask: null });
    expect(await isParked(12)).toBe(false);
    expect(await receipts(turn)).toMatchObject([{ ok: false, output: failed }]);
    expect(world.logged).toHaveLength(1);
    expect(world.logged[0]).toMatchObject({
      message: 'tool failed',
      fields: { tool: 'park', cause: { name: 'TypeError' } },
    });
  });

  test('in the database shows nobody what the database says', async () => {
    const tool = parkTool(({ db, actor }) =>
      db.execute(`insert into vehicle (id, contact_id, plate, model) values (?, ?, 'SECRET-PLATE', null)`, [
        ...[actor.contactId, actor.contactId],
      ]),
    );
    const turn = await world.turn(claire, { tools: [tool] });
    const { output } = await call(turn, { number: 13 });
    expect(output).toEqual(failed);
    expect(JSON.stringify([output, world.logged])).not.toMatch(/SECRET|insert into|null value/);
    expect(world.logged[0]).toMatchObject({ fields: { cause: { code: '23502' } } });
  });

  test('by an output that is not its own counts as failed', async () => {
    const turn = await world.turn(claire, { tools: [parkTool(() => ({ parked: 'yes' }))] });
    expect(await call(turn, { number: 14 })).toMatchObject({ ok: false, output: failed });
    expect(await isParked(14)).toBe(false);
  });

  test.each(['40001', '40P01'])('because of another transaction (%s) is tried again', async (code) => {
    const tool = parkTool(() => {
      if (ran < 4) throw Object.assign(new Error('conflict'), { code });
      return {};
    });
    const turn = await world.turn(claire, { tools: [tool] });
    expect(await call(turn, { number: code === '40001' ? 15 : 16 })).toMatchObject({ ok: true });
    expect(ran).toBe(4);
    expect(await receipts(turn)).toHaveLength(1);
  });

  test('in conflict for good leaves the turn to be tried again', async () => {
    const conflict = Object.assign(new Error('conflict'), { code: '40001' });
    const turn = await world.turn(claire, { tools: [parkTool(() => Promise.reject(conflict))] });
    await expect(call(turn, { number: 17 })).rejects.toBe(conflict);
    expect(ran).toBe(4);
    expect(await receipts(turn)).toEqual([]);
  });

  test('because the database is away leaves the turn to be tried again', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const turn = await world.turn(claire, { tools: [parkTool()] });
    const store = { ...turn.store, forTenant: () => Promise.reject(away) };
    await expect(call({ ...turn, store }, { number: 18 })).rejects.toBe(away);
    await expect(call({ ...turn, store }, {})).rejects.toBe(away);
    expect(world.logged).toEqual([]);
    expect(await call(turn, { number: 18 })).toMatchObject({ ok: true, repeated: false });
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? 'x' : { inner: nested(depth - 1) };
}

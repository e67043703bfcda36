import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { verifyAudit } from '#db/audit-check.ts';
import { receiptsOf } from '#db/receipt.ts';
import { addVehicle, vehiclesOf } from '#db/vehicle.ts';
import { openWorld, type Caller, type World } from './fixtures/world.ts';
import { type Actor, type Role, roles } from './actor.ts';
import type { Ask } from './ask.ts';
import { runTool, type Scope, type ToolAsked } from './run.ts';
import { contactOf } from './subject.ts';
import { type Tool, type ToolContext, ToolError } from './tool.ts';

let world: World;
let claire: Caller;
let ran = 0;

beforeAll(async () => {
  world = await openWorld();
  claire = await world.customer();
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
): Tool {
  return {
    name: 'park',
    description: 'Parks a car.',
    effect: 'write',
    roles: { CUSTOMER: 'runs', MANAGER: 'runs', SYSTEM: 'runs' },
    input: z.object({ number: z.number().int(), note: z.string().optional() }),
    output: z.object({ parked: z.number() }),
    async run(ctx, input) {
      ran += 1;
      const { number } = z.object({ number: z.number() }).parse(input);
      const id = ctx.newId();
      await addVehicle(ctx.db, { id, contactId: contactOf(ctx), plate: plate(number), model: 'Clio' });
      ctx.wrote({ table: 'vehicle', op: 'insert', id, values: { number } });
      const extra = await then(ctx, { number });
      return { output: { parked: number, ...(extra as object) } }; // A test's own answer.
    },
    say: () => '',
    deeds: () => ['noted'],
    ...change,
  };
}

const call = (turn: Scope, input: unknown, change: Partial<ToolAsked> = {}) =>
  runTool(turn, { id: 'call-1', tool: 'park', input, approved: false, ...change });

const isParked = async (number: number) =>
  (await world.inTenant((db) => vehiclesOf(db, claire.contactId))).some((vehicle) => vehicle.plate === plate(number));

const turnIdOf = ({ origin }: Scope) => ('turnId' in origin ? origin.turnId : '');

const receipts = (turn: Scope) => world.inTenant((db) => receiptsOf(db, turnIdOf(turn)));

describe('a call', () => {
  test('leaves its rows, a receipt and an audit that prove each other', async () => {
    const turn = await world.turn(claire, { tools: [parkTool(() => ({ secret: 'not in the output schema' }))] });
    const outcome = await call(turn, { number: 1 });
    const rows = [{ table: 'vehicle', op: 'insert', id: expect.any(String), values: { number: 1 } }];
    expect(outcome).toMatchObject({
      id: 'call-1',
      tool: 'park',
      ok: true,
      ask: null,
      closes: [],
      rows,
      deeds: ['noted'],
    });
    expect(outcome.repeated).toBe(false);
    expect(outcome.output).toEqual({ parked: 1 });
    expect(await receipts(turn)).toMatchObject([
      {
        callId: 'call-1',
        tool: 'park',
        effect: 'write',
        input: { number: 1 },
        ok: true,
        output: { parked: 1 },
        rows,
        deeds: ['noted'],
      },
    ]);
    expect((await world.audited()).at(-1)).toMatchObject({
      action: 'park',
      tableName: 'vehicle',
      rowId: outcome.rows[0]?.id,
      turnId: turnIdOf(turn),
      actorRole: 'CUSTOMER',
      actorId: claire.contactId,
      proposerId: null,
      channel: 'sms',
      change: { op: 'insert', fields: [], before: {}, after: { number: 1 } },
    });
    const key = await world.store.keyOf(world.tenantId);
    expect((await world.inTenant((db) => verifyAudit(db, key))).flaw).toBeNull();
  });

  test('of a member, about a customer, is audited as the member’s', async () => {
    const julie = await world.member({ name: 'Julie', role: 'MANAGER' });
    const turn = await world.turn(julie, { about: { contactId: claire.contactId }, tools: [parkTool()] });
    expect(await call(turn, { number: 2 })).toMatchObject({ ok: true });
    expect((await world.audited()).at(-1)).toMatchObject({ actorRole: 'MANAGER', actorId: julie.memberId });
    expect(await isParked(2)).toBe(true);
  });

  test('about nobody is refused where somebody is needed', async () => {
    const julie = await world.member({ name: 'Julie', role: 'MANAGER' });
    const turn = await world.turn(julie, { tools: [parkTool()] });
    expect(await call(turn, { number: 2 })).toMatchObject({
      ok: false,
      output: { error: 'Nobody was named whom this is about.' },
    });
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

  test('in a turn that never died is not looked up first, and leaves its effects once', async () => {
    const turn = await world.turn(claire, { tools: [parkTool()], mayHaveRun: false });
    const first = await call(turn, { number: 18 });
    const again = await call(turn, { number: 18 }, { id: 'call-2' });
    expect(again).toEqual({ ...first, id: 'call-2', repeated: true });
    const both = await Promise.all([call(turn, { number: 19 }), call(turn, { number: 19 })]);
    expect(both.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await receipts(turn)).toHaveLength(2);
    const written = [first, ...both].flatMap(({ rows }) => rows.map(({ id }) => id));
    const audited = (await world.audited()).filter(({ rowId }) => rowId !== null && written.includes(rowId));
    expect(audited).toHaveLength(2);
  });

  test('in a turn that never died returns a refusal too', async () => {
    const tool = parkTool(() => {
      throw new ToolError('Full.', 'Offer tomorrow.');
    });
    const turn = await world.turn(claire, { tools: [tool], mayHaveRun: false });
    const [first, second] = [await call(turn, { number: 7 }), await call(turn, { number: 7 })];
    expect(second).toEqual({ ...first, repeated: true });
    expect(await receipts(turn)).toHaveLength(1);
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

  test.each(['USER', 'OWNER'] as const)('for a %s who may not do that comes before the input is read', async (role) => {
    const turn = await world.turn(await world.member({ name: 'Karim', role }), { tools: [parkTool()] });
    for (const approved of [false, true]) {
      expect(await call(turn, {}, { approved })).toMatchObject({
        ok: false,
        output: { error: 'This person may not do that.' },
      });
    }
    expect(ran).toBe(0);
  });

  test.each(roles)('of a tool that nobody may use is for a %s too', async (role) => {
    const turn = await world.turn(claire, { actor: actorWith(role), tools: [parkTool(undefined, { roles: {} })] });
    expect(await call(turn, { number: 1 })).toMatchObject({
      ok: false,
      output: { error: 'This person may not do that.' },
    });
    expect(ran).toBe(0);
  });

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
  const question: Ask = {
    topic: 'booking',
    kind: 'confirm',
    options: [{ label: 'Sure?', tool: 'park', input: { number: 10 } }],
    no: null,
    until: '2026-11-23T10:00:00.000Z',
    late: 'lapses',
  };
  const tool = () =>
    parkTool(() => ({}), {
      effect: 'destructive',
      confirm: async () => ({ output: { parked: 0 }, ask: question, closes: ['booking'] }),
      deeds: (output) => (z.object({ parked: z.number() }).parse(output).parked > 0 ? ['noted'] : []),
    });

  test('asks and does not run, whatever the input claims', async () => {
    const turn = await world.turn(claire, { tools: [tool()] });
    const outcome = await call(turn, { number: 10, approved: true });
    expect(outcome).toMatchObject({ ok: true, output: { parked: 0 }, ask: question, rows: [], deeds: [] });
    expect(ran).toBe(0);
    expect(await receipts(turn)).toMatchObject([
      { effect: 'destructive', ask: question, closes: ['booking'], deeds: [] },
    ]);
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

describe('a scope that read a stranger’s words', () => {
  const question: Ask = {
    topic: 'booking',
    kind: 'confirm',
    options: [{ label: 'Sure?', tool: 'park', input: { number: 20 } }],
    no: null,
    until: '2026-11-23T10:00:00.000Z',
    late: 'lapses',
  };

  test('asks before it changes anything, and changes it once a yes was matched', async () => {
    const tool = parkTool(undefined, { confirm: async () => ({ output: { parked: 0 }, ask: question }) });
    const turn = await world.turn(claire, { tainted: true, tools: [tool] });
    expect(await call(turn, { number: 20 })).toMatchObject({ ok: true, ask: question, rows: [] });
    expect(ran).toBe(0);
    expect(await call(turn, { number: 20 }, { approved: true })).toMatchObject({ output: { parked: 20 }, ask: null });
    expect(ran).toBe(1);
  });

  test('is refused what cannot ask', async () => {
    const turn = await world.turn(claire, { tainted: true, tools: [parkTool()] });
    expect(await call(turn, { number: 21 })).toMatchObject({ ok: false, ask: null });
    expect(ran).toBe(0);
  });

  test('reads all the same', async () => {
    const turn = await world.turn(claire, { tainted: true, tools: [parkTool(undefined, { effect: 'read' })] });
    expect(await call(turn, { number: 22 })).toMatchObject({ ok: true, output: { parked: 22 } });
  });
});

describe('what waits on a network', () => {
  test('is prepared outside of any transaction, from the input as it was read, and reaches the run', async () => {
    const prepared: unknown[] = [];
    const tool = parkTool(undefined, {
      async prepare(_ctx, input) {
        // On PGlite a transaction inside another waits for itself.
        const [row] = await world.inTenant((db) =>
          db.execute<{ n: number }[]>(
            `select count(*)::int as n
             from pg_stat_activity
             where datname = current_database() and state = 'idle in transaction'`,
          ),
        );
        return { input, open: row?.n };
      },
      async run(_ctx, _input, ready) {
        prepared.push(ready);
        return { output: { parked: 23 } };
      },
    });
    const turn = await world.turn(claire, { tools: [tool] });
    expect(await call(turn, { number: 23, other: 1 })).toMatchObject({ ok: true });
    expect(prepared).toEqual([{ input: { number: 23 }, open: 0 }]);
  });

  test('and cannot be had is refused like what the tool refuses, with nothing done', async () => {
    const tool = parkTool(undefined, { prepare: () => Promise.reject(new ToolError('No answer.', 'Try later.')) });
    const turn = await world.turn(claire, { tools: [tool] });
    expect(await call(turn, { number: 24 })).toMatchObject({ ok: false, output: { error: 'No answer.' } });
    expect(ran).toBe(0);
    expect(await receipts(turn)).toMatchObject([{ ok: false }]);
  });

  test('is not prepared for a question', async () => {
    const asked: string[] = [];
    const tool = parkTool(undefined, {
      effect: 'destructive',
      confirm: async () => ({ output: { parked: 0 } }),
      prepare: async () => void asked.push('prepared'),
    });
    await call(await world.turn(claire, { tools: [tool] }), { number: 25 });
    expect(asked).toEqual([]);
  });
});

describe('a job', () => {
  const scope = async (job: string) =>
    world.turn(claire, { actor: { kind: 'system', job: 'parking' }, origin: { job }, tools: [parkTool()] });

  test('keeps its receipts by itself, and repeats nothing', async () => {
    const first = await call(await scope('parking:2026-11-23'), { number: 26 });
    expect(first).toMatchObject({ ok: true, repeated: false });
    const again = await call(await scope('parking:2026-11-23'), { number: 26 });
    expect(again).toEqual({ ...first, repeated: true });
    expect(ran).toBe(1);
    const kept = (await world.receipts()).filter(({ job }) => job === 'parking:2026-11-23');
    expect(kept).toMatchObject([{ turnId: null, conversationId: null, ok: true }]);
    expect((await world.audited()).at(-1)).toMatchObject({ actorRole: 'SYSTEM', actorId: null, turnId: null });
  });

  test('run anew is another one', async () => {
    for (const day of [1, 2]) await call(await scope(`parking:${day}`), { number: 27 });
    expect(ran).toBe(2);
  });

  test('twice at once runs once', async () => {
    const scopes = [await scope('parking:twice'), await scope('parking:twice')];
    const outcomes = await Promise.all(scopes.map((each) => call(each, { number: 28 })));
    expect(outcomes.filter(({ repeated }) => repeated)).toHaveLength(1);
    expect(new Set(outcomes.map(({ rows }) => rows[0]?.id)).size).toBe(1);
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
    const tool = parkTool(({ db }) =>
      db.execute(`insert into vehicle (id, contact_id, plate, model) values (?, ?, 'SECRET-PLATE', null)`, [
        claire.contactId,
        claire.contactId,
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

function actorWith(role: Role): Actor {
  if (role === 'CUSTOMER') return { kind: 'customer', contactId: claire.contactId };
  if (role === 'SYSTEM') return { kind: 'system', job: 'parking' };
  return role === 'SUPER_ADMIN' ? { kind: 'platform' } : { kind: 'member', memberId: claire.contactId, role };
}

function nested(depth: number): unknown {
  return depth === 0 ? 'x' : { inner: nested(depth - 1) };
}

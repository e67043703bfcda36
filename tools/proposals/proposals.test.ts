import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Appointment, changeAppointment } from '#db/appointment.ts';
import { StoredAsk } from '#db/ask.ts';
import { verifyAudit } from '#db/audit-check.ts';
import { Member } from '#db/member.ts';
import { Message } from '#db/message.ts';
import { Proposal } from '#db/proposal.ts';
import { askSchema } from '../ask.ts';
import { type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import { runTool, type ToolAsked } from '../run.ts';
import { type Tool, ToolError } from '../tool.ts';
import { declineProposal } from './decline-proposal.ts';

let world: World;
let karim: Colleague;
let julie: Colleague;
let lea: Colleague;
let olivier: Colleague;
let appointment: string;
let ran = 0;

const input = z.object({ appointment: z.string(), hours: z.number(), note: z.string().optional() });
const summary = { fr: 'décaler la vidange', en: 'put the oil change off' };

/** Puts an appointment off, and closes nothing of its own. */
function delayTool(change: Partial<Tool> = {}): Tool {
  return {
    name: 'delay',
    description: 'Puts an appointment off.',
    effect: 'write',
    roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
    input,
    output: z.object({ delayed: z.number() }),
    async run(ctx, given) {
      ran += 1;
      const { appointment: id, hours } = input.parse(given);
      await changeAppointment(ctx.db, id, { readyAt: new Date(ctx.now().getTime() + hours * 3_600_000) });
      ctx.wrote({ table: 'appointment', op: 'update', id, values: { hours } });
      return { output: { delayed: hours } };
    },
    async propose(ctx, given) {
      const { appointment: id, hours } = input.parse(given);
      const { version } = await ctx.db.findOneOrFail(Appointment, { id });
      return { record: { table: 'appointment', id, version }, summary, input: { appointment: id, hours } };
    },
    say: () => '',
    deeds: () => ['moved'],
    ...change,
  };
}

beforeAll(async () => {
  world = await openWorld();
  karim = await world.member({ name: 'Karim', role: 'USER' });
  julie = await world.member({ name: 'Julie', role: 'MANAGER' });
  lea = await world.member({ name: 'Léa', role: 'MANAGER', channel: 'slack' });
  olivier = await world.member({ name: 'Olivier', role: 'OWNER' });
});
beforeEach(async () => {
  ran = 0;
  world.clock.now = instant('2026-11-23T09:00');
  const claire = await world.customer();
  appointment = await world.book(claire, '2026-11-26T09:00', { status: 'done' });
});
afterAll(() => world.store.close());

async function call(who: Colleague, asked: Partial<ToolAsked> = {}, tool = delayTool()) {
  const turn = await world.turn(who, { tools: [tool, declineProposal] });
  return runTool(turn, { id: 'call-1', tool: tool.name, input: { appointment, hours: 2 }, approved: false, ...asked });
}

async function propose(tool = delayTool()): Promise<string> {
  const { rows } = await call(karim, {}, tool);
  return rows[0]?.id ?? '';
}

const approve = (who: Colleague, proposal: string, tool = delayTool()) => call(who, { approved: true, proposal }, tool);

const decline = (who: Colleague, proposal: string) =>
  call(who, { tool: 'decline_proposal', input: { proposal }, approved: true });

const kept = (id: string) => world.inTenant((db) => db.findOneOrFail(Proposal, { id }));

async function told({ conversationId }: Colleague, key: string): Promise<string[]> {
  const dedupeKey = { $like: `${key}%` };
  const messages = await world.inTenant((db) => db.find(Message, { conversationId, dedupeKey, direction: 'out' }));
  return messages.map(({ text }) => text);
}

/** Whether the questions about a proposal are open, by the conversation of who was asked. */
async function open(proposal: string): Promise<Map<string, boolean>> {
  const asks = await world.inTenant((db) => db.find(StoredAsk, { topic: 'proposal' }));
  const about = asks.filter(({ options }) => JSON.stringify(options).includes(proposal));
  return new Map(about.map(({ conversationId, closedAt }) => [conversationId, closedAt === null]));
}

const readyAt = async () => (await world.inTenant((db) => db.findOneOrFail(Appointment, { id: appointment }))).readyAt;

describe('what a member may only propose', () => {
  test('is kept, put to every manager on their own channel, and not done', async () => {
    const outcome = await call(karim, { input: { appointment, hours: 2, note: 'x' } });
    const id = outcome.rows[0]?.id ?? '';
    expect(outcome).toMatchObject({
      ok: true,
      output: { outcome: 'proposed', summary, approvers: ['Julie', 'Léa'] },
      ask: null,
      rows: [{ table: 'proposal', op: 'insert', id, values: { tool: 'delay' } }],
      deeds: ['proposed', 'passed_on'],
    });
    expect(ran).toBe(0);
    expect(await kept(id)).toMatchObject({
      tool: 'delay',
      input: { appointment, hours: 2 },
      summary,
      proposerId: karim.memberId,
      approverRole: 'MANAGER',
      recordTable: 'appointment',
      recordId: appointment,
      recordVersion: 1,
      status: 'open',
      expiresAt: instant('2026-11-24T09:00'),
    });
    expect(await open(id)).toEqual(
      new Map([
        [julie.conversationId, true],
        [lea.conversationId, true],
      ]),
    );
    for (const manager of [julie, lea]) {
      expect(await told(manager, `proposal:${id}`)).toEqual(['Karim propose de décaler la vidange. Vous validez ?']);
    }
    const [asked] = await world.inTenant((db) =>
      db.find(StoredAsk, { conversationId: julie.conversationId }, { orderBy: { createdAt: 'desc', id: 'desc' } }),
    );
    expect(askSchema.parse({ ...asked, until: asked?.until.toISOString() })).toEqual({
      topic: 'proposal',
      kind: 'confirm',
      options: [{ label: summary.fr, tool: 'delay', input: { appointment, hours: 2 }, proposal: id }],
      no: { tool: 'decline_proposal', input: { proposal: id } },
      until: instant('2026-11-24T09:00').toISOString(),
      late: 'lapses',
    });
  });

  test('again in the same turn is one proposal', async () => {
    const turn = await world.turn(karim, { tools: [delayTool()] });
    const asked = { id: 'call-1', tool: 'delay', input: { appointment, hours: 3 }, approved: false };
    const [first, second] = [await runTool(turn, asked), await runTool(turn, asked)];
    expect(second).toEqual({ ...first, repeated: true });
  });

  test('is put to the owners where only they may do it', async () => {
    const tool = delayTool({ roles: { USER: 'proposes', OWNER: 'runs' } });
    const id = await propose(tool);
    expect([...(await open(id)).keys()]).toEqual([olivier.conversationId]);
    expect(await kept(id)).toMatchObject({ approverRole: 'OWNER' });
    // A manager was not asked, and may neither do it nor decline it.
    expect(await approve(julie, id, tool)).toMatchObject({ output: { outcome: 'not_allowed' } });
    expect(await decline(julie, id)).toMatchObject({ output: { outcome: 'not_allowed' } });
    expect(await kept(id)).toMatchObject({ status: 'open' });
    expect(await approve(olivier, id, tool)).toMatchObject({ output: { delayed: 2 } });
  });

  test('is put to the owners where there is no manager, and refused where nobody can be reached', async () => {
    const small = await openWorld();
    const lone = await small.member({ name: 'Karim', role: 'USER' });
    const customer = await small.customer();
    const record = await small.book(customer, '2026-11-26T09:00');
    const turn = () => small.turn(lone, { tools: [delayTool()] });
    const asked = { id: 'call-1', tool: 'delay', input: { appointment: record, hours: 2 }, approved: false };
    await small.inTenant((db) => db.insert(Member, { id: v7(), name: 'Personne', role: 'OWNER' }));
    expect(await runTool(await turn(), asked)).toMatchObject({
      ok: false,
      output: { error: 'Nobody who may do that can be reached.' },
      deeds: [],
    });
    expect(await small.inTenant((db) => db.count(Proposal))).toBe(0);
    await small.member({ name: 'Olivier', role: 'OWNER' });
    expect(await runTool(await turn(), asked)).toMatchObject({ ok: true, output: { approvers: ['Olivier'] } });
    await small.store.close();
  });
});

describe('a manager’s yes', () => {
  test('runs it once, names both in the audit, tells the proposer and closes the others’ questions', async () => {
    const id = await propose();
    const outcome = await approve(julie, id);
    expect(outcome).toMatchObject({ ok: true, output: { delayed: 2 }, deeds: ['moved', 'approved', 'passed_on'] });
    expect(ran).toBe(1);
    expect(await readyAt()).toEqual(instant('2026-11-23T11:00'));
    expect(await kept(id)).toMatchObject({ status: 'approved', decidedBy: julie.memberId, decidedAt: world.clock.now });
    const audited = (await world.audited()).slice(-2);
    expect(audited.map(({ tableName }) => tableName)).toEqual(['proposal', 'appointment']);
    for (const row of audited) {
      const { memberId: actorId } = julie;
      expect(row).toMatchObject({ action: 'delay', actorRole: 'MANAGER', actorId, proposerId: karim.memberId });
    }
    const key = await world.store.keyOf(world.tenantId);
    expect((await world.inTenant((db) => verifyAudit(db, key))).flaw).toBeNull();
    expect(await told(karim, `proposal:${id}`)).toEqual([
      "Julie a validé votre demande, c'est fait : décaler la vidange.",
    ]);
    expect([...(await open(id)).values()]).toEqual([false, false]);
  });

  test('runs what was proposed, whatever the call says', async () => {
    const id = await propose();
    await call(julie, { approved: true, proposal: id, input: { appointment, hours: 99 } });
    expect(await readyAt()).toEqual(instant('2026-11-23T11:00'));
  });

  test('that says nothing was possible is told so', async () => {
    const tool = delayTool({ run: async () => ({ output: { delayed: 0 } }), deeds: () => [] });
    const id = await propose(tool);
    expect(await approve(julie, id, tool)).toMatchObject({ ok: true, deeds: ['approved', 'passed_on'] });
    expect(await told(karim, `proposal:${id}`)).toEqual([
      "Julie a validé votre demande, mais ce n'était plus possible : décaler la vidange.",
    ]);
  });

  test('to what then fails decides nothing: it may be given again', async () => {
    const id = await propose();
    const failing = delayTool({ run: () => Promise.reject(new ToolError('Not now.', 'Try later.')) });
    expect(await approve(julie, id, failing)).toMatchObject({ ok: false, output: { error: 'Not now.' } });
    expect(await kept(id)).toMatchObject({ status: 'open' });
    expect(await told(karim, `proposal:${id}`)).toEqual([]);
    expect(await approve(lea, id)).toMatchObject({ output: { delayed: 2 } });
  });

  test('for another tool than was proposed does nothing', async () => {
    const id = await propose();
    expect(await approve(julie, id, delayTool({ name: 'cancel_all' }))).toMatchObject({ ok: false, rows: [] });
    expect(await kept(id)).toMatchObject({ status: 'open' });
    expect(ran).toBe(0);
  });
});

describe('a yes comes too late', () => {
  test('when somebody else has answered', async () => {
    const id = await propose();
    await approve(julie, id);
    expect(await approve(lea, id)).toMatchObject({
      ok: true,
      output: { outcome: 'approved_before', by: 'Julie' },
      deeds: [],
    });
    expect(await decline(lea, id)).toMatchObject({ output: { outcome: 'approved_before', by: 'Julie' }, deeds: [] });
    expect(ran).toBe(1);
    expect(await told(karim, `proposal:${id}`)).toHaveLength(1);
  });

  test('when two answer at once: one runs it', async () => {
    const id = await propose();
    const outcomes = await Promise.all([julie, lea, olivier].map((each) => approve(each, id)));
    expect(outcomes.filter(({ deeds }) => deeds.includes('approved'))).toHaveLength(1);
    const others = outcomes.filter(({ deeds }) => deeds.length === 0);
    expect(others.map(({ output }) => output)).toMatchObject([
      { outcome: 'approved_before' },
      { outcome: 'approved_before' },
    ]);
    expect(ran).toBe(1);
  });

  test('when a yes and a no come at once: one of them counts', async () => {
    const id = await propose();
    const outcomes = await Promise.all([approve(julie, id), decline(lea, id)]);
    expect(outcomes.filter(({ deeds }) => deeds.length > 0)).toHaveLength(1);
    const { status } = await kept(id);
    expect(ran).toBe(status === 'approved' ? 1 : 0);
    expect(await told(karim, `proposal:${id}`)).toHaveLength(1);
  });

  test('when it has run out', async () => {
    const id = await propose();
    world.clock.now = instant('2026-11-24T09:00');
    expect(await approve(julie, id)).toMatchObject({ ok: true, output: { outcome: 'expired' }, deeds: [] });
    expect(await decline(julie, id)).toMatchObject({ output: { outcome: 'expired' } });
    expect(await approve(julie, v7())).toMatchObject({ output: { outcome: 'expired' } });
    expect(ran).toBe(0);
  });

  test('when the record has changed: that ends it, and the proposer is told', async () => {
    const id = await propose();
    await world.inTenant((db) => changeAppointment(db, appointment, { startsAt: world.clock.now }));
    expect(await approve(julie, id)).toMatchObject({ ok: true, output: { outcome: 'outdated' }, deeds: [] });
    expect(await kept(id)).toMatchObject({ status: 'outdated', decidedBy: null });
    expect([...(await open(id)).values()]).toEqual([false, false]);
    expect(await told(karim, `proposal:${id}`)).toMatchObject([expect.stringContaining('la fiche a changé')]);
    expect(await approve(lea, id)).toMatchObject({ output: { outcome: 'outdated' } });
    expect(await told(karim, `proposal:${id}`)).toHaveLength(1);
    expect(ran).toBe(0);
  });

  test('not when only a reminder of it left', async () => {
    const id = await propose();
    await world.inTenant((db) => changeAppointment(db, appointment, { remindedAt: world.clock.now }));
    expect(await approve(julie, id)).toMatchObject({ ok: true, deeds: ['moved', 'approved', 'passed_on'] });
  });

  test('when the record is gone', async () => {
    const id = await propose();
    await world.inTenant((db) => db.nativeUpdate(Appointment, { id: appointment }, { deletedAt: world.clock.now }));
    expect(await approve(julie, id)).toMatchObject({ output: { outcome: 'outdated' } });
    expect(ran).toBe(0);
  });

  test('when the proposer works here no more, who is told nothing', async () => {
    const leaver = await world.member({ name: 'Lucas', role: 'USER' });
    const { rows } = await call(leaver);
    const id = rows[0]?.id ?? '';
    await world.inTenant((db) => db.nativeUpdate(Member, { id: leaver.memberId }, { deletedAt: world.clock.now }));
    expect(await approve(julie, id)).toMatchObject({ ok: true, output: { outcome: 'outdated' } });
    expect(await kept(id)).toMatchObject({ status: 'outdated' });
    expect(await told(leaver, '')).toEqual([]);
    expect(ran).toBe(0);
  });
});

describe('nobody else decides', () => {
  test('a manager who is one no longer may not, and it stays open', async () => {
    const id = await propose();
    const demoted: Colleague = { ...julie, role: 'USER' };
    expect(await approve(demoted, id)).toMatchObject({ ok: true, output: { outcome: 'not_allowed' }, deeds: [] });
    expect(await decline(demoted, id)).toMatchObject({ ok: true, output: { outcome: 'not_allowed' }, deeds: [] });
    expect(await kept(id)).toMatchObject({ status: 'open' });
    expect([...(await open(id)).values()]).toEqual([true, true]);
    expect(ran).toBe(0);
  });

  test('a manager may not whose role changes while they answer, or who leaves', async () => {
    const [id, nora] = [await propose(), await world.member({ name: 'Nora', role: 'MANAGER' })];
    for (const change of [{ role: 'USER' as const }, { role: 'MANAGER' as const, deletedAt: world.clock.now }]) {
      await world.inTenant((db) => db.nativeUpdate(Member, { id: nora.memberId }, change));
      expect(await approve(nora, id)).toMatchObject({ output: { outcome: 'not_allowed' } });
      expect(await decline(nora, id)).toMatchObject({ output: { outcome: 'not_allowed' } });
    }
    expect(await kept(id)).toMatchObject({ status: 'open' });
    expect(ran).toBe(0);
  });

  test('the proposer may not', async () => {
    const id = await propose();
    expect(await approve(karim, id)).toMatchObject({ output: { outcome: 'not_allowed' } });
    expect(await kept(id)).toMatchObject({ status: 'open' });
    expect(ran).toBe(0);
  });

  test('a customer may not', async () => {
    const id = await propose();
    const turn = await world.turn(await world.customer(), { tools: [delayTool()] });
    const asked = { id: 'call-1', tool: 'delay', input: { appointment, hours: 2 }, approved: true, proposal: id };
    expect(await runTool(turn, asked)).toMatchObject({ output: { outcome: 'not_allowed' } });
    expect(ran).toBe(0);
  });

  test('a model cannot: without a yes that was matched, a proposal’s id is nothing', async () => {
    const id = await propose();
    const given = { appointment, hours: 2, proposal: id, approved: true };
    const mine = await call(karim, { proposal: id, input: given });
    expect(mine).toMatchObject({ output: { outcome: 'proposed' } });
    // A manager may do it of their own accord: that approves nothing.
    const hers = await call(julie, { proposal: id, input: given });
    expect(hers).toMatchObject({ output: { delayed: 2 }, deeds: ['moved'] });
    expect(await kept(id)).toMatchObject({ status: 'open' });
    expect((await world.audited()).at(-1)).toMatchObject({ actorId: julie.memberId, proposerId: null });
  });

  test('another tenant’s manager finds no such proposal', async () => {
    const id = await propose();
    const other = await openWorld();
    const turn = await other.turn(await other.member({ name: 'Eve', role: 'OWNER' }), { tools: [delayTool()] });
    const asked = { id: 'call-1', tool: 'delay', input: { appointment, hours: 2 }, approved: true, proposal: id };
    expect(await runTool(turn, asked)).toMatchObject({ output: { outcome: 'expired' } });
    expect(await kept(id)).toMatchObject({ status: 'open' });
    await other.store.close();
  });
});

test('a no ends it: nothing is done, the proposer is told and the others are asked no more', async () => {
  const id = await propose();
  expect(await decline(lea, id)).toMatchObject({
    ok: true,
    output: { outcome: 'declined' },
    deeds: ['declined', 'passed_on'],
  });
  expect(await kept(id)).toMatchObject({ status: 'declined', decidedBy: lea.memberId });
  expect(await told(karim, `proposal:${id}`)).toEqual(["Léa n'a pas validé votre demande : décaler la vidange."]);
  expect([...(await open(id)).values()]).toEqual([false, false]);
  expect(await approve(julie, id)).toMatchObject({ output: { outcome: 'declined_before', by: 'Léa' } });
  expect(ran).toBe(0);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Caller, openWorld, type World } from './fixtures/world.ts';
import { runTool } from './run.ts';
import type { Candidate, Tool } from './tool.ts';

let world: World;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  claire = await world.customer();
});
afterAll(() => world.store.close());

const input = z.object({ name: z.string(), person: z.string().optional(), note: z.string().optional() });

const named = (count: number): Candidate[] =>
  Array.from({ length: count }, (_, index) => ({ label: `Paul ${index + 1}`, input: { person: `p${index + 1}` } }));

/** Rings somebody up, once it is told who. */
function ringTool(candidates: Candidate[], change: Partial<Tool> = {}): Tool {
  return {
    name: 'ring',
    description: 'Rings somebody up.',
    effect: 'write',
    roles: { CUSTOMER: 'runs', USER: 'proposes', MANAGER: 'runs' },
    input,
    output: z.object({ rung: z.string() }),
    async run(_ctx, given) {
      const { person } = input.parse(given);
      return person ? { output: { rung: person } } : { which: candidates };
    },
    say: () => '',
    deeds: () => ['noted'],
    ...change,
  };
}

const call = async (tool: Tool, asked: object, approved = false) =>
  runTool(await world.turn(claire, { tools: [tool] }), { id: 'call-1', tool: 'ring', input: asked, approved });

test('a tool that cannot tell who is meant asks, and the choice calls it again with the rest as it was', async () => {
  const tool = ringTool(named(2));
  const outcome = await call(tool, { name: 'Paul', note: 'x' });
  expect(outcome).toMatchObject({
    ok: true,
    output: { outcome: 'which', candidates: [{ label: 'Paul 1' }, { label: 'Paul 2' }], more: 0 },
    closes: ['which'],
    rows: [],
    deeds: [],
  });
  expect(outcome.ask).toEqual({
    topic: 'which',
    kind: 'choose',
    options: [
      { label: 'Paul 1', tool: 'ring', input: { name: 'Paul', note: 'x', person: 'p1' } },
      { label: 'Paul 2', tool: 'ring', input: { name: 'Paul', note: 'x', person: 'p2' } },
    ],
    no: null,
    until: '2026-11-23T09:00:00.000Z',
    late: 'lapses',
  });
  const [, second] = outcome.ask?.options ?? [];
  expect(await call(tool, second?.input ?? {})).toMatchObject({ ok: true, output: { rung: 'p2' }, ask: null });
});

test('of many the first five are named, and how many more there are', async () => {
  const { ask, output } = await call(ringTool(named(9)), { name: 'Paul' });
  expect(ask?.options.map(({ label }) => label)).toEqual(['Paul 1', 'Paul 2', 'Paul 3', 'Paul 4', 'Paul 5']);
  expect(output).toMatchObject({ more: 4 });
});

test('of nobody nothing is asked', async () => {
  const { ok, ask, output } = await call(ringTool([]), { name: 'Paul' });
  expect({ ok, ask, output }).toEqual({
    ok: true,
    ask: null,
    output: { outcome: 'which', candidates: [], more: 0, isExact: true, sought: null },
  });
});

test('choosing whom a destructive tool is about is no yes: it asks to confirm, and only the yes runs it', async () => {
  const tool = ringTool(named(2), {
    effect: 'destructive',
    async confirm(_ctx, given) {
      const { person, name } = input.parse(given);
      if (!person) return { which: named(2) };
      return {
        output: { rung: 'nobody yet' },
        ask: {
          topic: 'booking',
          kind: 'confirm',
          options: [{ label: person, tool: 'ring', input: { name, person } }],
          no: null,
          until: '2026-11-23T09:00:00.000Z',
          late: 'lapses',
        },
      };
    },
  });
  const { ask: who } = await call(tool, { name: 'Paul' });
  const chosen = who?.options[1]?.input ?? {};
  const { output, ask: sure } = await call(tool, chosen);
  expect({ output, kind: sure?.kind }).toEqual({ output: { rung: 'nobody yet' }, kind: 'confirm' });
  expect(await call(tool, sure?.options[0]?.input ?? {}, true)).toMatchObject({ output: { rung: 'p2' }, ask: null });
});

test('what may only be proposed asks who is meant before it is proposed', async () => {
  const tool = ringTool([], { propose: async () => ({ which: named(2) }) });
  const karim = await world.member({ name: 'Karim', role: 'USER' });
  const turn = await world.turn(karim, { tools: [tool] });
  const outcome = await runTool(turn, { id: 'call-1', tool: 'ring', input: { name: 'Paul' }, approved: false });
  expect(outcome).toMatchObject({ ok: true, output: { outcome: 'which' }, deeds: [], rows: [] });
  expect(outcome.ask?.options).toHaveLength(2);
});

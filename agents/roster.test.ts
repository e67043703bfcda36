import { z } from 'zod';
import { expect, it } from 'vitest';
import { noteKinds } from '#db/note.ts';
import { type Actor, usableBy } from '#tools/actor.ts';
import { allTools } from '#tools/all.ts';
import { bookAppointment } from '#tools/booking/book-appointment.ts';
import { lintTools } from '#tools/schema.ts';
import type { Agent } from './agent.ts';
import { answer } from './answer.ts';
import { claire, requestOf, silent } from './fixtures/front-desk.ts';
import { createChain } from './models/chain.ts';
import { geminiSays, startGemini } from './models/fixtures/gemini-emulator.ts';
import { makeReady, openRoster } from './roster.ts';

const roster = openRoster();
const julie: Actor = { kind: 'member', memberId: 'm-1', role: 'MANAGER' };
const agents = [
  ['reception', claire],
  ['assistant', julie],
] as const;

it.each(agents)('declares the %s in a form that Gemini takes', async (name, actor) => {
  const gemini = await startGemini();
  gemini.script(geminiSays('Quel jour vous arrange ?'));
  const options = { apiKey: 'k', baseUrl: gemini.baseUrl, model: 'gemini-3.8-flash' };
  const chain = createChain({
    names: ['gemini'],
    gemini: options,
    local: null,
    now: () => new Date('2026-11-23T08:00:00Z'),
  });
  const model = chain.forTurn({ reserve: async () => true, log: silent });
  const agent = roster.agentFor(name, actor);
  await answer(requestOf(model, ['une vidange'], { agent }));
  await gemini.close();
  expect(gemini.refused).toEqual([]);
  expect(gemini.seen[0]?.body.tools?.[0]?.functionDeclarations.map((each) => each.name)).toEqual(
    agent.tools.map((tool) => tool.name),
  );
});

/** Words of the instructions that are no tools: what the tools' outcomes and the kinds of a note are called. */
const values: readonly string[] = ['need_day', 'which_day', 'unknown_service', ...noteKinds];

it.each(agents)('tells the %s about its tools, and about no others', (name, actor) => {
  const { instructions, tools } = roster.agentFor(name, actor);
  const named = new Set(instructions.match(/\b[a-z]+(?:_[a-z]+)+\b/g));
  const names = tools.map((tool) => tool.name);
  expect(names.length).toBeGreaterThan(0);
  expect([...named].filter((word) => !names.includes(word) && !values.includes(word))).toEqual([]);
  expect(names.filter((word) => !named.has(word) && word !== 'list_my_appointments')).toEqual([]);
});

it.each(agents)('gives the %s no tool that its actor may not use', (name, actor) => {
  const { tools } = roster.agentFor(name, actor);
  expect(tools.filter((tool) => !usableBy(tool, actor) || !allTools.includes(tool))).toEqual([]);
});

it('refuses an agent with more tools than a model can choose from, and a tool that is not fit for one', () => {
  const agent = (count: number): Agent => ({
    ...{ name: 'reception', instructions: '', maxLength: 480, steps: 8, timeoutMs: 20_000 },
    toolsFor: () => Array.from({ length: count }, () => bookAppointment),
    brief() {
      throw new Error('never briefed');
    },
  });
  expect(() => makeReady(agent(16), claire, lintTools(allTools))).toThrow('Give it at most 15');
  expect(() => makeReady(agent(1), claire, new Map())).toThrow('book_appointment of reception');
  expect(() => lintTools([{ ...bookAppointment, input: z.record(z.string(), z.string()) }])).toThrow(
    'book_appointment',
  );
});

it('has no agent of a name that nobody gave one', () => {
  expect(() => roster.agentFor('scribe', claire)).toThrow('no agent scribe');
});

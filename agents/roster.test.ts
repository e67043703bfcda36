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
const talk = { heard: ['quel planning demain ?'], called: [], before: [], earlier: [] };
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
  const agent = roster.agentFor(name, actor, talk);
  await answer(requestOf(model, ['une vidange'], { agent }));
  await gemini.close();
  expect(gemini.refused).toEqual([]);
  expect(gemini.seen[0]?.body.tools?.[0]?.functionDeclarations.map((each) => each.name)).toEqual(
    agent.tools.map((tool) => tool.name),
  );
});

/** Words of the instructions that are no tools: what the tools' outcomes and the kinds of a note are called. */
const values: readonly string[] = ['need_day', 'which_day', 'unknown_service', 'needs_yes', ...noteKinds];

it.each(agents)('tells the %s about its tools, and about no others', (name, actor) => {
  const { instructions, tools } = roster.agentFor(name, actor, talk);
  const named = new Set(instructions.match(/\b[a-z]+(?:_[a-z]+)+\b/g));
  const names = tools.map((tool) => tool.name);
  expect(names.length).toBeGreaterThan(0);
  // Code chooses those that fit what is said, and of the assistant's many each says itself what it is for.
  const known = allTools.filter((tool) => usableBy(tool, actor)).map((tool) => tool.name);
  expect([...named].filter((word) => !known.includes(word) && !values.includes(word))).toEqual([]);
  const unnamed = names.filter((word) => !named.has(word) && word !== 'list_my_appointments');
  expect(name === 'assistant' ? [] : unnamed).toEqual([]);
});

it.each([
  ['la Clio AB-123-CD est finie', 'set_job'],
  ['fais un devis à Claire Martin', 'show_contact'],
  ['décale la révision de Mme Martin à jeudi', 'move_for'],
  ['rappelle moi demain de commander des filtres', 'create_task'],
])('for "%s" the assistant has %s, and fifteen tools at most', (text, tool) => {
  const { tools } = roster.agentFor('assistant', julie, { heard: [text], called: [], before: [], earlier: [] });
  expect(tools.map(({ name }) => name)).toContain(tool);
  expect(tools.length).toBeLessThanOrEqual(15);
});

it.each([
  [['vous avez reçu mon devis ?'], [], 'my_quotes'],
  [['how much do I owe you?', 'for the Clio I mean'], [], 'my_invoices'],
  [['oui'], ['my_quotes'], 'accept_quote'],
  [['je change de voiture'], [], 'save_my_details'],
])('for %j the reception has %s %s, and fifteen tools', (heard, called, tool) => {
  const { tools } = roster.agentFor('reception', claire, { heard, called, before: [], earlier: [] });
  expect(tools.map(({ name }) => name)).toContain(tool);
  expect(tools).toHaveLength(15);
});

it.each(agents)('gives the %s no tool that its actor may not use', (name, actor) => {
  const { tools } = roster.agentFor(name, actor, talk);
  expect(tools.filter((tool) => !usableBy(tool, actor) || !allTools.includes(tool))).toEqual([]);
});

it('refuses an agent with more tools than a model can choose from, and a tool that is not fit for one', () => {
  const tools = (count: number) => Array.from({ length: count }, () => bookAppointment);
  const agent: Agent = {
    ...{ name: 'reception', instructions: '', maxLength: 480, steps: 8, timeoutMs: 20_000 },
    toolsFor: () => tools(1),
    brief() {
      throw new Error('never briefed');
    },
  };
  expect(() => makeReady(agent, tools(16), lintTools(allTools))).toThrow('Give it at most 15');
  expect(() => makeReady(agent, tools(1), new Map())).toThrow('book_appointment of reception');
  expect(() => lintTools([{ ...bookAppointment, input: z.record(z.string(), z.string()) }])).toThrow(
    'book_appointment',
  );
});

it('has no agent of a name that nobody gave one', () => {
  expect(() => roster.agentFor('scribe', claire, talk)).toThrow('no agent scribe');
});

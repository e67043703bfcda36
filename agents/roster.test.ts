import { z } from 'zod';
import { expect, it } from 'vitest';
import { receptionTools } from '#tools/registry.ts';
import { answer } from './answer.ts';
import { requestOf, silent } from './fixtures/front-desk.ts';
import { createChain } from './models/chain.ts';
import { says, startGemini } from './models/fixtures/gemini-emulator.ts';
import { makeReady, openRoster } from './roster.ts';

const { reception } = openRoster();

it('declares the reception in a form that Gemini takes', async () => {
  const gemini = await startGemini();
  gemini.script(says('Quel jour vous arrange ?'));
  const options = { apiKey: 'k', baseUrl: gemini.baseUrl, model: 'gemini-3.8-flash' };
  const chain = createChain({
    names: ['gemini'],
    gemini: options,
    local: null,
    now: () => new Date('2026-11-23T08:00:00Z'),
  });
  const model = chain.forTurn({ reserve: async () => true, log: silent });
  await answer(requestOf(model, ['une vidange'], { agent: reception }));
  await gemini.close();
  expect(gemini.refused).toEqual([]);
  expect(gemini.seen[0]?.body.tools?.[0]?.functionDeclarations.map(({ name }) => name)).toEqual(
    receptionTools.map(({ name }) => name),
  );
});

it('tells the reception about its tools, and about no others', () => {
  const named = new Set(reception.instructions.match(/\b[a-z]+(?:_[a-z]+)+\b/g));
  const outcomes = ['need_day', 'which_day', 'unknown_service'];
  const tools = receptionTools.map(({ name }) => name);
  expect([...named].filter((name) => !tools.includes(name) && !outcomes.includes(name))).toEqual([]);
  expect(tools.filter((name) => !named.has(name) && name !== 'list_my_appointments')).toEqual([]);
});

it('refuses an agent with more tools than a model can choose from, and a tool that is not fit for one', () => {
  const [tool] = receptionTools;
  if (!tool) throw new Error('The reception has no tools.');
  const many = Array.from({ length: 16 }, () => tool);
  expect(() => makeReady({ ...reception, tools: many })).toThrow('Give it at most 15');
  expect(() => makeReady({ ...reception, tools: [{ ...tool, input: z.record(z.string(), z.string()) }] })).toThrow(
    tool.name,
  );
});

import type { LanguageModelV4Message } from '@ai-sdk/provider';
import { expect, test } from 'vitest';
import { type AgentContext, contextMark } from '#agents/context.ts';
import { garage } from '#db/seed/garage.ts';
import { julieContext } from './assistant/fixtures/member.ts';
import { momentAt } from './fixtures/moment.ts';
import { rulesModel } from './model.ts';
import { garageDesk } from './reception/fixtures/businesses.ts';

const best = rulesModel({ sure: false });
const tools = ['find_slots', 'hold_slots', 'list_my_appointments', 'show_planning', 'move_for'].map((name) => ({
  type: 'function' as const,
  ...{ name, inputSchema: {} },
}));

async function callsFor(context: AgentContext, text: string): Promise<string[]> {
  const prompt: LanguageModelV4Message[] = [
    { role: 'user', content: [{ type: 'text', text: contextMark + JSON.stringify(context) }] },
    { role: 'assistant', content: [{ type: 'text', text: 'ok' }] },
    { role: 'user', content: [{ type: 'text', text }] },
  ];
  const { content } = await best.doGenerate({ prompt, tools });
  return content.flatMap((part) => (part.type === 'tool-call' ? [part.toolName] : []));
}

test('who writes decides what the same words mean', async () => {
  const { context: customer } = garageDesk('fr');
  const member = julieContext('fr');
  expect(await callsFor(customer, "j'ai rendez-vous quand ?")).toEqual(['list_my_appointments']);
  expect(await callsFor(member, "on a quoi aujourd'hui ?")).toEqual(['show_planning']);
  expect(await callsFor(member, 'décale le rdv de Mme Martin à jeudi 10h')).toEqual(['move_for']);
  expect(await callsFor(customer, 'décale le rdv de Mme Martin à jeudi 10h')).not.toContain('move_for');
});

test('a call is left to another model', async () => {
  const context: AgentContext = {
    ...momentAt(garage, 'fr'),
    kind: 'call',
    caller: { firstName: 'Claire', lastName: null },
  };
  const prompt: LanguageModelV4Message[] = [
    { role: 'user', content: [{ type: 'text', text: contextMark + JSON.stringify(context) }] },
  ];
  expect((await best.doGenerate({ prompt, tools })).finishReason.raw).toBe('abstain');
});

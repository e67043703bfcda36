import { generateText, isStepCount, jsonSchema, tool } from 'ai';
import { expect, test } from 'vitest';
import type { LanguageModelV4Message } from '@ai-sdk/provider';
import { rulesModel } from '../model.ts';
import { garageDesk } from './fixtures/businesses.ts';
import { type TalkDesk, runDeskTool, deskToolNames } from './fixtures/desk.ts';
import { openingOf, sayTo, toolList } from './fixtures/talk.ts';

const sure = rulesModel({ sure: true });
const best = rulesModel({ sure: false });

function promptOf(desk: TalkDesk, ...heard: string[]): LanguageModelV4Message[] {
  const messages = heard.map((text) => ({ role: 'user' as const, content: [{ type: 'text' as const, text }] }));
  return [...openingOf(desk), ...desk.history, ...messages];
}

test('what it is not certain of it leaves to the next model, and says why', async () => {
  const result = await sure.doGenerate({
    prompt: promptOf(garageDesk('fr'), 'ma facture du mois dernier est fausse'),
    tools: toolList(),
  });
  expect(result.content).toEqual([]);
  expect(result.finishReason).toEqual({ unified: 'other', raw: 'abstain' });
  expect(result.providerMetadata?.['rules']).toMatchObject({ why: 'unsure' });
});

test('as the last resort it always says something', async () => {
  for (const text of ['asdfgh', '?', '42', '', 'Guten Tag, ich brauche einen Termin', 'x'.repeat(5000)]) {
    const { content } = await best.doGenerate({ prompt: promptOf(garageDesk('fr'), text), tools: toolList() });
    expect(content).toMatchObject([{ type: 'text', text: expect.stringMatching(/\w/) }]);
  }
});

test('the same prompt gives the same call with the same id, and no id comes twice in a conversation', async () => {
  const prompt = promptOf(garageDesk('fr'), 'une vidange jeudi matin');
  const [one, two] = await Promise.all([1, 2].map(() => sure.doGenerate({ prompt, tools: toolList() })));
  expect(one).toEqual(two);
  const desk = garageDesk('fr');
  for (const text of ['une vidange jeudi matin', 'une vidange jeudi matin', 'une vidange jeudi matin'])
    await sayTo(desk, best, text);
  const ids = desk.history.flatMap(({ content }) =>
    typeof content === 'string' ? [] : content.flatMap((part) => (part.type === 'tool-call' ? [part.toolCallId] : [])),
  );
  expect(ids.length).toBeGreaterThanOrEqual(6);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a tool that the call does not list, or forbids, is never called', async () => {
  const prompt = promptOf(garageDesk('fr'), 'une vidange jeudi matin');
  const none = await best.doGenerate({ prompt, tools: toolList(), toolChoice: { type: 'none' } });
  expect(none.finishReason.unified).toBe('stop');
  const few = await best.doGenerate({ prompt, tools: toolList().filter(({ name }) => name !== 'hold_slots') });
  expect(few.finishReason.unified).toBe('stop');
});

test('several messages in a row are one wish', async () => {
  const prompt = promptOf(garageDesk('fr'), 'bonjour', 'une vidange', 'jeudi matin');
  const { content } = await sure.doGenerate({ prompt, tools: toolList() });
  expect(content).toMatchObject([
    {
      toolName: 'find_slots',
      input: JSON.stringify({ service: 'vidange', when: 'jeudi 26 novembre entre 6 h et 12 h' }),
    },
  ]);
});

test('a turn that another model began is finished from its calls', async () => {
  const desk = garageDesk('fr');
  desk.history.push({
    role: 'user',
    content: [{ type: 'text', text: "Ma mère arrive bientôt, comment s'organiser ?" }],
  });
  const input = { service: 'vidange', when: 'jeudi à 10h' };
  desk.history.push({
    role: 'assistant',
    content: [{ type: 'tool-call', toolCallId: 'g-1', toolName: 'find_slots', input }],
  });
  const value = JSON.parse(JSON.stringify(runDeskTool(desk, 'find_slots', input, false)));
  desk.history.push({
    role: 'tool',
    content: [{ type: 'tool-result', toolCallId: 'g-1', toolName: 'find_slots', output: { type: 'json', value } }],
  });
  const { content } = await best.doGenerate({ prompt: promptOf(desk), tools: toolList() });
  expect(content).toMatchObject([
    { toolName: 'hold_slots', input: JSON.stringify({ service: 'vidange', slots: ['2026-11-26T10:00'] }) },
  ]);
});

test('what another model understood in an earlier turn is kept', async () => {
  const desk = garageDesk('fr');
  const input = { service: 'batterie', when: 'jeudi à 10h' };
  desk.history.push({ role: 'user', content: [{ type: 'text', text: 'ça tousse au démarrage' }] });
  desk.history.push({
    role: 'assistant',
    content: [{ type: 'tool-call', toolCallId: 'g-1', toolName: 'find_slots', input }],
  });
  const value = JSON.parse(JSON.stringify(runDeskTool(desk, 'find_slots', input, false)));
  desk.history.push({
    role: 'tool',
    content: [{ type: 'tool-result', toolCallId: 'g-1', toolName: 'find_slots', output: { type: 'json', value } }],
  });
  desk.history.push({ role: 'assistant', content: [{ type: 'text', text: 'Jeudi à 10 h pour la batterie ?' }] });
  const { content } = await sure.doGenerate({ prompt: promptOf(desk, 'plutôt vendredi'), tools: toolList() });
  expect(content).toMatchObject([
    { toolName: 'find_slots', input: JSON.stringify({ service: 'batterie', when: 'vendredi 27 novembre à 10 h' }) },
  ]);
});

test('a bare yes to a question of another model is not taken for thanks', async () => {
  const desk = garageDesk('fr');
  desk.history.push({ role: 'user', content: [{ type: 'text', text: 'vous prenez les hybrides ?' }] });
  desk.history.push({ role: 'assistant', content: [{ type: 'text', text: 'Est-ce une hybride rechargeable ?' }] });
  const { finishReason } = await sure.doGenerate({ prompt: promptOf(desk, 'oui'), tools: toolList() });
  expect(finishReason.raw).toBe('abstain');
});

test('a refused tool is left to the next model, or said with the phone number', async () => {
  const desk = garageDesk('fr');
  desk.history.push({ role: 'user', content: [{ type: 'text', text: 'annuler mon rdv' }] });
  desk.history.push({
    role: 'assistant',
    content: [{ type: 'tool-call', toolCallId: 'r-1', toolName: 'cancel_appointment', input: { appointment: 'a-1' } }],
  });
  const value = { ok: false, error: 'The diary is locked.', advice: 'Try later.' };
  desk.history.push({
    role: 'tool',
    content: [
      { type: 'tool-result', toolCallId: 'r-1', toolName: 'cancel_appointment', output: { type: 'json', value } },
    ],
  });
  const options = { prompt: promptOf(desk), tools: toolList() };
  expect((await sure.doGenerate(options)).finishReason.raw).toBe('abstain');
  expect((await best.doGenerate(options)).content).toMatchObject([{ text: expect.stringContaining('04 99 00 12 34') }]);
});

test('a prompt without a context is refused by name', async () => {
  const prompt: LanguageModelV4Message[] = [{ role: 'user', content: [{ type: 'text', text: 'bonjour' }] }];
  await expect(async () => sure.doGenerate({ prompt })).rejects.toThrow('not a context');
});

test('the SDK runs a whole booking step with it, and streams it', async () => {
  const desk = garageDesk('fr');
  const tools = Object.fromEntries(
    deskToolNames().map((name) => [
      name,
      tool({
        inputSchema: jsonSchema<Record<string, unknown>>({ type: 'object' }),
        execute: (input) => runDeskTool(desk, name, input, false),
      }),
    ]),
  );
  const [, context] = openingOf(desk);
  const opening = context?.role === 'user' && context.content[0]?.type === 'text' ? context.content[0].text : '';
  const { text, steps } = await generateText({
    model: best,
    tools,
    stopWhen: isStepCount(5),
    messages: [
      { role: 'user', content: opening },
      { role: 'assistant', content: 'ok' },
      { role: 'user', content: 'vidange jeudi à 10h' },
    ],
  });
  expect(text).toBe('Je vous réserve la vidange de votre Clio (89 €) jeudi 26 novembre à 10 h ?');
  expect(steps).toHaveLength(3);
  const { stream } = await best.doStream({ prompt: promptOf(garageDesk('fr'), 'bonjour'), tools: toolList() });
  const kinds: string[] = [];
  for await (const part of stream) kinds.push(part.type);
  expect(kinds).toEqual(['stream-start', 'text-start', 'text-delta', 'text-end', 'finish']);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenAsk } from '#tools/ask.ts';
import type { ToolCall } from './agent.ts';
import { answer } from './answer.ts';
import { answerCall, outputs, requestOf, silent } from './fixtures/front-desk.ts';
import { scriptedModel } from './fixtures/scripted-model.ts';
import { createChain } from './models/chain.ts';
import { calls, geminiSays, startGemini, type GeminiEmulator } from './models/fixtures/gemini-emulator.ts';

const now = () => new Date('2026-11-23T08:00:00Z');
let gemini: GeminiEmulator;

beforeAll(async () => {
  gemini = await startGemini();
});
afterAll(() => gemini.close());

function geminiAlone() {
  const chain = createChain({
    names: ['gemini'],
    gemini: { apiKey: 'k', baseUrl: gemini.baseUrl, model: 'gemini-3.8-flash' },
    local: null,
    now,
  });
  return chain.forTurn({ reserve: async () => true, log: silent });
}

/** As a trace comes back from its JSON column. */
function kept(trace: unknown): unknown[] {
  return JSON.parse(JSON.stringify(trace)) as unknown[];
}

describe('a booking with Gemini', () => {
  it('keeps the signature of every call, from step to step and from turn to turn', async () => {
    gemini.script(
      calls('find_slots', { service: 'vidange', when: 'mardi' }, 'c2lnMQ=='),
      calls('hold_slots', { service: 'vidange', slots: ['2026-11-24T14:30'] }, 'c2lnMg=='),
      geminiSays('Vidange, 89 €, mardi 24 novembre à 14 h 30 : je confirme ?'),
    );
    const first = await answer(requestOf(geminiAlone(), ['Bonjour', 'une vidange mardi']));
    expect(first).toMatchObject({
      text: 'Vidange, 89 €, mardi 24 novembre à 14 h 30 : je confirme ?',
      model: 'gemini-3.8-flash',
      guard: { verdict: 'passed', problems: [] },
      usage: { inputTokens: 300, outputTokens: 60, costMicros: 450 },
      dropsAsk: false,
    });

    gemini.script(
      calls('book_appointment', { hold: 'h-1' }),
      geminiSays("C'est réservé : vidange, mardi 24 novembre à 14 h 30, 89 €."),
    );
    const second = await answer(requestOf(geminiAlone(), ['ok parfait'], { history: kept(first.trace) }));
    expect(second.guard.verdict).toBe('passed');
    const sent = JSON.stringify(gemini.seen[0]?.body.contents);
    expect(sent).toContain('c2lnMQ==');
    expect(sent).toContain('c2lnMg==');
    expect(sent).toContain('Bonjour\\nune vidange mardi');
    expect(gemini.refused).toEqual([]);
  });

  it('sends the instructions and the tools in the same order in every turn, as caches want it', async () => {
    gemini.script(geminiSays('Quel jour vous arrange ?'));
    await answer(requestOf(geminiAlone(), ['une vidange']));
    const [request] = gemini.seen;
    expect(request?.body.systemInstruction?.parts[0]?.text).toBe('You are the reception.');
    expect(request?.body.tools?.[0]?.functionDeclarations.map(({ name }) => name)).toEqual([
      'find_slots',
      'hold_slots',
      'book_appointment',
    ]);
    expect(request?.body.contents[0]?.parts[0]?.text).toMatch(
      /^\[context\]\n\{"kind":"customer","now":"2026-11-23T09:00"/,
    );
    expect(request?.body.generationConfig).toMatchObject({ thinkingConfig: { thinkingLevel: 'low' } });
  });
});

describe('a reply that states what nothing returned', () => {
  it('is written again by the model that wrote it, which is told why', async () => {
    const model = scriptedModel('La vidange est à 79 €.', 'La vidange est à 89 €.');
    const answered = await answer(requestOf(model, ['combien la vidange ?']));
    expect(answered).toMatchObject({ text: 'La vidange est à 89 €.', guard: { verdict: 'repaired' } });
    expect(answered.guard.problems).toEqual(['"79 €" was not returned by any tool.']);
    expect(JSON.stringify(model.asked[1]?.prompt.at(-1))).toContain('79 €');
    expect(model.asked[1]?.toolChoice).toEqual({ type: 'none' });
    expect(answered.trace).toEqual([
      { role: 'user', content: 'combien la vidange ?' },
      { role: 'assistant', content: 'La vidange est à 89 €.' },
    ]);
  });

  it('gives way to the words of the last tool when it is no better the second time', async () => {
    const model = scriptedModel(
      { tool: 'find_slots', input: { service: 'vidange' } },
      'Mercredi à 10 h ?',
      'Mercredi à 11 h ?',
    );
    const answered = await answer(requestOf(model, ['une vidange mardi']));
    expect(answered.text).toContain('mardi 24 novembre à 14 h 30');
    expect(answered.guard.verdict).toBe('template');
    expect(answered.trace.at(-1)).toEqual({ role: 'assistant', content: answered.text });
    expect(JSON.stringify(answered.trace)).not.toContain('Mercredi');
  });

  it('gives way to the phone number where no tool was called', async () => {
    const answered = await answer(requestOf(scriptedModel('Ce sera 12 €.'), ['combien ?']));
    expect(answered.text).toContain('01 99 00 12 34');
    expect(answered.guard.verdict).toBe('template');
  });

  it('does not claim a booking that only the template of its hold may offer', async () => {
    const hold = { tool: 'hold_slots', input: { service: 'vidange', slots: ['2026-11-24T14:30'] } };
    const answered = await answer(
      requestOf(scriptedModel(hold, "C'est réservé, mardi à 14 h 30."), ['mardi 14h30 pour une vidange']),
    );
    expect(answered.text).toBe('Je vous réserve la vidange (89 €) mardi 24 novembre à 14 h 30 ?');
  });
});

describe('a turn', () => {
  it('ends with the error of a tool that could not reach the database, so that the queue tries it again', async () => {
    const away = new Error('Connection terminated');
    const model = scriptedModel({ tool: 'find_slots', input: { service: 'vidange' } }, 'never said');
    await expect(answer(requestOf(model, ['une vidange'], { call: () => Promise.reject(away) }))).rejects.toBe(away);
    expect(model.asked).toHaveLength(1);
  });

  it('ends so even when the first of two calls at once fails', async () => {
    const away = new Error('Connection terminated');
    let attempts = 0;
    const request = requestOf(geminiAlone(), ['une vidange'], {
      async call(tool, input, id) {
        attempts += 1;
        if (attempts === 1) throw away;
        return answerCall(tool, input, id);
      },
    });
    const call = (name: string) => ({ functionCall: { name, args: { service: 'vidange' } }, thoughtSignature: 'c2ln' });
    gemini.script({
      kind: 'json',
      status: 200,
      headers: {},
      body: {
        candidates: [
          { content: { role: 'model', parts: [call('find_slots'), call('hold_slots')] }, finishReason: 'STOP' },
        ],
      },
    });
    await expect(answer(request)).rejects.toBe(away);
  });

  it('shows the model a refusal as it is, with its advice', async () => {
    const model = scriptedModel({ tool: 'find_slots', input: {} }, 'Pour quelle prestation ?');
    await answer(requestOf(model, ['un rdv']));
    expect(JSON.stringify(model.asked[1]?.prompt.at(-1))).toContain('"advice":"Correct it."');
  });

  it('goes on after what it had done before its process died', async () => {
    const earlier: ToolCall[] = [
      {
        id: 'c-1',
        tool: 'book_appointment',
        input: { hold: 'h-1' },
        ok: true,
        output: outputs['book_appointment'],
        ask: null,
        rows: [],
        deeds: ['booked', 'noted'],
      },
    ];
    const model = scriptedModel("C'est réservé : vidange, mardi 24 novembre à 14 h 30, 89 €.");
    const answered = await answer(requestOf(model, ['oui pour mardi'], { earlier }));
    expect(model.asked[0]?.prompt.slice(-3).map((message) => message.role)).toEqual(['user', 'assistant', 'tool']);
    expect(answered.guard.verdict).toBe('passed');
    expect(answered.trace.map((message) => message.role)).toEqual(['user', 'assistant', 'tool', 'assistant']);
  });

  it('must speak in its last step, and says what its last tool returned when it does not', async () => {
    const model = scriptedModel({ tool: 'find_slots', input: { service: 'vidange' } });
    const answered = await answer(requestOf(model, ['une vidange']));
    expect(model.asked).toHaveLength(8);
    expect(model.asked.at(-1)?.toolChoice).toEqual({ type: 'none' });
    expect(answered).toMatchObject({ model: null, guard: { verdict: 'template', problems: ['no model answered'] } });
    expect(answered.text).toContain('mardi 24 novembre à 14 h 30');
    expect(answered.trace.filter((message) => message.role === 'tool')).toHaveLength(7);
  });

  it('drops the open offer when the person wants none of it', async () => {
    const chain = createChain({ names: ['rules-best'], gemini: null, local: null, now });
    const ask: OpenAsk = {
      ...{ id: 'ask-1', topic: 'booking', kind: 'confirm', no: null, late: 'runs' },
      until: '2026-11-23T09:10:00.000Z',
      options: [
        {
          label: 'mardi 24 novembre à 14 h 30',
          startsAt: '2026-11-24T14:30',
          tool: 'book_appointment',
          input: { hold: 'h-1' },
        },
      ],
    };
    const request = requestOf(chain.forTurn({ reserve: async () => true, log: silent }), [
      'non ça ne me convient pas du tout',
    ]);
    const answered = await answer({ ...request, context: { ...request.context, ask } });
    expect(answered).toMatchObject({ dropsAsk: true, model: 'rules', guard: { verdict: 'passed' } });
  });

  it('never sends more than the channel carries', async () => {
    const answered = await answer(
      requestOf(scriptedModel({ tool: 'find_slots', input: { service: 'vidange' } }, 'a'.repeat(200)), ['rdv'], {
        maxLength: 40,
      }),
    );
    expect(answered.text.length).toBeLessThanOrEqual(40);
    expect(answered.text).toMatch(/\S$/);
  });
});

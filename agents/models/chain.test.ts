import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answer } from '../answer.ts';
import { requestOf } from '../fixtures/front-desk.ts';
import { createChain, type ModelChain } from './chain.ts';
import {
  calls,
  candidate,
  ok,
  geminiSays,
  startGemini,
  type GeminiEmulator,
  type Scripted,
} from './fixtures/gemini-emulator.ts';
import { rpcError } from './fixtures/gemini-rules.ts';
import { startOpenAi, type OpenAiEmulator } from './fixtures/openai-emulator.ts';

/** Each test is an hour after the one before, when every breaker has closed again: a chain is made once, as in a process. */
const hourMs = 3_600_000;

let gemini: GeminiEmulator;
let local: OpenAiEmulator;
let now = new Date('2026-11-23T08:00:00Z');
let withoutSureRules: ModelChain;
let withSureRules: ModelChain;
let logged: [level: string, fields: Record<string, unknown>, message: string][];

const log = {
  debug() {},
  info() {},
  warn: (fields: object, message: string) => logged.push(['warn', { ...fields }, message]),
  error: (fields: object, message: string) => logged.push(['error', { ...fields }, message]),
};

beforeAll(async () => {
  [gemini, local] = await Promise.all([startGemini(), startOpenAi()]);
  withoutSureRules = chainOf(['gemini', 'local', 'rules-best']);
  withSureRules = chainOf(['rules', 'gemini', 'local', 'rules-best']);
});
afterAll(() => Promise.all([gemini.close(), local.close()]));
beforeEach(() => {
  now = new Date(now.getTime() + hourMs);
  logged = [];
  gemini.script(geminiSays('Bonjour, que puis-je faire pour vous ?'));
  local.script({ content: 'Bonjour, je vous écoute.' });
});

function chainOf(names: string[], timeouts = { gemini: 1_000, local: 1_000, turn: 3_000 }): ModelChain {
  return createChain({
    ...{ names, timeouts, now: () => now },
    gemini: { apiKey: 'secret-key', baseUrl: gemini.baseUrl, model: 'gemini-3.8-flash' },
    local: { url: local.baseUrl, model: 'qwen' },
  });
}

async function say(chain: ModelChain, text: string, reserve = async () => true) {
  return answer(requestOf(chain.forTurn({ reserve, log }), [text]));
}

/** Each failure of facts about Gemini, how it looks on the wire, and the rung that must answer in its place. */
const faults: [name: string, fault: Scripted, rung: 'qwen' | 'rules', opensBreaker: boolean][] = [
  ['a blocked answer', candidate([{ text: '' }], 'SAFETY'), 'rules', false],
  ['a recited answer', candidate([], 'RECITATION'), 'rules', false],
  ['a forbidden answer', candidate([], 'PROHIBITED_CONTENT'), 'rules', false],
  ['a blocked prompt', ok({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }), 'rules', false],
  ['a malformed call', candidate([], 'MALFORMED_FUNCTION_CALL'), 'qwen', false],
  ['an unexpected call', candidate([], 'UNEXPECTED_TOOL_CALL'), 'qwen', false],
  ['thinking up to the limit', candidate([{ text: 'hm', thought: true }], 'MAX_TOKENS'), 'qwen', false],
  ['a sentence cut at the limit', candidate([{ text: 'Bonjour, je' }], 'MAX_TOKENS'), 'qwen', false],
  ['an empty text', candidate([{ text: '' }]), 'qwen', false],
  ['no parts', candidate([]), 'qwen', false],
  ['no candidates', ok({ candidates: [] }), 'qwen', false],
  ['an empty object', ok({}), 'qwen', false],
  ['a tool that does not exist', calls('drop_tables', {}), 'qwen', false],
  ['wrong arguments, again and again', calls('find_slots', { service: 7 }), 'qwen', false],
  ['400', rpcError(400, 'INVALID_ARGUMENT', 'Invalid value "une vidange mardi" at contents.'), 'qwen', false],
  ['400 for the key', rpcError(400, 'INVALID_ARGUMENT', 'API key not valid.'), 'qwen', true],
  ['401', rpcError(401, 'UNAUTHENTICATED', 'no'), 'qwen', true],
  ['403', rpcError(403, 'PERMISSION_DENIED', 'no'), 'qwen', true],
  ['404', rpcError(404, 'NOT_FOUND', 'no such model'), 'qwen', true],
  [
    '429',
    rpcError(429, 'RESOURCE_EXHAUSTED', 'quota', [
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '41s' },
    ]),
    'qwen',
    true,
  ],
  ['500', rpcError(500, 'INTERNAL', 'oops'), 'qwen', true],
  ['503', rpcError(503, 'UNAVAILABLE', 'overloaded'), 'qwen', true],
  ['502 in HTML', { kind: 'raw', status: 502, text: '<html>Bad gateway</html>' }, 'qwen', true],
  ['200 in HTML', { kind: 'raw', status: 200, text: '<html>Captive portal</html>' }, 'qwen', true],
  ['a dropped connection', { kind: 'drop' }, 'qwen', true],
  ['no answer at all', { kind: 'hang' }, 'qwen', true],
];

describe.each(faults)('%s', (name, fault, rung, opensBreaker) => {
  it(`is answered by ${rung} in its place`, async () => {
    gemini.script(fault);
    const chain = withoutSureRules;
    const answered = await say(chain, 'Bonjour');
    expect(answered.model).toBe(rung);
    expect(answered.text).toMatch(/^Bonjour/);
    expect(answered.guard).toEqual({ verdict: 'passed', problems: [] });
    expect(gemini.refused).toEqual([]);
    expect(chain.states()[0]?.openUntil !== null).toBe(opensBreaker);
    expect(JSON.stringify(logged)).not.toMatch(/vidange|secret-key|\[context\]/);
    expect(logged.length > 0).toBe(!name.startsWith('wrong arguments'));
  });

  it('is answered by the rules when the other model is away too', async () => {
    gemini.script(fault);
    local.script(500);
    const answered = await say(withoutSureRules, 'Bonjour');
    expect(answered).toMatchObject({ model: 'rules', guard: { verdict: 'passed' } });
  });
});

describe('the chain', () => {
  it('asks the rules first, and a model only when they are not sure', async () => {
    const chain = withSureRules;
    expect(await say(chain, 'Bonjour')).toMatchObject({ model: 'rules', usage: { costMicros: 0 } });
    expect(gemini.seen).toHaveLength(0);
    const answered = await say(chain, 'ma tante me dit que son chat a vomi dans la boîte à gants, que faire');
    expect(answered.model).toBe('gemini-3.8-flash');
    expect(answered.usage).toEqual({ inputTokens: 100, outputTokens: 20, costMicros: 150 });
  });

  it('stays in a turn with the model that answered first', async () => {
    gemini.script(rpcError(503, 'UNAVAILABLE', 'overloaded'), geminiSays('Non, jamais demandé.'));
    const find = {
      id: 'c1',
      type: 'function' as const,
      function: { name: 'find_slots', arguments: '{"service":"vidange"}' },
    };
    local.script(
      { content: null, tool_calls: [find] },
      { content: 'Je peux vous proposer mardi 24 novembre à 14 h 30.' },
    );
    expect((await say(withoutSureRules, 'une vidange ?')).model).toBe('qwen');
    expect(gemini.seen).toHaveLength(1);
    expect(local.seen).toHaveLength(2);
  });

  it('lets the next model say what the first one called', async () => {
    gemini.script(calls('find_slots', { service: 'vidange' }), rpcError(500, 'INTERNAL', 'oops'));
    local.script({ content: 'Je peux vous proposer mardi 24 novembre à 14 h 30.' });
    const answered = await say(withoutSureRules, 'une vidange ?');
    expect(answered).toMatchObject({ model: 'qwen', text: 'Je peux vous proposer mardi 24 novembre à 14 h 30.' });
    expect(answered.usage.inputTokens).toBe(150);
  });

  it('gives a call of another model to Gemini in a form that it takes', async () => {
    const chain = withSureRules;
    const first = await say(chain, 'une vidange mardi après-midi');
    expect(first.model).toBe('rules');
    const history = JSON.parse(JSON.stringify(first.trace)) as unknown[]; // As the database gives it back.
    await answer(requestOf(chainOf(['gemini']).forTurn({ reserve: async () => true, log }), ['hmm'], { history }));
    expect(gemini.refused).toEqual([]);
    expect(gemini.seen).toHaveLength(1);
  });

  it('asks for a reservation once, and only before a paid call', async () => {
    let reservations = 0;
    const reserve = async () => {
      reservations += 1;
      return true;
    };
    await say(withSureRules, 'Bonjour', reserve);
    expect(reservations).toBe(0);
    gemini.script(calls('find_slots', { service: 'vidange' }), geminiSays('Quel jour vous arrange ?'));
    await say(withoutSureRules, 'une vidange', reserve);
    expect(reservations).toBe(1);
  });

  it('leaves the paid model out when the reservation is refused', async () => {
    expect((await say(withoutSureRules, 'Bonjour', async () => false)).model).toBe('qwen');
    expect(gemini.seen).toHaveLength(0);
  });

  it('passes on the error of a reservation, because the database is away', async () => {
    const away = new Error('Connection terminated');
    await expect(say(withoutSureRules, 'Bonjour', () => Promise.reject(away))).rejects.toBe(away);
  });

  it('asks a failing model again after the pause it asked for, and not before', async () => {
    const quota = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '41s' }];
    gemini.script(
      rpcError(429, 'RESOURCE_EXHAUSTED', 'quota', quota),
      geminiSays('Bonjour, que puis-je faire pour vous ?'),
    );
    const chain = withoutSureRules;
    await say(chain, 'Bonjour');
    const failedAt = now.getTime();
    expect(chain.states()[0]).toEqual({
      rung: 'gemini',
      model: 'gemini-3.8-flash',
      openUntil: new Date(failedAt + 41_000),
    });
    now = new Date(failedAt + 40_000);
    expect((await say(chain, 'Bonjour')).model).toBe('qwen');
    expect(gemini.seen).toHaveLength(1);
    now = new Date(failedAt + 42_000);
    expect((await say(chain, 'Bonjour')).model).toBe('gemini-3.8-flash');
    expect(chain.states()[0]?.openUntil).toBeNull();
  });

  it('honours the retry-after header, and waits 30 s without either', async () => {
    gemini.script({ ...rpcError(503, 'UNAVAILABLE', 'busy'), headers: { 'retry-after': '7' } });
    const chain = withoutSureRules;
    await say(chain, 'Bonjour');
    expect(chain.states()[0]?.openUntil).toEqual(new Date(now.getTime() + 7_000));
    now = new Date(now.getTime() + 8_000);
    gemini.script(rpcError(500, 'INTERNAL', 'oops'));
    await say(chain, 'Bonjour');
    expect(chain.states()[0]?.openUntil).toEqual(new Date(now.getTime() + 30_000));
  });

  it('reports a request that Gemini refuses as our fault, without its words', async () => {
    gemini.script(rpcError(400, 'INVALID_ARGUMENT', 'Invalid value "une vidange mardi" at "contents[0]".'));
    await say(withoutSureRules, 'Bonjour');
    expect(logged).toEqual([
      [
        'error',
        { rung: 'gemini', status: 400, reason: 'INVALID_ARGUMENT: Invalid value "..." at "contents[0]".' },
        'model refused our request',
      ],
    ]);
  });

  it('leaves time for the last rung when every model hangs', async () => {
    gemini.script({ kind: 'hang' });
    const answered = await say(
      chainOf(['gemini', 'local', 'rules-best'], { gemini: 5_000, local: 5_000, turn: 300 }),
      'Bonjour',
    );
    expect(answered.model).toBe('rules');
  });

  it('does not count an abort of the turn as a failure of the model', async () => {
    gemini.script({ kind: 'hang' });
    const chain = chainOf(['gemini'], { gemini: 5_000, local: 5_000, turn: 9_000 });
    const call = {
      prompt: [{ role: 'user', content: [{ type: 'text', text: 'x' }] }],
      abortSignal: AbortSignal.timeout(50),
    } satisfies LanguageModelV4CallOptions;
    await expect(chain.forTurn({ reserve: async () => true, log }).doGenerate(call)).rejects.toThrow(/abort|timeout/i);
    expect(chain.states()[0]?.openUntil).toBeNull();
  });

  it('says in fixed words where to call when nothing of it answers', async () => {
    gemini.script(rpcError(500, 'INTERNAL', 'oops'));
    const answered = await say(chainOf(['gemini']), 'Bonjour');
    expect(answered).toMatchObject({ model: null, guard: { verdict: 'template', problems: ['no model answered'] } });
    expect(answered.text).toContain('01 99 00 12 34');
  });

  it('refuses a name it does not know, and names those it does', () => {
    expect(() => chainOf(['rules', 'gpt'])).toThrow(
      'There is no model "gpt" for the chain. Known: rules, gemini, local, rules-best.',
    );
  });

  it('is the rules alone when no key is set', () => {
    const chain = createChain({
      names: ['rules', 'gemini', 'local', 'rules-best'],
      gemini: null,
      local: null,
      now: () => now,
    });
    expect(chain.states().map(({ rung }) => rung)).toEqual(['rules', 'rules-best']);
  });
});

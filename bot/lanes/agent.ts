import type { ToolCall } from '#agents/agent.ts';
import { answer } from '#agents/answer.ts';
import { traceOf } from '#agents/trace.ts';
import { detectLanguage } from '#language/language.ts';
import { outcomeOfReceipt, runTool, type ToolOutcome } from '#tools/run.ts';
import type { Ask } from '#tools/tool.ts';
import { type Answer, free } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { ChannelName } from '../channel.ts';
import type { BotContext } from '../context.ts';
import { reserveTurn } from '../quota.ts';
import { agentContext, businessOf, toolScope } from '../scope.ts';
import { say } from '../words.ts';

/** A message is shown to a model up to here; the whole of it stays stored. */
const readLength = 2_000;
const replyLength = 480;

/** Lets a model answer. Code chose the agent: whoever writes from a customer's address gets the reception. */
export async function agentLane(ctx: BotContext, scene: Scene): Promise<Answer> {
  const heard = scene.heard.map((message) => message.text.trim().slice(0, readLength)).filter((text) => text !== '');
  const language = detectLanguage(heard.join('\n'), scene.setting.language);
  const base = { lane: 'agent', language } as const;
  if (heard.length === 0) {
    const text = say('unreadable', language, businessOf(scene).phone);
    const trace = traceOf(['[...]'], [], text);
    return {
      ...base,
      text,
      ask: 'keep',
      calls: [],
      agent: null,
      model: null,
      guard: null,
      trace,
      usage: free,
      paid: false,
      ms: {},
    };
  }

  const scope = toolScope(ctx, scene, language);
  const outcomes: ToolOutcome[] = scene.earlier.map(outcomeOfReceipt);
  const times = { tools: 0 };
  const earlier = outcomes.map(callOf);
  let paid = false;
  const started = performance.now();
  const answered = await answer({
    agent: ctx.agents.reception,
    model: ctx.chain.forTurn({
      reserve: async () => (paid = await reserveTurn(ctx, scene)),
      log: ctx.log,
    }),
    context: agentContext(ctx, scene, language),
    history: scene.traces.flat(),
    heard,
    earlier,
    known: scene.known,
    maxLength: Math.min(
      replyLength,
      ctx.channels.get(scene.setting.channel as ChannelName)?.limits.textLength ?? replyLength,
    ),
    now: ctx.now(),
    log: ctx.log,
    async call(tool, input, id) {
      const before = performance.now();
      const outcome = await runTool(scope, { tool, input, id, approved: false });
      times.tools += performance.now() - before;
      outcomes.push(outcome);
      return callOf(outcome);
    },
  });
  const elapsed = performance.now() - started;
  return {
    ...base,
    text: answered.text,
    ask: offerAfter(outcomes, answered, scene.pending),
    calls: outcomes,
    agent: ctx.agents.reception.name,
    model: answered.model,
    guard: answered.guard,
    trace: answered.trace,
    usage: answered.usage,
    paid,
    ms: { model: elapsed - times.tools - answered.guardMs, tools: times.tools, guard: answered.guardMs },
  };
}

/**
 * The newest offer counts. A changed appointment closes an earlier one, and so does a question about anything else: "1" and
 * "oui" must never answer what was asked before it. An answer that asks nothing, or asks the offer again, leaves it standing.
 */
function offerAfter(
  outcomes: ToolOutcome[],
  answered: { text: string; dropsAsk: boolean },
  earlier: Ask | null,
): Ask | null | 'keep' {
  const newest = outcomes.findLast(({ ask, rows }) => ask !== null || rows.some(changesAppointment));
  if (newest) return newest.ask;
  const asksAgain = earlier?.options.some(({ label }) => answered.text.includes(label)) ?? false;
  return answered.dropsAsk || (answered.text.includes('?') && !asksAgain) ? null : 'keep';
}

function changesAppointment({ table, values }: ToolOutcome['rows'][number]): boolean {
  return table === 'appointment' && 'status' in values;
}

function callOf({ id, tool, input, ok, output, ask }: ToolOutcome): ToolCall {
  return { id, tool, input, ok, output, ask };
}

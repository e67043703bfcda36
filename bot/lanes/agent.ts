import type { ToolCall } from '#agents/agent.ts';
import { answer } from '#agents/answer.ts';
import { traceOf } from '#agents/trace.ts';
import { deedsJson, outcomeOfReceipt, type ToolOutcome } from '#tools/outcome.ts';
import { runTool } from '#tools/run.ts';
import type { Topic } from '#tools/ask.ts';
import { speakPhone } from '#language/phone.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { reserveTurn } from '../quota.ts';
import { scopeOf } from '../scope.ts';
import { speak } from '../words.ts';

/** A message is shown to a model up to here; the whole of it stays stored. */
const readLength = 2_000;
/** What an agent asks in a talk gives way to its next question; what waits for an approval does not. */
const ofTheTalk: readonly Topic[] = ['booking', 'which', 'choice', 'details', 'yes'];

/** Lets a model answer, as the agent that code chose for the actor. */
export async function agentLane(ctx: BotContext, scene: Scene): Promise<Answer> {
  const heard = scene.heard.map((message) => message.text.trim().slice(0, readLength)).filter((text) => text !== '');
  const { language, role, setting, surroundings } = scene;
  const base = { lane: 'agent', language } as const;
  if (!role) {
    const text = speak('noMember', language, setting.tenant.name);
    return answerOf({ ...base, text, trace: traceOf(heard, [], text) });
  }
  if (heard.length === 0) {
    const text = speak('unreadable', language, speakPhone(surroundings.site.phone));
    return answerOf({ ...base, text, trace: traceOf(['[...]'], [], text) });
  }

  const { agent, context } = role;
  const scope = scopeOf(ctx, scene, role, agent.tools);
  const outcomes: ToolOutcome[] = scene.earlier.map(outcomeOfReceipt);
  const times = { tools: 0 };
  const earlier = outcomes.map(callOf);
  let paid = false;
  const started = performance.now();
  const answered = await answer({
    agent,
    context,
    model: ctx.chain.forTurn({
      reserve: async () => (paid = await reserveTurn(ctx, scene)),
      log: ctx.log,
    }),
    history: surroundings.traces.flat(),
    heard,
    earlier,
    known: surroundings.known.map(({ output, deeds }) => ({ output, deeds: deedsJson.parse(deeds) })),
    maxLength: lengthOf(ctx, scene, agent.maxLength),
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
  return answerOf({
    ...{ ...base, text: answered.text, agent: agent.name, model: answered.model, guard: answered.guard },
    ...questionAfter(outcomes, answered, scene),
    calls: outcomes,
    trace: answered.trace,
    usage: answered.usage,
    paid,
    ms: { model: elapsed - times.tools - answered.guardMs, tools: times.tools, guard: answered.guardMs },
  });
}

/** The agent's length, or what the channel takes if that is less. */
function lengthOf(ctx: BotContext, { setting }: Scene, longest: number): number {
  const limits = ctx.channels.get(setting.channel)?.limits;
  return Math.min(longest, limits?.textLength ?? longest);
}

/**
 * The newest question counts, and a tool says what it closes. A question about anything else closes what was asked before it:
 * "1" and "oui" must never answer that. An answer that asks nothing, or asks the same again, leaves it standing.
 */
function questionAfter(
  outcomes: ToolOutcome[],
  answered: { text: string; dropsAsk: boolean },
  { asks }: Scene,
): Pick<Answer, 'ask' | 'closes'> {
  const closedBy = (topics: readonly Topic[]) => asks.filter(({ topic }) => topics.includes(topic)).map(({ id }) => id);
  const newest = outcomes.findLast(({ ask, closes }) => ask !== null || closes.length > 0);
  if (newest) return { ask: newest.ask, closes: closedBy([...ofTheTalk, ...newest.closes]) };
  const asksAgain = asks.some(({ options }) => options.some(({ label }) => answered.text.includes(label)));
  const drops = answered.dropsAsk || (answered.text.includes('?') && !asksAgain);
  return { ask: null, closes: drops ? closedBy(ofTheTalk) : [] };
}

function callOf({ id, tool, input, ok, output, ask, rows, deeds }: ToolOutcome): ToolCall {
  return { id, tool, input, ok, output, ask, rows, deeds };
}

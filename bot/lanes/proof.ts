import { speakingOf } from '#agents/context.ts';
import { traceOf } from '#agents/trace.ts';
import { allTools } from '#tools/all.ts';
import { answersChallenge } from '#tools/proof/judge-proof.ts';
import { runTool } from '#tools/run.ts';
import { sayOutput } from '#tools/say.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { scopeOf } from '../scope.ts';
import { speak } from '../words.ts';

/**
 * The plate or the postcode that a customer was asked for: what they wanted to read is tried again, and finds out itself whether it was
 * right. What is said in more words, or beside anything else, is the agent's.
 */
export async function proofLane(ctx: BotContext, scene: Scene): Promise<Answer | null> {
  const { role, heard, language } = scene;
  const { challenge } = scene.setting;
  const [only, ...others] = heard;
  if (!role || !challenge || !only || others.length > 0 || only.kind !== 'text') return null;
  if (!answersChallenge(only.text)) return null;
  const { tool, input } = challenge;
  const started = performance.now();
  const call = await runTool(scopeOf(ctx, scene, role, allTools), { id: 'proof-1', tool, input, approved: false });
  const spoken = call.ok ? sayOutput(allTools, call, { ...speakingOf(role.context), ask: call.ask }) : null;
  const text = spoken ?? speak('failed', language, role.context.business.phone);
  const closes = scene.asks.filter(({ topic }) => call.closes.includes(topic)).map(({ id }) => id);
  return answerOf({
    ...{ lane: 'ask', language, text, ask: call.ask, closes, calls: [call] },
    ...{ trace: traceOf([only.text], [call], text), ms: { tools: performance.now() - started } },
  });
}

import { speakingOf } from '#agents/context.ts';
import { traceOf } from '#agents/trace.ts';
import { allTools } from '#tools/all.ts';
import { runTool } from '#tools/run.ts';
import { sayOutput } from '#tools/say.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { sayFileRefusal } from '../keep-file.ts';
import { scopeOf } from '../scope.ts';
import { filesOf, unkeptOf } from '../spoken.ts';
import { speak } from '../words.ts';

/**
 * What a customer sends goes to their documents and to the team, whatever they write beside it; without a word beside it, that is the
 * whole answer. Nobody reads what is in it here. Of a file alone that could not be kept or had anybody is told so.
 */
export async function fileLane(ctx: BotContext, scene: Scene): Promise<Answer | null> {
  const { role, heard, language, setting } = scene;
  const files = heard.flatMap(filesOf);
  const unkept = heard.map(unkeptOf).find((reason) => reason !== null);
  if (role && unkept && files.length === 0 && heard.every((message) => message.text.trim() === '')) {
    const text = unkept === 'lost' ? speak('fileLost', language) : sayFileRefusal(unkept, language);
    return answerOf({ lane: 'agent', language, text, trace: traceOf(['⟦?⟧'], [], text) });
  }
  if (!role || setting.partner.kind !== 'contact' || files.length === 0) return null;
  const started = performance.now();
  const call = await runTool(scopeOf(ctx, scene, role, allTools), {
    ...{ id: 'files-1', tool: 'take_files', input: {}, approved: false },
  });
  const said = heard.map(({ text }) => text.trim()).filter((text) => text !== '');
  const text = call.ok ? sayOutput(allTools, call, { ...speakingOf(role.context), ask: null }) : null;
  if (said.length > 0 || text === null) return null;
  return answerOf({
    ...{ lane: 'agent', language, text, calls: [call] },
    ...{ trace: traceOf([files.map(({ name }) => `⟦${name}⟧`).join(' ')], [call], text) },
    ms: { tools: performance.now() - started },
  });
}

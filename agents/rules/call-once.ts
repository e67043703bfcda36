import { speak } from '#agents/speech.ts';
import type { Speaking } from '#agents/speech/speaking.ts';
import type { PastCall, Situation } from './read-prompt.ts';
import type { Scene, Step } from './skill.ts';

/** Calls the tool, then, once its answer is there, says it. */
export function callOnce(
  scene: Scene,
  tool: string,
  input: Record<string, unknown>,
  say = (output: unknown): string | null => speak(tool, output, speakingOf(scene)),
): Step {
  const call = callsOf(scene.situation, tool).at(-1);
  if (!call) return { kind: 'call', tool, input };
  const text = call.ok ? say(call.output) : null;
  return text === null ? { kind: 'abstain', why: `${tool} failed` } : { kind: 'say', text };
}

/** The calls of this turn to one tool, oldest first. */
export function callsOf(situation: Situation, tool: string): PastCall[] {
  return situation.current.calls.filter((call) => call.tool === tool);
}

export function speakingOf({ situation }: Pick<Scene, 'situation'>): Speaking {
  const { language, business, person, pending } = situation.context;
  return { language, business, person, ask: pending };
}

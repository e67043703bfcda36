import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type AgentContext, speakingOf } from '#agents/context.ts';
import type { Language } from '#language/language.ts';
import { allTools } from '#tools/all.ts';
import { sayOutput } from '#tools/say.ts';
import type { Step } from './mind.ts';
import type { PastCall, Situation } from './read-prompt.ts';

/** Calls the tool, then, once its answer is there, says it; `nth` counts the calls of the turn to it from 0, the last when left out. */
export function callOnce(
  { situation, nth = -1 }: { situation: Situation; nth?: number },
  tool: string,
  input: Record<string, unknown>,
  say = (output: unknown): string | null => sayCall({ tool, output }, situation.context),
): Step {
  return callOrSay(callsOf(situation, tool).at(nth), { tool, input, say }, situation.context.language);
}

/** The same for a tool that one turn may call several times: a call with this very input, then what it answered. */
export function callEach(
  { situation }: { situation: Situation },
  tool: string,
  input: Record<string, unknown>,
  say = (output: unknown): string | null => sayCall({ tool, output }, situation.context),
): Step {
  const made = callsOf(situation, tool).find((each) => isDeepStrictEqual(each.input, input));
  return callOrSay(made, { tool, input, say }, situation.context.language);
}

function callOrSay(
  call: PastCall | undefined,
  { tool, input, say }: { tool: string; input: Record<string, unknown>; say: (output: unknown) => string | null },
  language: Language,
): Step {
  if (!call) return { kind: 'call', tool, input };
  const text = call.ok ? say(call.output) : refusalIn(call.output, language);
  return text === null ? { kind: 'abstain', why: `${tool} failed` } : { kind: 'say', text };
}

const refusal = z.looseObject({ said: z.object({ fr: z.string(), en: z.string() }) });

/** What a tool that refused has to say to the person; null where only a model could. */
function refusalIn(output: unknown, language: Language): string | null {
  return refusal.safeParse(output).data?.said[language] ?? null;
}

/** The calls of this turn to one tool, oldest first. */
export function callsOf(situation: Pick<Situation, 'current'>, tool: string): PastCall[] {
  return situation.current.calls.filter((call) => call.tool === tool);
}

/** What a tool answered, in its own words; null for an output that is not its own. */
export function sayCall(call: { tool: string; output: unknown }, context: AgentContext): string | null {
  return sayOutput(allTools, call, speakingOf(context));
}

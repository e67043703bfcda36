import { generateText, isStepCount, type ModelMessage, type ToolSet } from 'ai';
import type { ToolCall } from './agent.ts';
import { type AgentContext, contextMark } from './context.ts';
import type { TurnModel } from './models/turn-model.ts';
import type { ReadyAgent } from './roster.ts';
import { traceOf, type Trace } from './trace.ts';

/** Ten times a long answer: room for thinking, and an end to a model that repeats itself. */
export const maxOutputTokens = 2_000;

/** What a model needs to take a turn. */
export interface RunRequest {
  agent: ReadyAgent;
  model: TurnModel;
  context: AgentContext;
  /** Messages of past turns, whole and in order: see `readHistory`. */
  history: Trace;
  /** What the person wrote since the last answer. */
  heard: string[];
  /** Calls this turn already made before its process died. */
  earlier: ToolCall[];
  /** The one door to the tools. What it throws ends the turn. */
  call(tool: string, input: unknown, id: string): Promise<ToolCall>;
}

/** A turn as a model took it. */
export interface Run {
  text: string;
  /** The model that spoke last: `rules`, or the provider's name of it. */
  model: string;
  /** The person wants none of what was offered, as the rules understood it where they answered. */
  dropsAsk: boolean;
  /** What the model and the tools said, in order. */
  messages: ModelMessage[];
}

/**
 * Lets the model answer, calling tools one after the other. A refused call is shown to the model; what `call` throws, such as
 * a database that is away, is thrown again, although the SDK would show that to the model too. `made` receives each call as it
 * is done, so that the caller knows them even when this throws. Null when the model ran out of steps without a word.
 */
export async function runAgent(request: RunRequest, made: ToolCall[]): Promise<Run | null> {
  const { agent, model } = request;
  const broken: { error: unknown }[] = [];
  const stop = new AbortController();
  try {
    const result = await generateText({
      model,
      instructions: agent.instructions,
      messages: promptOf(request),
      tools: bind(agent, async (tool, input, id) => {
        try {
          const done = await request.call(tool, input, id);
          made.push(done);
          return done.output;
        } catch (error) {
          broken.push({ error });
          stop.abort(error);
          throw error;
        }
      }),
      toolOrder: agent.tools.map((tool) => tool.name),
      toolCallConcurrency: 1,
      stopWhen: isStepCount(agent.steps),
      // Out of steps is out of words: the last step is for speaking.
      prepareStep: ({ stepNumber }) => (stepNumber === agent.steps - 1 ? { toolChoice: 'none' } : {}),
      // The chain is what tries again, with another model.
      maxRetries: 0,
      maxOutputTokens,
      timeout: agent.timeoutMs,
      abortSignal: stop.signal,
    });
    if (broken[0]) throw broken[0].error;
    const { rules } = result.finalStep.providerMetadata ?? {};
    const text = result.text.trim();
    if (text === '') return null;
    return {
      text,
      model: result.finalStep.response.modelId,
      dropsAsk: rules?.['dropsAsk'] === true,
      messages: result.responseMessages,
    };
  } catch (error) {
    throw broken[0] ? broken[0].error : error;
  }
}

/** The context, what was said before, what is said now, and what this turn did before it was interrupted. */
export function promptOf({
  context,
  history,
  heard,
  earlier,
}: Omit<RunRequest, 'agent' | 'model' | 'call'>): ModelMessage[] {
  return [
    { role: 'user', content: contextMark + JSON.stringify(context) },
    { role: 'assistant', content: 'ok' },
    ...history,
    // A turn taken up again goes on after its calls; the answer is what is missing.
    ...traceOf(heard, earlier, '').slice(0, -1),
  ];
}

function bind(agent: ReadyAgent, call: (tool: string, input: unknown, id: string) => Promise<unknown>): ToolSet {
  return Object.fromEntries(
    agent.declared.map((tool) => [
      tool.name,
      {
        ...tool,
        execute: (input: unknown, { toolCallId }: { toolCallId: string }) => call(tool.name, input, toolCallId),
      },
    ]),
  );
}

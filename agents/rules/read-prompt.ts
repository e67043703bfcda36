import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Prompt,
  LanguageModelV4ToolResultOutput,
} from '@ai-sdk/provider';
import { z } from 'zod';
import { agentContext, type AgentContext, contextMark } from '#agents/context.ts';
import { remembering } from '#language/remember.ts';
import { toInstant } from '#language/zone.ts';

/** A call of a tool as the prompt shows it; `ok` is false when it was refused, failed, or never answered. */
export interface PastCall {
  tool: string;
  input: Record<string, unknown>;
  ok: boolean;
  output: unknown;
}

/** What a person said, what was done about it and what was answered. */
export interface PastTurn {
  heard: string;
  calls: PastCall[];
  said: string;
}

/** All that the rules model knows: the same prompt and tool names as any other model. */
export interface Situation<Context extends AgentContext = AgentContext> {
  context: Context;
  now: Date;
  tools: Set<string>;
  /** Earlier turns, oldest first. */
  past: PastTurn[];
  /** The turn to answer: its calls are those already made for it, by this model or another. */
  current: PastTurn;
}

/** Names what was said and known before a turn did anything: every step of the turn hears the same. */
export function beforeSteps({ context, now, past, current }: Situation): string {
  return JSON.stringify([now, context, past, current.heard]);
}

const refusedShape = z.object({ ok: z.literal(false) });
const inputShape = z.record(z.string(), z.unknown());

/** Throws when the prompt does not open with a context: that is a fault of ours, not of the person. */
export function readPrompt(options: Pick<LanguageModelV4CallOptions, 'prompt' | 'tools' | 'toolChoice'>): Situation {
  const messages = options.prompt.filter((message) => message.role !== 'system');
  const context = readContext(messages[0]);
  const [date, time] = context.now.split('T');
  const now = toInstant(date ?? '', time ?? '', context.zone);
  if (now === null) throw new Error(`The context says it is ${context.now} in ${context.zone}, which no clock shows.`);
  const turns = readTurns(messages.slice(1));
  const current = turns.pop() ?? { heard: '', calls: [], said: '' };
  const tools = options.toolChoice?.type === 'none' ? [] : (options.tools ?? []);
  return { context, now, tools: new Set(tools.map((tool) => tool.name)), past: turns, current };
}

function readContext(message: LanguageModelV4Prompt[number] | undefined): AgentContext {
  const text = message?.role === 'user' ? textOf(message.content) : '';
  if (!text.startsWith(contextMark)) throw new Error('The first message of the prompt is not a context.');
  return contextOf(text, text);
}

/** A turn asks several times about one context. */
const contextsKept = 16;
const contextOf = remembering(contextsKept, (text: string) =>
  agentContext.parse(JSON.parse(text.slice(contextMark.length))),
);

function readTurns(messages: readonly Exclude<LanguageModelV4Prompt[number], { role: 'system' }>[]): PastTurn[] {
  const turns: PastTurn[] = [];
  const calls = new Map<string, PastCall>();
  let answered = true;
  for (const message of messages) {
    // Several messages in a row are one turn: people send "bonjour" and "une vidange" apart.
    if (message.role === 'user' && !answered) {
      const last = turns.at(-1);
      if (last) last.heard = `${last.heard}\n${textOf(message.content)}`.trim();
      continue;
    }
    if (message.role === 'user') {
      turns.push({ heard: textOf(message.content), calls: [], said: '' });
      answered = false;
      continue;
    }
    answered = true;
    // What precedes the first user text answers the context message ("ok"), or a turn the history no longer holds.
    const turn = turns.at(-1);
    if (!turn) continue;
    for (const part of message.content) {
      if (part.type === 'text' && part.text.trim()) turn.said = `${turn.said} ${part.text}`.trim();
      if (part.type === 'tool-call') {
        const call: PastCall = { tool: part.toolName, input: readInput(part.input), ok: false, output: null };
        turn.calls.push(call);
        calls.set(part.toolCallId, call);
      }
      const call = part.type === 'tool-result' ? calls.get(part.toolCallId) : undefined;
      if (call && part.type === 'tool-result') Object.assign(call, readOutput(part.output));
    }
  }
  return turns;
}

function readInput(input: unknown): Record<string, unknown> {
  const read = inputShape.safeParse(typeof input === 'string' ? parseJson(input) : input);
  return read.success ? read.data : {};
}

function readOutput(output: LanguageModelV4ToolResultOutput): Pick<PastCall, 'ok' | 'output'> {
  if (output.type !== 'json' && output.type !== 'text') return { ok: false, output: null };
  const value: unknown = output.type === 'text' ? parseJson(output.value) : output.value;
  return { ok: !refusedShape.safeParse(value).success, output: value };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textOf(content: readonly { type: string; text?: string }[]): string {
  return content
    .map((part) => (part.type === 'text' ? (part.text ?? '') : ''))
    .join('\n')
    .trim();
}

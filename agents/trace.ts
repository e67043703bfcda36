import type { ModelMessage } from 'ai';
import { z } from 'zod';

/** What a model is shown of a turn: kept whole and given back as history, whichever model takes the next turn. */
export type Trace = ModelMessage[];

interface Called {
  id: string;
  tool: string;
  input: Record<string, unknown>;
  output: unknown;
}

/** A model is shown this much of what was said before; older turns are left out whole. */
const mostMessages = 24;

/** The trace of a turn that no model took: what was said, what ran, what was answered. */
export function traceOf(heard: string[], calls: Called[], reply: string): Trace {
  const said: Trace = [{ role: 'user', content: heard.join('\n') }];
  const done: Trace = calls.flatMap((call): Trace => [
    {
      role: 'assistant',
      content: [{ type: 'tool-call', toolCallId: call.id, toolName: call.tool, input: call.input }],
    },
    {
      role: 'tool',
      content: [
        {
          type: 'tool-result',
          toolCallId: call.id,
          toolName: call.tool,
          // What a tool returns is JSON: its output schema and the receipt's column keep it so.
          output: { type: 'json', value: JSON.parse(JSON.stringify(call.output)) },
        },
      ],
    },
  ]);
  return [...said, ...done, { role: 'assistant', content: reply }];
}

/**
 * The latest past turns, fit to be sent: no call without its result, no result without its call (providers refuse both, and
 * one crashed turn would silence the conversation for good), no message of ours in a role it must not have.
 */
export function readHistory(kept: readonly unknown[]): Trace {
  const messages = kept.filter(isMessage);
  const turns = turnsOf(messages).map(repair);
  const latest: Trace[] = [];
  for (const turn of turns.toReversed()) {
    if (latest.flat().length + turn.length > mostMessages) break;
    latest.unshift(turn);
  }
  return latest.flat();
}

/**
 * As much of a message's shape as we lean on ourselves: the SDK or we made it, and it was kept whole. The SDK's own schema takes
 * a tenth of a turn for eight turns of history.
 */
const keptMessage = z.object({
  role: z.enum(['user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(z.object({ type: z.string() }))]),
});

function isMessage(kept: unknown): kept is ModelMessage {
  return keptMessage.safeParse(kept).success;
}

/** What the person wrote in past turns. */
export function heardIn(history: Trace): string[] {
  return history.flatMap((message) =>
    message.role === 'user' && typeof message.content === 'string' ? [message.content] : [],
  );
}

/** The tools that the last turn called, in order; with `back` those of as many turns before it instead. */
export function calledIn(history: Trace, back = 0): string[] {
  const turns = turnsOf(history);
  const own = back === 0 ? turns.slice(-1) : turns.slice(-1 - back, -1);
  return own
    .flat()
    .flatMap(({ role, content }) =>
      role === 'assistant' && Array.isArray(content)
        ? content.flatMap((part) => (part.type === 'tool-call' ? [part.toolName] : []))
        : [],
    );
}

/** A turn begins with what the person wrote; what precedes the first one belongs to a turn that is gone. */
function turnsOf(messages: Trace): Trace[] {
  const turns: Trace[] = [];
  for (const message of messages) {
    if (message.role === 'user') turns.push([message]);
    else turns.at(-1)?.push(message);
  }
  return turns;
}

function repair(turn: Trace): Trace {
  const called = idsOf(turn, 'tool-call');
  const answered = idsOf(turn, 'tool-result');
  const isWhole = (part: { type: string; toolCallId?: string }) => {
    if (part.type === 'tool-call') return answered.has(part.toolCallId ?? '');
    if (part.type === 'tool-result') return called.has(part.toolCallId ?? '');
    return !part.type.startsWith('tool-approval');
  };
  return turn.flatMap((message): Trace => {
    if (typeof message.content === 'string') return message.content === '' ? [] : [message];
    if (message.role === 'user') return [message];
    const content = message.content.filter(isWhole);
    // Thinking that led to a call which is gone is refused by its provider.
    if (!content.some((part) => part.type !== 'reasoning')) return [];
    // The parts are some of the message's own, so the pair of role and content still fits.
    return [{ ...message, content } as ModelMessage];
  });
}

function idsOf(turn: Trace, type: 'tool-call' | 'tool-result'): Set<string> {
  const parts = turn.flatMap((message) => (typeof message.content === 'string' ? [] : [...message.content]));
  return new Set(parts.flatMap((part) => (part.type === type && 'toolCallId' in part ? [part.toolCallId] : [])));
}

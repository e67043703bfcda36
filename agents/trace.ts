import type { ModelMessage } from 'ai';

/** What a model is shown of a turn: kept whole and given back as history, whichever model takes the next turn. */
export type Trace = ModelMessage[];

interface Called {
  id: string;
  tool: string;
  input: Record<string, unknown>;
  output: unknown;
}

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

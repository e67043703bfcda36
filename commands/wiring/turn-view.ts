import type { TurnRecord } from '#db/record.ts';
import type { TenantKey } from '#db/seal.ts';
import { filesIn } from '#tools/documents/document-view.ts';

/** One answered message as `--json` prints it, and as evals judge it. */
export interface TurnView {
  id: string;
  in: string;
  replies: string[];
  choices: string[][];
  lane: string | null;
  agent: string | null;
  model: string | null;
  language: string;
  calls: { tool: string; input: unknown; ok: boolean; output: unknown }[];
  rows: unknown[];
  /** What the answer carries: names and sizes. */
  files: { name: string; type: string; bytes: number }[];
  outbound: { channel: string; to: string; text: string; segments: number | null }[];
  ms: number;
  costMicros: number;
}

/** Puts a turn's record into the shape above. `ms` is the time of all its steps, rounded to a tenth. */
export function viewOf(id: string, said: string, record: TurnRecord, key: TenantKey): TurnView {
  const { turn, receipts, sent } = record;
  const own = sent.filter((message) => message.conversationId === turn.conversationId);
  const ms = Object.values(turn.ms).reduce((sum, part) => sum + part, 0);
  return {
    id,
    in: said,
    replies: own.map((message) => message.text),
    choices: own.map((message) => message.choices.map((choice) => choice.label)),
    lane: turn.lane ?? null,
    agent: turn.agent ?? null,
    model: turn.model ?? null,
    language: turn.language,
    calls: receipts.map(({ tool, input, ok, output }) => ({ tool, input, ok, output })),
    rows: receipts.flatMap((receipt) => receipt.rows),
    files: receipts.flatMap(({ output }) => filesIn(output)).map(({ name, type, bytes }) => ({ name, type, bytes })),
    outbound: sent.map((message) => ({
      channel: message.channel,
      to: key.open(message.addressSealed),
      text: message.text,
      segments: message.segments,
    })),
    ms: Math.round(ms * 10) / 10,
    costMicros: Number(turn.costMicros),
  };
}

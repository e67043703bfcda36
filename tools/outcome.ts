import { z } from 'zod';
import type { Origin, ReceiptRow } from '#db/receipt.ts';
import { askSchema, type Ask, type Topic } from './ask.ts';
import { type Deed, deedNames, type RowWritten, type ToolError } from './tool.ts';

/** What became of a call. A refusal or failure has `ok: false`, and `{ ok: false, error, advice }` as its output. */
export interface ToolOutcome {
  id: string;
  tool: string;
  input: Record<string, unknown>;
  ok: boolean;
  output: unknown;
  ask: Ask | null;
  closes: Topic[];
  rows: RowWritten[];
  deeds: Deed[];
  ms: number;
  /** The call had been made already: nothing ran, this is its receipt. */
  repeated: boolean;
}

/** A call on its way through the door. `key` tells it from the others of its turn or job. */
export interface Call {
  id: string;
  tool: string;
  effect: string;
  input: Record<string, unknown>;
  key: string;
  startedMs: number;
  origin: Origin;
}

/** What a call made, before it is kept. */
export type Made = Pick<ToolOutcome, 'ok' | 'output' | 'ask' | 'closes' | 'rows' | 'deeds'>;

const columnsJson = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const rowsJson: z.ZodType<RowWritten[]> = z.array(
  z.object({
    table: z.string(),
    op: z.enum(['insert', 'update', 'delete']),
    id: z.string(),
    values: columnsJson,
    before: columnsJson.exactOptional(),
    version: z.number().exactOptional(),
  }),
);
export const deedsJson = z.array(z.enum(deedNames));
const closesJson = z.array(askSchema.shape.topic);
/** An offer that an earlier version of the program kept lacks what asks have now; it is not put again. */
const askJson = askSchema.nullable().catch(null);

/** What a receipt proves, in the shape of the call that left it; its JSON columns are checked. */
export function outcomeOfReceipt(receipt: ReceiptRow): ToolOutcome {
  const { callId: id, tool, input, ok, output, ms } = receipt;
  return {
    id,
    tool,
    input,
    ok,
    output,
    ask: askJson.parse(receipt.ask ?? null),
    closes: closesJson.parse(receipt.closes),
    rows: rowsJson.parse(receipt.rows),
    deeds: deedsJson.parse(receipt.deeds),
    ms: Number(ms),
    repeated: true,
  };
}

export function outcomeOf({ id, tool, input, startedMs }: Call, made: Made): ToolOutcome {
  const ms = Math.round((performance.now() - startedMs) * 100) / 100;
  return { id, tool, input, ...made, ms, repeated: false };
}

export function refusal(call: Call, error: ToolError): ToolOutcome {
  const output = { ok: false, error: error.message, advice: error.advice, ...(error.said && { said: error.said }) };
  return outcomeOf(call, { ok: false, output, ask: null, closes: [], rows: [], deeds: [] });
}

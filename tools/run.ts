import { z } from 'zod';
import { appendAudit } from '#db/audit.ts';
import { describeFailure, failureOf } from '#db/failure.ts';
import type { Log } from '#db/log.ts';
import type { Db } from '#db/orm.ts';
import { keepReceipt, receiptOf, type ReceiptRow } from '#db/receipt.ts';
import type { TenantKey } from '#db/seal.ts';
import type { Store } from '#db/store.ts';
import { callKey, tidyInput } from './call-key.ts';
import { mayUse } from './policy.ts';
import {
  type Actor,
  type Ask,
  askSchema,
  type RowWritten,
  type Tool,
  type ToolContext,
  ToolError,
  type ToolResult,
  type TurnConversation,
  type TurnTenant,
} from './tool.ts';

/** The rows on a receipt. */
const rowsJson: z.ZodType<RowWritten[]> = z.array(
  z.object({
    table: z.string(),
    op: z.enum(['insert', 'update', 'delete']),
    id: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
);

/** How often a transaction that met another one head-on is tried again. */
const mostRetries = 3;

/** The turn on whose behalf tools run: built once a turn, by code. */
export interface TurnScope {
  store: Pick<Store, 'forTenant' | 'keyOf'>;
  tenant: TurnTenant;
  actor: Actor;
  conversation: TurnConversation;
  turn: { id: string };
  now(): Date;
  newId(): string;
  log: Log;
  tools: readonly Tool[];
}

/** `approved` is set where a person's yes was matched with what was asked, and nowhere else. */
export interface ToolAsked {
  id: string;
  tool: string;
  input: unknown;
  approved: boolean;
}

/** What became of a call. A refusal or failure has `ok: false`, and `{ ok: false, error, advice }` as its output. */
export interface ToolOutcome {
  id: string;
  tool: string;
  input: Record<string, unknown>;
  ok: boolean;
  output: unknown;
  ask: Ask | null;
  rows: RowWritten[];
  ms: number;
  /** The turn had made this call already: nothing ran, this is its receipt. */
  repeated: boolean;
}

/** A call on its way through the door. `key` tells it from the turn's other calls. */
interface Call {
  id: string;
  tool: string;
  effect: string;
  input: Record<string, unknown>;
  key: string;
  startedMs: number;
}

/** Two workers did the same call at once and the other one was first: what was done here is rolled back. */
class KeptMeanwhile extends Error {}

/**
 * The one door to the tools: permission, input, approval, one transaction of the tenant, output, then receipt and audit
 * beside the rows they prove. The same call in the same turn runs once, whatever crashes. Throws only when the database
 * cannot be reached or stays in conflict: then nothing was done, and the turn may be tried again.
 */
export async function runTool(turn: TurnScope, asked: ToolAsked): Promise<ToolOutcome> {
  const tool = turn.tools.find((each) => each.name === asked.tool);
  const tidied = tidyInput(asked.input);
  const approved = asked.approved && tool?.effect === 'destructive';
  // A model may make up a name that no column takes.
  const name = tool?.name ?? asked.tool.replaceAll(/[^\w-]/g, '').slice(0, 64);
  const call = {
    ...{ id: asked.id, tool: name, effect: tool?.effect ?? 'none' },
    // A duration of the machine: the injected clock tells the time of the business and may stand still.
    startedMs: performance.now(),
  };
  const refused = (error: ToolError) => {
    const input = tidied ?? {};
    return refuse(turn, { ...call, input, key: callKey(name, input, approved) }, error);
  };

  if (!tool) return refused(new ToolError(`There is no tool "${name}".`, 'Use one of your own tools.'));
  if (!mayUse(turn.actor.role, tool.permission)) {
    return refused(new ToolError('This person may not do that.', 'Say so, and offer to pass it on to a colleague.'));
  }
  if (!tidied) return refused(new ToolError('The input is too long, or no object.', 'Call again with less.'));
  const read = tool.input.safeParse(tidied);
  if (!read.success) return refused(inputError(read.error));
  const input = tidyInput(read.data) ?? {};
  const key = await turn.store.keyOf(turn.tenant.id);
  return perform({ turn, tool, approved, key, call: { ...call, input, key: callKey(tool.name, input, approved) } });
}

/** All that a transaction needs: it may be opened again. */
interface Passage {
  turn: TurnScope;
  tool: Tool;
  call: Call;
  approved: boolean;
  key: TenantKey;
}

async function perform(passage: Passage): Promise<ToolOutcome> {
  const { turn, tool, call } = passage;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await turn.store.forTenant(turn.tenant.id, (db) => performIn(db, passage));
    } catch (error) {
      if (error instanceof KeptMeanwhile) return keptOutcome(turn, call);
      if (error instanceof ToolError) return refuse(turn, call, error);
      const failure = failureOf(error);
      if (failure === 'conflict' && attempt < mostRetries) continue;
      if (failure) throw error;
      turn.log.error({ turnId: turn.turn.id, tool: tool.name, cause: describeFailure(error) }, 'tool failed');
      return refuse(turn, call, new ToolError('The tool failed.', 'Nothing was done. Say so, and offer a person.'));
    }
  }
}

async function performIn(db: Db, { turn, tool, call, approved, key }: Passage): Promise<ToolOutcome> {
  const earlier = await readOutcome(db, turn, call);
  if (earlier) return earlier;
  const { store: _store, tools: _tools, ...scope } = turn;
  const rows: RowWritten[] = [];
  const ctx: ToolContext = { ...scope, db, key, wrote: (row) => void rows.push(row) };
  const asks = tool.effect === 'destructive' && !approved;
  const result = asks ? await confirm(tool, ctx, call.input) : await tool.run(ctx, call.input);
  const output = tool.output.parse(result.output);
  const outcome = outcomeOf(call, { ok: true, output, ask: result.ask, rows });
  await keep(db, turn, call, outcome);
  await audit(db, turn, call, rows);
  return outcome;
}

function confirm(tool: Tool, ctx: ToolContext, input: Record<string, unknown>): Promise<ToolResult<unknown>> {
  if (!tool.confirm) throw new ToolError(`"${tool.name}" needs a yes, and cannot ask for one.`, 'Offer a person.');
  return tool.confirm(ctx, input);
}

async function keep(db: Db, turn: TurnScope, call: Call, outcome: ToolOutcome): Promise<void> {
  const { input, ok, output, ask, rows, ms } = outcome;
  const kept = await keepReceipt(db, {
    ...{ id: turn.newId(), turnId: turn.turn.id, conversationId: turn.conversation.id },
    ...{ callKey: call.key, callId: call.id, tool: call.tool, effect: call.effect },
    ...{ input, ok, output, ask, rows, ms },
  });
  if (!kept) throw new KeptMeanwhile();
}

async function audit(db: Db, turn: TurnScope, call: Call, rows: RowWritten[]): Promise<void> {
  const { role, contactId } = turn.actor;
  await appendAudit(
    db,
    rows.map((row) => ({
      ...{ id: turn.newId(), turnId: turn.turn.id, action: call.tool },
      // The contact is who the conversation is about; only a customer acts as that contact.
      ...{ actorRole: role, actorId: role === 'CUSTOMER' ? contactId : null },
      ...{ tableName: row.table, rowId: row.id, change: { op: row.op, ...row.values } },
    })),
  );
}

/** The receipt of a refusal or failure, in a transaction of its own: the one that failed is rolled back. */
async function refuse(turn: TurnScope, call: Call, error: ToolError): Promise<ToolOutcome> {
  const output = { ok: false, error: error.message, advice: error.advice };
  const outcome = outcomeOf(call, { ok: false, output, ask: null, rows: [] });
  try {
    return await turn.store.forTenant(turn.tenant.id, async (db) => {
      const earlier = await readOutcome(db, turn, call);
      if (!earlier) await keep(db, turn, call, outcome);
      return earlier ?? outcome;
    });
  } catch (failure) {
    if (failure instanceof KeptMeanwhile) return keptOutcome(turn, call);
    throw failure;
  }
}

async function keptOutcome(turn: TurnScope, call: Call): Promise<ToolOutcome> {
  const outcome = await turn.store.forTenant(turn.tenant.id, (db) => readOutcome(db, turn, call));
  if (!outcome) throw new Error(`The receipt of ${call.tool} that stood in the way cannot be read.`);
  return outcome;
}

async function readOutcome(db: Db, turn: TurnScope, call: Call): Promise<ToolOutcome | null> {
  const receipt = await receiptOf(db, turn.turn.id, call.key);
  if (!receipt) return null;
  const { id, tool, input } = call;
  return { ...outcomeOfReceipt(receipt), id, tool, input };
}

/** What a receipt proves, in the shape of the call that left it; its JSON columns are checked. */
export function outcomeOfReceipt(receipt: ReceiptRow): ToolOutcome {
  const { callId: id, tool, input, ok, output, ms } = receipt;
  const ask = askSchema.nullable().parse(receipt.ask ?? null);
  return { id, tool, input, ok, output, ask, rows: rowsJson.parse(receipt.rows), ms: Number(ms), repeated: true };
}

function outcomeOf(call: Call, made: Pick<ToolOutcome, 'ok' | 'output' | 'ask' | 'rows'>): ToolOutcome {
  const { id, tool, input, startedMs } = call;
  const ms = Math.round((performance.now() - startedMs) * 100) / 100;
  return { id, tool, input, ...made, ms, repeated: false };
}

function inputError(error: z.ZodError): ToolError {
  const problems = error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
  return new ToolError(`The input does not fit. ${problems.join('; ')}`, 'Correct the input and call again.');
}

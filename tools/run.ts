import type { z } from 'zod';
import { type Db, endWith } from '#db/db.ts';
import { describeFailure, failureOf } from '#db/failure.ts';
import type { ProposalRow } from '#db/proposal.ts';
import { isKeptAlready, keepReceipt, receiptOf } from '#db/receipt.ts';
import type { TenantKey } from '#db/seal.ts';
import type { Store } from '#db/store.ts';
import { roleOf } from './actor.ts';
import { auditRows } from './audit-rows.ts';
import { callKey, tidyInput } from './call-key.ts';
import { type Call, type Made, outcomeOf, outcomeOfReceipt, refusal, type ToolOutcome } from './outcome.ts';
import { leaveIn, postIn } from './post.ts';
import { askYes, isStale, staleMade } from './proposals/ask-yes.ts';
import { keepForCode, needsCode } from './factor/guarded.ts';
import { propose } from './proposals/propose.ts';
import { proofMade } from './proof/proof-made.ts';
import { runApproved } from './proposals/run-approved.ts';
import {
  type Behalf,
  type PrepareContext,
  type ReadRecord,
  type RowWritten,
  type Tool,
  type ToolContext,
  ToolError,
  type ToolResult,
} from './tool.ts';
import { askWhich } from './which.ts';

/** How often a transaction that met another one head-on is tried again. */
const mostRetries = 3;

/** On whose behalf tools run, with what they need: built once a turn or job, by code. */
export interface Scope extends Behalf {
  store: Pick<Store, 'forTenant' | 'keyOf' | 'queue'>;
  tools: readonly Tool[];
  /** The channel it came by, or `job`: for the audit. */
  channel: string;
  /** The turn or job ran before, so that a call may have its receipt already. */
  mayHaveRun: boolean;
}

export interface ToolAsked {
  id: string;
  tool: string;
  input: unknown;
  /** Somebody's yes was matched with what was asked. Set there, and nowhere else. */
  approved: boolean;
  /** The proposal that the yes approves. */
  proposal?: string | undefined;
  /** The code of the actor's authenticator was checked. Set there, and nowhere else. */
  isProven?: boolean;
  /** The record as it stood when the yes was asked for: of another version nothing is done. */
  record?: ReadRecord | undefined;
}

/** How a call goes through the door. */
type Way =
  | { kind: 'run'; record: ReadRecord | null }
  | { kind: 'confirm' }
  | { kind: 'propose' }
  | { kind: 'approve'; proposal: string };

/** All that a transaction needs: it may be opened again. */
interface Passage {
  scope: Scope;
  tool: Tool;
  call: Call;
  way: Way;
  isProven: boolean;
  key: TenantKey;
  prepared: unknown;
}

/**
 * The one door to the tools: role, input, approval, one transaction of the tenant, output, then receipt and audit beside the
 * rows they prove. The same call in the same turn or job has its effects once, whatever crashes. Throws only when the database cannot be
 * reached or stays in conflict: then nothing was done, and the turn may be tried again.
 */
export async function runTool(scope: Scope, asked: ToolAsked): Promise<ToolOutcome> {
  const tool = scope.tools.find((each) => each.name === asked.tool);
  const tidied = tidyInput(asked.input);
  const way = tool ? wayOf(scope, tool, { ...asked, input: tidied }) : null;
  // A model may make up a name that no column takes.
  const name = tool?.name ?? asked.tool.replaceAll(/[^\w-]/g, '').slice(0, 64);
  const callOf = (input: Record<string, unknown>): Call => ({
    id: asked.id,
    tool: name,
    effect: tool?.effect ?? 'none',
    input,
    origin: scope.origin,
    key: callKey(name, input, way),
    // A duration of the machine: the injected clock tells the time of the business and may stand still.
    startedMs: performance.now(),
  });
  const refused = (error: ToolError) => refuse(scope, callOf(tidied ?? {}), error);

  if (!tool) return refused(new ToolError(`There is no tool "${name}".`, 'Use one of your own tools.'));
  if (!way)
    return refused(new ToolError('This person may not do that.', 'Say so, and offer to pass it on to a colleague.'));
  if (!tidied) return refused(new ToolError('The input is too long, or no object.', 'Call again with less.'));
  const read = tool.input.safeParse(tidied);
  if (!read.success) return refused(inputError(read.error));
  const call = callOf(tidyInput(read.data) ?? {});
  const key = await scope.store.keyOf(scope.tenant.id);
  try {
    const prepared = way.kind === 'run' ? await tool.prepare?.(preparing(scope, key), call.input) : undefined;
    return await perform({ scope, tool, call, way, isProven: asked.isProven === true, key, prepared });
  } catch (error) {
    if (error instanceof ToolError) return refuse(scope, call, error);
    throw error;
  }
}

function preparing(
  { store, tools: _tools, mayHaveRun: _mayHaveRun, ...behalf }: Scope,
  key: TenantKey,
): PrepareContext {
  return { ...behalf, key, read: (work) => store.forTenant(behalf.tenant.id, work, { durability: 'lax' }) };
}

/** Null when the actor's role may neither run the tool nor propose it. */
function wayOf({ actor, tainted }: Scope, tool: Tool, { approved, proposal, record, input }: ToolAsked): Way | null {
  const grant = tool.roles[roleOf(actor)];
  if (approved && proposal !== undefined) return { kind: 'approve', proposal };
  if (grant === undefined) return null;
  if (grant === 'proposes') return { kind: 'propose' };
  if (approved) return { kind: 'run', record: record ?? null };
  // What cannot be read is refused, and does nothing.
  const read = tool.input.safeParse(input);
  const needsYes =
    tool.effect === 'destructive' ||
    tool.effect === 'outbound' ||
    (tainted && tool.effect !== 'read') ||
    (read.success && tool.needsYes?.(read.data));
  return needsYes ? { kind: 'confirm' } : { kind: 'run', record: null };
}

async function perform(passage: Passage): Promise<ToolOutcome> {
  const { scope, tool, call } = passage;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await scope.store.forTenant(scope.tenant.id, (db) => performIn(db, passage), durabilityOf(scope));
    } catch (error) {
      // Two did the same call at once and the other one was first: what was done here is rolled back.
      if (isKeptAlready(error)) return keptOutcome(scope, call);
      if (error instanceof ToolError) throw error;
      const failure = failureOf(error);
      if (failure === 'conflict' && attempt < mostRetries) continue;
      if (failure) throw error;
      scope.log.error({ ...scope.origin, tool: tool.name, cause: describeFailure(error) }, 'tool failed');
      throw new ToolError('The tool failed.', 'Nothing was done. Say so, and offer a person.');
    }
  }
}

async function performIn(db: Db, { scope, tool, call, way, isProven, key, prepared }: Passage): Promise<ToolOutcome> {
  const earlier = scope.mayHaveRun ? await readOutcome(db, scope, call) : null;
  if (earlier) return earlier;
  const { store: _store, tools: _tools, channel: _channel, mayHaveRun: _mayHaveRun, ...behalf } = scope;
  const rows: RowWritten[] = [];
  const wrote = (row: RowWritten) => void rows.push(row);
  const runImport = (importId: string) =>
    scope.store.queue.enqueue(db, 'import', { tenantId: scope.tenant.id, importId }, importId);
  const ctx: ToolContext = { ...behalf, db, key, wrote, post: postIn(db, scope), leave: leaveIn(db, scope), runImport };
  const waits = !isProven && (way.kind === 'run' || way.kind === 'approve') && (await needsCode(ctx, tool, call.input));
  const { made, proposal } = waits
    ? { made: await keepForCode(ctx, tool, actOf(call, way)), proposal: null }
    : await make(ctx, tool, call, way, prepared);
  const outcome = outcomeOf(call, {
    ...made,
    rows: rows.filter(({ isAside }) => !isAside).map(({ after: _after, ...row }) => row),
  });
  const { actor, newId, origin, channel } = scope;
  const turnId = 'turnId' in origin ? origin.turnId : null;
  const trail = { key, newId, actor, action: call.tool, channel, turnId, proposerId: proposal?.proposerId ?? null };
  await auditRows(db, trail, rows);
  await keep(db, scope, call, outcome);
  return outcome;
}

/** What was agreed to, as it shall run once the code has come. */
function actOf({ input }: Call, way: Way) {
  return {
    input,
    proposal: way.kind === 'approve' ? way.proposal : null,
    record: way.kind === 'run' ? way.record : null,
  };
}

/** What a turn did is told by its answer, whose commit is synced and carries along what was written before it. */
function durabilityOf({ origin }: Scope) {
  return { durability: 'turnId' in origin ? 'lax' : 'synced' } as const;
}

interface Work {
  made: Omit<Made, 'rows'>;
  /** What was approved, for the audit. */
  proposal: ProposalRow | null;
}

async function make(ctx: ToolContext, tool: Tool, call: Call, way: Way, prepared: unknown): Promise<Work> {
  switch (way.kind) {
    case 'run': {
      const stale = way.record && (await isStale(ctx, way.record));
      if (stale) return { made: staleMade, proposal: null };
      return { made: madeOf(ctx, tool, call, await tool.run(ctx, call.input, prepared)), proposal: null };
    }
    case 'confirm': {
      if (tool.confirm) return { made: madeOf(ctx, tool, call, await tool.confirm(ctx, call.input)), proposal: null };
      if (!tool.propose) throw new ToolError(`"${tool.name}" needs a yes, and cannot ask for one.`, 'Offer a person.');
      const proposed = await tool.propose(ctx, call.input);
      const made = 'record' in proposed ? askYes(ctx, tool, proposed) : madeOf(ctx, tool, call, proposed);
      return { made, proposal: null };
    }
    case 'propose': {
      if (!tool.propose) throw new Error(`${tool.name} may be proposed, and says not how.`);
      const proposed = await tool.propose(ctx, call.input);
      const made = 'record' in proposed ? await propose(ctx, tool, call, proposed) : madeOf(ctx, tool, call, proposed);
      return { made, proposal: null };
    }
    case 'approve':
      return runApproved(ctx, tool, way.proposal, (result) => madeOf(ctx, tool, call, result));
  }
}

function madeOf(ctx: ToolContext, tool: Tool, call: Call, result: ToolResult<unknown>): Omit<Made, 'rows'> {
  if ('which' in result) return askWhich(result, call, ctx);
  if ('proof' in result) return proofMade(result.proof);
  const output = tool.output.parse(result.output);
  return {
    ok: true,
    output,
    ask: result.ask ?? null,
    closes: [...(result.closes ?? [])],
    deeds: [...tool.deeds(output)],
  };
}

/** The last thing in a call's transaction, which ends with it. */
async function keep(db: Db, { newId, origin }: Scope, call: Call, outcome: ToolOutcome): Promise<void> {
  const { repeated: _repeated, id: callId, ...kept } = outcome;
  const receipt = { ...kept, id: newId(), callId, origin, callKey: call.key, effect: call.effect };
  await endWith(db, [keepReceipt(db, receipt)]);
}

/** The receipt of a refusal or failure, in a transaction of its own: the one that failed is rolled back. */
async function refuse(scope: Scope, call: Call, error: ToolError): Promise<ToolOutcome> {
  const outcome = refusal(call, error);
  try {
    const keepIt = async (db: Db) => {
      const earlier = await readOutcome(db, scope, call);
      if (!earlier) await keep(db, scope, call, outcome);
      return earlier ?? outcome;
    };
    return await scope.store.forTenant(scope.tenant.id, keepIt, durabilityOf(scope));
  } catch (failure) {
    if (isKeptAlready(failure)) return keptOutcome(scope, call);
    throw failure;
  }
}

async function keptOutcome(scope: Scope, call: Call): Promise<ToolOutcome> {
  const outcome = await scope.store.forTenant(scope.tenant.id, (db) => readOutcome(db, scope, call));
  if (!outcome) throw new Error(`The receipt of ${call.tool} that stood in the way cannot be read.`);
  return outcome;
}

async function readOutcome(db: Db, scope: Scope, { id, tool, input, key }: Call): Promise<ToolOutcome | null> {
  const receipt = await receiptOf(db, scope.origin, key);
  return receipt ? { ...outcomeOfReceipt(receipt), id, tool, input } : null;
}

function inputError(error: z.ZodError): ToolError {
  const problems = error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
  return new ToolError(`The input does not fit. ${problems.join('; ')}`, 'Correct the input and call again.');
}

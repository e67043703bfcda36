import { z } from 'zod';
import type { Db } from '#db/orm.ts';
import type { TenantKey } from '#db/seal.ts';
import type { Language } from '#language/language.ts';
import type { Log } from '#db/log.ts';

/** What a tool does to the world: `destructive` asks the person for a yes before it runs, `outbound` reaches a third person. */
export type Effect = 'read' | 'write' | 'outbound' | 'destructive';

export type Role = 'SUPER_ADMIN' | 'OWNER' | 'MANAGER' | 'USER' | 'CUSTOMER' | 'SYSTEM';

/** Who acts. Made by the gateway from the verified address, frozen for the turn, never made by a model. */
export interface Actor {
  role: Role;
  /** The customer this conversation is about; a CUSTOMER acts for this contact only. */
  contactId: string;
}

export interface TurnConversation {
  id: string;
  language: Language;
}

export interface TurnTenant {
  id: string;
  name: string;
  zone: string;
}

/**
 * What a tool may touch. `db` is inside one transaction that is already bound to the tenant: no tool takes a tenant id.
 * `wrote` records a row for the receipt; every insert, update and delete of a tool is recorded.
 */
export interface ToolContext {
  db: Db;
  actor: Actor;
  tenant: TurnTenant;
  conversation: TurnConversation;
  turn: { id: string };
  /** Seals personal fields. */
  key: TenantKey;
  now(): Date;
  newId(): string;
  log: Log;
  wrote(row: RowWritten): void;
}

export interface RowWritten {
  table: string;
  op: 'insert' | 'update' | 'delete';
  id: string;
  /** The few values that matter to a reader; never a secret. */
  values: Record<string, string | number | boolean | null>;
}

const askOption = z.object({
  /** What the person reads: `mardi 24 novembre à 14 h 30`. */
  label: z.string(),
  /** Local time of the slot, when the option is one: `2026-11-24T14:30`. */
  startsAt: z.string().exactOptional(),
  tool: z.string(),
  input: z.record(z.string(), z.unknown()),
});

/**
 * An offer waiting for an answer. Each option is bound to one tool and its exact arguments, so that "1" or "oui" runs
 * that and nothing else, without a model; the record is read again when it runs.
 */
export const askSchema = z.object({
  kind: z.enum(['choose', 'confirm']),
  options: z.array(askOption),
  /** ISO instant after which the answer no longer counts. */
  until: z.string(),
});

export type Ask = z.infer<typeof askSchema>;
export type AskOption = z.infer<typeof askOption>;

/** A tool's answer: its output, and the offer it makes to the person, if any. `ask: null` leaves an earlier offer standing. */
export interface ToolResult<Output> {
  output: Output;
  ask: Ask | null;
}

export interface Tool<Input = unknown, Output = unknown> {
  name: string;
  /** Read by the model: says when to use it and what each argument means. */
  description: string;
  effect: Effect;
  permission: string;
  input: z.ZodType<Input>;
  output: z.ZodType<Output>;
  run(ctx: ToolContext, input: Input): Promise<ToolResult<Output>>;
  /** For a destructive tool: the offer to confirm, made instead of running it the first time. */
  confirm?(ctx: ToolContext, input: Input): Promise<ToolResult<Output>>;
}

/** Keeps the types of one tool together; the registry sees all tools as `Tool`. */
export function defineTool<Input, Output>(tool: Tool<Input, Output>): Tool<Input, Output> {
  return tool;
}

/** A refusal the model and the person may read: what happened, and the way out. */
export class ToolError extends Error {
  readonly advice: string;
  constructor(message: string, advice: string) {
    super(message);
    this.name = 'ToolError';
    this.advice = advice;
  }
}

import type { z } from 'zod';
import type { RowValues, VersionedTable } from '#db/change.ts';
import type { Blobs } from '#db/blobs.ts';
import type { Db } from '#db/db.ts';
import type { Log } from '#db/log.ts';
import type { Origin } from '#db/receipt.ts';
import type { TenantKey } from '#db/seal.ts';
import type { Language } from '#language/language.ts';
import type { MeaningReader } from '#language/meaning/meaning.ts';
import type { Actor, Grant, Role } from './actor.ts';
import type { Ask, Topic } from './ask.ts';
import type { ProofAnswer } from './proof/proof.ts';
import type { Speaking } from './speaking.ts';

/** What a tool does to the world: `destructive` asks for a yes before it runs, `outbound` reaches somebody else. */
export type Effect = 'read' | 'write' | 'outbound' | 'destructive';

/** What an ok receipt proves: a reply may claim these and no other. */
export const deedNames = [
  'booked',
  'moved',
  'cancelled',
  'held',
  'noted',
  'renamed',
  'passed_on',
  'proposed',
  'approved',
  'declined',
  'deleted',
  'sent',
  'undone',
] as const;

export type Deed = (typeof deedNames)[number];

export interface TurnTenant {
  id: string;
  name: string;
  zone: string;
}

/** All that says on whose behalf a tool runs; built once a turn or job, by code. */
export interface Behalf {
  tenant: TurnTenant;
  actor: Actor;
  /** The contact who is spoken of, where it is one. */
  about: { contactId: string } | null;
  origin: Origin;
  language: Language;
  /** The channels that this program can send on: whoever is told something is told there, if they are on one of them. */
  reach: readonly string[];
  /** What reads the meaning of texts; it may wait on a network, so only before the transaction unless it is local. */
  meaning: MeaningReader;
  /** Text of a stranger was read: what it wants to change needs somebody's yes. */
  tainted: boolean;
  /** The bytes of files: of what a row of this tenant names. */
  blobs: Blobs;
  now(): Date;
  newId(): string;
  random(): number;
  log: Log;
}

/**
 * What a tool may touch. `db` is inside one transaction that is already bound to the tenant: no tool takes a tenant id.
 * `wrote` records a row for the receipt; every insert, update and delete of a tool is recorded.
 */
export interface ToolContext extends Behalf {
  db: Db;
  /** Seals personal fields. */
  key: TenantKey;
  wrote(row: RowWritten): void;
  /**
   * Speaks to somebody else: the message and its job are part of this transaction. False when there is no way to reach
   * them. With `leave` the only way to do so, and the recipient is never a model's choice of words.
   */
  post(recipient: Recipient, message: Posted): Promise<boolean>;
  /** Puts an import that was begun into the queue, in this transaction. */
  runImport(importId: string): Promise<void>;
  /**
   * For whom `post` cannot reach and who must know all the same: the message waits on a channel of the business that this
   * program does not send on, until one sends there. False when they are on none.
   */
  leave(recipient: Recipient, message: Posted): Promise<boolean>;
}

/** Before the transaction, where waiting on a network or a long reading is allowed. */
export interface PrepareContext extends Omit<Behalf, 'random'> {
  key: TenantKey;
  /** Reads rows in a transaction of its own. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

export type Recipient = { contactId: string } | { memberId: string };

export interface Posted {
  /** In the language of the recipient's conversation. */
  text(language: Language): string;
  ask: ((language: Language) => Ask) | null;
  /** The same one is never sent twice. */
  dedupeKey: string;
  /** News, which wait for a member's own hours; all else is told at once. */
  mayWait?: true;
}

export interface RowWritten {
  table: string;
  op: 'insert' | 'update' | 'delete';
  id: string;
  /** The few values that matter to a reader; never a secret. */
  values: RowValues;
  /** What the changed columns held before, and the version the row has since: what undoing it takes. */
  before?: RowValues;
  version?: number;
  /** It happened beside what was asked for, such as a hold that ran out: for the audit alone. */
  isAside?: true;
  /** What they hold now, where `values` does not say it all. For the audit alone: no receipt has it. */
  after?: RowValues;
}

/** One of those that the words could mean: the input that means it, as far as it differs from the one given. */
export interface Candidate {
  label: string;
  input: Record<string, unknown>;
}

/**
 * A tool's answer: its output, the question it puts (`ask`), and the topics whose open questions it closes. `which`: it cannot
 * tell whom or what is meant; the choice calls it again, without a model.
 */
export type ToolResult<Output> =
  | { output: Output; ask?: Ask | null; closes?: readonly Topic[] }
  /** The customer has not shown who they are: nothing of the output is told. */
  | { proof: ProofAnswer }
  | {
      which: Candidate[];
      /** False: none of them is quite what was said. */
      isExact?: boolean;
      /** The words that were looked for, where nothing was found. */
      sought?: string;
    };

/** A record as it was read when a question was put about it. */
export interface ReadRecord {
  table: VersionedTable;
  id: string;
  version: number;
}

/** What would be done, waiting for a yes. */
export interface Proposed {
  /** What it is about, which must still be the same when the yes comes; null for something new. */
  record: ReadRecord | null;
  /** What would be done, in the infinitive: `déplacer la vidange de Claire Martin au jeudi 26 novembre à 10 h`. */
  summary: Record<Language, string>;
  /** The input as it shall run: what was said in words is bound to what was found. */
  input: Record<string, unknown>;
}

export interface Tool<Input = unknown, Output = unknown, Prepared = unknown> {
  name: string;
  /** Read by the model: says when to use it and what each argument means. */
  description: string;
  effect: Effect;
  /** Who may use it, and how; who is not named may not. */
  roles: Partial<Record<Role, Grant>>;
  input: z.ZodType<Input>;
  output: z.ZodType<Output>;
  /** Everything that waits on a network: it runs before the transaction, whose `run` gets what it returns. */
  prepare?(ctx: PrepareContext, input: Input): Promise<Prepared>;
  run(ctx: ToolContext, input: Input, prepared: Prepared): Promise<ToolResult<Output>>;
  /** Whether this very call waits for a yes, where its effect alone does not say so: beyond a threshold. */
  needsYes?(input: Input): boolean;
  /** How a yes to it may also be said, beside "oui": "envoie", "send it". */
  yesWords?: readonly string[];
  /** Instead of `propose`, where the question has words of its own. */
  confirm?(ctx: ToolContext, input: Input): Promise<ToolResult<Output>>;
  /**
   * For a tool that some may only propose, or that does not run without a yes: finds the record and says what would be done, or
   * what to ask. Changes nothing.
   */
  propose?(ctx: ToolContext, input: Input): Promise<Proposed | ToolResult<Output>>;
  /** What a short message says of an output. */
  say(output: Output, speaking: Speaking): string;
  /** What an output proves. */
  deeds(output: Output): readonly Deed[];
}

/** Keeps the types of one tool together; `tools/all.ts` sees all tools as `Tool`. */
export function defineTool<Input, Output, Prepared = void>(
  tool: Tool<Input, Output, Prepared>,
): Tool<Input, Output, Prepared> {
  return tool;
}

/** A refusal the model and the person may read: what happened, and the way out. */
export class ToolError extends Error {
  readonly advice: string;
  /** The same for the person, where no model stands between. */
  readonly said: Record<Language, string> | null;
  constructor(message: string, advice: string, said: Record<Language, string> | null = null) {
    super(message);
    this.name = 'ToolError';
    this.advice = advice;
    this.said = said;
  }
}

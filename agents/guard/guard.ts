import type { AgentContext, ToolCall } from '../agent.ts';

/** A reply on its way out, and all that it may lean on. */
export interface Reply {
  text: string;
  context: AgentContext;
  now: Date;
  maxLength: number;
  /** The person's own words, of this turn and of earlier ones. */
  said: string[];
  /** The calls of this turn. */
  calls: ToolCall[];
  /** What tools returned in earlier turns. */
  known: unknown[];
  toolNames: string[];
}

/** What is wrong with a reply, in words its author understands; empty when it may leave. */
export function guardReply(reply: Reply): string[] {
  return reply.text.length > reply.maxLength ? [`It is longer than ${reply.maxLength} characters.`] : [];
}

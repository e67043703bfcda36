import type { AgentContext } from '#agents/context.ts';
import type { Situation } from './read-prompt.ts';

export type Step =
  | { kind: 'call'; tool: string; input: Record<string, unknown> }
  | { kind: 'say'; text: string }
  | { kind: 'abstain'; why: string };

/** What to do next in a turn, and what was understood: the name of a skill or an intent, for the record. */
export interface Decision {
  step: Step;
  skill: string;
  confidence: number;
  /** The person wants none of what was offered. */
  dropsAsk: boolean;
}

/**
 * What the rules know of one agent's work. The same situation always gives the same decision; with `sure` it abstains unless
 * it is certain, because another model stands behind it.
 */
export interface Mind<Context extends AgentContext> {
  decide(situation: Situation<Context>, sure: boolean): Decision;
}

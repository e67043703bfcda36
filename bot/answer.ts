import type { Language } from '#language/language.ts';
import type { Lane } from '#db/turn.ts';
import type { Db } from '#db/orm.ts';
import type { Ask } from '#tools/tool.ts';
import type { ToolOutcome } from '#tools/run.ts';

/** What a lane answers. Nothing of it has left yet: the commit decides whether it may. */
export interface Answer {
  lane: Lane;
  /** Null when the lane is silent. */
  text: string | null;
  language: Language;
  /** The offer that waits for an answer from now on; `keep` leaves the earlier one standing. */
  ask: Ask | null | 'keep';
  calls: ToolOutcome[];
  agent: string | null;
  model: string | null;
  guard: { verdict: string; problems: string[] } | null;
  /** What the next turns are shown of this one. */
  trace: unknown[];
  usage: { inputTokens: number; outputTokens: number; costMicros: number };
  /** True when a paid model was asked, and the quota has a reservation to settle. */
  paid: boolean;
  ms: Record<string, number>;
  /** Rows that belong to the answer and are written with it (an opt-out). */
  also?: (db: Db) => Promise<void>;
}

export const free = { inputTokens: 0, outputTokens: 0, costMicros: 0 };

import type { Language } from '#language/language.ts';
import type { Lane } from '#db/turn.ts';
import type { Db } from '#db/db.ts';
import type { Ask } from '#tools/ask.ts';
import type { ToolOutcome } from '#tools/outcome.ts';
import type { RowWritten } from '#tools/tool.ts';

/** What a lane answers. Nothing of it has left yet: the commit decides whether it may. */
export interface Answer {
  lane: Lane;
  /** Null when the lane is silent. */
  text: string | null;
  language: Language;
  /** The question that waits for an answer from now on. */
  ask: Ask | null;
  /** Ids of the open questions that it closes. */
  closes: readonly string[];
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
  /** The code just made them one of the team: no machine introduces itself. */
  isToMember?: true;
  /** Writes what belongs to the answer and goes with it (an opt-out), and says which rows that was. */
  also?: (db: Db) => Promise<RowWritten[]>;
}

const silent = {
  ...{ ask: null, closes: [], calls: [], agent: null, model: null, guard: null, trace: [], paid: false, ms: {} },
  usage: { inputTokens: 0, outputTokens: 0, costMicros: 0 },
} satisfies Partial<Answer>;

/** An answer of which only what matters is said: without a model, a tool, a question and a cost. */
export function answerOf(said: Pick<Answer, 'lane' | 'language' | 'text'> & Partial<Answer>): Answer {
  return { ...silent, ...said };
}

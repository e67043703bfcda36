import type { RowChange } from './rows.ts';
import type { Snapshot } from './snapshot.ts';
import type { CallerState, OfferedOption } from './state.ts';

/** One answer, as its record tells it. */
export interface PlayedTurn {
  /** Who spoke, as the case calls them. */
  speaker: string;
  said: string;
  /** What the speaker got. */
  replies: string[];
  lane: string | null;
  model: string | null;
  guard: string | null;
  /** Tools that were refused or failed, with the reason they gave. */
  failed: string[];
  /** Tools that wrote rows. */
  wrote: string[];
  /** What went well, with what it was given and what it answered. */
  calls: { tool: string; input: Record<string, unknown>; output: unknown }[];
  /** What waits for the speaker's answer after it. */
  offers: OfferedOption[];
  ms: number;
  costMicros: number;
}

/** A message to somebody who had not asked for it: one of the cast as the case calls them, others by their name. */
export interface ToldMessage {
  to: string;
  /** Null for a member. */
  contactId: string | null;
  text: string;
}

/** A conversation that was led, and what it left. */
export interface Played {
  turns: PlayedTurn[];
  /** All that is not as it was in the tables of the business. */
  changes: RowChange[];
  told: ToldMessage[];
  /** The caller at the end. */
  caller: CallerState;
  before: Snapshot;
  after: Snapshot;
  /** The contact whom one plays in the demo, whoever calls. */
  customerId: string;
}

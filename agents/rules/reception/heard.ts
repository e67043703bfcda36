import type { Ear } from '../ear/open-ear.ts';
import type { CustomerAct, CustomerScope, CustomerState } from './state.ts';

/** What a message does in its place in the conversation. */
export interface HeardActs {
  acts: readonly CustomerAct[];
  /** What it is about, for the record. */
  about: string;
  /** 0 to 1; what the reader found in a place where we asked for it counts as certain. */
  confidence: number;
}

export type CustomerHearing = CustomerScope & { ear: Ear };

/** Hears a message, or the part of one that is left. */
export type Hear = (text: string, state: CustomerState, scope: CustomerHearing) => HeardActs;

/** An answer to our own question, read with no ear. */
export const certain = 1;

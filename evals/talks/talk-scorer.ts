import type { Aftermath } from './aftermath.ts';
import type { TalkEnd } from './talk-end.ts';

/**
 * Judges one key of an end: a sentence for each thing that is not as it should be. What is there at the end counts, not the way
 * that led there.
 */
export type TalkScorer<Key extends keyof TalkEnd> = (
  wanted: NonNullable<TalkEnd[Key]>,
  aftermath: Aftermath,
) => string[];

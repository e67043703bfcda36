/**
 * What a message does in a conversation. One message is a list of them, in the order said; `Said` is what it tells of the slots
 * of a wish: constraints, never values to keep as they are.
 */
export type Act<Said> =
  /** Wants something done. Its own constraints come with it, so that two wishes of one message keep theirs apart. `isDoubtful`: perhaps it only asks;
   * `isAnother`: beside one of the same intent in this message, and no more of it. */
  | { kind: 'wish'; intent: string; said: Said; isDoubtful?: boolean; isAnother?: boolean }
  /** Asks something beside what is going on. `isDoubtful`: perhaps something else is asked. */
  | { kind: 'ask'; intent: string; said: Said; words: string; isDoubtful?: boolean }
  /** Narrows, widens or corrects what is wanted. */
  | { kind: 'set'; said: Said }
  /** Takes something out of what is wanted: "pas jeudi", "sans la clim". */
  | { kind: 'not'; said: Said }
  /** An answer to what stands open. */
  | { kind: 'affirm' }
  | { kind: 'deny' }
  | { kind: 'choose'; option: number }
  /** Something that the team must know, in the person's own words. */
  | { kind: 'note'; intent: string; words: string }
  /** What is going on is wanted no longer. */
  | { kind: 'drop' }
  | { kind: 'manners'; intent: string };

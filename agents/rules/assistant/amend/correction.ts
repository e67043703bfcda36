import type { MemberReading } from '../reading.ts';
import type { MemberState } from '../state.ts';
import type { Filled } from '../../dialogue/intent.ts';

/** A wish that goes on with what was just done. */
export interface Amendment {
  intent: string;
  said: Filled;
  /** Its words can mean nothing else here. */
  isPlain?: boolean;
  /** What is done beside it. */
  also?: { intent: string; said: Filled };
}

/** What takes back a word that was said before. */
export const correction =
  /^(?:(?:ah|oh|euh|oups|oops|hum|mince|zut|wait|attends),? )*(?:non|no|nan|pardon|finalement|plutot|en fait|actually|sorry|je voulais dire|i meant|i mean|rather|make (?:it|that)|mets? plutot|mets? (?:ca|la|le) |its? |c est |j ai dit|i said|pas l[ea]s? |scrap that|attends non|no scrap)\b|\b(?:plutot|instead|rather|pardon|finalement|en fait|actually|sorry|oops|oups)\s*$/;

/** What an amendment may go by. */
export interface Amending {
  /** What was done last. */
  last: NonNullable<MemberState['last']>;
  state: MemberState;
  /** The words, folded. */
  said: string;
  isCorrection: boolean;
}

/** Reads a message as an amendment of what was done last; null where it is none. */
export type Amend = (reading: MemberReading, amending: Amending) => Amendment | null;

import type { Filled } from '../dialogue/intent.ts';

/** A wish that goes on with what was just done. */
export interface Amendment {
  intent: string;
  said: Filled;
  /** Its words can mean nothing else here. */
  isPlain?: boolean;
}

/** What takes back a word that was said before. */
export const correction =
  /^(?:ah |euh |oups,? |oops,? |hum )?(?:non|no|nan|pardon|finalement|plutot|en fait|actually|sorry|je voulais dire|i meant|i mean|rather|make (?:it|that)|mets? plutot|mets? (?:ca|la|le) |its? |c est |j ai dit|i said|pas l[ea]s? )\b|\b(?:plutot|instead|rather|pardon|finalement|en fait|actually)\s*$/;

import { readBeneficiary } from '#language/beneficiary.ts';
import { fold } from '#language/normalise.ts';
import type { CustomerReading } from './reading.ts';

/** An unknown thing is named by its article: "pour un pare-brise", and not "je peux passer". */
export function unknownThing({ text, leftover }: CustomerReading): string {
  if (leftover === '' || readBeneficiary(text) !== null) return '';
  const said = fold(text);
  const at = said.indexOf(leftover);
  return at > 0 && /\b(?:une?|des?|du|la|les?|l|pour|mon|ma|mes|an?|some|my|the|for|new) $/.test(said.slice(0, at))
    ? leftover
    : '';
}

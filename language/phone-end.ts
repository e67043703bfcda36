import { fold } from './normalise.ts';

/** The fewest figures that tell a number from most others, and by which its end is kept. */
export const phoneEndDigits = 4;

/** The end of a number as it was said, and where that stands in the folded text. */
export interface PhoneEnd {
  digits: string;
  /** How it was said, folded. */
  said: string;
  /** The folded text without it. */
  rest: string;
}

const said =
  /\b(?:(?:qui |dont (?:le |la |son )?\w+ )?(?:se )?(?:finit|finissant|finissent|finis|fini|termine|terminent|terminant)(?: (?:par|en|avec|sur))?|(?:that |which )?(?:ends?|ending|finishes|finishing)(?: (?:in|with|on))?|(?:les )?(?:4|quatre) derniers(?: chiffres)?(?: (?:sont|du numero))*|(?:les )?derniers chiffres(?: (?:sont|c est|du numero))*|last (?:four|4)(?: (?:digits|numbers))?(?: (?:are|is))?|last (?:digits|numbers)(?: (?:are|is))?) (?<digits>\d(?: ?\d)*)\b/;
const ofNumber =
  /\b(?:numeros?|num|telephones?|tel|portables?|mobiles?|numbers?|phones?|chiffres|digits|calls?|called|caller|appels?|appele|0[67])\b|\b(?:finit|termine|ends?|ending) (?:par|in|with) \d/;

/** Reads "le numéro qui finit par 47 12", "phone ending 4712": the last figures of a number; null where no end of one is said. */
export function readPhoneEnd(text: string): PhoneEnd | null {
  const folded = fold(text);
  const match = said.exec(folded);
  const digits = match?.groups?.['digits']?.replaceAll(' ', '');
  if (!match || digits === undefined) return null;
  const rest = `${folded.slice(0, match.index)} ${folded.slice(match.index + match[0].length)}`.trim();
  // "Works ending 2024" end in a year; "ending 2024" alone can only be of a number.
  return rest !== '' && !ofNumber.test(folded) ? null : { digits, said: match[0], rest };
}

import type { Language } from './language.ts';

/** How many digits a code has. */
export const codeLength = 6;

const maskedDigit = '•';
const word = String.raw`(?<![\p{L}\d])(?:lier|link)(?!\p{L})`;
const gap = String.raw`[\s.-]?`;
/** `LIER 482913`, `link: 482 913`, wherever it stands in a message. */
const within = new RegExp(
  String.raw`${word}[\s:#.-]*(?:code\s*:?\s*)?(?<digits>[\d${maskedDigit}](?:${gap}[\d${maskedDigit}]){${codeLength - 1}})(?!${gap}[\d${maskedDigit}])`,
  'iu',
);
/** The whole message is the word and some other number of digits. */
const alone = new RegExp(
  String.raw`^\W*${word}[\s:#.-]*(?:code\s*:?\s*)?(?<digits>[\d${maskedDigit}](?:${gap}[\d${maskedDigit}])*)\W*$`,
  'iu',
);

/** A message that holds a code to link an address with. */
export interface SaidCode {
  /** Its six digits; null where there are more or fewer. */
  code: string | null;
  /** The message without them, to be kept. */
  masked: string;
  /** That of its word. */
  language: Language;
}

/** Reads `LIER 482913` or `LINK 482913`; null for what is no such message. A masked one is still known as one. */
export function readLinkCode(text: string): SaidCode | null {
  const match = within.exec(text) ?? alone.exec(text);
  const said = match?.groups?.['digits'];
  if (!match || said === undefined) return null;
  const digits = said.replaceAll(/[\s.-]/g, '');
  const isMasked = digits.includes(maskedDigit);
  const masked = text.replace(said, said.replaceAll(/\d/g, maskedDigit));
  const language = /(?<!\p{L})link/iu.test(match[0]) ? 'en' : 'fr';
  return { language, code: isMasked || digits.length !== codeLength ? null : digits, masked };
}

import { fold } from './normalise.ts';

/**
 * Words of somebody who thinks of ending their life, folded. Whole phrases only: "portes suicide" are doors, "ça me tue" is a
 * bill, and a false alarm in a garage teaches staff to look away.
 */
const phrases = [
  /\b(?:me|m) (?:suicider|suicide|tuer|pendre|foutre en l air|flinguer)\b/,
  /\b(?:idees|pensees|envies?) (?:suicidaires?|noires|de suicide)\b/,
  /\b(?:suis|sens) suicidaire\b/,
  /\b(?:en finir|fin) (?:avec|a) (?:la|ma|cette) vie\b/,
  /\b(?:mettre|met|mets) (?:un terme|fin) a (?:mes jours|ma vie)\b/,
  /\b(?:veux|voudrais|envie de|prefere|prefererais) (?:mourir|crever)\b/,
  /\b(?:plus|pas) (?:envie de|veux|voudrais|la force de) vivre\b/,
  /\b(?:kill|hang|shoot) myself\b/,
  /\b(?:suicidal|commit suicide|thinking (?:of|about) suicide)\b/,
  /\bend(?:ing)? (?:my life|it all)\b/,
  /\b(?:want|wanna|ready) (?:to )?die\b/,
  /\b(?:don t|do not|no longer) want to (?:live|be alive|be here anymore)\b/,
];

/** Words that only look like it: a thing that kills, not a person who wants to die. */
const figures = /\b(?:va|vont|ca|cela|vous allez|going to|gonna|will) (?:me tuer|kill me)\b/g;

/** Whether a message speaks of ending one's own life, in French or English. */
export function readDistress(text: string): boolean {
  const words = fold(text).replace(figures, '');
  return phrases.some((phrase) => phrase.test(words));
}

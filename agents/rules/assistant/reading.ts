import type { Classifier } from '../classify.ts';
import { isMark, withoutRepeats } from '../marks.ts';
import { type ReadingContext, readText, type TextReading } from '../reading.ts';

export type MemberReading = TextReading<string>;

/** What stands around a day or a name and asks for nothing by itself: "et jeudi ?", "plutôt à 10h". */
const links = new Set(
  'et and alors then so le la l the a au at on pour for de du d of celui celle plutot rather instead sinon ou or'.split(
    ' ',
  ),
);

/** A member's text. Whom they speak of is a word of no example, most often: it is ranked as the name that it may be. */
export function readMemberText(full: string, context: ReadingContext, classifier: Classifier<string>): MemberReading {
  const reading = readText(full, context, classifier);
  const marked = reading.spelled.map(({ word, known }) => known ?? (isNumber(word) ? word : 'NAME'));
  const ranked = classifier.rank(withoutRepeats(marked));
  const isBare = reading.spelled.every(({ word }) => isMark(word) || links.has(word));
  return { ...reading, ranked, isBare };
}

function isNumber(word: string): boolean {
  return /\d/.test(word);
}

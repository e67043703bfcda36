import { isMark } from '../marks.ts';
import { type ReadingContext, readText, type TextReading } from '../reading.ts';

export type MemberReading = TextReading;

/** What stands around a day or a name and asks for nothing by itself: "et jeudi ?", "plutôt à 10h". */
const links = new Set(
  'et and alors then so le la l the a au at on pour for de du d of celui celle plutot rather instead sinon ou or non no pardon sorry'.split(
    ' ',
  ),
);

/** A member's text. */
export function readMemberText(full: string, context: ReadingContext): MemberReading {
  const reading = readText(full, context, () => null);
  return { ...reading, isBare: reading.spelled.every(({ word }) => isMark(word) || links.has(word)) };
}

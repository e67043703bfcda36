import type { MemberContext } from '#agents/context.ts';
import { isMark } from '../marks.ts';
import { type ReadingContext, readText, type TextReading } from '../reading.ts';
import { readSpans, type Span } from './read/spans.ts';

/** A member's text, with everything in it that names somebody, something or a time. */
export interface MemberReading extends TextReading {
  /** The text in one spelling, which the spans are places of. */
  source: string;
  spans: readonly Span[];
  /** The fields that the business added to its records. */
  fields: readonly string[];
}

/** What stands around a day or a name and asks for nothing by itself: "et jeudi ?", "plutôt à 10h". */
const links = new Set(
  'et and alors then so le la l the a au at on pour for de du d of celui celle plutot rather instead sinon ou or non no pardon sorry'.split(
    ' ',
  ),
);

/** What a voice note says while it thinks. */
const hesitation = /(^|[\s,])(?:uh+|um+|erm|ehm|euh+|heu+)(?:[\s,]+|$)/giu;

/** "Vendredi de les relancer" is a day and what is to be done on it. */
const dayToDo =
  /\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain) ((?:de |d')(?:la|le|les|lui|leur|l')[ ']?\p{L}+(?:er|ir|re)\b)/giu;

/** "C'est cb", "cb de litres": how much, and no card. */
const howMuch =
  /(?<before>(?:^|[\s,])(?:c'?est|c|[çc]a fait|(?:[çc]a )?prend|reste|y a)\s+)cb(?!\p{L})|(?<=^|[\s,])cb(?= (?:de |d'|d[ée]j[àa]))/giu;

/** A text without the sounds of thinking, and with its shortest abbreviations in full. */
export function spelledOut(text: string): string {
  return text.replaceAll(hesitation, '$1').replaceAll(howMuch, '$<before>combien');
}

/** A member's text by itself, before it is known whom it may name. */
export function readMemberText(full: string, context: ReadingContext): TextReading {
  const reading = readText(spelledOut(full).replaceAll(dayToDo, '$1, $2'), context, () => null);
  return { ...reading, isBare: reading.spelled.every(({ word }) => isMark(word) || links.has(word)) };
}

export function withNames(
  reading: TextReading,
  context: Pick<MemberContext, 'team' | 'places' | 'named'> & Partial<Pick<MemberContext, 'fields'>>,
): MemberReading {
  return { ...reading, ...readSpans(reading, context), fields: context.fields ?? [] };
}

import { fold } from '#language/normalise.ts';
import type { Stated } from '../dialogue/stated.ts';
import type { Ear } from '../ear/open-ear.ts';
import type { MemberReading } from './reading.ts';
import { takesBack } from './takes-back.ts';

const toCome =
  /\b(?:r?appellerai|vais (?:l |le |la |les )?r?appeler|i ll (?:call|ring|phone)|will (?:call|ring|phone)|gonna (?:call|ring))\b/;

/** What sounds like something to be done, and is not: nothing is taken back without a word for it, and a call to come was none yet. */
export function isNone({ intent, words }: Stated): boolean {
  const said = fold(words);
  return (intent === 'undo' && !takesBack(said)) || (intent === 'log_call' && toCome.test(said));
}

/** A question that is of nothing else may be of what the business knows: a guess, which asks and changes nothing. */
export function ofTheHouse(
  one: Stated,
  count: number,
  { source, spans }: MemberReading,
  { guessFrom, sureFrom }: Ear,
): Stated {
  const isQuestion = count === 1 && one.intent === 'none' && source.trim().endsWith('?') && spans.length === 0;
  if (!isQuestion) return one;
  return { ...one, intent: 'ask_knowledge', probability: (guessFrom + sureFrom) / 2 };
}

import { readNameAnswer } from '#language/name-answer.ts';
import type { PersonName } from '#language/name.ts';
import type { Classifier, Ranked } from '../classify.ts';
import { withoutCourtesies } from '../manners.ts';
import { markFinds, withoutRepeats } from '../marks.ts';
import { longestText, type ReadingContext, readText, type TextReading } from '../reading.ts';
import { spellOut } from '../spelling.ts';
import { readStance, type Stance } from './stance.ts';

/** A customer's text: what it says, and how. */
export interface CustomerReading extends TextReading {
  ranked: Ranked<string>[];
  /** Whether it says not to cancel, not to book, or that staff must know. */
  stance: Stance;
  /** What the message is if a name was asked for. */
  bareName: PersonName | null;
}

/** As sure as the sure model must be. */
const cryForHelp = 0.7;
const urgent = /urgen/i;

export function readMessage(full: string, context: ReadingContext, classifier: Classifier<string>): CustomerReading {
  const stance = readStance(full.slice(0, longestText));
  const reading = readText(stance.rest, context, (word) => classifier.knownAs(word));
  const { words, finds } = reading;
  const isUrgent = urgent.test(reading.when?.text ?? '');
  const namesService = reading.serviceWords !== '';
  // Some catalogues sell what people cry for help with ("panne", "ne démarre plus"), and "urgent" is a day too: the words count.
  const cry = namesService || isUrgent ? readCry(isUrgent ? words : markFinds(words, finds), classifier) : null;
  return {
    ...reading,
    stance,
    bareName: readNameAnswer(reading.text),
    isBare: reading.isBare && (cry === null || namesService),
    ranked: cry ?? classifier.rank(reading.marked),
  };
}

/** A call for help goes before a wish for a service; null when the words are none. */
function readCry(words: readonly string[], classifier: Classifier<string>): Ranked<string>[] | null {
  const ranked = classifier.rank(withoutRepeats(withoutCourtesies(spellOut(words))));
  return ranked[0]?.name === 'person' && ranked[0].probability >= cryForHelp ? ranked : null;
}

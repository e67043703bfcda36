import type { Piece, Sheet } from './sheet.ts';
import type { TimeSaid } from './time-words.ts';

type TimePiece = Piece<TimeSaid>;

/** How far the words may reach. */
const longestReach = 48;

const place =
  "(?: (?:du |le |au |de |l')?(?:boulot|travail|taf|bureau|cours|l'ecole|ecole|lycee|college)| (?:of |from )?(?:work|school|class|college))?";
/** "je finis à 15h30", "she's out at 4": the hour from which a person is free. */
export const finishedBefore = new RegExp(
  `\\b(?:(?:je|elle|il|on|enfants?|petits?|fille|fils|ecole|cours) (?:ne )?(?:finis|finit|fini|finissent|terminent?|sors|sort|sortent|debauche|rentre|quitte)|(?:i|she|he|we|they|kids|son|daughter|children|school)(?:'m|'s|'re| am| is| are)? (?:only )?(?:finish(?:es)?|done|out|off|get(?:s)? (?:out|off|home|back|done)))${place}(?: (?:a|at|vers|around|about))? ?$`,
);
/** "je travaille jusqu'à 17h". */
export const workingBefore = new RegExp(
  `\\b(?:je|elle|il|on|i|she|he|we) (?:(?:suis|am|'m) (?:au|en|at) )?(?:bosse|travaille|taffe|work(?:s|ing)?|boulot|cours)${place} ?$`,
);
/** "jusqu'à 17h je travaille". */
const workingAfter = /^ (?:je|elle|il|on|i|she|he|we) (?:bosse|travaille|taffe|work)/;

/**
 * The times of a message that are wished. When somebody is free is told of too: it is the wish where no other hour is said, as
 * the start of a stretch; the hours of work are none.
 */
export function wishedTimes(sheet: Sheet, pieces: readonly TimePiece[]): readonly TimePiece[] {
  const wished: TimePiece[] = [];
  const told: TimePiece[] = [];
  for (const piece of pieces) {
    const lead = sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at);
    const { value } = piece;
    const isWork =
      workingBefore.test(lead) || workingAfter.test(sheet.plain.slice(piece.end, piece.end + longestReach));
    if (!isWork && !finishedBefore.test(lead)) wished.push(piece);
    else if ('clock' in value && (!isWork || value.kind === 'to')) {
      told.push({ ...piece, value: { kind: 'from', clock: value.clock } });
    }
  }
  return wished.length > 0 ? wished : told;
}

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
const pursuit =
  '(?:yoga|pilates|gym|sport|foot|football|rugby|tennis|judo|danse|dance|dancing|musique|piscine|swimming|chorale|choir|messe|church|training|formation|cours|classe?s?|lessons?|reunions?|meetings?|school|ecole|college|lycee|boulot|work|shift|enfants|petits|gosses|loulous|petits[- ]enfants|kids|children|grandchildren|grandkids|boys|girls|kine|physio|dentiste|dentist|visio|calls?)';
/** "I have yoga until noon", "je dors jusqu'à 14h", "because I have the builders until 3": busy up to then. */
export const heldBefore = new RegExp(
  `\\b(?:(?:je|il|elle|on|nous) (?:dors|dort|dormons|fais la grasse mat(?:inee)?|(?:suis|est|sommes) (?:occupee?s?|prise?s?))|(?:i|he|she|we)(?:'m| am|'s|'re)? (?:sleep|sleeping|asleep|in bed|busy)s?|(?:j'ai|on a|nous avons|il a|elle a|i have|i've got|i got|we have|he has|she has) (?:(?:un|une|du|de la|le|la|l'|mon|ma|les|mes|a|an|my|the) ?)?(?:cours de |seance de )?${pursuit}(?: (?:class|lesson|practice))?|(?:because|cause|cos|car|parce que|parce qu'|vu que|puisque) ?(?:j'ai|on a|i have|i've got|we have|we've got) (?!(?:(?:du|le|un|the|a|my|ma|la|mon) )?(?:temps|time|car|voiture|nounou|sitter|babysitter|baby-sitter|libre|free)(?![a-z])|until|jusqu)(?:[a-z'-]+ ){0,3}[a-z'-]+) ?$`,
);
const must =
  "(?:(?:je|j'|on|il|elle|nous|ca|ce|voiture|tout) ?(?:dois|doit|devons|devrais?|devra)|faut (?:absolument )?(?:que (?:je|j'|on|il|elle|ce|ca|tout|la voiture) ?(?:sois|soit)|etre)|que ce soit)(?: (?:absolument|imperativement|forcement|vraiment|deja))?";
const ended =
  "(?:fini|termine|parti|sorti|rentre|libere|reparti)(?:e|es|s|ee|ees)?|prete?s?|libre|de retour|dehors|(?:au|a la|a l'|en) ?(?:travail|boulot|taf|bureau|ecole|gare|creche|cours)";
const leave =
  "partir|filer|repartir|sortir|decoller|rentrer|m'en aller|me sauver|y aller|avoir (?:fini|termine)|quitter";
/** "il faut que ce soit fini à 14h", "je dois filer à 16h", "I have to be off at 2", "must be finish at 14 hour": the end. */
export const mustEndBefore = new RegExp(
  `\\b(?:${must} (?:(?:etre )?(?:${ended})|${leave})|faut que (?:je|j'|on|nous) (?:parte|file|reparte|sorte|decolle|rentre|m'en aille|partions)|(?:must |(?:have|has|need|needs|got|ought|had better) (?:to )?|gotta )(?:really |all )?(?:be )?(?:finish(?:ed)?|out|off|gone|away|back|home|at work|leave|leaving|go|run|dash|rush|shoot|head|get|set)(?: (?:off|out|away|back|home|going))?)(?: (?:d'ici|de chez vous|from there|of there|from here|of here|here|there))?(?: (?:pour|vers|a|at|by|for|around))? ?$`,
);
/** "I work until 6, so Saturday morning": the hour is the reason, the part of the day is the wish. */
const leadsToPart = /^,? (?:so|donc|du coup|alors) [^.;!?]{0,40}P/;
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
    const isHeld = value.kind === 'to' && heldBefore.test(lead);
    const isWork =
      workingBefore.test(lead) || workingAfter.test(sheet.plain.slice(piece.end, piece.end + longestReach));
    if (!isWork && !isHeld && !finishedBefore.test(lead)) wished.push(mustEndBefore.test(lead) ? ending(piece) : piece);
    else if ('clock' in value && (!isWork || value.kind === 'to') && !isBeside(sheet, piece, isHeld)) {
      told.push({ ...piece, value: { kind: 'from', clock: value.clock } });
    }
  }
  return wished.length > 0 ? wished : told;
}

function ending(piece: TimePiece): TimePiece {
  const { value } = piece;
  const isHour = value.kind === 'at' || value.kind === 'around';
  return isHour ? { ...piece, value: { kind: 'to', clock: value.clock } } : piece;
}

function isBeside(sheet: Sheet, piece: TimePiece, isHeld: boolean): boolean {
  return (isHeld && isApart(sheet, piece)) || leadsToPart.test(sheet.plain.slice(piece.end));
}

/** "I sleep until 2. Could you do Wednesday?": said of every day, in a sentence that names none. */
function isApart({ plain }: Sheet, { at, end }: TimePiece): boolean {
  const [before, behind] = [plain.slice(0, at).split(/[.?!]/).at(-1), plain.slice(end).split(/[.?!]/)[0]];
  return plain.includes('D') && !`${before}${behind}`.includes('D');
}

import { isTakenBack } from './corrections.ts';
import { englishToDate } from './english-words.ts';
import { finishedBefore, heldBefore, mustEndBefore, workingBefore } from './free-from.ts';
import { frenchToDate } from './french-words.ts';
import {
  absent,
  article,
  busyBefore,
  excludedBefore,
  isBusy,
  isExcluded,
  isRefusedBehind,
  isRejected,
  refusalBehind,
  rejectedBefore,
  untaken,
} from './refusals.ts';
import type { Piece, Sheet } from './sheet.ts';
import { isAside } from './told.ts';

/** What a day or a time does in its sentence, told by the words around it. */
export type DayRole = 'wanted' | 'rejected' | 'old' | 'from' | 'after' | 'until' | 'before';

/** How far the words that give a role may reach. */
const longestReach = 40;

const moving =
  '\\b(?:deplace|decale|report|repouss|avance|chang|bascul|move|moving|reschedul|postpone|push|swap|shift|switch|transfer|bump|rebook|bring forward|bring back|put back)[a-z]{0,5}\\b';
const movePattern = new RegExp(moving);
const movedBefore = new RegExp(
  `${moving}(?: (?:mon|ma|le|la|my|the|it|that|this|our|notre|rdv|rendez-vous|l'intervention|intervention|visite|appointment|booking|slot))* ?$`,
);
const ownBefore = new RegExp(
  `${moving} (?:mon|ma|mes|le|la|les|notre|my|the|our|his|her|l')(?: ?(?!(?:ou|or|et|and|a|au|to|for|pour)(?![a-z]))[a-z'-]+){1,4} (?:de |du |d'|d'|on |from |at |for )(?:the |le )?(?:[TP]+ (?:on )?)?$`,
);
const movedTo = /^[^.;!?]{0,40}?\b(?:to|into|until|for|a|au|aux|pour|pr|vers)(?![a-z'])[^.;!?]{0,24}$/;
const oldBefore =
  /\b(?:de|du|d'|from|my|mon|rdv|rendez-vous|appointment|booking|slot)(?: (?:de|du|le|on|for|at|the|prevu|prevue|is|was|est|etait|booked))*(?: [TP]+(?: on)?)? ?$/;
const referredBefore = /\b(?:rdv|rendez-vous|creneau|celui|celle) (?:de |du |d')$/;

/** "9h ... à 10h à la place": what came before gives way to the last. */
const instead = /\ba la place\b(?! d)|\binstead\b(?! of)/;

const fromPattern = new RegExp(
  `\\b(?:a partir d[eu]|a compter d[eu]|des|pas (?:possible |dispo(?:nible)? |libre )?(?:avant|avt|av|plus tot que)|(?:not|can't|cannot)(?: (?:free|available|make it|do|come))? (?:before|b4)|(?:not|no|any|nothing) (?:earlier|sooner) than|starting|as of|any ?time from|from) ${article}$`,
);
const afterPattern = new RegExp(
  `\\b(?:apres|aps|apr|ap|after|aft|plus tard qu[e']|(?<!\\b(?:no|not|any) )later than) ?${article}$`,
);
/** "je suis en vacances jusqu'à mercredi": what is free begins behind it. */
const awayUntilPattern = new RegExp(
  `(?:${absent})[^.;!?DTP]{0,20} (?:jusqu'au|jusqu'a|jusqua|until|till|til) ${article}$`,
);
const untilPattern = new RegExp(
  `\\b(?:d'ici(?: a)?|jusqu'a|jusqu'au|jusqu|jusqua|jusque|jsq|jsqu'a|(?:au|pas) plus tard(?: qu[e'])?|by|until|untill|till?|(?:no|not)(?: any)? later than) ?${article}$`,
);
const beforePattern = new RegExp(
  `\\b(?:avant|avt|before|b4|(?:earlier|sooner|quicker) than|ahead of|prior to|plus (?:tot|vite) qu[e']) ?${article}$`,
);
/** What opens a range: "entre mardi et jeudi". */
export const betweenPattern = /\b(?:entre|between)(?: le| the)? $/;
/** "vendredi au plus tard". */
const untilAfter = /^ (?:au plus tard|dernier delai|maxi(?:mum)?|at the latest|latest)(?![a-z])/;
/** Of "un rdv le 1er" the words that make a date of it stay with it. */
const firstPattern = /^(?:(?:le|du|au|the) )?(?:1 ?er|premier|1st|2nd)$/;
const toDatePattern = new RegExp(`(?:${frenchToDate}|${englishToDate})$`);
const onPattern = /\b(?:on|le|the) $/;

/** Where the words that give a piece its role begin: "avant jeudi", "pas le matin". */
export function leadOf(sheet: Sheet, piece: Piece<unknown>): number {
  const lead = before(sheet, piece);
  const patterns =
    isRejected(sheet, piece) || isBusy(sheet, piece)
      ? [rejectedBefore, excludedBefore, busyBefore]
      : [
          anyDayBefore,
          finishedBefore,
          workingBefore,
          heldBefore,
          mustEndBefore,
          fromPattern,
          afterPattern,
          awayUntilPattern,
          untilPattern,
          beforePattern,
          betweenPattern,
          onPattern,
          ...(firstPattern.test(sheet.letters.slice(piece.at, piece.end)) ? [toDatePattern] : []),
        ];
  return piece.at - Math.max(...patterns.map((pattern) => pattern.exec(lead)?.[0].length ?? 0));
}

/** Where the words behind a piece that give it its role end: "vendredi au plus tard". */
export function tailOf(sheet: Sheet, piece: Piece<unknown>): number {
  return piece.end + Math.max(untilAfter.exec(behind(sheet, piece))?.[0].length ?? 0, refusalBehind(sheet, piece));
}

/** The words before a piece, as far as they count. */
function before(sheet: Sheet, piece: Piece<unknown>): string {
  return sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at);
}

function behind(sheet: Sheet, piece: Piece<unknown>): string {
  return sheet.plain.slice(piece.end, piece.end + 2 * longestReach);
}

/** "vous m'aviez dit jeudi mais je préférerais vendredi". */
const preferredGap =
  /\b(?:mais|but) (?:en fait |actually )?(?:je |j'|i |i'd |plutot |rather |would )*(?:prefer[a-z]*|aimerais mieux|plutot|rather)(?![a-z])/;
/** "ma révision jeudi, vous pourriez la passer à lundi", "it's on Thursday, can you put it on Monday": what stands gives way. */
const putThere = new RegExp(
  `(?:\\b(?:la|le|les|l'|l)(?: |(?<=l'))(?:passer|mettre|basculer|avancer|deplacer|decaler|reporter|repousser)|\\b(?:put|make|bring|take|have|do|change|move|push|shift|switch|swap) (?:it|that)(?: back| forward)?)(?: plutot| rather| instead)?(?: (?:a|au|pour|vers|sur|to|for|on|until))?(?: le| the)? $`,
);
/** "lundi et mardi je ne peux pas", "sauf lundi et mardi": what is refused of one is refused of both. */
export const bothGap = /^(?:,| ,)? (?:et|ou|ni|and|or|nor|&) (?:le |la |on |the )*$/;
/** What parts the two days of "du lundi au mercredi", "lundi-mercredi", "from Monday to Friday". */
export const rangeGap = /^(?: ?- ?| (?:[PT]+ )?(?:au|a|jusqu'au|jusqu'a|to|till|until|through|thru)(?: le| the)? )$/;
export const listGap = /^ ?, (?:le |on |the )*$/;
const welcomedAfter =
  /^,? (?:[TP]+ )?(?:c'est|c|ca|serait|est|is|'s|would be|works?|suits?|me va|ok\b|oui\b|yes\b|(?:i'm|im|i am) (?:only )?(?:free|available|ok)|i (?:can|could)\b|je (?:peux|pourrais|serai|suis) (?:(?:dispo|libre)|(?!pas))|parfait|possible|bien\b)(?! pas| impossible| trop| no\b| not\b)/;

/** What "but Friday" leaves out of. */
const anyDayBefore = /\b(?:any ?day|any ?time|every ?day) (?:of )?$/;

/** The roles of all the days of a message. */
export function dayRolesOf(sheet: Sheet, pieces: readonly Piece<unknown>[]): DayRole[] {
  const roles = pieces.map((piece, index) => dayRoleOf(sheet, piece, index, pieces.length));
  const gaps = pieces.map((piece, index) => sheet.plain.slice(pieces[index - 1]?.end ?? 0, piece.at));
  const [first] = pieces;
  if (first && roles[0] === 'wanted' && isMovedAway(sheet, first, gaps[1])) roles[0] = 'old';
  for (const [index, gap] of gaps.entries()) {
    if (index === 0 || roles[index - 1] === 'rejected') continue;
    if (isTakenBack(gap) || preferredGap.test(gap) || putThere.test(gap)) roles[index - 1] = 'old';
  }
  // "next week instead, Wednesday or Thursday": both of the last two.
  for (const index of [...roles.keys()].toReversed()) {
    const isEither = roles[index] === 'old' && /^,? (?:ou|or) /.test(gaps[index + 1] ?? '') && isInstead(sheet);
    if (isEither && roles[index + 1] === 'wanted') roles[index] = 'wanted';
  }
  refuseListed(sheet, pieces, roles, gaps);
  const left = untaken(sheet, pieces);
  return roles.map((role, index) =>
    role === 'wanted' && !left.some((piece) => piece === pieces[index]) ? 'rejected' : role,
  );
}

/** "lundi et mardi je ne peux pas", "can't do Mon, Tue or Wed": what is refused of one is refused of all of the list. */
function refuseListed(
  sheet: Sheet,
  pieces: readonly Piece<unknown>[],
  roles: DayRole[],
  gaps: readonly string[],
): void {
  const isLong = inLongList(sheet, pieces, gaps);
  let isExclusion = false;
  for (const [index, piece] of pieces.entries()) {
    const isListed = index > 0 && roles[index - 1] === 'rejected' && roles[index] === 'wanted';
    const gap = gaps[index] ?? '';
    const isBoth = bothGap.test(gap) || rangeGap.test(gap) || ((isExclusion || isLong[index]) && listGap.test(gap));
    if (isListed && isBoth && !welcomedAfter.test(behind(sheet, piece))) roles[index] = 'rejected';
    else isExclusion = isExcluded(sheet, piece);
  }
  let isChained = false;
  for (const index of [...pieces.keys()].toReversed()) {
    const piece = pieces[index];
    const gap = gaps[index] ?? '';
    const isListed = gap === ' ' || bothGap.test(gap) || (isLong[index] === true && listGap.test(gap));
    const isBoth = index > 0 && roles[index - 1] === 'wanted' && isListed;
    isChained = piece !== undefined && isBoth && (isChained || isRefusedBehind(sheet, piece));
    if (isChained) roles[index - 1] = 'rejected';
  }
}

/** For each day whether it is in a list of three or more: "pas jeudi, vendredi" wants Friday. A question offers them. */
function inLongList(sheet: Sheet, pieces: readonly Piece<unknown>[], gaps: readonly string[]): boolean[] {
  const isLong = pieces.map(() => false);
  let first = 0;
  for (const [index, piece] of pieces.entries()) {
    if (isListGap(gaps[index + 1])) continue;
    const isAsked = /^[^.!;]{0,30}\?/.test(behind(sheet, piece));
    if (index - first >= 2 && !isAsked) isLong.fill(true, first, index + 1);
    first = index + 1;
  }
  return isLong;
}

function isListGap(gap: string | undefined): boolean {
  return gap !== undefined && (listGap.test(gap) || bothGap.test(gap));
}

/** "move my colour on Friday to Tuesday": Friday is what it is moved from. */
function isMovedAway(sheet: Sheet, piece: Piece<unknown>, gap: string | undefined): boolean {
  return (
    gap !== undefined &&
    movedTo.test(gap) &&
    [ownBefore, movedBefore].some((pattern) => pattern.test(sheet.plain.slice(Math.max(0, piece.at - 60), piece.at)))
  );
}

/** The role of the day at `index` among `count` days. */
export function dayRoleOf(sheet: Sheet, piece: Piece<unknown>, index: number, count: number): DayRole {
  const lead = before(sheet, piece);
  const isFirstOfSeveral = index === 0 && count > 1;
  if (fromPattern.test(lead) && !(isFirstOfSeveral && isMove(sheet))) return 'from';
  if (isRejected(sheet, piece) || isBusy(sheet, piece)) return 'rejected';
  if (isFirstOfSeveral && ((isMove(sheet) && oldBefore.test(lead)) || referredBefore.test(lead))) return 'old';
  if ((index < count - 1 && isInstead(sheet)) || isAside(sheet, piece, count)) return 'old';
  if (awayUntilPattern.test(lead)) return 'after';
  if (untilPattern.test(lead) || untilAfter.test(behind(sheet, piece))) return 'until';
  if (beforePattern.test(lead)) return 'before';
  return afterPattern.test(lead) ? 'after' : 'wanted';
}

/** "mardi 9h ... 10h à la place": of several days, or several times, only the last is wanted. */
export function isInstead(sheet: Sheet): boolean {
  return instead.test(sheet.plain);
}

/** The message asks to move an appointment: "from Thursday to Friday" is then Friday. */
export function isMove(sheet: Sheet): boolean {
  return movePattern.test(sheet.plain);
}

/** "décaler mon rdv du 3 au 5": the range is no wish, its last day is. */
export function isMovedOver(sheet: Sheet, piece: Piece<unknown>): boolean {
  return movedBefore.test(before(sheet, piece));
}

/** Neither refused nor left. */
export function isWish(role: DayRole): boolean {
  return role !== 'rejected' && role !== 'old';
}

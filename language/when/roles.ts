import { finishedBefore, workingBefore } from './free-from.ts';
import type { Piece, Sheet } from './sheet.ts';

/** What a day or a time does in its sentence, told by the words around it. */
export type DayRole = 'wanted' | 'rejected' | 'old' | 'from' | 'after' | 'until' | 'before';

/** How far the words that give a role may reach. */
const longestReach = 40;

const article = "(?:le |la |l'|ce |cet |the |this |on |a |at |in |for |pour |en )*";
/** "sauf lundi, mardi": every day of the list is left out. */
const exclusion =
  '\\bsauf|\\bexcepte|\\bhormis|\\ba part|\\ben dehors d[eu]|\\bexcept(?: for)?|\\bapart from|\\baside from|\\bexcluding|\\bother than|\\b(?:any ?day|any ?time|anything|every ?day|all week)(?: (?:this|next) week| of the week| at all)? (?:but|bar|save)';
const excludedBefore = new RegExp(`(?:${exclusion}) ${article}$`);
/** "je suis absent du 3 au 7". */
const absent =
  "\\b(?:je|on|nous) (?:ne )?(?:suis|serai|est|sera|sommes|serons) (?:pas la|absente?s?|en vacances|en conges?|en deplacement)|\\b(?:i|we)(?:'m|'re| am| are|'ll be| will be) (?:away|on holiday|not here|not around|out of town|abroad)";
const rejectedBefore = new RegExp(
  `(?:${absent}|(?<!pourquoi )\\bpas(?: d[eu])?|\\bni|\\bjamais|\\bnever|\\bevite[rz]?|\\bavoid|\\bau lieu(?: d[eu])?|\\ba la place(?: d[eu])?|[DTP] que|\\bplutot que|(?<!why )\\bnot|\\brather than|\\binstead of|\\bcan'?t (?:do|make|come)|\\bcannot (?:do|make|come)) (?:dispo(?:nible)? |libre |possible |free |available )*${article}$`,
);
const rejectedAfter =
  /^,? (?:[DTP]+ )?(?:je (?:ne )?(?:peux|pourrai) pas|je suis pas|je ne suis pas|ca (?:ne )?(?:va|marche|me va) pas|ca m'arrange pas|c'est (?:pas possible|impossible|trop)|ce n'est pas possible|impossible|pas (?:possible|dispo(?:nible)?|libre)|not (?:available|free|good)|(?:doesn't|does not|won't|isn't|is not) (?:work|suit|good|possible|great)|is no good|is impossible|is too|i can't|i cannot|i'm busy|no good|(?:doesn't|won't|non)(?=$|[,.!]))(?![^,.;!]*\?)/;
/** "mardi je travaille": no refusal by itself, but of several days or parts of the day that one is out. */
const takenAfter =
  /^,? (?:[TP]+ )?(?:je (?:travaille|bosse|taffe|garde|suis (?:pris|prise|occupee?|deja pris|deja prise))|j'ai (?:(?:deja|un|une|ma|mon|mes|des|du|le|la|les|l'|cours|reunion|ecole|piscine|danse|kine|sport|autre)\b)(?! ?(?:rdv|rendez|besoin|envie|bruit|voyant|probleme|souci))|i work|i'm (?:at work|working|taken)|i(?:'ve| have) (?:got )?(?:the|a|an|my|another|work|school|kids)\b(?! (?:noise|problem|light)))/;
/** "vous n'êtes pas dispo jeudi ?" asks for Thursday. */
const askedOfYou = /\b(?:vous|tu|you)\b/;

const moving =
  '\\b(?:deplace|decale|report|repouss|avance|chang|bascul|move|moving|reschedul|postpone|push|swap|shift|switch|transfer|bump|rebook|bring forward|bring back|put back)[a-z]{0,5}\\b';
const movePattern = new RegExp(moving);
const movedBefore = new RegExp(
  `${moving}(?: (?:mon|ma|le|la|my|the|it|that|this|our|notre|rdv|rendez-vous|l'intervention|intervention|visite|appointment|booking|slot))* ?$`,
);
const oldBefore =
  /\b(?:de|du|d'|from|my|mon|rdv|rendez-vous|appointment|booking|slot)(?: (?:de|du|le|on|for|at|the|prevu|prevue|is|was|est|etait|booked))*(?: [TP]+(?: on)?)? ?$/;
const referredBefore = /\b(?:rdv|rendez-vous|creneau|celui|celle) (?:de |du |d')$/;

/** "9h ... à 10h à la place": what came before gives way to the last. */
const instead = /\ba la place\b(?! d)|\binstead\b(?! of)/;

const fromPattern = new RegExp(
  `\\b(?:a partir d[eu]|a compter d[eu]|des|pas (?:possible |dispo(?:nible)? |libre )?avant|(?:not|can't|cannot)(?: (?:free|available|make it|do|come))? before|starting|as of|any ?time from|from) ${article}$`,
);
const afterPattern = new RegExp(`\\b(?:apres|after) ${article}$`);
const untilPattern = new RegExp(
  `\\b(?:d'ici(?: a)?|jusqu'a|jusqu'au|au plus tard|by|until|till|no later than) ${article}$`,
);
const beforePattern = new RegExp(`\\b(?:avant|before) ${article}$`);
/** What opens a range: "entre mardi et jeudi". */
export const betweenPattern = /\b(?:entre|between)(?: le| the)? $/;
/** "vendredi au plus tard". */
const untilAfter = /^ (?:au plus tard|dernier delai|maxi(?:mum)?|at the latest|latest)(?![a-z])/;
const onPattern = /\b(?:on|le|the) $/;

/** Where the words that give a piece its role begin: "avant jeudi", "pas le matin". */
export function leadOf(sheet: Sheet, piece: Piece<unknown>): number {
  const lead = before(sheet, piece);
  const patterns = isRejected(sheet, piece)
    ? [rejectedBefore, excludedBefore]
    : [
        anyDayBefore,
        finishedBefore,
        workingBefore,
        fromPattern,
        afterPattern,
        untilPattern,
        beforePattern,
        betweenPattern,
        onPattern,
      ];
  return piece.at - Math.max(...patterns.map((pattern) => pattern.exec(lead)?.[0].length ?? 0));
}

/** Where the words behind a piece that give it its role end: "vendredi au plus tard". */
export function tailOf(sheet: Sheet, piece: Piece<unknown>): number {
  return piece.end + (untilAfter.exec(behind(sheet, piece))?.[0].length ?? 0);
}

/** The words before a piece, as far as they count. */
function before(sheet: Sheet, piece: Piece<unknown>): string {
  return sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at);
}

function behind(sheet: Sheet, piece: Piece<unknown>): string {
  return sheet.plain.slice(piece.end, piece.end + 2 * longestReach);
}

export function isRejected(sheet: Sheet, piece: Piece<unknown>): boolean {
  const lead = before(sheet, piece);
  if (rejectedAfter.test(behind(sheet, piece))) return true;
  // "any day but Friday": the words before may have been read already.
  if (excludedBefore.test(sheet.letters.slice(Math.max(0, piece.at - longestReach), piece.at))) return true;
  return rejectedBefore.test(lead) && !askedOfYou.test(lead);
}

/** "lundi et mardi je ne peux pas", "sauf lundi et mardi": what is refused of one is refused of both. */
const bothGap = /^(?:,| ,)? (?:et|ou|ni|and|or|nor|&) (?:le |la |on |the )*$/;
const listGap = /^, (?:le |on |the )*$/;
const welcomedAfter =
  /^,? (?:[DTP]+ )?(?:c'est|c|ca|serait|est|is|'s|would be|works?|suits?|me va|ok\b)(?! pas| impossible| trop| no\b| not\b)/;

/** What "but Friday" leaves out of. */
const anyDayBefore = /\b(?:any ?day|any ?time|every ?day) (?:of )?$/;

/** The roles of all the days of a message. */
export function dayRolesOf(sheet: Sheet, pieces: readonly Piece<unknown>[]): DayRole[] {
  const roles = pieces.map((piece, index) => dayRoleOf(sheet, piece, index, pieces.length));
  const gapBefore = (index: number) => sheet.plain.slice(pieces[index - 1]?.end ?? 0, pieces[index]?.at ?? 0);
  let isExclusion = false;
  for (const [index, piece] of pieces.entries()) {
    const isListed = index > 0 && roles[index - 1] === 'rejected' && roles[index] === 'wanted';
    const isBoth = bothGap.test(gapBefore(index)) || (isExclusion && listGap.test(gapBefore(index)));
    if (isListed && isBoth && !welcomedAfter.test(behind(sheet, piece))) roles[index] = 'rejected';
    else isExclusion = excludedBefore.test(sheet.letters.slice(Math.max(0, piece.at - longestReach), piece.at));
  }
  for (const index of [...pieces.keys()].toReversed()) {
    const piece = pieces[index];
    const isBoth = index > 0 && roles[index - 1] === 'wanted' && bothGap.test(gapBefore(index));
    if (piece && isBoth && rejectedAfter.test(behind(sheet, piece))) roles[index - 1] = 'rejected';
  }
  const left = untaken(sheet, pieces);
  return roles.map((role, index) =>
    role === 'wanted' && !left.some((piece) => piece === pieces[index]) ? 'rejected' : role,
  );
}

/** Those of several that the person has something else on are left out: "mercredi, mardi je travaille". */
export function untaken<Value>(sheet: Sheet, pieces: readonly Piece<Value>[]): readonly Piece<Value>[] {
  const free = pieces.filter((piece) => !takenAfter.test(behind(sheet, piece)));
  return free.length > 0 ? free : pieces;
}

/** The role of the day at `index` among `count` days. */
export function dayRoleOf(sheet: Sheet, piece: Piece<unknown>, index: number, count: number): DayRole {
  const lead = before(sheet, piece);
  const isFirstOfSeveral = index === 0 && count > 1;
  if (fromPattern.test(lead) && !(isFirstOfSeveral && isMove(sheet))) return 'from';
  if (isRejected(sheet, piece)) return 'rejected';
  if (isFirstOfSeveral && ((isMove(sheet) && oldBefore.test(lead)) || referredBefore.test(lead))) return 'old';
  if (index < count - 1 && isInstead(sheet)) return 'old';
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

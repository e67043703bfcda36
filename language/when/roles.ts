import type { Piece, Sheet } from './sheet.ts';

/** What a day or a time does in its sentence, told by the words around it. */
export type DayRole = 'wanted' | 'rejected' | 'old' | 'from' | 'after' | 'until' | 'before';

/** How far the words that give a role may reach. */
const longestReach = 40;

const article = "(?:le |la |l'|ce |cet |the |this |on |a |at |in |for |pour |en )*";
const rejectedBefore = new RegExp(
  `(?:(?<!pourquoi )\\bpas|\\bsauf|\\bexcepte|\\bhormis|\\bau lieu(?: d[eu])?|\\ba la place(?: d[eu])?|[DTP] que|\\bplutot que|(?<!why )\\bnot|\\bexcept|\\brather than|\\binstead of|\\bother than|\\bcan'?t (?:do|make|come)|\\bcannot (?:do|make|come)) (?:dispo(?:nible)? |libre |possible |free |available )*${article}$`,
);
const rejectedAfter =
  /^,? (?:[DTP]+ )?(?:je (?:ne )?(?:peux|pourrai) pas|je suis pas|je ne suis pas|ca (?:ne )?(?:va|marche|me va) pas|ca m'arrange pas|c'est (?:pas possible|impossible|trop)|ce n'est pas possible|impossible|pas (?:possible|dispo(?:nible)?|libre)|not (?:available|free|good)|(?:doesn't|does not|won't|isn't|is not) (?:work|suit|good|possible|great)|is no good|is impossible|is too|i can't|i cannot|i'm busy|no good|(?:doesn't|won't|non)(?=$|[,.!]))(?![^,.;!]*\?)/;
/** "vous n'êtes pas dispo jeudi ?" asks for Thursday. */
const askedOfYou = /\b(?:vous|tu|you)\b/;

const movePattern =
  /\b(?:deplace|decale|report|repouss|avance|chang|bascul|move|moving|reschedul|postpone|push|swap|shift|switch)[a-z]{0,5}\b/;
const oldBefore =
  /\b(?:de|du|d'|from|my|mon|rdv|rendez-vous|appointment|booking|slot)(?: (?:de|du|le|on|for|at|the|prevu|prevue))* ?$/;
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
const onPattern = /\b(?:on|le|the) $/;

/** Where the words that give a piece its role begin: "avant jeudi", "pas le matin". */
export function leadOf(sheet: Sheet, piece: Piece<unknown>): number {
  const lead = before(sheet, piece);
  const patterns = isRejected(sheet, piece)
    ? [rejectedBefore]
    : [fromPattern, afterPattern, untilPattern, beforePattern, betweenPattern, onPattern];
  return piece.at - Math.max(...patterns.map((pattern) => pattern.exec(lead)?.[0].length ?? 0));
}

/** The words before a piece, as far as they count. */
function before(sheet: Sheet, piece: Piece<unknown>): string {
  return sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at);
}

export function isRejected(sheet: Sheet, piece: Piece<unknown>): boolean {
  const lead = before(sheet, piece);
  if (rejectedAfter.test(sheet.plain.slice(piece.end, piece.end + 2 * longestReach))) return true;
  return rejectedBefore.test(lead) && !askedOfYou.test(lead);
}

/** The role of the day at `index` among `count` days. */
export function dayRoleOf(sheet: Sheet, piece: Piece<unknown>, index: number, count: number): DayRole {
  const lead = before(sheet, piece);
  const isFirstOfSeveral = index === 0 && count > 1;
  if (fromPattern.test(lead) && !(isFirstOfSeveral && isMove(sheet))) return 'from';
  if (isRejected(sheet, piece)) return 'rejected';
  if (isFirstOfSeveral && ((isMove(sheet) && oldBefore.test(lead)) || referredBefore.test(lead))) return 'old';
  if (index < count - 1 && isInstead(sheet)) return 'old';
  if (untilPattern.test(lead)) return 'until';
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

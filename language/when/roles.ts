import type { Piece, Sheet } from './sheet.ts';

/** What a day or a time does in its sentence, told by the words around it. */
export type Role = 'wanted' | 'rejected' | 'old' | 'from' | 'after' | 'until' | 'before';

/** How far the words that give a role may reach. */
const REACH = 40;

const ARTICLE = "(?:le |la |l'|ce |cet |the |this |on |a |at |in |for |pour |en )*";
const REJECTED_BEFORE = new RegExp(
  `(?:(?<!pourquoi )\\bpas|\\bsauf|\\bexcepte|\\bhormis|\\bau lieu(?: d[eu])?|\\ba la place(?: d[eu])?|[DTP] que|\\bplutot que|(?<!why )\\bnot|\\bexcept|\\brather than|\\binstead of|\\bother than|\\bcan'?t (?:do|make|come)|\\bcannot (?:do|make|come)) (?:dispo(?:nible)? |libre |possible |free |available )*${ARTICLE}$`,
);
const REJECTED_AFTER =
  /^,? (?:[DTP]+ )?(?:je (?:ne )?(?:peux|pourrai) pas|je suis pas|je ne suis pas|ca (?:ne )?(?:va|marche|me va) pas|ca m'arrange pas|c'est (?:pas possible|impossible|trop)|ce n'est pas possible|impossible|pas (?:possible|dispo(?:nible)?|libre)|not (?:available|free|good)|(?:doesn't|does not|won't|isn't|is not) (?:work|suit|good|possible|great)|is no good|is impossible|is too|i can't|i cannot|i'm busy|no good|(?:doesn't|won't|non)(?=$|[,.!]))(?![^,.;!]*\?)/;
/** "vous n'êtes pas dispo jeudi ?" asks for Thursday. */
const ASKED_OF_YOU = /\b(?:vous|tu|you)\b/;

const MOVE =
  /\b(?:deplace|decale|report|repouss|avance|chang|bascul|move|moving|reschedul|postpone|push|swap|shift|switch)[a-z]{0,5}\b/;
const OLD_BEFORE =
  /\b(?:de|du|d'|from|my|mon|rdv|rendez-vous|appointment|booking|slot)(?: (?:de|du|le|on|for|at|the|prevu|prevue))* ?$/;
const REFERRED_BEFORE = /\b(?:rdv|rendez-vous|creneau|celui|celle) (?:de |du |d')$/;

/** "9h ... à 10h à la place": what came before gives way to the last. */
const INSTEAD = /\ba la place\b(?! d)|\binstead\b(?! of)/;

const FROM = new RegExp(
  `\\b(?:a partir d[eu]|a compter d[eu]|des|pas (?:possible |dispo(?:nible)? |libre )?avant|(?:not|can't|cannot)(?: (?:free|available|make it|do|come))? before|starting|as of|any ?time from|from) ${ARTICLE}$`,
);
const AFTER = new RegExp(`\\b(?:apres|after) ${ARTICLE}$`);
const UNTIL = new RegExp(`\\b(?:d'ici(?: a)?|jusqu'a|jusqu'au|au plus tard|by|until|till|no later than) ${ARTICLE}$`);
const BEFORE = new RegExp(`\\b(?:avant|before) ${ARTICLE}$`);
/** What opens a range: "entre mardi et jeudi". */
export const BETWEEN = /\b(?:entre|between)(?: le| the)? $/;
const ON = /\b(?:on|le|the) $/;

/** Where the words that give a piece its role begin: "avant jeudi", "pas le matin". */
export function leadOf(sheet: Sheet, piece: Piece<unknown>): number {
  const lead = before(sheet, piece);
  const patterns = isRejected(sheet, piece) ? [REJECTED_BEFORE] : [FROM, AFTER, UNTIL, BEFORE, BETWEEN, ON];
  return piece.at - Math.max(...patterns.map((pattern) => pattern.exec(lead)?.[0].length ?? 0));
}

/** The words before a piece, as far as they count. */
function before(sheet: Sheet, piece: Piece<unknown>): string {
  return sheet.plain.slice(Math.max(0, piece.at - REACH), piece.at);
}

export function isRejected(sheet: Sheet, piece: Piece<unknown>): boolean {
  const lead = before(sheet, piece);
  if (REJECTED_AFTER.test(sheet.plain.slice(piece.end, piece.end + 2 * REACH))) return true;
  return REJECTED_BEFORE.test(lead) && !ASKED_OF_YOU.test(lead);
}

/** The role of the day at `index` among `count` days. */
export function roleOf(sheet: Sheet, piece: Piece<unknown>, index: number, count: number): Role {
  const lead = before(sheet, piece);
  const isFirstOfSeveral = index === 0 && count > 1;
  if (FROM.test(lead) && !(isFirstOfSeveral && isMove(sheet))) return 'from';
  if (isRejected(sheet, piece)) return 'rejected';
  if (isFirstOfSeveral && ((isMove(sheet) && OLD_BEFORE.test(lead)) || REFERRED_BEFORE.test(lead))) return 'old';
  if (index < count - 1 && isInstead(sheet)) return 'old';
  if (UNTIL.test(lead)) return 'until';
  if (BEFORE.test(lead)) return 'before';
  return AFTER.test(lead) ? 'after' : 'wanted';
}

/** "mardi 9h ... 10h à la place": of several days, or several times, only the last is wanted. */
export function isInstead(sheet: Sheet): boolean {
  return INSTEAD.test(sheet.plain);
}

/** The message asks to move an appointment: "from Thursday to Friday" is then Friday. */
export function isMove(sheet: Sheet): boolean {
  return MOVE.test(sheet.plain);
}

import { addDays, weekdayOf, type LocalDate } from '../zone.ts';
import { weekdayFrom, type DayReading } from './calendar.ts';
import { dayRolesOf, leadOf } from './roles.ts';
import { cover, type Piece, type Sheet } from './sheet.ts';
import { anyOf, englishVocabulary, frenchVocabulary, numberIn } from './vocabulary.ts';

type DayPiece = Piece<DayReading>;
type Side = 'after' | 'before';

/** How far the words of a relation may reach. */
const longestReach = 44;
/** More days than these are a stretch of time, and no one knows from which of them to count. */
const mostDays = 2;

const daysByUnit: readonly (readonly [string, number])[] = [
  ['fortnight', 14],
  ['week', 7],
  ['sem', 7],
];

const frenchCount = anyOf(frenchVocabulary.numbers.slice(1));
const englishCount = anyOf(englishVocabulary.numbers.slice(1));

/** "le lendemain du", "the day before", "six weeks" before "today", "deux semaines après le", "ten days from": what moves the day behind it. */
const shiftedBefore: readonly RegExp[] = [
  /\b(?:(?:le|au|du) )?(?:(?<lendemain>sur)?lendemain|(?:la )?(?:l')?(?<veille>avant[- ])?veille) (?:de |du |d')(?:le )?$/,
  new RegExp(`\\b(?<count>\\d{1,2}|${frenchCount}) (?<unit>jours?|semaines?) (?<side>apres|avant) (?:le |la )?$`),
  new RegExp(
    `\\b(?<count>\\d{1,2}|${englishCount}|the) (?<unit>days?|weeks?|fortnights?) (?<side>after|from|before) (?:the )?$`,
  ),
  // "six weeks today", "three weeks on Friday".
  new RegExp(
    `\\b(?<!\\b(?:for|past|last|every|of|takes?) )(?<count>\\d{1,2}|${englishCount}) (?<unit>weeks?|fortnights?) (?:on )?$`,
  ),
];
/** "le samedi d'après", "the Saturday before". */
const behindWeekday =
  /^ (?:juste |just |right )?(?:(?<after>d'apres|apres|suivant|qui suit|after|following)|(?<before>d'avant|avant|precedent|qui precede|before|previous))(?: (?:it|that|this|ca|celui-la|cela)(?: one)?)?(?=$|[,.;!?]| (?:[DPT]|a|au|ou|et|si|svp|plutot|at|or|and|if|please|instead|then|alors|sinon)\b)/;
/** "le lundi après le 8", "the Friday before the 18th". */
const besideNext =
  /^ (?:(?<after>d'apres|apres|qui suit|suivant|after|following)|avant|qui precede|before) (?:le |the )?$/;
/** "not this Wednesday, the one after", "pas mercredi, le suivant": a week on from the day that is refused. */
const oneAfter =
  /^[ ,;.]*(?:but |mais |plutot |rather |more like )?(?:the (?:one (?:right |just )?after(?: that| it)?|following(?: one)?|next one)|(?:celui|celle) (?:d'apres|de la semaine (?:d'apres|suivante|prochaine)|qui suit)|le (?:suivant|prochain d'apres))(?![a-z])/;
const beforeWeekday = /\b(?:the )?(?:(?<after>following)|(?<before>previous|preceding)) $/;

/**
 * Days told from another day: "le lendemain du 8 décembre", "samedi 5 ou le samedi d'après". Where no other day is said to count
 * from, the weekday is in doubt, unless a date right behind it says which is meant.
 */
export function relateDays(sheet: Sheet, pieces: readonly DayPiece[]): DayPiece[] {
  const related: DayPiece[] = [];
  const moved = pieces.map((each) => shifted(sheet, each));
  const roles = dayRolesOf(sheet, moved);
  for (const [index, piece] of moved.entries()) {
    const told = toldByNext(sheet, piece, moved[index + 1]);
    if (told !== null) {
      moved.splice(index + 1, 1);
      roles.splice(index + 1, 1);
    }
    const role = roles[index - 1] ?? 'old';
    // A day that is itself unwanted is no day to count from: the words that are kept would not say it.
    const next = roles[index] === 'rejected' ? weekOn(sheet, piece) : null;
    const anchors = role === 'old' || role === 'rejected' ? [] : (related.at(-1)?.value.days ?? []);
    related.push(next ?? told ?? fromAnchor(sheet, piece, anchors));
  }
  return related.filter((piece, index) => !isConfirmed(sheet, piece, related[index + 1]));
}

/** The refusal goes with it, so that its words say by themselves which day is meant. */
function weekOn(sheet: Sheet, piece: DayPiece): DayPiece | null {
  const { value, end } = piece;
  const [day, ...others] = value.days;
  const match = value.weekday === undefined ? null : oneAfter.exec(sheet.plain.slice(end, end + longestReach));
  if (match === null || day === undefined || others.length > 0) return null;
  const meant = { days: [addDays(day, 7)], ambiguous: false };
  return widened(sheet, { at: leadOf(sheet, piece), end: end + match[0].length, value: meant });
}

function toldByNext(sheet: Sheet, piece: DayPiece, next: DayPiece | undefined): DayPiece | null {
  const { weekday } = piece.value;
  const [day, ...others] = next?.value.days ?? [];
  if (weekday === undefined || next === undefined || day === undefined || others.length > 0) return null;
  const match = besideNext.exec(sheet.plain.slice(piece.end, next.at));
  if (match === null) return null;
  const value = weekdayFrom(day, weekday, match.groups?.['after'] === undefined ? 'before' : 'after');
  return widened(sheet, { at: piece.at, end: next.end, value });
}

function shifted(sheet: Sheet, piece: DayPiece): DayPiece {
  const lead = sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at);
  const match = shiftedBefore.map((pattern) => pattern.exec(lead)).find((each) => each !== null);
  if (!match || piece.value.days.length > mostDays || piece.value.days.length === 0) return piece;
  const { days } = piece.value;
  const moved = { days: days.map((day) => addDays(day, daysMoved(match))), ambiguous: piece.value.ambiguous };
  return widened(sheet, { at: piece.at - match[0].length, end: piece.end, value: moved });
}

function daysMoved({ 0: words, groups }: RegExpExecArray): number {
  if (/lendemain/.test(words)) return groups?.['lendemain'] ? 2 : 1;
  if (/veille/.test(words)) return groups?.['veille'] ? -2 : -1;
  const { count = '', unit = '', side } = groups ?? {};
  const isFrench = /^(?:jour|semaine)/.test(unit);
  const number = count === 'the' ? 1 : numberIn(isFrench ? frenchVocabulary : englishVocabulary, count);
  const days = number * (daysByUnit.find(([start]) => unit.startsWith(start))?.[1] ?? 1);
  return side === 'avant' || side === 'before' ? -days : days;
}

function fromAnchor(sheet: Sheet, piece: DayPiece, anchors: readonly LocalDate[]): DayPiece {
  const { weekday } = piece.value;
  if (weekday === undefined) return piece;
  const tail = behindWeekday.exec(sheet.plain.slice(piece.end, piece.end + longestReach));
  const lead = beforeWeekday.exec(sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at));
  const match = tail ?? lead;
  if (match === null) return piece;
  const side: Side = match.groups?.['after'] === undefined ? 'before' : 'after';
  const anchor = side === 'after' ? anchors.at(-1) : anchors[0];
  const at = tail === null ? piece.at - match[0].length : piece.at;
  const end = tail === null ? piece.end : piece.end + match[0].length;
  if (anchor === undefined) return widened(sheet, { at, end, value: { ...piece.value, doubt: true } });
  return widened(sheet, { at, end, value: weekdayFrom(anchor, weekday, side) });
}

/** "le lundi d'avant, le 7": the date says which. */
function isConfirmed(sheet: Sheet, piece: DayPiece, next: DayPiece | undefined): boolean {
  if (piece.value.doubt === undefined || next === undefined) return false;
  const gap = sheet.plain.slice(piece.end, next.at);
  const [day, ...others] = next.value.days;
  const isSame = day !== undefined && weekdayOf(day) === piece.value.weekday;
  return /^,? (?:le |the |on )?$/.test(gap) && others.length === 0 && isSame;
}

function widened(sheet: Sheet, piece: DayPiece): DayPiece {
  cover(sheet, piece, 'D');
  return piece;
}

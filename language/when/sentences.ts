import type { LocalDate } from '../zone.ts';
import type { DayReading } from './calendar.ts';
import { concluded } from './conclusions.ts';
import { isWish, type DayRole } from './roles.ts';
import type { Piece, Sheet } from './sheet.ts';
import { standing } from './told.ts';

type DayPiece = Piece<DayReading>;

/** From this many days on a stretch may only say where a day of another sentence lies. */
const fewDays = 4;
/** The end of a sentence; of "jeudi... ou vendredi" it is none. */
const sentenceEnd = /(?<![.?!])[.?!](?=[?!]* )/g;

/** "Jeudi. Ou vendredi.", "Thursday works. Friday too.": both of them. */
const joinsOn =
  /^(?:(?:ah|oh|euh|bon|ok|oui|yes|mais|but) ,?)*(?:ou|or|sinon|otherwise|if not|failing that|a defaut|et|and|soit|maybe|peut-etre)(?![a-z])|\b(?:aussi|egalement|also|too|as well|either)(?![a-z])/;
const wishWords =
  /\b(?:plutot|mieux|prefer[a-z]*|voudrais|aimerais|peux|pourrais|possible|dispo[a-z]*|libre|ok|oui|non|svp|stp|alors|finalement|rdv|would|could|can|rather|better|best|works?|suits?|fine|free|please|pls|no|yes|sorry|actually|instead|make|book|need|want)(?![a-z])/;
/** Fewer words beside a day are no sentence: "vendredi sinon". */
const fewWords = 2;
/** "Je récupère la voiture vendredi", "my wife will pay on Friday": what follows the visit is no wish. */
const tellsMore =
  /\b(?:je|j'|on|il|elle|mari|femme|i|i'll|we|he|she|husband|wife) ?(?:will |vais |va |dois |need to |have to |can |could |peux |passe |passera |passerai )*(?:recup[a-z]*|rechercher|reprend[a-z]*|chercher|pay[a-z]*|pick (?:it|the [a-z]+|her|him|them) up|pick up|collect|leave for|fly|pars|part|partons|go away|get married|me marie)(?![a-z])/;

/**
 * Of several sentences that each name a day the last says the wish ("it began this morning. Are you free tomorrow?"), unless it joins
 * on, lies in or around what was said, is over, or tells of something else. The roles with those of the other sentences `old`.
 */
export function wishedRoles(
  sheet: Sheet,
  pieces: readonly DayPiece[],
  rolesSaid: readonly DayRole[],
  today: LocalDate,
): DayRole[] {
  const roles = concluded(sheet, pieces, rolesSaid);
  const wishes = wishesOf(sheet, pieces, roles);
  const [first, ...others] = wishes;
  if (first === undefined || others.length === 0) return [...roles];
  let kept: readonly DayPiece[] = first.days;
  let asked = first.words;
  for (const { words, days, bounds } of others) {
    if (!bounds.some((bound) => isWithin(bound, kept, days))) kept = wishOf(kept, days, { asked, words, today });
    asked = words;
  }
  const keptDays = new Set(kept);
  return roles.map((role, index) => {
    const piece = pieces[index];
    return isWish(role) && piece && !keptDays.has(piece) ? 'old' : role;
  });
}

type Wish = { words: string; days: DayPiece[]; bounds: DayRole[] };

/** What each sentence that names a day wishes. */
function wishesOf(sheet: Sheet, pieces: readonly DayPiece[], roles: readonly DayRole[]): Wish[] {
  const ends = [...sheet.plain.matchAll(sentenceEnd)].map(({ index }) => index + 1);
  const wishes: Wish[] = [];
  let [at, number] = [-1, 0];
  for (const [index, piece] of pieces.entries()) {
    const role = roles[index];
    if (role === undefined || !isWish(role)) continue;
    while ((ends[number] ?? Infinity) <= piece.at) number++;
    if (at !== number)
      wishes.push({ words: sheet.plain.slice(ends[number - 1] ?? 0, ends[number]).trim(), days: [], bounds: [] });
    at = number;
    wishes.at(-1)?.days.push(piece);
    wishes.at(-1)?.bounds.push(role);
  }
  return wishes;
}

/** "J'ai rdv jeudi à 9h. Je peux venir vendredi ?": whether a time is said in a sentence whose days are all dropped. */
export function isWithDropped(
  sheet: Sheet,
  { wanted, dropped }: { wanted: readonly DayPiece[]; dropped: readonly DayPiece[] },
): (time: Piece<unknown>) => boolean {
  if (wanted.length === 0 || dropped.length === 0) return () => false;
  // "si vous avez après 16h, sinon je garde vendredi": what stands otherwise is a matter of its own.
  const ends = [...sheet.plain.matchAll(sentenceEnd), ...sheet.plain.matchAll(standing)].map(({ index }) => index);
  const sentenceOf = ({ at }: Piece<unknown>) => ends.filter((end) => end < at).length;
  const [left, kept] = [new Set(dropped.map(sentenceOf)), new Set(wanted.map(sentenceOf))];
  return (time) => left.has(sentenceOf(time)) && !kept.has(sentenceOf(time));
}

function wishOf(
  before: readonly DayPiece[],
  after: readonly DayPiece[],
  { asked, words, today }: { asked: string; words: string; today: LocalDate },
): readonly DayPiece[] {
  // "La semaine d'après. Le jeudi": of a week that is not known.
  if ([...before, ...after].some(({ value }) => value.isWeekAfter)) return [...before, ...after];
  const [first, last] = [daysOf(before), daysOf(after)];
  if (last.every((day) => day < today)) return before;
  if (first.every((day) => day < today)) return after;
  if (joinsOn.test(words)) return [...before, ...after];
  // "D'ici samedi. Jeudi c'est possible ?" is Thursday, whichever comes first.
  if (last.length >= fewDays && first.every((day) => last.includes(day))) return before;
  if (first.length >= fewDays && last.every((day) => first.includes(day))) return after;
  if (first.join() === last.join()) return [...before, ...after];
  // "Can you do Thursday? My wife is there on Friday": who has asked and then tells has not changed their mind.
  const isTelling = asked.endsWith('?') && !words.endsWith('?') && !wishWords.test(words) && isSentence(words);
  return isTelling || tellsMore.test(words) ? before : after;
}

/** "Thursday? I need it back by Saturday": the later sentence only bounds the wish. */
function isWithin(bound: DayRole, before: readonly DayPiece[], after: readonly DayPiece[]): boolean {
  const [first, last] = [daysOf(before), daysOf(after)];
  const [start = '', end = ''] = [last.toSorted()[0], last.toSorted().at(-1)];
  if (bound === 'until' || bound === 'before') return first.every((day) => day <= end);
  return (bound === 'from' || bound === 'after') && first.every((day) => day >= start);
}

function isSentence(words: string): boolean {
  return (words.match(/[a-z']{2,}/g) ?? []).length > fewWords;
}

function daysOf(pieces: readonly DayPiece[]): LocalDate[] {
  return pieces.flatMap(({ value }) => value.days);
}

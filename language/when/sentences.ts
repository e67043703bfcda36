import type { LocalDate } from '../zone.ts';
import type { DayReading } from './calendar.ts';
import type { DayRole } from './roles.ts';
import type { Piece, Sheet } from './sheet.ts';

type DayPiece = Piece<DayReading>;

/** From this many days on a stretch may only say where a day of another sentence lies. */
const fewDays = 4;
/** The end of a sentence; of "jeudi... ou vendredi" it is none. */
const sentenceEnd = /(?<![.?!])[.?!](?=[?!]* )/g;

/** "Jeudi. Ou vendredi.", "Thursday works. Friday too.": both of them. */
const joinsOn =
  /^(?:(?:ah|oh|euh|bon|ok|oui|yes|mais|but) ,?)*(?:ou|or|sinon|otherwise|if not|failing that|a defaut|et|and|soit|maybe|peut-etre)(?![a-z])|\b(?:aussi|egalement|also|too|as well|either)(?![a-z])/;
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
  roles: readonly DayRole[],
  today: LocalDate,
): DayRole[] {
  const sentences = sentencesOf(sheet);
  const named = sentences
    .map(({ at, end, words }) => ({
      words,
      said: pieces.filter((piece, index) => piece.at >= at && piece.at < end && isWish(roles[index])),
    }))
    .filter(({ said }) => said.length > 0);
  let kept: readonly DayPiece[] = named[0]?.said ?? [];
  for (const { words, said } of named.slice(1)) kept = wishOf(kept, said, words, today);
  return roles.map((role, index) =>
    isWish(role) && named.length > 1 && !kept.some((piece) => piece === pieces[index]) ? 'old' : role,
  );
}

/** "J'ai rdv jeudi à 9h. Je peux venir vendredi ?": whether a time is said in a sentence whose days are all dropped. */
export function isWithDropped(
  sheet: Sheet,
  { wanted, dropped }: { wanted: readonly DayPiece[]; dropped: readonly DayPiece[] },
): (time: Piece<unknown>) => boolean {
  if (wanted.length === 0 || dropped.length === 0) return () => false;
  const ends = [...sheet.plain.matchAll(sentenceEnd)].map(({ index }) => index);
  const sentenceOf = ({ at }: Piece<unknown>) => ends.filter((end) => end < at).length;
  const [left, kept] = [new Set(dropped.map(sentenceOf)), new Set(wanted.map(sentenceOf))];
  return (time) => left.has(sentenceOf(time)) && !kept.has(sentenceOf(time));
}

function wishOf(
  before: readonly DayPiece[],
  after: readonly DayPiece[],
  words: string,
  today: LocalDate,
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
  return tellsMore.test(words) ? before : after;
}

function isWish(role: DayRole | undefined): boolean {
  return role !== 'rejected' && role !== 'old';
}

function daysOf(pieces: readonly DayPiece[]): LocalDate[] {
  return pieces.flatMap(({ value }) => value.days);
}

function sentencesOf(sheet: Sheet): { at: number; end: number; words: string }[] {
  const ends = [...sheet.plain.matchAll(sentenceEnd)].map(({ index }) => index + 1);
  return [0, ...ends].map((at, index) => {
    const end = ends[index] ?? sheet.plain.length;
    return { at, end, words: sheet.plain.slice(at, end).trim() };
  });
}

import type { DayReading } from './calendar.ts';
import type { Piece, Sheet } from './sheet.ts';
import { anyOf, englishVocabulary, frenchVocabulary } from './vocabulary.ts';

const wholeWeek = 7;
/** "next week same day?". */
const sameDayAfter = /^,? (?:but |mais )?(?:on |le |the )?(?:same (?:day|weekday)|meme jour)(?![a-z])/;

/** How far a word that touches a day may reach. */
const longestReach = 44;

const counts = anyOf([...frenchVocabulary.numbers.slice(2), ...englishVocabulary.numbers.slice(2)]);
const turns = `(?:[a-z]{3,14}iemes?|${anyOf([...frenchVocabulary.ordinals, ...englishVocabulary.ordinals])}s?|\\d{1,2} ?(?:e|eme|ere?|nde?|st|rd|th)|derniere?s?|avant[- ]derniere?|last)`;
const joints = "(?:(?:de|du|des|d'|le|la|les|l'|of|the|in|que|compter) ?)*";

/** "chaque lundi", "le deuxième mardi", "l'avant-veille du 8", "every other Friday", "the eve of the 8th": another day than it. */
const turnedBefore = new RegExp(
  `(?:^|[^a-z\\d])(?:${[
    // Which of several, or how many of them; "pour quatre samedi" is how many people.
    `${turns} (?:jours? |days? |semaines? |weeks? |week-?ends? )?${joints}`,
    `(?<!\\b(?:pour|for|a|at) )${counts} (?:jours? |days? |semaines? |weeks? )?(?:(?:de|d'|of|des|d[eu]) (?:la |the )?)?`,
    `(?:chaque|tous|toutes|autres?|quelques|plusieurs|certaine?s?|every|each|other|another|alternate|most|both|few|several|same|(?:le|la|les|du|au) memes?) ${joints}`,
    '(?:same day|other day|meme jour) (?:of |de )?(?:la )?',
    // A day told from it.
    `(?:(?:sur)?lendemain|veille|debut|milieu|mi|fin|bank holiday|jours? (?:d')?(?:avant|apres)|(?<!any )days? (?:before|after)|weeks? (?:before|after)|semaines? (?:avant|apres))[ -]${joints}`,
    '(?:quinzaine|huitaine|mois|months?) (?:avant|apres|before|after|from) (?:la |le |the )?',
    "(?:quinzaine|huitaine|moitie|reste|week-?end|eve|start|beginning|middle|half|end|rest) (?:de|du|des|d'|of) ?(?:la |le |l'|the )?",
    // Beyond it, or without it.
    '(?:fortnights?|weeks?|months?) (?:on |from )?',
    `(?:au[- ]dela|hors|sans|moins|past|beyond|without|previous|preceding|following|black|cyber|shrove|ash|holy|maundy) ${joints}`,
    // "le 3 jeudi".
    '(?:le|the) \\d{1,2}(?:st|nd|rd|th)? ',
  ].join('|')})$`,
);

const unread = "(?!(?:la |le |les |the |l')?[DTPX])";
/** "mardi de préférence", "jeudi d'accord", "lundi du coup", "rappelle-moi mardi de commander". */
const ofNoDay =
  '(?:(?!(?:hiver|dernier|premier|janvier|fevrier)(?![a-z]))[a-z]{2,}(?:er|ir|dre)|preference|accord|abord|ailleurs|autre|libre|dispo|disponible|possible|suite|mon|ma|mes|votre|coup|course|que|quoi|faire|passer|venir)(?![a-z])';

/** "mardi d'après la rentrée", "lundi sur deux", "Friday after the holidays": what makes another day of a weekday. */
const turnedAfter = new RegExp(
  `^(?: (?:${[
    `(?:de |du |des |d'|of )${unread}(?!${ofNoDay})`,
    `(?:apres|avant|after(?! all(?![a-z]))|before) (?:(?:la|le|les|the|my|mon|ma|mes) |l')?${unread}[a-z]`,
    '(?:sur (?:deux|trois|2|3)|gras|saint|noir|ferie|pair|impair|exclue?|excluded|gone|past|just gone)(?![a-z])',
    `(?:le |the )?(?:${turns}|${counts})(?![a-z])`,
    'in (?:the (?!P)[a-z]|half)',
    '(?:par|per|a|every) (?:mois|semaine|month|week)(?![a-z])',
    `(?:sauf|except|but not) (?:le |la |the )?${turns}(?![a-z])`,
  ].join('|')})| \\d{1,3}(?=$| ?[,.;!?]))`,
);
/** "mardi prochain en huit", "dans un mois et demi". */
const movedAfter = new RegExp(`^ (?:en (?:${counts}|8|15)|et demie?|and a half)(?![a-z])`);
/** "passé le 15" is after it, "je passe le 15" is not. */
const beyond = /(?:^| )(?<!(?:est|sont|était|été|a|ai|avez|avons|ont|suis|mois|an|semaine) )passée? (?:le |la )?$/;

/** "8 mai 1945", "douze mars soixante-huit", "le 3 mars l'année dernière": the year of any date. */
const yearAfter =
  /^,? (?:(?:soixante|quatre[- ]vingt|mille|deux mille|mille neuf|dix[- ]neuf cent|nineteen|two thousand)(?![a-z])|(?:de )?(?:19|20)\d{2}(?![\d ]?\d)|(?:de )?l'(?:annee|an) (?:derniere?|passee?)|(?:of )?last year)/;

const timeTurnedAfter = new RegExp(`^ (?:moins|passee?s|(?:et )?${counts}|past)(?![a-z])`);

/** "un autre en juillet" is another appointment, not another July. */
const ownPreposition = /^(?:en|in|dans|pour|courant|sous|d'ici|within|for|during) /;
const isWeekday =
  /^(?:(?:le|ce|the|this|un|any|a|some|one|n'importe quel) )?(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|thr|fri|sat|sun|week-?end)[a-z]*\.?$/;

/**
 * Days with an unread word right beside them that may make another day of them, marked as in doubt: a day guessed is worse than
 * a question. Any other neighbour ("mardi vidange", "rdv mardi") says nothing about the day.
 */
export function doubtUnread(sheet: Sheet, pieces: readonly Piece<DayReading>[]): Piece<DayReading>[] {
  return pieces.map((piece) =>
    isTurned(sheet, piece) ? { ...piece, value: { ...piece.value, doubt: true as const } } : piece,
  );
}

/** "neuf heures moins des poussières", "passé 15h": another time than it. */
export function isTimeTurned(sheet: Sheet, piece: Piece<unknown>): boolean {
  if (beyond.test(sheet.said.slice(Math.max(0, piece.at - longestReach), piece.at))) return true;
  return timeTurnedAfter.test(sheet.plain.slice(piece.end, piece.end + longestReach));
}

function isTurned(sheet: Sheet, piece: Piece<DayReading>): boolean {
  const lead = sheet.plain.slice(Math.max(0, piece.at - longestReach), piece.at);
  const tail = sheet.plain.slice(piece.end, piece.end + longestReach);
  const words = sheet.letters.slice(piece.at, piece.end);
  if (yearAfter.test(tail) || movedAfter.test(tail) || (turnedBefore.test(lead) && !ownPreposition.test(words)))
    return true;
  if (beyond.test(sheet.said.slice(Math.max(0, piece.at - longestReach), piece.at))) return true;
  if (piece.value.days.length >= wholeWeek && sameDayAfter.test(tail)) return true;
  return isWeekday.test(words) && turnedAfter.test(tail);
}

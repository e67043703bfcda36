import { clock, figuresValue, moved, readFigures, type Clock } from './clock.ts';
import { frenchGoesOn, frenchMonth, frenchNumber } from './french-days.ts';
import type { Rule } from './sheet.ts';
import type { DayPart, TimeWords } from './time-words.ts';
import { frenchVocabulary, numberIn } from './vocabulary.ts';

const afternoonPattern = '(?:apres[- ]?midi|aprem|aprm|apm)';
const afterDay = '(?<=(?:di|demain|lun|mar|mer|jeu|ven|sam|dim)\\.? )';
const morning = '(?:matinee|matin)';

/** Hours are on the 24 hour clock, as French has it: "2h" is 02:00 unless an afternoon is named beside it. */
export const frenchTimes: TimeWords = {
  parts: [
    part(
      "(?:a la |des la )?(?:premiere|1 ?ere) heure|(?:a|des) l'ouverture|de bonne heure|tot (?:le |dans la )?mat(?:in(?:ee)?)?|debut de journee",
      '06:00',
      '10:00',
    ),
    part(`debut de (?:la )?${morning}`, '06:00', '10:00'),
    part(`milieu de (?:la )?${morning}`, '09:00', '11:00'),
    part(`fin de (?:la )?${morning}`, '10:00', '12:00'),
    part(
      'entre midi et (?:deux|2)(?! ?h)|(?:ce|le) midi(?! et| trente)|(?:pause|heure) (?:du |de )?dejeuner|midi(?= P)',
      '12:00',
      '14:00',
    ),
    part(`debut (?:de |d'|de l'|d)?${afternoonPattern}`, '13:00', '15:00'),
    part(`milieu (?:de |d'|de l'|d)?${afternoonPattern}`, '14:00', '16:30'),
    part(`fin (?:de |d'|de l'|d)?${afternoonPattern}`, '16:00', '19:00'),
    part('(?:apres le|en sortant du) (?:travail|boulot|taf)|fin de (?:la )?journee', '16:30', '20:00'),
    part('apres (?:le )?(?:dejeuner|manger)', '13:00', '18:00'),
    part(`${afternoonPattern}|${afterDay}pm`, '13:00', '18:00'),
    part(`${morning}|${afterDay}(?:am|mat)`, '06:00', '12:00'),
    part('soiree|soir', '17:00', '22:00'),
  ],
  own: [
    {
      // "10 au lieu de 9": the hour that is wanted.
      pattern: /(?<![\w:./-])(?:a )?(?<hour>\d{1,2}) (?:au lieu de|plutot que|a la place de) \d{1,2}(?![\w/:.]\w)/g,
      read: ({ hour = '' }) => ({ kind: 'at', clock: readClock(hour) }),
    },
    {
      pattern: new RegExp(
        `\\b(?:dans|ds|d'ici) (?:(?<half>une demi[- ]heure)|(?<quarter>un quart d'heure)|(?<minutes>\\d{1,2}) ?(?:min|minutes?|mn)|(?<hours>${frenchNumber}) ?(?:h|heures?)(?: ?(?<rest>\\d{2}|et demie))?)(?![a-z\\d])`,
        'g',
      ),
      read: ({ half, quarter, minutes, hours, rest }) => {
        if (minutes) return { kind: 'later', minutes: Number(minutes) };
        if (half || quarter) return { kind: 'later', minutes: half ? 30 : 15 };
        return {
          kind: 'later',
          minutes: numberIn(frenchVocabulary, hours) * 60 + (rest === 'et demie' ? 30 : Number(rest ?? 0)),
        };
      },
    },
  ],
  clock:
    `(?:${frenchNumber} ?h(?:eures?|rs?)?(?![a-z])(?: ?:? ?\\d{2}(?![\\d/])(?! ?${frenchMonth})| (?:et )?(?:demie?|quart|trente|quinze)| moins (?:le quart|quart|cinq|dix|vingt|\\d{1,2}))?` +
    `|(?:midi|minuit)(?: et demie?| trente| et quart| moins le quart)?|${figuresValue})`,
  hour: '\\d{1,2}',
  goesOn: frenchGoesOn,
  at: '(?:a|@|pour|des|de)',
  around: "(?:vers(?: les)?|aux? alentours? d[e']|aux environs d[e']|environ(?: a)?|autour de|a peu pres(?: a)?|genre)",
  from: "(?:pas (?:possible |dispo(?:nible)? |libre )?avant|apres|a partir d[e']|plus tard que|a compter de)",
  to: "(?:pas apres|pas plus tard que|avant|jusqu'a|d'ici|au plus tard(?: a)?)",
  aroundTail: ' (?:environ|a peu pres)',
  fromTail: ' (?:ou plus tard|ou apres|minimum|mini)',
  toTail: ' (?:au plus tard|maxi?(?:mum)?|dernier delai|ou avant)',
  openRange: '(?:entre|de)',
  midRange: "(?: ?[-/] ?| (?:a|et|jusqu'a) )",
  readClock,
};

function readClock(text: string): Clock {
  const said = new RegExp(
    `^(?<hour>midi|minuit|${frenchNumber})(?: ?h(?:eures?|rs?)?)?(?: (?:et |moins |trente|quinze|demi|quart)|$)`,
  ).exec(text);
  if (said === null) return readWordsAndFigures(text);
  const hour = said.groups?.['hour'] ?? '';
  const base = hour === 'midi' ? clock(12, 0, 'p') : hour === 'minuit' ? clock(0, 0) : clock(hourIn(hour), 0);
  const less = /moins (?:le )?(\w+)$/.exec(text)?.[1];
  if (less !== undefined) return moved(base, -(less === 'quart' ? 15 : numberIn(frenchVocabulary, less)));
  return moved(base, /demie?$|trente$/.test(text) ? 30 : /quart$|quinze$/.test(text) ? 15 : 0);
}

/** "quatorze heures 30", "9h30", "14:30". */
function readWordsAndFigures(text: string): Clock {
  if (/^\d/.test(text)) return readFigures(text.replace(/ ?h(?:eures?|rs?)? ?/, ':'));
  const [, hour = '', minutes = '0'] = /^([a-z -]+?) ?h\w* ?:? ?(\d{2})?$/.exec(text) ?? [];
  return clock(hourIn(hour), Number(minutes));
}

/** Figures keep their leading zero, which says the 24 hour clock. */
function hourIn(word: string): string | number {
  return /^\d/.test(word) ? word : numberIn(frenchVocabulary, word);
}

function part(source: string, from: string, to: string): Rule<DayPart, null> {
  return { pattern: new RegExp(`\\b(?:${source})(?![a-z])`, 'g'), read: () => ({ from, to, isToday: false }) };
}

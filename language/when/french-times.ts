import { clock, figuresValue, moved, readFigures, type Clock } from './clock.ts';
import { frenchGoesOn, frenchMonth, frenchNumber } from './french-words.ts';
import type { Rule } from './sheet.ts';
import type { DayPart, TimeWords } from './time-words.ts';
import { frenchVocabulary, numberIn } from './vocabulary.ts';

/** Glued and shortened too: "laprem", "ap midi", "apr-m". */
const afternoonPattern =
  "(?:l?apres[- ]?midis?|(?:l?apre?|aps)[- ]?(?:midi|m(?!'))|l?aprems?|l?aprm|l?apm|ap[- ](?:midi|m(?!')))";
const afterDay = '(?<=(?:di|demain|lun|mar|mer|jeu|ven|sam|dim)\\.? )';
const morning = '(?:matinees?|(?:le)?matins?)';

const minuteWord = '(?:cinq|dix|quinze|(?:vingt|trente|quarante|cinquante)(?:[- ]cinq)?)';
/** "dix personnes" are no minutes, nor is the "dix" of "dix-huit heures". */
const ofThings =
  '(?![- ](?:et|une?|deux|trois|quatre|six|sept|huit|neuf)(?![a-z]))(?! (?:pneus?|personnes?|places?|euros?|ans|jours?|litres?|voitures?|bougies?|minutes? (?:a|de) )(?![a-z]))';
const moreOrLess = ` (?:et )?(?:demie?|quart)(?![a-z])| (?:(?:et|passees?(?: de)?) )?${minuteWord}(?: minutes?)?(?![a-z])${ofThings}| moins (?:(?:le )?quart|${minuteWord}|\\d{1,2})(?![a-z\\d])`;
const clockPattern = new RegExp(
  `^(?<hour>midi|minuit|${frenchNumber})(?: ?h(?:eures?|rs?)?)?(?: ?:? ?(?<minutes>\\d{2})| moins (?:le )?(?<less>quart|${minuteWord}|\\d{1,2})| (?:et |passees? (?:de )?)?(?<more>demie?|quart|${minuteWord})(?: minutes?)?)?$`,
);

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
    part(`${morning}|${afterDay}(?:am|mat)|(?<=\\b(?:le|du|ce) )mat`, '06:00', '12:00'),
    part('soirees?|(?:le)?soirs?', '17:00', '22:00'),
  ],
  own: [
    {
      // "10 au lieu de 9": the hour that is wanted.
      pattern: /(?<![\w:./-])(?:a )?(?<hour>\d{1,2}) (?:au lieu de|plutot que|a la place de) \d{1,2}(?![\w/:.]\w)/g,
      read: ({ hour = '' }) => ({ kind: 'at', clock: readClock(hour) }),
    },
    {
      pattern: new RegExp(
        `\\b(?:dans|ds|d'ici) (?:(?<half>une demi[- ]heure|1/2 heure)|(?<quarters>un|trois|[13]|(?=[13]/4))(?: quarts?|/4) d'heure|(?<minutes>\\d{1,2}) ?(?:min|minutes?|mn)|(?<hours>${frenchNumber}) ?(?:h|heures?)(?: ?(?<rest>\\d{2}|et demie))?)(?![a-z\\d])`,
        'g',
      ),
      read: ({ half, quarters, minutes, hours, rest }) => {
        if (minutes) return { kind: 'later', minutes: Number(minutes) };
        if (half) return { kind: 'later', minutes: 30 };
        if (quarters) return { kind: 'later', minutes: numberIn(frenchVocabulary, quarters) * 15 };
        return {
          kind: 'later',
          minutes: numberIn(frenchVocabulary, hours) * 60 + (rest === 'et demie' ? 30 : Number(rest ?? 0)),
        };
      },
    },
    {
      pattern: new RegExp(
        `\\b(?:dans|ds) les (?:(?<minutes>\\d{1,2}) (?:prochaines )?(?:min|minutes?|mn)|(?<hours>${frenchNumber}) ?(?:prochaines )?(?:h|heures?))(?: qui viennent| a venir)?(?![a-z\\d])`,
        'g',
      ),
      read: ({ minutes, hours }) => ({
        kind: 'within',
        minutes: minutes ? Number(minutes) : 60 * numberIn(frenchVocabulary, hours),
      }),
    },
  ],
  clock:
    `(?:${frenchNumber} ?h(?:eures?|rs?)?(?![a-z])(?: ?:? ?\\d{2}(?![\\d/])(?! ?${frenchMonth})|${moreOrLess})?` +
    `|(?:midi|minuit)(?:${moreOrLess})?|${figuresValue})`,
  hour: '\\d{1,2}',
  goesOn: frenchGoesOn,
  at: '(?:a|@|pour|pr|des|de)',
  around: "(?:vers(?: les)?|aux? alentours? d[e']|aux environs d[e']|environ(?: a)?|autour de|a peu pres(?: a)?|genre)",
  from: "(?:(?:pas|rien) (?:possible |dispo(?:nible)? |libre )?(?:avant|avt|av)|apres|aps|apr|ap|a part(?:ir)? d[e']|(?<!\\bpas )plus tard que|pas plus tot que|a compter de)",
  to: "(?:pas (?:apres|aps|apr)|pas plus tard que|(?<!\\bpas )plus (?:tot|vite) que|avant|avt|av|jusqu'a|j(?:us|s)(?:qu?|k)(?:e|'?a)?(?: a)?|d'ici|au plus tard(?: a)?)",
  aroundTail: ' (?:environ|a peu pres)',
  fromTail: ' (?:ou (?:plus tard|apres)(?! \\d| midi)|minimum|mini)',
  toTail: ' (?:au plus tard|maxi?(?:mum)?|dernier delai|ou avant(?! \\d| midi))',
  openRange: '(?:entre|de)',
  midRange: "(?: ?[-/] ?| (?:a|et|jusqu'a) )",
  // "jeudi 19 à 9h" is no range, "demain 10 à 12h" is one.
  openFigure:
    '(?<=(?:^|(?:demain|matin|soir|hui|midi|aprem|dispo|libre|disponible|bre|ier|mars|avril|mai|juin|juillet|aout),? ))(?<first>\\d{1,2}) a',
  plain: [
    '\\b(?:disons|mettons|on dit) (?:a )?(?<clock>[7-9]|1\\d)(?=$| ?[.,;!?](?!\\d)| (?:ce jour|ce meme|le meme|alors|si|svp|plutot)(?![a-z]))',
    '(?<![\\w.,:/-])(?:a )?(?<clock>[7-9]|1\\d) (?:ce (?:meme )?jour|le meme jour)',
  ],
  readClock,
};

function readClock(text: string): Clock {
  const said = clockPattern.exec(text)?.groups;
  if (said === undefined) return readFigures(text);
  const { hour = '', minutes, more, less } = said;
  const base = hour === 'midi' ? clock(12, 0, 'p') : clock(hour === 'minuit' ? 0 : hourIn(hour), Number(minutes ?? 0));
  return moved(base, minutesIn(more) - minutesIn(less));
}

function minutesIn(word = ''): number {
  if (word === '') return 0;
  if (word.startsWith('demi')) return 30;
  return word === 'quart' ? 15 : numberIn(frenchVocabulary, word);
}

/** Figures keep their leading zero, which says the 24 hour clock. */
function hourIn(word: string): string | number {
  return /^\d/.test(word) ? word : numberIn(frenchVocabulary, word);
}

function part(source: string, from: string, to: string): Rule<DayPart, null> {
  return { pattern: new RegExp(`\\b(?:${source})(?![a-z])`, 'g'), read: () => ({ from, to, isToday: false }) };
}

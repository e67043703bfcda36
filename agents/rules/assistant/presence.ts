import { fold } from '#language/normalise.ts';
import { defineIntent } from '../dialogue/intent.ts';
import { begin, names, type Opener } from './opening.ts';
import { nameWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

/** "Je suis chez", "on est sur place chez", "I'm on site at": of whoever writes, and of nobody else. */
const here = new RegExp(
  [
    String.raw`${begin}(?:(?:je suis|j suis|chui|on est|nous sommes|me voila|i am|i m|we are|we re) )?(?:bien )?(?:arrivee?s?|sur place|on site|there now|here now)(?: (?:chez|at)\b|$)`,
    String.raw`${begin}(?:je suis|j suis|chui|on est|nous sommes|me voila|je viens d arriver|i am|i m|we are|we re|(?:i |we )?(?:have |ve )?(?:just )?arrived)(?: (?:now|bien|just))? (?:chez|at)\b`,
    String.raw`${begin}(?:j arrive|je viens d arriver)(?: chez\b|$)`,
  ].join('|'),
);
const gone = new RegExp(
  [
    String.raw`${begin}(?:(?:je suis|j suis|on est|nous sommes) )?(?:bien )?(?:repartie?s?|partie?s?) (?:de chez|du chantier|d chez)\b`,
    String.raw`${begin}(?:je|on) (?:(?:pars|part|repars|repart|sors|sort) de|quitte) chez\b`,
    String.raw`${begin}(?:(?:j ai )?fini|termine) chez\b`,
    String.raw`${begin}(?:i |we )?(?:m |am |re |are |ve |have )?(?:just )?(?:left|leaving|done at) (?:mr|mrs|ms|miss|the )?\b`,
    String.raw`${begin}(?:je suis|on est) (?:partie?s?|repartie?s?)$`,
    String.raw`${begin}(?:i have|i ve|we have|we ve) left$`,
  ].join('|'),
);

/** "Chez Mme Morel", whom we may not know. */
const titled =
  /(?:chez|at)\s+((?:m(?:me|lle|r|rs|s|iss)?\.?|madame|monsieur|mademoiselle)\s+\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)*)/iu;

/** At whose place: somebody whom we know, or a name as it is written. */
function readHost(reading: MemberReading): string | null {
  return nameWords(reading) ?? titled.exec(reading.source)?.[1]?.replace(/'s$/, '') ?? null;
}

/** "Arrivé" alone, where one is asked at whose place. */
const alone = new RegExp(
  String.raw`${begin}(?:(?:je suis|on est|nous sommes|i m|i am|we are) )?(?:bien )?(?:arrivee?s?|sur place|on site)$|(?:je|on) (?:suis|est) (?:partie?s?|repartie?s?)$|(?:i|we) (?:have|ve) left$`,
);
/** Of a thing that was left there, or a word, it is no leaving. */
const leftSomething =
  /\bleft (?:a|an|the|my|our|his|her|their|it|him|them|some|two|message|word|voicemail)\b|\bleft\b.*\b(?:message|voicemail|word|note)\b/;
/** What is to come is no presence. */
const toCome =
  /\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|demain|tomorrow|prochain\w*|next|tout a l heure|bientot|soon|dans|later|serai|will)\b/;

function isPresence(reading: MemberReading): boolean {
  const said = fold(reading.source);
  const days = reading.when?.days ?? [];
  // A day that is named may be any other one.
  const isNow =
    days.length === 0 ||
    /\b(?:aujourd hui|today|ce matin|cet? apres midi|this (?:morning|afternoon)|maintenant|now)\b/.test(said);
  return (
    isNow &&
    !reading.source.includes('?') &&
    !toCome.test(said) &&
    !leftSomething.test(said) &&
    !names('plate', 'model', 'colleague')(reading) &&
    (readHost(reading) !== null || alone.test(said))
  );
}

export const presenceOpeners: readonly Opener[] = [
  { intent: 'leave_site', said: gone, when: isPresence },
  { intent: 'arrive_on_site', said: here, when: isPresence },
];

const since = /(?<!\p{L})(?:depuis|since) (?:\d{1,2}(?: ?h(?: ?\d{2})?|:\d{2}| ?[ap]m)?|midi|noon)(?![\p{L}\d])/iu;

/** A time that was said of it: "depuis 9h", "à 9h". */
function readAt({ source, when }: MemberReading): string | null {
  return since.exec(source)?.[0] ?? (when === null || when.time === null ? null : when.text);
}

const at = { read: readAt, ask: null };

export const arriveOnSiteIntent = defineIntent<MemberReading>({
  name: 'arrive_on_site',
  slots: {
    who: {
      read: readHost,
      ask: { fr: 'Chez quel client ?', en: "At which customer's?" },
      answer: ({ source }) => source,
    },
    at,
  },
  tool: 'visit_site',
  input: ({ who, at: time }) => ({ state: 'arrived', ...given({ who, at: time }) }),
});

export const leaveSiteIntent = defineIntent<MemberReading>({
  name: 'leave_site',
  slots: { who: { read: readHost, ask: null }, at },
  tool: 'visit_site',
  input: ({ who, at: time }) => ({ state: 'left', ...given({ who, at: time }) }),
});

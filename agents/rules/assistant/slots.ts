import { fold } from '#language/normalise.ts';
import { clean } from '#language/quantities/page.ts';
import { withoutReason } from './read/words.ts';
import type { MemberReading } from './reading.ts';

/** Before these words a time is that of the appointment as it stands: "le rdv de jeudi", "the appointment of Friday". */
const ofLink = /(?:^|[\s,])(?:de|du|d'|of|from)\s?(?:le |la |l')?$/i;
/** "Friday's appointment", "the Friday appointment", "le 10h de Mme Durand". */
const ofAppointment = /^(?:'s\b|\s+(?:appointment|booking|slot|one)\b|\s+(?:de|d'|of)\b)/i;
/** The words that lead to the new time, which are no part of it and say nothing of the appointment. */
const toLink =
  /(?:^|\s)(?:au lieu de|plutôt|plutot|jusqu'(?:à|au)|à|a|au|le|pour|vers|to|for|on|at|until|till|instead)\s*$/i;

const longestAnswer = 5;
const dayName = String.raw`(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|aujourd'hui|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today)`;
const twoDays = new RegExp(
  String.raw`\b${dayName}\b.*[\s,](?:à|a|au|to|for|pour|on|plutôt|plutot|\p{L}+-l(?:a|es?)) (${dayName}\b.*)$`,
  'u',
);

/** "9am to friday 10am", of an appointment at nine. */
const hourToDay = new RegExp(String.raw`^\d[\dhapm:. ]* (?:à|a|au|to|for|pour|on) (${dayName}\b.*)$`, 'u');

/** The day, in the words that say it. */
export function readDayWords({ when }: MemberReading): string | null {
  return when === null ? null : when.text.replace(/^(?:on|for|pour) /, '');
}

/** The words of the new day and time; null when the only time that is said is that of the appointment. */
export function readNewTime(reading: MemberReading): string | null {
  return cutAtTime(reading)?.when ?? null;
}

/** The words that say whose appointment, or which: what is left without the new time, the request and its courtesies. */
export function readAppointmentWords(reading: MemberReading): string | null {
  // Without a request it is an answer, and an answer is short.
  if (reading.words.length > longestAnswer && reading.text.search(request) === -1) return null;
  const said = withoutReason(cutAtTime(reading)?.rest ?? clean(reading.text));
  const left = courtesies.reduce((text, pattern) => text.replaceAll(pattern, ' '), said.replaceAll(request, ' '));
  const words = left
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s,]+(?:le|la|les|l'|it|them)\s*$/i, '')
    .replaceAll(/\s+([,.])/g, '$1')
    .replaceAll(/^(?:[\s,.;:!?'-]|(?:pour|for|et|and|que) )+|[\s,.;:!?-]+$/g, '');
  const meant = fold(words)
    .split(' ')
    .filter((word) => word !== '' && !meaningless.has(word));
  return meant.length === 0 ? null : words;
}

/** The text cut at its new time. Null when it says none, or only that of the appointment. */
function cutAtTime({ text, when }: MemberReading): { when: string; rest: string } | null {
  if (when === null) return null;
  const said = clean(text).replaceAll(/\s+/g, ' ').trim();
  const found = lastDay(when.text);
  const at = said.toLowerCase().lastIndexOf(found);
  if (at === -1) return { when: found, rest: withoutWords(said, found) };
  const [before, after] = [said.slice(0, at), said.slice(at + found.length)];
  if (ofLink.test(before) || ofAppointment.test(after)) return null;
  return { when: said.slice(at, at + found.length), rest: `${before.replace(toLink, ' ')} ${after}` };
}

/** Of "thursday 9am to friday 10am", which is read as one wish, the new one; without the word that leads to it. */
function lastDay(when: string): string {
  const [, last = when] = twoDays.exec(when) ?? hourToDay.exec(when) ?? [];
  return last.replace(/^(?:à|a|at|on|for|pour) /, '');
}

/** A time that is read from words apart ("jeudi pour Mme Martin, à 10h"): each of them is taken out where it stands. */
function withoutWords(said: string, when: string): string {
  const words = new Set(when.split(' '));
  return said
    .split(' ')
    .filter((word) => !words.has(word.toLowerCase().replaceAll(/[,.;!?]+$/g, '')))
    .join(' ');
}

/** The request itself: `tu peux décaler`, `il faut déplacer`, `can you move`. */
const request = new RegExp(
  [
    String.raw`(?<![\p{L}'])(?:est-ce qu(?:e |')|il |elle |on |je |j'|tu |vous |we |you |i |can |could |would |will |let's |need to |have to |want to |like to )*`,
    String.raw`(?:(?:peux|peut|pouvez|pourrais|pourriez|faut|faudrait|dois|doit|voudrais|veux|aimerais|merci de|pense[zs]? à)[\s-]*(?:(?:tu|vous|on|que|qu')\s*)*)?`,
    String.raw`(?:(?:me|nous|lui|leur|le|la|les|l')\s?)?`,
    String.raw`(?:d[ée]cal\w*|d[ée]pla[cç]\w*|report\w*|repouss\w*|avanc\w*|bouge\w*|change\w*|pass(?:e|er|ez)|met(?:s|tre|tez|ton)?|recal\w*|remet\w*|mov(?:e|ing)|push|put|shift|reschedul\w*|postpon\w*|bring|swap|switch)(?![\p{L}])`,
    String.raw`(?:-(?:la|le|les|lui|moi))?(?: (?:back|forward|it|them|him|her)\b)?`,
  ].join(''),
  'giu',
);

/** What is said beside whom and when: courtesies, and why it is moved. */
const courtesies: readonly RegExp[] = [
  /(?<!\p{L})(?:ne |n')?(?:peut|pourra|pourrait|veut|voudrait|souhaite|demande|préfère|prefere)(?: pas| plus)?(?: (?:à |de )?venir)?(?!\p{L})/giu,
  /(?<!\p{L})(?:can't|cannot|can not|won't|wants?|would like|prefers?|asks?)(?: to)?(?: (?:come|make(?: it)?|be in|do))?(?!\p{L})/giu,
  /(?<!\p{L})(?:bonjour|bonsoir|salut|hello|hi|hey|merci|thanks|thank you|please|svp|stp|s'il te pla[iî]t|s'il vous pla[iî]t)(?!\p{L})/giu,
  /(?<!\p{L})(?:back|forward|instead|plut[oô]t|same day|le m[êe]me jour|m[êe]me jour|if possible|si possible|ok|oui|non|yes|no|sorry|pardon|oops|oups|d[ée]sol[ée]e?)(?!\p{L})/giu,
];

/** Words that name no appointment by themselves. */
const meaningless = new Set(
  `le la l les un une des du de d son sa ses leur ce cet cette celui celle ca the a an his her their its this that of for to on at in it them him
  rdv rendez vous rendezvous appointment appointments booking client cliente customer et and pour a au aux avec with je on tu peux peut faut can could
  s me lui y en que qu est c possible autre other another somebody quelqu heure heures date jour day time`.split(/\s+/),
);

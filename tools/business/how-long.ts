import type { ServiceRow } from '#db/service.ts';
import { durationInWords } from '#language/duration.ts';
import type { Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import { nameOf } from '../booking/visit-name.ts';
import { inWords } from '../speaking.ts';

const howLong =
  /\b(?:(?:combien|cb|cmb) de? ?(?:temps|tps|tan|jours?|heures?)|duree?s?|dure(?:nt|ra|rait)|immobilis\w+|c(?:est| est)? (?:long|rapide)|longtemps|toute la journee|h[ow]+ long|how (?:much|mutch|many) (?:time|hours?|days?)|(?:all|whole|half a) day|duration)\b/;
/** How long it keeps, how long before or after, how long until one is free: the catalogue does not know. */
const otherSpan =
  /\b(?:avant (?:d|de|que|qu|l|la|le|les)|apres|before|after|valables?|valid|lasts?|tien(?:t|dra|nent)|avance|rdv|rendez vous|often|until|jusqu\w*|garanti\w*|guarantee\w*|warranty|mariage|wedding|delai|faut attendre|au bout|rouler|drive)\b/;

/** Whether it is asked how long the work takes. */
export function asksHowLong(part: string): boolean {
  const plain = fold(part);
  return howLong.test(plain) && !otherSpan.test(plain);
}

/** `Comptez environ une heure pour votre vidange.`: "votre" because the catalogue does not know whether it is "un" or "une". */
export function sayHowLong(service: ServiceRow, language: Language): string {
  const length = durationInWords(service.durationMinutes, language);
  const name = inSentence(nameOf(service, language));
  const your = /^\S+[sx](?:\s|$)/.test(name) ? 'vos' : 'votre';
  return inWords(language, {
    fr: `Comptez environ ${length} pour ${your} ${name}.`,
    en: `Allow about ${length} for your ${name}.`,
  });
}

/** A name as it stands inside a sentence; an abbreviation keeps its capitals. */
function inSentence(name: string): string {
  return /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

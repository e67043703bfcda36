import { durationLabel } from './format.ts';
import type { Language } from './language.ts';

/** Whole hours up to twelve, as a feminine in French. */
const hourWords: Record<Language, readonly string[]> = {
  fr: ' une deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '),
  en: ' an two three four five six seven eight nine ten eleven twelve'.split(' '),
};

/** French has a name for each part of an hour. */
const frenchParts: Record<number, string> = {
  15: "un quart d'heure",
  30: 'une demi-heure',
  45: "trois quarts d'heure",
};

/** How long, as people say it: `une heure et demie`, `trois quarts d'heure`, `two hours and a half`, `an hour and 20 minutes`. */
export function durationInWords(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const word = hourWords[language][hours];
  if (word === undefined) return durationLabel(minutes);
  if (hours === 0) return partOfHour(rest, language);
  const whole = `${word} ${language === 'fr' ? 'heure' : 'hour'}${hours === 1 ? '' : 's'}`;
  return rest === 0 ? whole : `${whole} ${beyondHours(rest, language)}`;
}

function partOfHour(minutes: number, language: Language): string {
  if (language === 'fr') return frenchParts[minutes] ?? `${minutes} minutes`;
  return minutes === 30 ? 'half an hour' : `${minutes} minutes`;
}

function beyondHours(minutes: number, language: Language): string {
  if (language === 'en') return minutes === 30 ? 'and a half' : `and ${minutes} minutes`;
  if (minutes === 15) return 'et quart';
  return minutes === 30 ? 'et demie' : minutes.toString().padStart(2, '0');
}

import type { NamedService } from '#db/service.ts';
import { small, withA } from '#language/article.ts';
import { dayLabel, timeLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { addDays } from '#language/zone.ts';
import type { Bilingual } from '../shop.ts';

/** The longest sentence of the feed: two lines of its column. */
const longestSentence = 75;
const counts = { fr: ['aucun', 'un', 'deux', 'trois', 'quatre'], en: ['no', 'one', 'two', 'three', 'four'] };

/** What every sentence is made from. */
export interface Speech {
  /** Who wrote, as the shop calls them. */
  who: Bilingual;
  /** The local day on which it is read. */
  today: string;
  services: readonly NamedService[];
}

/** `demain 8 h`, `jeudi 8 h`, `jeudi 24 décembre 8 h`: a local start as it is said in passing. */
export function soon(startsAt: string, today: string, language: Language): string {
  const [day = '', time = ''] = startsAt.split('T');
  const clock = timeLabel(time, language);
  if (day === today) return clock;
  if (day === addDays(today, 1)) return `${language === 'fr' ? 'demain' : 'tomorrow'} ${clock}`;
  const named = dayLabel(day, language);
  return `${day < addDays(today, 7) && day > today ? named.split(' ')[0] : named} ${clock}`;
}

/** `une vidange`, `« plaquettes de frein avant »`; `an oil change`, `front brake pads`. */
export function aService(code: string, services: readonly NamedService[], language: Language): string {
  const service = services.find((each) => each.code === code);
  if (!service) return language === 'fr' ? 'un rendez-vous' : 'a visit';
  const name = small(service.nameEn);
  if (language === 'en') return name.endsWith('s') ? name : `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
  return withA(service.nameFr) ?? `« ${small(service.nameFr)} »`;
}

export function countWord(count: number, language: Language): string {
  return counts[language][count] ?? String(count);
}

/** `Claire Martin` as `Claire`: who is at hand is called by the first name. */
export function firstOf(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** Cut at a word where it is too long for its two lines. */
export function fitted(text: string): string {
  if (text.length <= longestSentence) return text;
  return `${text.slice(0, longestSentence - 1).replace(/[\s,;:«(]+\S*$/u, '')}…`;
}

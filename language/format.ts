import type { Language } from './language.ts';
import { weekdayOf, type LocalDate, type LocalTime } from './zone.ts';

/**
 * Every label has plain spaces only. Intl writes no-break spaces (`1 234,50 €`), which are not in the SMS alphabet: one of
 * them makes the whole message cost double.
 */
const days: Record<Language, readonly string[]> = {
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const months: Record<Language, readonly string[]> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** `1 234,50 €` or `€1,234.50`; whole amounts without cents, as people say them: `189 €`, `€189`. */
export function money(cents: number, language: Language): string {
  const whole = Math.floor(Math.abs(cents) / 100).toString();
  const rest = (Math.abs(cents) % 100).toString().padStart(2, '0');
  const sign = cents < 0 ? '-' : '';
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? ' ' : ',');
  if (language === 'fr') return `${sign}${thousands}${rest === '00' ? '' : `,${rest}`} €`;
  return `${sign}€${thousands}${rest === '00' ? '' : `.${rest}`}`;
}

/** `jeudi 26 novembre`, `mardi 1er décembre`, `Thursday 26 November`. */
export function dayLabel(localDate: LocalDate, language: Language): string {
  const day = Number(localDate.slice(8, 10));
  const number = language === 'fr' && day === 1 ? '1er' : String(day);
  const month = months[language][Number(localDate.slice(5, 7)) - 1];
  return `${days[language][weekdayOf(localDate)]} ${number} ${month}`;
}

/** `9 h`, `14 h 30`; `9 am`, `2:30 pm`. The midnight that ends a day is `24 h` and `midnight`. */
export function timeLabel(localTime: LocalTime, language: Language): string {
  const hour = Number(localTime.slice(0, 2));
  const minutes = localTime.slice(3, 5);
  if (language === 'fr') return minutes === '00' ? `${hour} h` : `${hour} h ${minutes}`;
  if (hour === 24) return 'midnight';
  return `${hour % 12 || 12}${minutes === '00' ? '' : `:${minutes}`} ${hour < 12 ? 'am' : 'pm'}`;
}

/** `jeudi 26 novembre à 9 h`, `Thursday 26 November at 9 am`. */
export function slotLabel(localDate: LocalDate, localTime: LocalTime, language: Language): string {
  return `${dayLabel(localDate, language)} ${language === 'fr' ? 'à' : 'at'} ${timeLabel(localTime, language)}`;
}

/** `8 h - 12 h, 14 h - 18 h`; `fermé` / `closed` for a day without hours. */
export function hoursLabel(hours: readonly { from: LocalTime; to: LocalTime }[], language: Language): string {
  if (hours.length === 0) return language === 'fr' ? 'fermé' : 'closed';
  return hours.map(({ from, to }) => `${timeLabel(from, language)} - ${timeLabel(to, language)}`).join(', ');
}

/** `45 min`, `1 h`, `1 h 30`: read alike in both languages. */
export function durationLabel(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest.toString().padStart(2, '0')}`}`;
}

/** `84 200 km`, `84,200 km`. */
export function kilometres(value: number, language: Language): string {
  const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? ' ' : ',');
  return `${grouped} km`;
}

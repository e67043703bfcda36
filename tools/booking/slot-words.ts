import { dayLabel, timeLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { either } from '../speaking.ts';

/**
 * `jeudi 26 novembre à 8 h ou à 10 h`, `Thursday 26 November at 8 am or Friday 27 November at 9 am`: a day is said once, with its
 * times after it. `before` goes before each day: `au jeudi 26 novembre à 8 h ou au vendredi 27 novembre à 9 h`.
 */
export function eitherSlot(slots: readonly { startsAt: string }[], language: Language, before = ''): string {
  const starts = slots.map(({ startsAt }) => ({ date: startsAt.slice(0, 10), time: startsAt.slice(11) }));
  const at = { fr: 'à', en: 'at' }[language];
  const parts = starts.map(({ date, time }, index) => {
    const clock = timeLabel(time, language);
    if (date === starts[index - 1]?.date) return language === 'fr' ? `${at} ${clock}` : clock;
    return `${before}${dayLabel(date, language)} ${at} ${clock}`;
  });
  return either(parts, language);
}

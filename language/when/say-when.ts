import { dayLabel, timeLabel } from '../format.ts';
import type { Language } from '../language.ts';
import type { When } from '../when.ts';

/** Words that read back. */
export function sayWhen({ days, time, around, from, to }: Pick<When, 'days' | 'time' | 'around' | 'from' | 'to'>, language: Language): string {
  const fr = language === 'fr';
  const named = days.map((day) => dayLabel(day, language));
  const joined = named.length > 3 ? (fr ? `du ${named[0]} au ${named.at(-1)}` : `from ${named[0]} to ${named.at(-1)}`) : named.join(fr ? ' ou ' : ' or ');
  const t = (x: string) => timeLabel(x, language);
  const hours = time ? (around ? (fr ? `vers ${t(time)}` : `around ${t(time)}`) : (fr ? `à ${t(time)}` : `at ${t(time)}`)) : from && to ? (fr ? `entre ${t(from)} et ${t(to)}` : `between ${t(from)} and ${t(to)}`) : from ? (fr ? `à partir de ${t(from)}` : `from ${t(from)}`) : to ? (fr ? `avant ${t(to)}` : `before ${t(to)}`) : '';
  return `${joined} ${hours}`.trim();
}

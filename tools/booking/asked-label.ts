import { dayLabel, slotLabel, timeLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import type { When } from '#language/when.ts';

/** The parts of a day as `readWhen` gives them. */
const parts: Record<string, Record<Language, string>> = {
  '06:00-12:00': { fr: 'matin', en: 'morning' },
  '13:00-18:00': { fr: 'après-midi', en: 'afternoon' },
  '12:00-18:00': { fr: 'après-midi', en: 'afternoon' },
  '17:00-22:00': { fr: 'soir', en: 'evening' },
};

/** What was understood, said back: `jeudi 26 novembre matin`, `mardi 24 novembre à 9 h`; null when nothing was. */
export function askedLabel(when: When, language: Language): string | null {
  const [day, ...others] = when.days;
  if (day && others.length === 0 && when.time && !when.around) return slotLabel(day, when.time, language);
  return [daysLabel(when, language), timesLabel(when, language)].filter((part) => part !== null).join(' ') || null;
}

function daysLabel({ days, ambiguous }: When, language: Language): string | null {
  const labels = days.map((day) => dayLabel(day, language));
  const [first, last] = [labels[0], labels.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (ambiguous || labels.length <= 2) return labels.join(language === 'fr' ? ' ou ' : ' or ');
  return language === 'fr' ? `${first} au ${last}` : `${first} to ${last}`;
}

function timesLabel({ time, from, to, around }: When, language: Language): string | null {
  const say = (at: string) => timeLabel(at, language);
  const isFrench = language === 'fr';
  if (time && around) return `${isFrench ? 'vers' : 'around'} ${say(time)}`;
  if (time) return `${isFrench ? 'à' : 'at'} ${say(time)}`;
  if (from && to) {
    const part = parts[`${from}-${to}`]?.[language];
    return part ?? (isFrench ? `entre ${say(from)} et ${say(to)}` : `between ${say(from)} and ${say(to)}`);
  }
  if (from) return `${isFrench ? 'après' : 'after'} ${say(from)}`;
  return to ? `${isFrench ? 'avant' : 'before'} ${say(to)}` : null;
}

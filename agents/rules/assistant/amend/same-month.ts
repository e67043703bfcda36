import type { MemberReading } from '../reading.ts';

const dayAlone =
  /\b(?:le|au|the|on the) (?<day>\d{1,2})(?:st|nd|rd|th)?(?! ?(?:h|heures?|:|janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c|jan|feb|mar|apr|may|jun|jul|aug)|[/.-]\d)/iu;

/** "C'est le 30 en fait", of what stands in December: its thirtieth, and not the next one there is. Null where the words say otherwise. */
export function inSameMonth({ source, when }: MemberReading, standsOn: string): string | null {
  const day = Number(dayAlone.exec(source)?.groups?.['day'] ?? Number.NaN);
  const [read, ...others] = when?.days ?? [];
  if (Number.isNaN(day) || !read || others.length > 0 || Number(read.slice(8)) !== day) return null;
  return read.slice(0, 7) < standsOn.slice(0, 7) ? `${standsOn.slice(0, 8)}${String(day).padStart(2, '0')}` : null;
}

const weekdayAlone =
  /(?<!\p{L})(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\p{L})/iu;
const weekSaid =
  /\b(?:prochaine?|next|this|ce|cette|suivante?|after|d'apr[èe]s|apr[èe]s|semaine|week|dans|in)\b|\d{1,2}[/.]\d|\b\d{1,2}(?:st|nd|rd|th)\b|(?:day|di|che) (?:le )?\d{1,2}(?! ?(?:h|:|[ap]m))/iu;
const dayMs = 24 * 3_600_000;

/** "Make it the Wednesday", of what stands in a later week: the Wednesday of that week. Null where a week is said, or it is this one. */
export function inSameWeek({ source, when }: MemberReading, standsOn: string): string | null {
  const [read, ...others] = when?.days ?? [];
  if (!read || others.length > 0 || !weekdayAlone.test(source) || weekSaid.test(source)) return null;
  const [said, stands] = [new Date(`${read}T00:00Z`), new Date(`${standsOn.slice(0, 10)}T00:00Z`)];
  const place = (date: Date) => (date.getUTCDay() + 6) % 7;
  const there = new Date(stands.getTime() + (place(said) - place(stands)) * dayMs);
  return there > said ? there.toISOString().slice(0, 10) : null;
}

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

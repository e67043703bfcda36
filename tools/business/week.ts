import type { WeekHours } from '#db/site.ts';
import { dayLabel, hoursLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { addDays, type LocalDate } from '#language/zone.ts';
import { closedDayReason } from '../booking/closed-reason.ts';
import { isPart, openingOn, type OpeningRule } from '../booking/opening.ts';

/** How far ahead a closure is worth saying. */
const daysAhead = 45;
/** A Monday. */
const someMonday = '2026-11-23';

/** The week from Monday on, days with the same hours together: `lundi-vendredi`, `8 h - 12 h, 14 h - 18 h`. */
export function weekLines(hours: WeekHours, language: Language): { days: string; hours: string }[] {
  const lines: { first: string; last: string; hours: string }[] = [];
  for (let offset = 0; offset < 7; offset += 1) {
    const [name = ''] = dayLabel(addDays(someMonday, offset), language).split(' ');
    const day = openingOn({ hours, closures: [], holidays: () => null }, addDays(someMonday, offset));
    const label = hoursLabel(day.ranges, language);
    const line = lines.at(-1);
    if (line?.hours === label) line.last = name;
    else lines.push({ first: name, last: name, hours: label });
  }
  return lines.map(({ first, last, hours: label }) => ({
    days: first === last ? first : `${first}-${last}`,
    hours: label,
  }));
}

/** Holidays and closures on days that would be open, soonest first; one line for days in a row. */
export function comingClosures(
  rule: OpeningRule,
  today: LocalDate,
  language: Language,
): { date: LocalDate; label: string; reason: string }[] {
  const closures: { date: LocalDate; last: LocalDate; reason: string }[] = [];
  const parts: { date: LocalDate; label: string; reason: string }[] = [];
  let open = true;
  const end = addDays(today, daysAhead);
  for (let date = today; date <= end; date = addDays(date, 1)) {
    const day = openingOn(rule, date);
    if (day.closed?.kind === 'weekly') continue;
    if (day.closed === null) parts.push(...partsOn(rule, date, language));
    const reason = closedDayReason(day, language)?.replace(/^(holiday|closure):/, '') ?? null;
    const before = open ? undefined : closures.at(-1);
    open = reason === null;
    if (reason === null) continue;
    if (before?.reason === reason) before.last = date;
    else closures.push({ date, last: date, reason });
  }
  const whole = closures.map(({ date, last, reason }) => ({ date, label: spanLabel(date, last, language), reason }));
  return [...whole, ...parts].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The hours of an open day that are closed: `vendredi 27 novembre, 14 h - 18 h`. */
function partsOn(rule: OpeningRule, date: LocalDate, language: Language) {
  const usual = openingOn({ ...rule, closures: [] }, date).ranges;
  const [first, last] = [usual[0]?.from ?? '00:00', usual.at(-1)?.to ?? '24:00'];
  return rule.closures
    .filter((closure) => closure.from === date && isPart(closure))
    .map(({ fromTime = first, toTime = last, reason }) => {
      const hours = hoursLabel(
        [{ from: fromTime < first ? first : fromTime, to: toTime > last ? last : toTime }],
        language,
      );
      return { date, label: `${dayLabel(date, language)}, ${hours}`, reason };
    });
}

function spanLabel(first: LocalDate, last: LocalDate, language: Language): string {
  if (first === last) return dayLabel(first, language);
  return `${dayLabel(first, language)} ${language === 'fr' ? 'au' : 'to'} ${dayLabel(last, language)}`;
}

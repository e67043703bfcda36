import type { Language } from './language.ts';
import { fold } from './normalise.ts';
import { readWhen } from './when.ts';
import { addDays, dateOf, type LocalDate, toInstant, toLocal, weekdayOf } from './zone.ts';

/** Days that are gone, or are going: both are of it. */
export interface PastSpan {
  from: LocalDate;
  to: LocalDate;
}

const weekdays: readonly RegExp[] = [
  /\b(?:dimanche|sunday)\b/,
  /\b(?:lundi|monday)\b/,
  /\b(?:mardi|tuesday)\b/,
  /\b(?:mercredi|wednesday)\b/,
  /\b(?:jeudi|thursday)\b/,
  /\b(?:vendredi|friday)\b/,
  /\b(?:samedi|saturday)\b/,
];
const toCome = /\b(?:prochaine?|en huit|en quinze|demain|next|tomorrow|coming)\b/;
const since = /\b(?:depuis|since|a partir de|from)\b/;

/**
 * Which days that are over somebody speaks of, today the last of them: "hier", "cette semaine", "depuis lundi", "last month", "le 3
 * juin". Null where the words name none. A day of the week is the last one there was; said of today, today.
 */
export function readPast(
  text: string,
  { now, zone, language }: { now: Date; zone: string; language: Language },
): PastSpan | null {
  const said = fold(text);
  if (toCome.test(said)) return null;
  const { date: today } = toLocal(now, zone);
  const span = spanIn(said, today) ?? datedIn(text, { now, zone, language });
  if (!span) return null;
  const isSince = since.test(said) || /\b(?:entre|between)\b/.test(said);
  return isSince ? { from: span.from, to: today } : span;
}

function spanIn(said: string, today: LocalDate): PastSpan | null {
  const day = (back: number): PastSpan => ({ from: addDays(today, -back), to: addDays(today, -back) });
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  if (/\b(?:avant hier|day before yesterday)\b/.test(said)) return day(2);
  if (/\b(?:cette nuit|last night|hier soir|overnight)\b/.test(said)) return { from: addDays(today, -1), to: today };
  if (/\b(?:hier|yesterday)\b/.test(said)) return day(1);
  if (/\b(?:aujourd hui|aujourdhui|today|ce matin|this morning|ce soir|this afternoon|cet apres midi)\b/.test(said))
    return day(0);
  if (/\b(?:semaine derniere|derniere semaine|semaine passee|last week)\b/.test(said))
    return { from: addDays(monday, -7), to: addDays(monday, -1) };
  if (/\b(?:cette semaine|this week|de la semaine|(?:the|of the) week)\b/.test(said))
    return { from: monday, to: today };
  const first = `${today.slice(0, 8)}01`;
  if (/\b(?:mois dernier|dernier mois|last month|mois passe)\b/.test(said)) {
    const last = addDays(first, -1);
    return { from: `${last.slice(0, 8)}01`, to: last };
  }
  if (/\b(?:ce mois|this month|du mois|of the month)\b/.test(said)) return { from: first, to: today };
  const ago = /\b(?:(?:ces|les|the|last|past|these) )?(\d{1,3}) (?:derniers? |last |past )?(?:jours|days)\b/.exec(
    said,
  )?.[1];
  if (ago) return { from: addDays(today, -Math.min(Number(ago), 366)), to: today };
  const named = weekdays.findIndex((pattern) => pattern.test(said));
  return named === -1 ? null : day((weekdayOf(today) - named + 7) % 7);
}

/** A date; without a year the last one there was. */
function datedIn(text: string, context: { now: Date; zone: string; language: Language }): PastSpan | null {
  const [said] = readWhen(text, context)?.days ?? [];
  if (said === undefined) return null;
  const { date: today } = toLocal(context.now, context.zone);
  if (said <= today) return { from: said, to: said };
  const [year = 0, month = 0, day = 0] = said.split('-').map(Number);
  const before = dateOf(year - 1, month, day);
  return before ? { from: before, to: before } : null;
}

/** Whether a text speaks of days that may be over. */
export function saysPast(text: string): boolean {
  return spanIn(fold(text), '2026-11-25') !== null;
}

/** The instants of a span: its first, and the first behind it. */
export function instantsOf({ from, to }: PastSpan, zone: string): { from: Date | null; to: Date | null } {
  return { from: toInstant(from, '00:00', zone), to: toInstant(addDays(to, 1), '00:00', zone) };
}

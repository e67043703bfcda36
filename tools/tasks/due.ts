import { dayLabel, slotLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { readWhen } from '#language/when.ts';
import { type LocalDate, type LocalTime, toLocal } from '#language/zone.ts';
import { type ToolContext, ToolError, type ToolResult } from '../tool.ts';

/** The local day by which something is to be done, and the hour where one was said. */
export interface Due {
  dueOn: LocalDate;
  dueAt: LocalTime | null;
}

type Unclear = Extract<ToolResult<never>, { which: unknown }>;

/**
 * When something is due, in the words that say it: "demain 8h", "avant vendredi soir", "à 15h" (today). A day that the words leave open
 * is asked for. An hour alone is that of `day`, or else of today. Refuses a day that is past or that no calendar has.
 */
export function readDue(
  { now, tenant, language }: Timed,
  words: string,
  day: LocalDate | null = null,
): { due: Due } | Unclear {
  const written = /^(?<day>\d{4}-\d{2}-\d{2})(?:T(?<time>\d{2}:\d{2}))?$/.exec(words)?.groups;
  if (written) return { due: { dueOn: written['day'] ?? '', dueAt: written['time'] ?? null } };
  const when = readWhen(words, { now: now(), zone: tenant.zone, language });
  if (!when || when.problem === 'no_such_day' || when.problem === 'no_such_time') {
    throw new ToolError(`"${words}" is no day that can be read.`, 'Ask for which day.');
  }
  if (when.problem === 'past') throw new ToolError(`"${words}" is past.`, 'Say so, and ask for which day.');
  const local = toLocal(now(), tenant.zone);
  // "Avant midi" is due at noon, "ce matin" some time before it.
  const dueAt = when.time ?? (when.from === null ? when.to : null);
  const base = day ?? local.date;
  const isOver = dueAt !== null && when.days.length === 0 && `${base}${dueAt}` <= `${local.date}${local.time}`;
  if (isOver) throw new ToolError(`"${words}" is past today.`, 'Say so, and ask for which day.');
  const [first = base, ...others] = when.days;
  if (!when.ambiguous || others.length === 0) return { due: { dueOn: first, dueAt } };
  const which = when.days.map((dueOn) => ({
    label: dueLabel({ dueOn, dueAt }, language),
    input: { due: dueAt ? `${dueOn}T${dueAt}` : dueOn },
  }));
  return { which };
}

type Timed = Pick<ToolContext, 'now' | 'tenant' | 'language'>;

/** `mardi 24 novembre à 8 h`, `mardi 24 novembre`. */
export function dueLabel({ dueOn, dueAt }: Due, language: Language): string {
  return dueAt ? slotLabel(dueOn, dueAt, language) : dayLabel(dueOn, language);
}

import { dayLabel, slotLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { readWhen, type When } from '#language/when.ts';
import { addDays, type LocalDate, type LocalTime, toInstant, toLocal } from '#language/zone.ts';
import { isNumberRead } from '../booking/one-start.ts';
import { type ToolContext, ToolError, type ToolResult } from '../tool.ts';

/** The local day by which something is to be done, and the hour where one was said. */
export interface Due {
  dueOn: LocalDate;
  dueAt: LocalTime | null;
}

type Unclear = Extract<ToolResult<never>, { which: unknown }>;

/**
 * When something is due, in the words that say it: "demain 8h", "avant vendredi soir", "dans quinze jours", "à 15h" (today). A day that the
 * words leave open is asked for. An hour alone is that of `day`, or else of today. Refuses a day that is past or that no calendar has.
 */
export function readDue(ctx: Timed, words: string, day: LocalDate | null = null): { due: Due } | Unclear {
  const written = /^(?<day>\d{4}-\d{2}-\d{2})(?:T(?<time>\d{2}:\d{2}))?$/.exec(words)?.groups;
  const { now, tenant, language } = ctx;
  const local = toLocal(now(), tenant.zone);
  if (written) {
    const due = { dueOn: written['day'] ?? '', dueAt: written['time'] ?? null };
    if (!toInstant(due.dueOn, due.dueAt ?? '12:00', tenant.zone)) throw noDayIn(words);
    if (due.dueOn < local.date)
      throw new ToolError(`"${words}" is past.`, 'Say so, and ask for which day.', isPast(words));
    return { due };
  }
  const away = daysAway(words);
  if (away !== null) return { due: { dueOn: addDays(local.date, away), dueAt: null } };
  const when = readAll(ctx, words);
  // "Avant midi" is due at noon, "ce matin" some time before it.
  const dueAt = when.time ?? (when.from === null ? when.to : null);
  const base = day ?? local.date;
  const isOver = dueAt !== null && when.days.length === 0 && `${base}${dueAt}` <= `${local.date}${local.time}`;
  if (isOver) throw new ToolError(`"${words}" is past today.`, 'Say so, and ask for which day.', isPast(words));
  // "Avant vendredi", "this week": up to the last of them.
  const dueOn = when.days.at(-1) ?? base;
  if (!when.ambiguous || when.days.length < 2) return { due: { dueOn, dueAt } };
  // "Lundi", said on a Monday: who means today says so.
  const [today, next, ...more] = when.days;
  if (today === local.date && next === addDays(today, 7) && more.length === 0) return { due: { dueOn: next, dueAt } };
  const which = when.days.map((each) => ({
    label: dueLabel({ dueOn: each, dueAt }, language),
    input: { due: dueAt ? `${each}T${dueAt}` : each },
  }));
  return { which };
}

/** "Avant vendredi soir" is on Friday, "avant vendredi" at the latest on the day before. */
const beforePart =
  /^(?:avant|before|d'ici|by)\s+(?=.*\b(?:matin|midi|soir|apr[eè]s-midi|aprem|morning|noon|afternoon|evening|tonight|\d{1,2} ?(?:h|[ap]m)))/i;

function readAll({ now, tenant, language }: Timed, words: string): When {
  const said = words.replace(beforePart, '');
  const when = readWhen(said, { now: now(), zone: tenant.zone, language });
  if (!when || when.problem === 'no_such_day' || when.problem === 'no_such_time' || !isNumberRead(said, when.text)) {
    throw noDayIn(words);
  }
  if (when.problem === 'past')
    throw new ToolError(`"${words}" is past.`, 'Say so, and ask for which day.', isPast(words));
  return when;
}

const counts: Record<string, number> = {
  un: 1,
  une: 1,
  a: 1,
  an: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  huit: 7,
  quinze: 14,
};

/** "Dans quinze jours", "in two weeks": so many days from today. French counts eight and fifteen days from the first to the last. */
function daysAway(words: string): number | null {
  const [, count = '', unit = ''] =
    /^(?:dans|in|sous)\s+([a-z]+|\d{1,3})\s+(jours?|semaines?|days?|weeks?|mois|months?)$/i.exec(words.trim()) ?? [];
  const number = /^\d+$/.test(count) ? Number(count) : counts[count.toLowerCase()];
  if (number === undefined || /^mo/i.test(unit)) return null;
  return /^[sw]/i.test(unit) ? number * 7 : number;
}

export function noDayIn(words: string): ToolError {
  return new ToolError(`"${words}" is no day that can be read.`, 'Ask for which day.', {
    fr: `Je ne lis pas de jour dans "${words}". Pour quand ?`,
    en: `I cannot read a day in "${words}". For when?`,
  });
}

function isPast(words: string): Record<Language, string> {
  return { fr: `"${words}", c'est déjà passé. Pour quand ?`, en: `"${words}" is past already. For when?` };
}

type Timed = Pick<ToolContext, 'now' | 'tenant' | 'language'>;

/** `mardi 24 novembre à 8 h`, `mardi 24 novembre`. */
export function dueLabel({ dueOn, dueAt }: Due, language: Language): string {
  return dueAt ? slotLabel(dueOn, dueAt, language) : dayLabel(dueOn, language);
}

import { readWhen } from '#language/when.ts';
import { toInstant, toLocal } from '#language/zone.ts';
import { type ToolContext, ToolError } from '../tool.ts';

/** The instant of a time of today that is over: "à 9h", "at half past nine". Refuses one that is to come or another day's. */
export function readArrival({ now, tenant, language }: ToolContext, words: string): Date {
  const { date, time } = toLocal(now(), tenant.zone);
  // "Depuis 9h" is since nine, and no wish for a time that begins then.
  const hour = words.replace(/^\s*(?:depuis|since)\s+(?=\d|midi|noon)/i, 'à ');
  const when = readWhen(hour, { now: now(), zone: tenant.zone, language });
  const said = when?.time ?? null;
  const isToday = when !== null && when.days.every((day) => day === date);
  const instant = said === null || !isToday || said > time ? null : toInstant(date, said, tenant.zone);
  if (instant) return instant;
  throw new ToolError(`"${words}" is no time of today that is over.`, 'Ask since when they are there.', {
    fr: `"${words}" n'est pas une heure passée d'aujourd'hui. Depuis quelle heure ?`,
    en: `"${words}" is no time of today that is over. Since when?`,
  });
}

import type { CustomerHearing } from './heard.ts';
import { dayToNote, type NoteSaid } from './read-note.ts';

/** What shall be looked at on the day of an appointment that stands is told to the team: no visit of its own. */
export function noteOfStanding(text: string, { context, readWhen }: CustomerHearing): NoteSaid | null {
  const day = dayToNote(text);
  const days = day === null ? [] : (readWhen(day)?.days ?? []);
  const isStanding = context.appointments.some(({ startsAt }) => days.includes(startsAt.slice(0, 10)));
  return isStanding ? { isExplicit: true, intent: 'note', words: text, isWhole: true } : null;
}

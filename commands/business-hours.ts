import { closures, weekHours } from '#db/site.ts';

/** A week in which each day's ranges follow each other: what is refused says what to write instead. */
export const openHours = weekHours.superRefine((week, refuse) => {
  for (const [weekday, ranges] of Object.entries(week)) {
    for (const [index, [from, to]] of ranges.entries()) {
      const problem = problemOf(from, to, ranges[index - 1]?.[1]);
      if (problem !== null) refuse.addIssue({ code: 'custom', path: [weekday, index], message: problem });
    }
  }
});

/** Days off, each from its first to its last. They may overlap: a day that is closed twice is closed. */
export const closedDays = closures.superRefine((days, refuse) => {
  for (const [index, { from, to }] of days.entries()) {
    if (to >= from) continue;
    const message = `ends on ${to}, before it starts on ${from}: write the first day as from and the last as to`;
    refuse.addIssue({ code: 'custom', path: [index, 'to'], message });
  }
});

/** Times as they are written sort as they come: all have two figures. */
function problemOf(from: string, to: string, before: string | undefined): string | null {
  if (from === to) return `opens and closes at ${from}: leave it out, or write when it closes`;
  if (from > to)
    return `goes from ${from} to ${to}, past midnight: write ${from} to 24:00, and the rest under the next day from 00:00`;
  if (before !== undefined && from < before)
    return `starts at ${from}, before the range ahead of it ends at ${before}: write the ranges of a day in order, none within another`;
  return null;
}

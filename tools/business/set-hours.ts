import { z } from 'zod';
import { mainSite, type SiteRow, type WeekHours } from '#db/site.ts';
import { dayLabel, hoursLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { changedWeek } from '#language/settings/changed-week.ts';
import { type DayChange, readHours, type Weekday } from '#language/settings/hours.ts';
import { addDays, type LocalDate, toLocal } from '#language/zone.ts';
import { openingRule, weekOn } from '../booking/opening.ts';
import { yesAsk } from '../proposals/yes-ask.ts';
import { changeRecord } from '../rows.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { bookedOutside, describeBooked } from './booked-outside.ts';
import { type HoursSet, hoursSetOutput, sayHoursSet } from './set-hours.say.ts';
import { givenDay } from './day-span.ts';

type Result = ToolResult<HoursSet>;

const input = z.object({
  said: z.string().describe('Their whole sentence, unchanged: which days, which hours, and from when.'),
  from: givenDay.optional().describe('Only as an earlier result gave it.'),
  over: z
    .boolean()
    .optional()
    .describe('Only as an earlier result gave it: what is booked then stays, outside the hours.'),
});
type Input = z.infer<typeof input>;

export const setHours = defineTool({
  name: 'set_hours',
  description:
    'Changes the opening hours of the week, at once or from a day on: "on ouvre à 8h30 le lundi", "fermé le samedi à partir de janvier". ' +
    'What customers are told and offered changes with it. For single days or holidays use close_days. With "unread" or "unclear" nothing ' +
    'was changed: ask.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output: hoursSetOutput,
  needsYes: ({ over }) => over === true,
  async run(ctx, words): Promise<Result> {
    const read = await readChange(ctx, words);
    if ('output' in read) return read;
    const { site, next, over } = read;
    if (over.length > 0 && !words.over) return askOver(ctx, words, read);
    const today = toLocal(ctx.now(), ctx.tenant.zone).date;
    // Weeks that have begun are the week now.
    const change = {
      hours: JSON.stringify(weekOn(next, today)),
      later_hours: JSON.stringify(next.laterHours.filter(({ from }) => from > today)),
    };
    await changeRecord(ctx, 'site', site, { change, shown: { hours: read.summary.fr } });
    return { output: outputOf(ctx, 'changed', read), closes: ['which', 'yes'] };
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    const read = await readChange(ctx, words);
    if ('output' in read) return read;
    const { site, summary, over } = read;
    const booked = over.length;
    return {
      record: { table: 'site', id: site.id, version: site.version },
      summary: {
        fr: `${summary.fr}${booked > 0 ? `, ${booked} rendez-vous déjà pris tombant en dehors` : ''}`,
        en: `${summary.en}${booked > 0 ? `, with ${booked} appointments outside those hours` : ''}`,
      },
      input: { said: words.said, over: true, ...(read.from && { from: read.from }) },
    };
  },
  say: sayHoursSet,
  deeds: ({ outcome }) => (outcome === 'changed' ? ['noted'] : []),
});

interface Change {
  site: SiteRow;
  changes: DayChange[];
  from: LocalDate | null;
  next: SiteRow;
  over: Awaited<ReturnType<typeof bookedOutside>>;
  summary: Record<Language, string>;
}

/** What the words change, and what is booked in its way; or the answer where they change nothing. */
async function readChange(ctx: ToolContext, words: Input): Promise<Change | { output: HoursSet }> {
  const { zone } = ctx.tenant;
  const read = readHours(words.said, { now: ctx.now(), zone, language: ctx.language });
  if (read.kind === 'unread') return nothing('unread', read.words);
  if (read.kind === 'unclear') return nothing('unclear');
  const site = await mainSite(ctx.db);
  const from = words.from ?? read.from;
  const today = toLocal(ctx.now(), zone).date;
  if (from !== null && from <= today) return nothing('unclear');
  if (isOnceMaybe(read.changes, read.isWeekly)) return weeklyOrOnce(ctx, read.changes, today);
  const next = changedSite(site, read.changes, from);
  if (!next) return nothing('impossible');
  if (JSON.stringify([next.hours, next.laterHours]) === JSON.stringify([site.hours, site.laterHours]))
    return nothing('same');
  const over = await bookedOutside(ctx, { now: openingRule(site), next: openingRule(next) });
  const change = { site, changes: read.changes, from, next, over };
  return { ...change, summary: { fr: summaryOf(change, 'fr'), en: summaryOf(change, 'en') } };
}

/** "Fermé samedi" may be every Saturday or the next one. */
function isOnceMaybe(changes: readonly DayChange[], isWeekly: boolean): boolean {
  return !isWeekly && changes.length === 1 && changes[0]?.ranges?.length === 0;
}

function weeklyOrOnce(
  ctx: ToolContext,
  changes: readonly DayChange[],
  today: LocalDate,
): Result & { output: HoursSet } {
  const [{ days = [] } = {}] = changes;
  const names = { fr: days.map((day) => nameOfDay(day, 'fr')), en: days.map((day) => nameOfDay(day, 'en')) };
  const dates = days.map((day) => nextOn(day, today));
  const once = dates.map((date) => dayLabel(date, ctx.language)).join(ctx.language === 'fr' ? ' et ' : ' and ');
  const weekly = { fr: `chaque semaine, le ${names.fr.join(' et le ')}`, en: `every ${names.en.join(' and every ')}` };
  const options = [
    { label: weekly[ctx.language], tool: 'set_hours', input: { said: `fermé le ${names.fr.join(' et le ')}` } },
    { label: once, tool: 'close_days', input: { days: dates.map((date) => ({ from: date, to: date })) } },
  ];
  const { until } = yesAsk(ctx, { label: '', tool: '', input: {} });
  const ask = { topic: 'which', kind: 'choose', options, no: null, until, late: 'lapses' } as const;
  return { output: nothing('weekly_or_once').output, ask, closes: ['which'] };
}

function nextOn(day: Weekday, today: LocalDate): LocalDate {
  const ahead = Array.from({ length: 7 }, (_, step) => addDays(today, step + 1));
  return ahead.find((date) => String(new Date(`${date}T00:00Z`).getUTCDay()) === day) ?? today;
}

/** The site with the change in the week now and in those to come; null where a day would not fit. */
function changedSite(site: SiteRow, changes: readonly DayChange[], from: LocalDate | null): SiteRow | null {
  const changed = (hours: WeekHours) => changedWeek(hours, changes) as WeekHours | null; // Its keys are those of a week.
  const now = from === null ? changed(site.hours) : site.hours;
  const begins =
    from === null || site.laterHours.some((later) => later.from === from) ? [] : [{ from, hours: weekOn(site, from) }];
  const later = [...site.laterHours, ...begins].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const next = later.map((each) => ({
    from: each.from,
    hours: from === null || each.from >= from ? changed(each.hours) : each.hours,
  }));
  const laterHours = next.flatMap(({ from: date, hours }) => (hours ? [{ from: date, hours }] : []));
  return now && laterHours.length === next.length ? { ...site, hours: now, laterHours } : null;
}

function askOver(ctx: ToolContext, words: Input, change: Change): Result {
  const { site, from, summary } = change;
  const ask = yesAsk(ctx, {
    label: summary[ctx.language],
    ...{ tool: 'set_hours', input: { said: words.said, over: true, ...(from && { from }) } },
    record: { table: 'site', id: site.id, version: site.version },
  });
  return { output: outputOf(ctx, 'booked_over', change), ask, closes: ['which', 'yes'] };
}

function outputOf(ctx: ToolContext, outcome: HoursSet['outcome'], change: Change): HoursSet {
  const { from, over } = change;
  const days = linesOf(change, ctx.language);
  return { outcome, days, from, words: [], appointments: describeBooked(ctx, over), count: over.length };
}

function linesOf(
  { site, changes, from, next }: Omit<Change, 'over' | 'summary'>,
  language: Language,
): HoursSet['days'] {
  const [before, after] = from === null ? [site.hours, next.hours] : [weekOn(site, from), weekOn(next, from)];
  const hours = (week: WeekHours, day: Weekday) =>
    hoursLabel(
      (week[day] ?? []).map(([open, to]) => ({ from: open, to })),
      language,
    );
  return changes.flatMap(({ days }) =>
    days.map((day) => ({ day: nameOfDay(day, language), hours: hours(after, day), before: hours(before, day) })),
  );
}

/** `ouvrir le lundi 8 h 30 - 12 h, 14 h - 18 h`. */
function summaryOf(change: Omit<Change, 'over' | 'summary'>, language: Language): string {
  const days = linesOf(change, language).map(({ day, hours }) => `${day} ${hours}`);
  const start =
    change.from === null ? '' : `${language === 'fr' ? ' à partir du' : ' from'} ${dayLabel(change.from, language)}`;
  return language === 'fr'
    ? `changer les horaires${start} : ${days.join(', ')}`
    : `change the opening hours${start}: ${days.join(', ')}`;
}

function nameOfDay(day: Weekday, language: Language): string {
  // The first of these days was a Sunday.
  return dayLabel(addDays('2026-11-22', Number(day)), language).split(' ')[0] ?? day;
}

function nothing(outcome: HoursSet['outcome'], words: string[] = []): { output: HoursSet } {
  return { output: { outcome, days: [], from: null, words, appointments: [], count: 0 } };
}

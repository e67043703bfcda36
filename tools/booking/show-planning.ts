import { z } from 'zod';
import { blocksBetween } from '#db/block.ts';
import { mainSite } from '#db/site.ts';
import { dayLabel, timeLabel } from '#language/format.ts';
import { readWhen, type When } from '#language/when.ts';
import { addDays, type LocalDate, toLocal } from '#language/zone.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { askedLabel } from './asked-label.ts';
import { isSelf, meantResource } from './meant-resource.ts';
import { openingOn, openingRule } from './opening.ts';
import { describePlanned } from './planned-view.ts';
import { plannedOn } from './planned-on.ts';
import { planningOutput, sayPlanning } from './show-planning.say.ts';

/** A week; more is for a report. The sentence says seven too. */
const mostDays = 7;

/** Nothing was said of a day or an hour. */
const anyTime: When = {
  text: '',
  days: [],
  ambiguous: false,
  time: null,
  from: null,
  to: null,
  around: false,
  prefers: null,
  problem: null,
};

type Result = ToolResult<z.infer<typeof planningOutput>>;

export const showPlanning = defineTool({
  name: 'show_planning',
  description:
    'Shows what is planned on a day or a few days: time, service, customer, vehicle, technician. Use it for every question of the team ' +
    'about the planning. With "which_day" ask which of `days` is meant; with "no_such_day" ask which day.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    when: z
      .string()
      .optional()
      .describe('The day in the words of the member: "demain", "jeudi matin", "this week". Leave it out for today.'),
    what: z.string().optional().describe('Only a bay or a colleague, as they called it: "pont 2", "Lucas", "me".'),
  }),
  output: planningOutput,
  async run(ctx, input): Promise<Result> {
    const { language, tenant } = ctx;
    const today = toLocal(ctx.now(), tenant.zone).date;
    const when = input.when ? readWhen(input.when, { now: ctx.now(), zone: tenant.zone, language }) : anyTime;
    if (!when || (when.days.length === 0 && when.problem !== null)) {
      return { output: { outcome: 'no_such_day', days: [], isCut: false, only: null } };
    }
    // What was planned in the past is a fair question here, and an hour without a day is today's.
    const said = when.days.length > 0 ? when.days : [today];
    const [days, isCut] = [said.slice(0, mostDays), said.length > mostDays];
    const named = input.what ? await meantResource(ctx, input.what) : null;
    // Who has no work of their own in the planning means all of it.
    const isOwn = named !== null && 'which' in named && named.which.length === 0 && isSelf(input.what ?? '');
    const only = isOwn ? null : named;
    if (only && 'which' in only) return only;
    if (when.ambiguous) {
      const candidates = days.map((date) => ({
        date,
        label: dayLabel(date, language),
        open: true,
        appointments: [],
        blocks: [],
      }));
      return { output: { outcome: 'which_day', days: candidates, isCut, only: null } };
    }
    const shown = await daysOf(ctx, days, { when, only: only?.one.id ?? null });
    return { output: { outcome: 'planning', days: shown, isCut, only: only?.one.name ?? null } };
  },
  say: sayPlanning,
  deeds: () => [],
});

async function daysOf(
  ctx: ToolContext,
  dates: readonly LocalDate[],
  { when, only }: { when: When; only: string | null },
) {
  const { db, language, tenant } = ctx;
  const rule = openingRule(await mainSite(db));
  const saying = { language, zone: tenant.zone };
  const rows = (await plannedOn(ctx, dates)).filter(
    (row) => only === null || [row.bayId, row.technicianId].includes(only),
  );
  const planned = rows.map((row) => describePlanned(row, saying));
  const blocks = (await blocksOn(ctx, dates)).filter(({ resourceId }) => only === null || resourceId === only);
  // An hour is where the rest of the day begins.
  const [from, to] = [when.from ?? when.time, when.to];
  return dates.map((date) => ({
    date,
    // A morning without appointments is no day without any.
    label: askedLabel({ ...when, days: [date], time: null, from, to }, language) ?? dayLabel(date, language),
    open: openingOn(rule, date).closed === null,
    appointments: planned.filter(
      ({ startsAt, time }) => startsAt.startsWith(date) && (!from || time >= from) && (!to || time < to),
    ),
    blocks: blocks.filter((block) => block.first <= date && date <= block.last).map(({ label }) => label),
  }));
}

/** What is blocked on some days: `Pont 2 de 14 h à 16 h (contrôle)`, from which day to which. */
async function blocksOn({ db, tenant, language }: ToolContext, dates: readonly LocalDate[]) {
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return [];
  const rows = await blocksBetween(
    db,
    new Date(`${addDays(first, -1)}T00:00Z`),
    new Date(`${addDays(last, 2)}T00:00Z`),
  );
  return rows.map(({ resourceId, resource, startsAt, endsAt, reason }) => {
    const [from, to] = [toLocal(startsAt, tenant.zone), toLocal(endsAt, tenant.zone)];
    const hours = from.date === to.date ? blockHours(from.time, to.time, language) : '';
    const label = [`${resource}${hours}`, reason].filter(Boolean).join(', ');
    return { resourceId, first: from.date, last: to.date, label };
  });
}

function blockHours(from: string, to: string, language: 'fr' | 'en'): string {
  const [begin, end] = [timeLabel(from, language), timeLabel(to, language)];
  return language === 'fr' ? ` de ${begin} à ${end}` : ` from ${begin} to ${end}`;
}

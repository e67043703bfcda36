import { z } from 'zod';
import { mainSite } from '#db/site.ts';
import { dayLabel } from '#language/format.ts';
import { readWhen, type When } from '#language/when.ts';
import { type LocalDate, toLocal } from '#language/zone.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { askedLabel } from './asked-label.ts';
import { holidayOn } from './holidays.ts';
import { openingOn } from './opening.ts';
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
  }),
  output: planningOutput,
  async run(ctx, input): Promise<Result> {
    const { language, tenant } = ctx;
    const today = toLocal(ctx.now(), tenant.zone).date;
    const when = input.when ? readWhen(input.when, { now: ctx.now(), zone: tenant.zone, language }) : anyTime;
    if (!when || (when.days.length === 0 && when.problem !== null)) {
      return { output: { outcome: 'no_such_day', days: [], isCut: false } };
    }
    // What was planned in the past is a fair question here, and an hour without a day is today's.
    const said = when.days.length > 0 ? when.days : [today];
    const [days, isCut] = [said.slice(0, mostDays), said.length > mostDays];
    if (when.ambiguous) {
      const candidates = days.map((date) => ({ date, label: dayLabel(date, language), open: true, appointments: [] }));
      return { output: { outcome: 'which_day', days: candidates, isCut } };
    }
    return { output: { outcome: 'planning', days: await daysOf(ctx, days, when), isCut } };
  },
  say: sayPlanning,
  deeds: () => [],
});

async function daysOf(ctx: ToolContext, dates: readonly LocalDate[], when: When) {
  const { db, language, tenant } = ctx;
  const { hours, closures } = await mainSite(db);
  const saying = { language, zone: tenant.zone };
  const planned = (await plannedOn(ctx, dates)).map((row) => describePlanned(row, saying));
  // An hour is where the rest of the day begins.
  const [from, to] = [when.from ?? when.time, when.to];
  return dates.map((date) => ({
    date,
    // A morning without appointments is no day without any.
    label: askedLabel({ ...when, days: [date], time: null, from, to }, language) ?? dayLabel(date, language),
    open: openingOn({ hours, closures, holidays: holidayOn }, date).closed === null,
    appointments: planned.filter(
      ({ startsAt, time }) => startsAt.startsWith(date) && (!from || time >= from) && (!to || time < to),
    ),
  }));
}

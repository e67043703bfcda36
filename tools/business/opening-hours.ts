import { z } from 'zod';
import { mainSite } from '#db/site.ts';
import { dayLabel, hoursLabel } from '#language/format.ts';
import { speakPhone } from '#language/phone.ts';
import { readWhen, type When } from '#language/when.ts';
import { toLocal } from '#language/zone.ts';
import { closedReason } from '../booking/closed-reason.ts';
import { isOpenAt, openingOn, type OpeningRule, openingRule, weekOn } from '../booking/opening.ts';
import { sayingOf } from '../booking/own-appointment.ts';
import { defineTool, type ToolContext } from '../tool.ts';
import { type dayShape, hoursOutput, sayHours } from './opening-hours.say.ts';
import { comingClosures, weekLines } from './week.ts';

export const openingHours = defineTool({
  name: 'opening_hours',
  description:
    'Gives the address, the phone number, the opening hours of the week, whether the business is open now, and the closures that are ' +
    'coming. Use it for every question about when or where. `day` answers for one day; its reason is "outside_hours" when the day is ' +
    'open but not at the time asked.',
  effect: 'read',
  roles: { CUSTOMER: 'runs', USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    when: z
      .string()
      .optional()
      .describe('The day, in the words of the person: "samedi", "le 25 décembre". Leave it out for the week.'),
  }),
  output: hoursOutput,
  async run(ctx, input) {
    const { language, zone } = sayingOf(ctx);
    const site = await mainSite(ctx.db);
    const rule: OpeningRule = openingRule(site);
    const when = readWhen(input.when ?? '', { now: ctx.now(), zone, language });
    const { date, time } = toLocal(ctx.now(), zone);
    return {
      output: {
        business: ctx.tenant.name,
        address: site.address,
        phone: speakPhone(site.phone),
        week: weekLines(weekOn(rule, date), language),
        day: when && describeDay(rule, when, ctx),
        openNow: isOpenAt(openingOn(rule, date), time),
        closures: comingClosures(rule, date, language),
      },
    };
  },
  say: sayHours,
  deeds: () => [],
});

/** The first day that is open of those asked about, or the first one. */
function describeDay(rule: OpeningRule, when: When, ctx: ToolContext): z.infer<typeof dayShape> | null {
  const { language } = ctx;
  const days = when.days.map((date) => openingOn(rule, date));
  const day = days.find(({ closed }) => closed === null) ?? days[0];
  if (!day) return null;
  return {
    date: day.date,
    label: dayLabel(day.date, language),
    open: day.closed === null,
    hours: day.ranges.map((range) => hoursLabel([range], language)),
    reason: closedReason(day, when, toLocal(ctx.now(), ctx.tenant.zone), language),
  };
}

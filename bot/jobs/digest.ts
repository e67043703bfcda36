import type { Db } from '#db/db.ts';
import { morningOf } from '#db/morning.ts';
import { isWritten } from '#db/news.ts';
import { listenersTo, type Listener, preferencesOf, quietKind } from '#db/preference.ts';
import { mainSite } from '#db/site.ts';
import { thisTenant } from '#db/tenant.ts';
import { minutesOf, timeOf } from '#language/when/clock.ts';
import { addDays, type LocalTime, toInstant, toLocal } from '#language/zone.ts';
import { openingOn, openingRule } from '#tools/booking/opening.ts';
import { wants } from '#tools/notifications/kinds.ts';
import { isQuietAt, quietHoursOf } from '#tools/notifications/quiet-hours.ts';
import { quietQuoteDays, sayMorning } from '#tools/notifications/say-morning.ts';
import { postIn } from '#tools/post.ts';
import type { BotContext } from '../context.ts';
import { scopeOfJob } from '../scope.ts';
import { forEachTenant } from './for-each-tenant.ts';
import type { Job } from './job.ts';

/** So long before the doors open. */
const aheadMinutes = 15;
/** Later it would be no morning's: a program that was down until then says nothing. */
const lateMinutes = 120;
const dayMs = 86_400_000;

/** Tells those who want it how their day begins, once on each day that the business is open. */
export const digest: Job = {
  name: 'digest',
  cron: '*/5 * * * *',
  run: (ctx) => forEachTenant(ctx, 'digest', (db) => digestTenant(ctx, db)),
};

async function digestTenant(ctx: BotContext, db: Db): Promise<number> {
  const tenant = await thisTenant(db);
  const { date: today, time } = toLocal(ctx.now(), tenant.zone);
  const rule = openingRule(await mainSite(db));
  const [opening] = openingOn(rule, today).ranges;
  if (!opening) return 0;
  const usual = timeOf(Math.max(0, minutesOf(opening.from) - aheadMinutes));
  const from = toInstant(today, '00:00', tenant.zone);
  const to = toInstant(addDays(today, 1), '00:00', tenant.zone);
  if (!from || !to) return 0; // No zone we serve skips midnight.
  const scope = scopeOfJob(ctx, tenant, 'digest');
  const post = postIn(db, scope);
  const quietSince = new Date(ctx.now().getTime() - quietQuoteDays * dayMs);
  let count = 0;
  for (const member of (await listenersTo(db, 'morning')).filter((one) => wants('morning', one))) {
    const dedupeKey = `morning:${member.id}:${today}`;
    if (!isDue(time, await hourOf(db, member, usual)) || (await isWritten(db, dedupeKey))) continue;
    const morning = await morningOf(db, member, { today, from, to, quietSince });
    const reader = { ...member, today, zone: tenant.zone, trade: tenant.trade };
    if (sayMorning(morning, reader, tenant.language) === null) continue;
    const text = (language: 'fr' | 'en') => sayMorning(morning, reader, language) ?? '';
    if (await post({ memberId: member.id }, { text, ask: null, dedupeKey })) count += 1;
  }
  return count;
}

/** The hour they chose; otherwise the usual one, or the end of their quiet hours where it lies in them. */
async function hourOf(db: Db, { id, at }: Listener, usual: LocalTime): Promise<LocalTime> {
  if (at !== null) return at;
  const said = await preferencesOf(db, id);
  const quiet = quietHoursOf(said.find(({ kind }) => kind === quietKind) ?? null);
  return quiet && isQuietAt(quiet, usual) ? quiet.to : usual;
}

function isDue(time: LocalTime, at: LocalTime): boolean {
  const late = minutesOf(time) - minutesOf(at);
  return late >= 0 && late < lateMinutes;
}

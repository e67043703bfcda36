import { appointmentsToRemind, changeAppointment } from '#db/appointment.ts';
import { closeTopics } from '#db/ask.ts';
import { storeOutbound } from '#db/message.ts';
import { thisTenant } from '#db/tenant.ts';
import type { Db } from '#db/db.ts';
import { slotLabel } from '#language/format.ts';
import { visitName } from '#tools/booking/visit-name.ts';
import { addDays, toInstant, toLocal } from '#language/zone.ts';
import { mayLeave } from '../consent.ts';
import type { BotContext } from '../context.ts';
import { speak } from '../words.ts';
import { forEachTenant } from './for-each-tenant.ts';
import type { Job } from './job.ts';

/** From this local time on, the day before an appointment, its reminder leaves. */
const remindFrom = '10:00';

/** Reminds everybody who has an appointment the next day, once. */
export const remind: Job = {
  name: 'remind',
  cron: '*/10 * * * *',
  run: (ctx) => forEachTenant(ctx, 'remind', (db, tenantId) => remindTenant(ctx, db, tenantId)),
};

async function remindTenant(ctx: BotContext, db: Db, tenantId: string): Promise<number> {
  const { zone, name } = await thisTenant(db);
  const today = toLocal(ctx.now(), zone);
  // One that waited for the morning could be about an appointment that was moved in the night.
  const now = ctx.now();
  const verdict = mayLeave(
    { purpose: 'reminder', window: 'none', isSuppressed: false, isToMember: false, createdAt: now },
    now,
    zone,
  );
  if (today.time < remindFrom || verdict.kind !== 'now') return 0;
  const tomorrow = addDays(today.date, 1);
  const from = toInstant(tomorrow, '00:00', zone);
  const to = toInstant(addDays(tomorrow, 1), '00:00', zone);
  const midnight = toInstant(today.date, '00:00', zone);
  if (!from || !to || !midnight) return 0; // No zone we serve skips midnight; the next day's run would then cover it.
  const due = await appointmentsToRemind(db, from, to, midnight);
  for (const appointment of due) {
    const { id, conversationId, language } = appointment;
    const at = toLocal(appointment.startsAt, zone);
    const service = visitName(appointment.services, language);
    await storeOutbound(db, {
      id: ctx.newId(),
      conversationId,
      text: speak('reminder', language, name, service, slotLabel(at.date, at.time, language)),
      choices: [],
      author: 'system',
      purpose: 'reminder',
      dedupeKey: `reminder:${id}:${appointment.startsAt.toISOString()}`,
      turnId: null,
    });
    // A reminder invites an answer of its own.
    await closeTopics(db, conversationId, ['booking', 'which', 'choice']);
    await changeAppointment(db, id, { remindedAt: ctx.now() });
    await ctx.store.queue.enqueue(db, 'turn', { tenantId, conversationId }, conversationId);
  }
  return due.length;
}

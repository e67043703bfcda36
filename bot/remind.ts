import { appointmentsToRemind, changeAppointment } from '#db/appointment.ts';
import { connectedTenants } from '#db/channel-account.ts';
import { storeOutbound } from '#db/message.ts';
import { describeFailure } from '#db/failure.ts';
import { thisTenant } from '#db/tenant.ts';
import type { Db } from '#db/orm.ts';
import { slotLabel } from '#language/format.ts';
import { addDays, toInstant, toLocal } from '#language/zone.ts';
import { mayLeave } from './consent.ts';
import type { BotContext } from './context.ts';
import { say } from './words.ts';

/** From this local time on, the day before an appointment, its reminder leaves. */
const remindFrom = '10:00';

/**
 * Reminds everybody who has an appointment the next day, once. Runs every ten minutes and is safe to run twice. A business that
 * fails is logged and does not keep the others from theirs.
 */
export async function remind(ctx: BotContext): Promise<void> {
  for (const tenantId of await connectedTenants(ctx.store)) {
    try {
      const count = await ctx.store.forTenant(tenantId, (db) => remindTenant(ctx, db, tenantId));
      if (count > 0) ctx.log.info({ tenantId, count }, 'reminders queued');
    } catch (error) {
      ctx.log.error({ tenantId, cause: describeFailure(error) }, 'reminders failed');
    }
  }
}

async function remindTenant(ctx: BotContext, db: Db, tenantId: string): Promise<number> {
  const { zone, name } = await thisTenant(db);
  const today = toLocal(ctx.now(), zone);
  // One that waited for the morning could be about an appointment that was moved in the night.
  const mayLeaveNow =
    mayLeave({ isReply: false, isSuppressed: false, createdAt: ctx.now() }, ctx.now(), zone).kind === 'now';
  if (today.time < remindFrom || !mayLeaveNow) return 0;
  const tomorrow = addDays(today.date, 1);
  const from = toInstant(tomorrow, '00:00', zone);
  const to = toInstant(addDays(tomorrow, 1), '00:00', zone);
  const midnight = toInstant(today.date, '00:00', zone);
  if (!from || !to || !midnight) return 0; // No zone we serve skips midnight; the next day's run would then cover it.
  const due = await appointmentsToRemind(db, from, to, midnight);
  for (const appointment of due) {
    const { id, conversationId, language } = appointment;
    const at = toLocal(appointment.startsAt, zone);
    const service = language === 'fr' ? appointment.nameFr : appointment.nameEn;
    await storeOutbound(db, {
      id: ctx.newId(),
      conversationId,
      text: say('reminder', language, name, service, slotLabel(at.date, at.time, language)),
      choices: [],
      dedupeKey: `reminder:${id}`,
      turnId: null,
    });
    await changeAppointment(db, id, { remindedAt: ctx.now() });
    await ctx.store.queue.enqueueTurn(db, { tenantId, conversationId });
  }
  return due.length;
}

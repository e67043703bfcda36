import { appointmentsToRemind, changeAppointment } from '#db/appointment.ts';
import { closeTopics } from '#db/ask.ts';
import { isInShare, shareOf } from '#db/flag.ts';
import { storeOutbound } from '#db/message.ts';
import { thisTenant } from '#db/tenant.ts';
import type { Db } from '#db/db.ts';
import { addDays, toInstant, toLocal } from '#language/zone.ts';
import { mayLeave } from '../consent.ts';
import type { BotContext } from '../context.ts';
import { letterOf, reminderOf, storeReminderAsk } from '../reminder.ts';
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
    {
      ...{ purpose: 'reminder', window: 'none', isSuppressed: false, isOutdated: false, isToMember: false },
      ...{ quiet: null, createdAt: now },
    },
    now,
    zone,
  );
  if (today.time < remindFrom || verdict.kind !== 'now') return 0;
  const tomorrow = addDays(today.date, 1);
  const from = toInstant(tomorrow, '00:00', zone);
  const to = toInstant(addDays(tomorrow, 1), '00:00', zone);
  const midnight = toInstant(today.date, '00:00', zone);
  if (!from || !to || !midnight) return 0; // No zone we serve skips midnight; the next day's run would then cover it.
  const share = await shareOf(db, 'reminders');
  const due = (await appointmentsToRemind(db, from, to, midnight)).filter(({ conversationId }) =>
    isInShare('reminders', share, conversationId),
  );
  for (const appointment of due) {
    const { id, conversationId, language } = appointment;
    const reminder = reminderOf(appointment, { zone, name });
    const ids = { id: ctx.newId(), askId: ctx.newId(), conversationId };
    const isNew = await storeOutbound(db, letterOf(reminder, { ...ids, language }));
    // A reminder puts a question of its own.
    await closeTopics(db, conversationId, ['booking', 'which', 'choice']);
    if (isNew) await storeReminderAsk(db, reminder, ids);
    await changeAppointment(db, id, { remindedAt: ctx.now() });
    await ctx.store.queue.enqueue(db, 'turn', { tenantId, conversationId }, conversationId);
  }
  return due.length;
}

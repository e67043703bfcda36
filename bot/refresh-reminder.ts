import { changeAppointment } from '#db/appointment.ts';
import type { Db } from '#db/db.ts';
import { isRemindedOtherwise, remindedBy, rewriteReminder } from '#db/reminder.ts';
import { thisTenant } from '#db/tenant.ts';
import { addDays, toLocal } from '#language/zone.ts';
import type { BotContext } from './context.ts';
import { reminderOf } from './reminder.ts';

/**
 * The words of a reminder as they are true now that it leaves; null for one that is so no longer. It may have waited for hours: an
 * appointment that was called off or has begun is not spoken of, and one that was moved is said with its new time, or not yet where it
 * is further away than a reminder reaches.
 */
export async function refreshReminder(
  ctx: BotContext,
  db: Db,
  message: { id: string; text: string },
): Promise<string | null> {
  const reminded = await remindedBy(db, message.id);
  if (!reminded) return message.text;
  const { appointment, askId, saidStartsAt, language } = reminded;
  if (!appointment || appointment.status !== 'booked' || appointment.startsAt <= ctx.now()) return null;
  const tenant = await thisTenant(db);
  const { date, time } = toLocal(appointment.startsAt, tenant.zone);
  if (`${date}T${time}` === saidStartsAt) return message.text;
  const { text, ask, dedupeKey } = reminderOf({ ...appointment, language }, tenant);
  const isNear = date <= addDays(toLocal(ctx.now(), tenant.zone).date, 1);
  if (!isNear || (await isRemindedOtherwise(db, message.id, dedupeKey))) return null;
  const { options, no, until } = ask;
  await rewriteReminder(db, message.id, askId, { text, dedupeKey, options, no, until });
  await changeAppointment(db, appointment.id, { remindedAt: ctx.now() });
  return text;
}

import { storeAsk } from '#db/ask.ts';
import type { Db } from '#db/db.ts';
import type { NewOutbound } from '#db/message.ts';
import type { NamedService } from '#db/service.ts';
import { slotLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { type Ask, choicesOf } from '#tools/ask.ts';
import { reminderAsk } from '#tools/booking/reminder-ask.ts';
import { visitName } from '#tools/booking/visit-name.ts';
import { speak } from './words.ts';

/** An appointment as its reminder speaks of it. */
export interface ToBeRemindedOf {
  id: string;
  startsAt: Date;
  services: readonly NamedService[];
  language: Language;
}

/** What a reminder says and asks. */
export interface Reminder {
  text: string;
  ask: Ask;
  /** Nobody is reminded twice of the same time. */
  dedupeKey: string;
}

export function reminderOf(
  { id, startsAt, services, language }: ToBeRemindedOf,
  { zone, name }: { zone: string; name: string },
): Reminder {
  const { date, time } = toLocal(startsAt, zone);
  const label = slotLabel(date, time, language);
  return {
    text: speak('reminder', language, name, visitName(services, language), label),
    ask: reminderAsk({ appointment: id, label, startsAt: `${date}T${time}` }, startsAt),
    dedupeKey: `reminder:${id}:${startsAt.toISOString()}`,
  };
}

/** A reminder as it enters the outbox; `askId` is for its question. */
export function letterOf(
  { text, ask, dedupeKey }: Reminder,
  { id, askId, conversationId, language }: { id: string; askId: string; conversationId: string; language: Language },
): NewOutbound {
  const choices = choicesOf(askId, ask, language);
  return { id, conversationId, text, dedupeKey, choices, author: 'system', purpose: 'reminder', turnId: null };
}

export async function storeReminderAsk(
  db: Db,
  { ask }: Reminder,
  { id, askId, conversationId }: { id: string; askId: string; conversationId: string },
): Promise<void> {
  await storeAsk(db, { ...ask, id: askId, conversationId, messageId: id, until: new Date(ask.until) });
}

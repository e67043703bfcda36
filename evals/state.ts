import { Appointment, type AppointmentRow } from '#db/appointment.ts';
import { findContact } from '#db/contact.ts';
import { Conversation } from '#db/conversation.ts';
import type { Db } from '#db/orm.ts';
import type { TenantKey } from '#db/seal.ts';
import { Service } from '#db/service.ts';
import { isSuppressed } from '#db/suppression.ts';
import { vehiclesOf } from '#db/vehicle.ts';
import { toLocal } from '#language/zone.ts';
import { askSchema } from '#tools/tool.ts';
import { zone } from './suite.ts';

/** An appointment of the tenant as the diary shows it. */
export interface Entry {
  id: string;
  contactId: string;
  replacesId: string | null;
  service: string;
  /** Local: `2026-11-26T14:00`. */
  startsAt: string;
  status: AppointmentRow['status'];
}

/** What became of an appointment since the start. `lost` was moved away and has no new time. */
export interface Change {
  service: string;
  startsAt: string;
  status: 'booked' | 'moved' | 'cancelled' | 'lost' | AppointmentRow['status'];
  isOthers: boolean;
}

export interface Offered {
  tool: string;
  service: string;
  startsAt: string;
}

/** The customer's side of the database. */
export interface CustomerState {
  contactId: string;
  offers: Offered[];
  personWanted: boolean;
  optedOut: boolean;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  plates: string[];
}

export async function readDiary(db: Db): Promise<Entry[]> {
  const services = await db.find(Service, {}, { disableIdentityMap: true });
  const codes = new Map(services.map(({ id, code }) => [id, code]));
  const rows = await db.find(Appointment, {}, { orderBy: { startsAt: 'asc', id: 'asc' }, disableIdentityMap: true });
  return rows.map(({ id, contactId, replacesId, serviceId, startsAt, status }) => {
    const { date, time } = toLocal(startsAt, zone);
    const service = codes.get(serviceId) ?? serviceId;
    return { id, contactId, replacesId: replacesId ?? null, service, startsAt: `${date}T${time}`, status };
  });
}

/** What a conversation left, whose address is indexed as `addressIndex`. */
export async function readCustomer(
  db: Db,
  {
    conversationId,
    addressIndex,
    key,
    now,
  }: { conversationId: string; addressIndex: string; key: TenantKey; now: Date },
): Promise<CustomerState> {
  const conversation = await db.findOneOrFail(Conversation, { id: conversationId }, { disableIdentityMap: true });
  const { contactId, personWantedAt } = conversation;
  const { firstName, lastName, emailSealed } = await findContact(db, contactId);
  const vehicles = await vehiclesOf(db, contactId);
  const ask = conversation.pending ? askSchema.parse(conversation.pending) : null;
  const diary = await readDiary(db);
  const offers = ask && new Date(ask.until) > now ? ask.options.map((option) => offeredIn(diary, option)) : [];
  return {
    ...{ contactId, offers, personWanted: Boolean(personWantedAt) },
    optedOut: await isSuppressed(db, 'sms', addressIndex),
    ...{ firstName: firstName ?? null, lastName: lastName ?? null, email: emailSealed ? key.open(emailSealed) : null },
    plates: vehicles.map(({ plate }) => plate),
  };
}

/** What happened in the diary, soonest first. Holds come and go, and are no change. */
export function changesBetween(before: Entry[], after: Entry[], contactId: string): Change[] {
  return after.flatMap((entry) => {
    const was = before.find(({ id }) => id === entry.id);
    const status = was?.status === entry.status && was.startsAt === entry.startsAt ? null : changeOf(entry, after);
    const { service, startsAt } = entry;
    return status ? [{ service, startsAt, status, isOthers: entry.contactId !== contactId }] : [];
  });
}

function changeOf(entry: Entry, after: Entry[]): Change['status'] | null {
  if (entry.status === 'booked') return entry.replacesId ? 'moved' : 'booked';
  if (entry.status === 'moved') return after.some(({ replacesId }) => replacesId === entry.id) ? null : 'lost';
  return ['held', 'expired', 'released'].includes(entry.status) ? null : entry.status;
}

function offeredIn(diary: Entry[], { tool, input }: { tool: string; input: Record<string, unknown> }): Offered {
  const entry = diary.find(({ id }) => id === (input['hold'] ?? input['appointment']));
  return { tool, service: entry?.service ?? 'unknown', startsAt: entry?.startsAt ?? 'unknown' };
}

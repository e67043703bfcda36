import { releaseHoldsAt, upcomingOf } from '#db/appointment.ts';
import { closeAllAsks } from '#db/ask.ts';
import type { Db } from '#db/db.ts';
import { failureOf } from '#db/failure.ts';
import { storeNote } from '#db/note.ts';
import { type Addressee, addresseeOf } from '#db/addressee.ts';
import type { TenantKey } from '#db/seal.ts';
import { learnSuppression } from '#db/suppression.ts';
import { type TenantRow, thisTenant } from '#db/tenant.ts';
import { slotLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { speakSender } from '#language/phone.ts';
import { toLocal } from '#language/zone.ts';
import { tellOneMember } from '#tools/desk/tell-one-member.ts';
import { auditRows } from '#tools/audit-rows.ts';
import { leaveIn, postIn } from '#tools/post.ts';
import type { BotContext } from './context.ts';
import { scopeOfJob } from './scope.ts';
import { asReleased } from '#tools/booking/as-released.ts';
import { speak } from './words.ts';

/** The refusals after which nothing is sent to an address any more, and how each is kept. */
const forGood = new Map<string | null, Refused['refusal']>([
  ['opted_out', { origin: 'carrier', kind: 'opted_out' }],
  ['no_messages', { origin: 'line', kind: 'no_messages' }],
]);

/**
 * Takes a refusal for what it says of the person: one that is for good is kept like a STOP, what was held for them is given back, and
 * the team is told, once. Any other refusal is of that message only.
 */
export async function heedRefusal(
  ctx: BotContext,
  tenantId: string,
  messageId: string,
  code: string | null,
): Promise<void> {
  const refusal = forGood.get(code);
  if (!refusal) return;
  const key = await ctx.store.keyOf(tenantId);
  const work = (db: Db) => heedIn(ctx, db, { messageId, refusal, key });
  // Holds are given back without the diary's lock, and may meet a booking head-on.
  await ctx.store.forTenant(tenantId, work).catch((error: unknown) => {
    if (failureOf(error) !== 'conflict') throw error;
    return ctx.store.forTenant(tenantId, work);
  });
}

interface Refused {
  messageId: string;
  refusal: { origin: 'carrier' | 'line'; kind: 'opted_out' | 'no_messages' };
  key: TenantKey;
}

async function heedIn(ctx: BotContext, db: Db, { messageId, refusal, key }: Refused): Promise<void> {
  const to = await addresseeOf(db, messageId);
  const { channel, addressIndex, conversationId, contactId } = to;
  const { origin, kind } = refusal;
  const id = ctx.newId();
  const learnt = await learnSuppression(db, { id, channel, addressIndex, messageId, origin });
  if (learnt === null) return;
  await closeAllAsks(db, conversationId);
  const held = await releaseHoldsAt(db, conversationId);
  const tenant = await thisTenant(db);
  ctx.log.warn(
    { tenantId: tenant.id, conversationId, origin, released: held.length },
    'address takes no more messages',
  );
  const [coming = null] = contactId ? await upcomingOf(db, contactId, 1) : [];
  const noteId = ctx.newId();
  if (contactId) {
    const words = speak(kind, tenant.language);
    const note = { id: noteId, contactId, conversationId, appointmentId: coming?.id ?? null };
    await storeNote(db, { ...note, kind, words, urgent: false });
  }
  await tellTeam(ctx, db, tenant, {
    to,
    address: key.open(to.addressSealed),
    kind,
    noteId,
    startsAt: coming?.startsAt ?? null,
  });
  const actor = { kind: 'system', job: 'heed-refusal' } as const;
  await auditRows(db, { key, newId: ctx.newId, actor, action: 'heed_refusal', channel }, [
    { table: 'suppression', op: 'update', id: learnt, values: { kind, channel, origin } },
    ...asReleased(held),
    ...(contactId ? [{ table: 'note', op: 'insert', id: noteId, values: { kind, urgent: false } } as const] : []),
  ]);
}

interface News {
  to: Addressee;
  address: string;
  kind: 'opted_out' | 'no_messages';
  noteId: string;
  /** When their next appointment is. */
  startsAt: Date | null;
}

async function tellTeam(
  ctx: BotContext,
  db: Db,
  tenant: TenantRow,
  { to, address, kind, noteId, startsAt }: News,
): Promise<void> {
  const who = speakSender(to.name, address);
  const scope = scopeOfJob(ctx, tenant, 'heed-refusal');
  const text = (language: Language) => {
    const news = speak('unreachable', language, who, speak(kind, language));
    if (startsAt === null) return news;
    const { date, time } = toLocal(startsAt, tenant.zone);
    return `${news} ${speak('toBeCalled', language, slotLabel(date, time, language))}`;
  };
  await tellOneMember({ db, post: postIn(db, scope), leave: leaveIn(db, scope) }, noteId, text);
}

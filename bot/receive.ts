import { conversationOf, type Correspondence } from '#db/conversation.ts';
import { type Author, isStoredAlready, recordStatus, storeInbound } from '#db/message.ts';
import { isReceivingAddress } from '#db/channel-account.ts';
import type { Db } from '#db/db.ts';
import { carryFile } from '#db/file.ts';
import { auditRows, type Trail } from '#tools/audit-rows.ts';
import type { Channel, Inbound, IncomingRequest, KeptItem, WebhookResponse } from './channel.ts';
import type { BotContext } from './context.ts';
import { complaintAbout, storable } from './envelope.ts';
import { heedRefusal } from './heed-refusal.ts';
import { oneWayDetail } from './spoken.ts';

type Message = Exclude<Inbound, { kind: 'status' }>;

const nothingToSay: WebhookResponse = { status: 200, contentType: 'text/plain', body: '' };

/**
 * Takes a webhook in: verified, then stored and queued in one transaction, then answered. Whatever fails before the commit
 * is an error to the provider, which sends the webhook again; a message that came before is answered and changes nothing.
 * Its message carries `files`, which whoever hands it in has kept already: the page and the command line.
 */
export async function receive(
  ctx: BotContext,
  channel: Channel,
  request: IncomingRequest,
  files: readonly KeptItem[] = [],
): Promise<WebhookResponse> {
  const { inbound, response = nothingToSay } = await channel.receive(request);
  for (const item of inbound) {
    const reason = complaintAbout(item);
    // Refused, it would come again with all that came beside it, for ever.
    if (reason) ctx.log.warn({ channel: channel.name, kind: item.kind, reason }, 'webhook dropped');
    else if (item.kind === 'status') await takeStatus(ctx, item);
    else await takeMessage(ctx, channel, item, files);
  }
  return response;
}

async function takeMessage(
  ctx: BotContext,
  channel: Channel,
  message: Message,
  files: readonly KeptItem[],
): Promise<void> {
  const { tenantId, id: channelAccountId } = message.account;
  const key = await ctx.store.keyOf(tenantId);
  const id = ctx.newId();
  const said = { ...detailOf(message), ...(files.length > 0 && { files: files.map(keptItem) }) };
  const detail = channel.canAnswer(message.from) ? said : { ...said, ...oneWayDetail };
  const taking = ctx.store.forTenant(tenantId, async (db) => {
    const [isOurs, conversation] = await Promise.all([
      isReceivingAddress(db, channel.name, message.from),
      conversationOf(db, {
        channelAccountId,
        channel: channel.name,
        valueIndex: key.index(message.from),
        valueSealed: key.seal(message.from),
        place: message.place,
        newId: ctx.newId,
      }),
    ]);
    // Two programs like this one would answer each other for ever.
    if (isOurs) throw new OwnNumber();
    const conversationId = conversation.id;
    const storing = storeInbound(db, {
      id,
      conversationId,
      ...authorOf(conversation),
      kind: files.length > 0 ? 'media' : message.kind,
      text: storable(textOf(message)),
      detail: Object.keys(detail).length === 0 ? null : storable(detail),
      providerId: message.providerId,
      dedupeKey: `in:${channelAccountId}:${message.providerId}`,
    });
    if (conversation.isNew) await auditStranger(db, { ...ctx, key }, channel.name, conversation);
    const carrying = files.map((file) =>
      carryFile(db, { id: ctx.newId(), messageId: id, conversationId, fileId: file.id }),
    );
    await Promise.all([
      storing,
      ...carrying,
      ctx.store.queue.enqueueLast(db, 'turn', { tenantId, conversationId }, conversationId, [storing, ...carrying]),
    ]);
    return conversationId;
  });
  const conversationId = await taking.catch((error: unknown) => {
    // The provider sent it again: what was done here is rolled back.
    if (isStoredAlready(error)) return null;
    if (!(error instanceof OwnNumber)) throw error;
    ctx.log.warn({ tenantId, channel: channel.name }, 'message from one of our own numbers dropped');
    return null;
  });
  if (conversationId === null) return;
  ctx.events.publish({ kind: 'received', tenantId, conversationId, id });
  ctx.log.info(
    { tenantId, conversationId, messageId: id, channel: channel.name, kind: message.kind },
    'message received',
  );
}

/** Whoever has never written is a customer from here on. */
async function auditStranger(
  db: Db,
  { key, newId }: Pick<Trail, 'key' | 'newId'>,
  channel: string,
  { contactId }: Correspondence,
): Promise<void> {
  if (contactId === null) return;
  const trail = { key, newId, actor: { kind: 'customer', contactId } as const, action: 'first_message', channel };
  await auditRows(db, trail, [{ table: 'contact', op: 'insert', id: contactId, values: {} }]);
}

class OwnNumber extends Error {}

async function takeStatus(ctx: BotContext, status: Extract<Inbound, { kind: 'status' }>): Promise<void> {
  if (status.status === 'queued') return;
  const { tenantId } = status.account;
  const state = status.status;
  const which = { messageId: status.messageId, providerId: status.providerId };
  const found = await ctx.store.forTenant(tenantId, (db) => recordStatus(db, which, state, status.errorCode));
  if (found && state === 'failed') await heedRefusal(ctx, tenantId, found.id, status.errorCode);
  if (found) ctx.events.publish({ kind: 'delivery', tenantId, conversationId: found.conversationId, id: found.id });
  else ctx.log.warn({ tenantId, status: state }, 'status of a message we do not know');
}

/** Everybody who writes is the one whose conversation it is. */
function authorOf({ id, contactId, memberId }: Correspondence): Author {
  if (memberId) return { author: 'member', authorId: memberId };
  if (contactId) return { author: 'contact', authorId: contactId };
  throw new Error(`The conversation ${id} is with nobody.`);
}

/** As much of a file as its message tells of it. */
function keptItem({ id, name, type, bytes }: KeptItem): KeptItem {
  return { id, name, type, bytes };
}

function textOf(message: Message): string {
  return message.kind === 'location' ? '' : message.text;
}

function detailOf(message: Message): object | null {
  if (message.kind === 'text') return message.optOut ? { optOut: message.optOut } : null;
  if (message.kind === 'choice') return { value: message.value };
  if (message.kind === 'media') return { items: message.items };
  return { latitude: message.latitude, longitude: message.longitude };
}

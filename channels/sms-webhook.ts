import type { ParsedUrlQuery } from 'node:querystring';
import { z } from 'zod';
import {
  type Account,
  type DeliveryStatus,
  type FindAccount,
  type Inbound,
  type IncomingRequest,
  type MediaItem,
  type OptOut,
  WebhookError,
} from '#bot/channel.ts';
import { verifyTwilio } from './twilio.ts';
import { meaningOf } from './twilio-errors.ts';

export const messagePath = '/webhooks/twilio/sms';
export const statusPath = '/webhooks/twilio/status';

/** Verifies, then parses, by path. Throws a `WebhookError`. */
export async function readSmsWebhook(
  request: IncomingRequest,
  publicUrl: string,
  findAccount: FindAccount,
): Promise<Inbound> {
  const path = request.target.split('?', 1)[0];
  if (path === messagePath) {
    const { form, account } = await verifyTwilio(request, publicUrl, (claimed) =>
      findAccount('sms', numberIn(claimed, 'To')),
    );
    return readMessage(form, account);
  }
  if (path === statusPath) {
    const { form, account } = await verifyTwilio(request, publicUrl, (claimed) =>
      findAccount('sms', numberIn(claimed, 'From')),
    );
    return readStatus(form, account, request.target);
  }
  throw new WebhookError(404, `No Twilio webhook here: use ${messagePath} or ${statusPath}.`);
}

/** Nothing is proved yet: what is no number is nobody's, and reaches no database. */
function numberIn(form: ParsedUrlQuery, field: 'To' | 'From'): string {
  const read = z.e164().safeParse(form[field]);
  if (!read.success) throw new WebhookError(400, `The form has no ${field}, or one that is no phone number.`);
  return read.data;
}

/** `SM` or `MM` and 32 hexadecimal digits today; what we need of it is that it is short and plain. */
const sid = z.string().regex(/^\w{1,64}$/);
const number = z.string().regex(/^\+?\d{3,15}$/);
/** A phone number, a short code, or a name such as `PROMO`: what only sends is kept too, and not answered. */
const sender = z.string().regex(/^(?:\+?\d{3,15}|(?=.*[A-Za-z])[\w .&-]{1,15})$/);

const messageForm = z.object({
  MessageSid: sid,
  From: sender,
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().nonnegative().default(0),
  OptOutType: z.string().default(''),
});
const optOuts = new Map<string, OptOut>([
  ['STOP', 'stop'],
  ['START', 'start'],
  ['HELP', 'help'],
]);

/** https://www.twilio.com/docs/messaging/guides/webhook-request */
function readMessage(form: ParsedUrlQuery, account: Account): Inbound {
  const parsed = messageForm.safeParse(form);
  if (!parsed.success) throw new WebhookError(400, 'Not a message: MessageSid, From, Body and NumMedia are read.');
  const { MessageSid: providerId, From: from, Body: text, NumMedia, OptOutType } = parsed.data;
  if (isSameNumber(from, account.externalId)) {
    throw new WebhookError(400, 'Not a message of a person: From is the number that receives.');
  }
  const envelope = { providerId, account, from, place: '' };
  const optOut = optOuts.get(OptOutType) ?? null;
  // A STOP is a STOP, whatever picture comes with it.
  if (NumMedia === 0 || optOut) return { ...envelope, kind: 'text', text, optOut };
  const items = Array.from({ length: Math.min(NumMedia, mostMedia) }, (_, index) => readMedia(form, index));
  return { ...envelope, kind: 'media', text, items };
}

/** With or without the plus: carriers write both. */
function isSameNumber(one: string, other: string): boolean {
  return one.replace('+', '') === other.replace('+', '');
}

/** Twilio allows ten files a message. */
const mostMedia = 10;
const mediaForm = z.object({
  url: z
    .url()
    .max(2_048)
    .regex(/^[!-~]+$/),
  contentType: z
    .string()
    .max(200)
    .regex(/^[!-~]+\/[ -~]+$/),
});

function readMedia(form: ParsedUrlQuery, index: number): MediaItem {
  const fields = { url: form[`MediaUrl${index}`], contentType: form[`MediaContentType${index}`] };
  const item = mediaForm.safeParse(fields);
  if (item.success) return { ...item.data, name: null };
  throw new WebhookError(400, `Not a message: MediaUrl${index} or MediaContentType${index} is missing or unreadable.`);
}

const statusForm = z.object({
  MessageSid: sid,
  To: number,
  MessageStatus: z.string(),
  // That a message failed is worth knowing, whatever the code is.
  ErrorCode: z
    .string()
    .regex(/^\d{0,10}$/)
    .catch(''),
});
/** `send` wrote it into the callback's address, which is signed; who sets the address by hand may write anything. */
const ownId = z.guid().nullable();
/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
const deliveryStatuses = new Map<string, DeliveryStatus>([
  ['accepted', 'queued'],
  ['scheduled', 'queued'],
  ['queued', 'queued'],
  ['sending', 'queued'],
  ['sent', 'sent'],
  // Some segments arrived: more than nothing, and not what "delivered" says.
  ['partially_delivered', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);

/** In a status our number is `From`; who it is about is the person the message went to. */
function readStatus(form: ParsedUrlQuery, account: Account, target: string): Inbound {
  const parsed = statusForm.safeParse(form);
  const status = deliveryStatuses.get(parsed.data?.MessageStatus ?? '');
  if (!parsed.success || !status)
    throw new WebhookError(400, 'Not a status: MessageSid, To and a known MessageStatus are read.');
  const { MessageSid: providerId, To: from, ErrorCode } = parsed.data;
  const messageId = ownId.safeParse(new URL(target, 'http://localhost').searchParams.get('message'));
  if (!messageId.success) throw new WebhookError(400, 'Not a status of a message of ours: ?message= is no id.');
  return {
    kind: 'status',
    providerId,
    account,
    from,
    place: '',
    status,
    errorCode: ErrorCode === '' ? null : (meaningOf(Number(ErrorCode)) ?? ErrorCode),
    messageId: messageId.data,
  };
}

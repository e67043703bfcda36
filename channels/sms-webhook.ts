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

function numberIn(form: ParsedUrlQuery, field: 'To' | 'From'): string {
  const number = form[field];
  if (typeof number !== 'string' || number === '') throw new WebhookError(400, `The form has no ${field}.`);
  return number;
}

const messageForm = z.object({
  MessageSid: z.string().min(1),
  From: z.string().min(1),
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
  const envelope = { providerId, account, from, place: '' };
  const optOut = optOuts.get(OptOutType) ?? null;
  // A STOP is a STOP, whatever picture comes with it.
  if (NumMedia === 0 || optOut) return { ...envelope, kind: 'text', text, optOut };
  const items = Array.from({ length: Math.min(NumMedia, mostMedia) }, (_, index) => readMedia(form, index));
  return { ...envelope, kind: 'media', text, items };
}

/** Twilio allows ten files a message. */
const mostMedia = 10;

function readMedia(form: ParsedUrlQuery, index: number): MediaItem {
  const url = form[`MediaUrl${index}`];
  const contentType = form[`MediaContentType${index}`];
  if (typeof url !== 'string' || typeof contentType !== 'string') {
    throw new WebhookError(400, `Not a message: MediaUrl${index} or MediaContentType${index} is missing.`);
  }
  return { url, contentType };
}

const statusForm = z.object({
  MessageSid: z.string().min(1),
  To: z.string().min(1),
  MessageStatus: z.string(),
  ErrorCode: z.string().default(''),
});
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
  return {
    kind: 'status',
    providerId,
    account,
    from,
    place: '',
    status,
    errorCode: ErrorCode === '' ? null : (meaningOf(Number(ErrorCode)) ?? ErrorCode),
    // `send` wrote it into the callback's address, which is signed.
    messageId: new URL(target, 'http://localhost').searchParams.get('message'),
  };
}

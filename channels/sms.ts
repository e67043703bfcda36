import type { ParsedUrlQuery } from 'node:querystring';
import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { z } from 'zod';
import {
  type Account,
  type Channel,
  type DeliveryStatus,
  type FindAccount,
  type Inbound,
  type IncomingRequest,
  type OptOut,
  type Sent,
  WebhookError,
  type WebhookResponse,
} from '#bot/channel.ts';
import { plainCharacters, renderText } from './render.ts';
import { countSegments } from './segments.ts';
import { failedSend, twilioHttp, type TwilioTransport } from './twilio-http.ts';
import { verifyTwilio } from './twilio.ts';

const messagePath = '/webhooks/twilio/sms';
const statusPath = '/webhooks/twilio/status';
/** https://www.twilio.com/docs/api/errors/21617 */
const longestText = 1600;
/** An empty TwiML document: the answer is sent later, on its own. */
const nothingToSay: WebhookResponse = { status: 200, contentType: 'text/xml', body: '<Response/>' };

export interface SmsOptions {
  /** Where Twilio reaches us, path prefix included: signatures are over it. */
  publicUrl: string;
  findAccount: FindAccount;
  transport: TwilioTransport;
  now: () => Date;
}

/** SMS over Twilio: webhooks at `/webhooks/twilio/sms` and `/webhooks/twilio/status`, sending through the account's own number. */
export function smsChannel(options: SmsOptions): Channel {
  const publicUrl = options.publicUrl.replace(/\/+$/, '');
  const http = twilioHttp(options.transport);

  return {
    name: 'sms',
    manner:
      'Text messages: people write short, abbreviated, often without accents, and answer with a word or a number; write one or two plain sentences, no markdown, no emoji.',
    // A choice is answered with one digit.
    limits: { textLength: longestText, buttons: 9 },

    async receive(request) {
      const inbound = await readWebhook(request, publicUrl, options.findAccount);
      return { inbound: [inbound], response: nothingToSay };
    },

    async send(message, account) {
      const text = plainCharacters(renderText(message));
      const refusal = refusalOf(text, account);
      if (refusal) return refusal;
      try {
        const providerId = await createMessage(http, account, {
          to: message.to,
          text,
          statusUrl: publicUrl + statusPath,
        });
        return { kind: 'sent', providerId, text, segments: countSegments(text).segments };
      } catch (error) {
        return failedSend(error, options.now());
      }
    },
  };
}

async function readWebhook(request: IncomingRequest, publicUrl: string, findAccount: FindAccount): Promise<Inbound> {
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
    return readStatus(form, account);
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
  const envelope = { providerId, account, from };
  const optOut = optOuts.get(OptOutType) ?? null;
  // A STOP is a STOP, whatever picture comes with it.
  if (NumMedia === 0 || optOut) return { ...envelope, kind: 'text', text, optOut };
  const items = Array.from({ length: Math.min(NumMedia, mostMedia) }, (_, index) => readMedia(form, index));
  return { ...envelope, kind: 'media', text, items };
}

/** Twilio allows ten files a message. */
const mostMedia = 10;

function readMedia(form: ParsedUrlQuery, index: number): { url: string; contentType: string } {
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
function readStatus(form: ParsedUrlQuery, account: Account): Inbound {
  const parsed = statusForm.safeParse(form);
  const status = deliveryStatuses.get(parsed.data?.MessageStatus ?? '');
  if (!parsed.success || !status)
    throw new WebhookError(400, 'Not a status: MessageSid, To and a known MessageStatus are read.');
  const { MessageSid: providerId, To: from, ErrorCode } = parsed.data;
  return { kind: 'status', providerId, account, from, status, errorCode: ErrorCode === '' ? null : ErrorCode };
}

function refusalOf(text: string, account: Account): Sent | null {
  if (text === '') return { kind: 'refused', code: 'empty', reason: 'There is nothing to send.' };
  if (text.length > longestText) {
    return {
      kind: 'refused',
      code: 'too_long',
      reason: `The text has ${text.length} characters, an SMS at most ${longestText}.`,
    };
  }
  const { accountSid, authToken } = account.secrets;
  if (!accountSid?.startsWith('AC') || !authToken) {
    return {
      kind: 'refused',
      code: 'credentials',
      reason: 'The channel account needs an accountSid (AC…) and an authToken.',
    };
  }
  return null;
}

async function createMessage(
  http: RequestClient,
  account: Account,
  message: { to: string; text: string; statusUrl: string },
): Promise<string> {
  const client = twilio(account.secrets.accountSid, account.secrets.authToken, { httpClient: http });
  const created: { sid?: string } = await client.messages.create({
    to: message.to,
    from: account.externalId,
    body: message.text,
    statusCallback: message.statusUrl,
  });
  if (!created.sid) throw new Error('Twilio accepted a message without giving its SID.');
  return created.sid;
}

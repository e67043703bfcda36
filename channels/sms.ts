import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { z } from 'zod';
import type { Account, Channel, FindAccount, Sent, WebhookResponse } from '#bot/channel.ts';
import { plainCharacters, renderText } from './render.ts';
import { countSegments } from './segments.ts';
import { messagePath, readSmsWebhook, statusPath } from './sms-webhook.ts';
import { failedSend, twilioHttp, type TwilioTransport } from './twilio-http.ts';
import { twilioMedia } from './twilio-media.ts';

/** https://www.twilio.com/docs/api/errors/21617 */
const longestText = 1600;
/** In E.164. A sender that is a name (`GARAGE`) or has three to six digits is a machine, and takes no answer. */
const wholeNumber = /^\+[1-9]\d{6,14}$/;
/** An empty TwiML document: the answer is sent later, on its own. */
const nothingToSay: WebhookResponse = { status: 200, contentType: 'text/xml', body: '<Response/>' };

export interface SmsOptions {
  /** Where Twilio reaches us, path prefix included: signatures are over it. */
  publicUrl: string;
  findAccount: FindAccount;
  transport: TwilioTransport;
  fetch: typeof globalThis.fetch;
  now: () => Date;
}

/** SMS over Twilio, sent through the account's own number. */
export function smsChannel(options: SmsOptions): Channel {
  const publicUrl = options.publicUrl.replace(/\/+$/, '');
  const http = twilioHttp(options.transport);

  return {
    name: 'sms',
    manner:
      'Text messages: people write short, abbreviated, often without accents, and answer with a word or a number; write one or two plain sentences, no markdown, no emoji.',
    // A choice is answered with one digit.
    limits: { textLength: longestText, buttons: 9, windowHours: null },
    webhooks: [messagePath, statusPath],
    address: z.e164().describe('the number, such as +33639980000'),
    secrets: z.object({
      accountSid: z
        .string()
        .regex(/^AC[0-9a-f]{32}$/i)
        .describe('the Account SID of Twilio: AC and 32 hexadecimal digits'),
      authToken: z.string().min(1).describe('the Auth Token of that account'),
    }),

    canAnswer: (sender) => wholeNumber.test(sender),

    async receive(request) {
      const inbound = await readSmsWebhook(request, publicUrl, options.findAccount);
      return { inbound: [inbound], response: nothingToSay };
    },

    async send(message, account) {
      const text = plainCharacters(renderText(message)).trim();
      const refusal = refusalOf(text, account);
      if (refusal) return refusal;
      try {
        const providerId = await createMessage(http, account, {
          to: message.to,
          text,
          statusUrl: `${publicUrl}${statusPath}?${new URLSearchParams({ message: message.id })}`,
        });
        return { kind: 'sent', providerId, text, segments: countSegments(text).segments };
      } catch (error) {
        return failedSend(error, options.now());
      }
    },

    download: (item, account) => twilioMedia(options, item, account),
  };
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
  // A tenth of a second to load, which the first message sent can wait for better than the start.
  const { default: twilio } = await import('twilio');
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

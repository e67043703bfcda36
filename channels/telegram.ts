import { z } from 'zod';
import type { Account, Channel, FindAccount, Media, Outbound, Sent, WebhookResponse } from '#bot/channel.ts';
import { fetchMedia } from './media.ts';
import { renderText } from './render.ts';
import { splitText } from './split.ts';
import { apiRoot, telegramApi, telegramFailure, type TelegramTransport } from './telegram-api.ts';
import { fileScheme, readTelegramWebhook, telegramPath, telegramUpdates } from './telegram-webhook.ts';

/** https://core.telegram.org/bots/api#sendmessage */
const longestText = 4_096;
/** https://core.telegram.org/bots/api#inlinekeyboardbutton: bytes of what a button carries. */
const longestValue = 64;
const mostButtons = 8;
const token = /^(\d{1,20}):[\w-]{10,}$/;

export interface TelegramOptions {
  /** Where Telegram reaches us, path prefix included. */
  publicUrl: string;
  findAccount: FindAccount;
  transport: TelegramTransport;
  fetch: typeof globalThis.fetch;
  now: () => Date;
}

/** Telegram, one bot a business: direct chats with whoever has started it. */
export function telegramChannel(options: TelegramOptions): Channel {
  const { transport, fetch, now } = options;
  const publicUrl = options.publicUrl.replace(/\/+$/, '');

  return {
    name: 'telegram',
    manner:
      'Telegram: people write short messages, several in a row, and press buttons; write a few plain lines, no markdown.',
    limits: { textLength: longestText, buttons: mostButtons, windowHours: null },
    webhooks: [telegramPath],
    address: z
      .string()
      .regex(/^\d{1,20}$/)
      .describe('the id of the bot, the number before the colon of its token'),
    secrets: z.object({
      token: z.string().regex(token).describe('the token of the bot, from @BotFather: 1234567:AA…'),
      secretToken: z
        .string()
        .regex(/^[\w-]{16,256}$/)
        .describe('a secret of your own that Telegram repeats to us: 16 to 256 letters, digits, - and _'),
    }),

    canAnswer: (sender) => /^[1-9]\d*$/.test(sender),

    async receive(request) {
      const { inbound, pressed } = await readTelegramWebhook(request, options.findAccount);
      return { inbound, response: pressed === null ? taken : stopTurning(pressed) };
    },

    async register(account) {
      const calls = await telegramApi(account.secrets.token ?? '', transport, fetch);
      const url = `${publicUrl}${telegramPath.replace(':account', account.externalId)}`;
      try {
        await calls.setWebhook(url, {
          ...{ secret_token: account.secrets.secretToken ?? '', allowed_updates: [...telegramUpdates] },
        });
      } catch (error) {
        const failure = telegramFailure(error, now());
        // Without its cause, which has the token in it.
        // oxlint-disable-next-line preserve-caught-error
        throw new Error(
          `Telegram did not take our address ${url} (${failure.kind === 'sent' ? '' : failure.reason}): check the token and PUBLIC_URL, and connect again.`,
        );
      }
      return `Telegram sends what people write to ${url}.`;
    },

    async send(message, account) {
      const refusal = refusalOf(message, account);
      if (refusal) return refusal;
      try {
        const providerId = await sendParts(await telegramApi(account.secrets.token ?? '', transport, fetch), message);
        return { kind: 'sent', providerId, text: renderText(message), segments: 1 };
      } catch (error) {
        return error instanceof PartSent ? halfSent : telegramFailure(error, now());
      }
    },

    download: (item, account) => telegramFile(options, item, account),
  };
}

const taken: WebhookResponse = { status: 200, contentType: 'text/plain', body: '' };
const halfSent: Sent = { kind: 'unknown', reason: 'Telegram took the beginning of a long message, and no more.' };

/** A pressed button shows that it waits until it is answered, which the answer to the webhook may do. */
function stopTurning(pressed: string): WebhookResponse {
  const body = JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: pressed });
  return { status: 200, contentType: 'application/json', body };
}

function refusalOf(message: Outbound, { secrets, externalId }: Account): Sent | null {
  if (renderText(message) === '') return { kind: 'refused', code: 'empty', reason: 'There is nothing to send.' };
  if (token.exec(secrets.token ?? '')?.[1] !== externalId)
    return { kind: 'refused', code: 'credentials', reason: 'The channel account needs the token of its bot.' };
  return null;
}

/** What comes after this may not be sent again. */
class PartSent extends Error {}

type Calls = Awaited<ReturnType<typeof telegramApi>>;

/** Gives the id of the last part, which has the buttons. */
async function sendParts(calls: Calls, message: Outbound): Promise<string> {
  const buttons = buttonsOf(message);
  const text = buttons.length > 0 ? renderText({ ...message, question: null, choices: [] }) : renderText(message);
  const parts = splitText(text, longestText);
  const chat = message.place === '' ? message.to : message.place;
  let id = 0;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    try {
      const sent = await calls.sendMessage(chat, part, {
        link_preview_options: { is_disabled: true },
        ...(isLast && buttons.length > 0 && { reply_markup: { inline_keyboard: buttons.map((button) => [button]) } }),
      });
      id = sent.message_id;
    } catch (error) {
      throw index === 0 ? error : new PartSent();
    }
  }
  return `${chat}:${id}`;
}

/** None where there are too many, or one carries too much: then the choices are listed, and answered by their number. */
function buttonsOf({ choices }: Outbound): { text: string; callback_data: string }[] {
  const fits = choices.length <= mostButtons && choices.every(({ value }) => Buffer.byteLength(value) <= longestValue);
  return fits ? choices.map(({ value, label }) => ({ text: label, callback_data: value })) : [];
}

/** Fetches a file by its id. The link is for an hour and has the token in it: it goes no further than here. */
async function telegramFile(
  { transport, fetch, now }: TelegramOptions,
  { url, contentType }: { url: string; contentType: string },
  { secrets }: Account,
): Promise<Media> {
  if (!url.startsWith(fileScheme)) throw new Error('The file is not kept by Telegram, and was not fetched.');
  if (transport.kind === 'demo') throw new Error('The demo carries no media.');
  const calls = await telegramApi(secrets.token ?? '', transport, fetch);
  const found = await calls.getFile(url.slice(fileScheme.length)).catch((error: unknown) => {
    const failure = telegramFailure(error, now());
    throw new Error(`The file could not be fetched: ${failure.kind === 'sent' ? '' : failure.reason}`);
  });
  if (!found.file_path) throw new Error('The file could not be fetched: Telegram gives only files up to 20 MB.');
  const link = new URL(`${apiRoot(transport)}/file/bot${secrets.token ?? ''}/${found.file_path}`);
  return fetchMedia({ fetch, url: link, authorization: null, contentType });
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import {
  type Account,
  type FindAccount,
  type Inbound,
  type IncomingRequest,
  type MediaItem,
  WebhookError,
} from '#bot/channel.ts';

/** `:account` is the bot's id, which its token begins with. */
export const telegramPath = '/webhooks/telegram/:account';
/** What we ask Telegram for; it sends nothing else. */
export const telegramUpdates = ['message', 'callback_query'] as const;
/** A file of Telegram's, by its id: the link to it has the token in it and is never kept. */
export const fileScheme = 'telegram:';

export interface TelegramUpdate {
  inbound: Inbound[];
  /** Of a pressed button, which turns until it is answered. */
  pressed: string | null;
}

/**
 * Verifies, then parses. Telegram signs nothing: it repeats the secret that was given with the address. A bot that is not ours, a
 * missing secret and a wrong one get the same 403. What we do nothing with (a group, another bot, an edited message) is taken, so
 * that it does not come again.
 */
export async function readTelegramWebhook(request: IncomingRequest, findAccount: FindAccount): Promise<TelegramUpdate> {
  const [path = ''] = request.target.split('?', 1);
  const id = /^\/webhooks\/telegram\/(\d{1,20})$/.exec(path)?.[1];
  if (id === undefined)
    throw new WebhookError(404, `No Telegram webhook here: use ${telegramPath}, with the bot's id.`);
  const account = await findAccount('telegram', id);
  const { secretToken, previousSecretToken } = account?.secrets ?? {};
  const known = [secretToken, previousSecretToken].flatMap((secret) => (secret ? [secret] : []));
  const said = request.headers['x-telegram-bot-api-secret-token'] ?? '';
  // An unknown bot costs the same work as a wrong secret.
  const isProved = (known.length > 0 ? known : ['no account has this bot']).some((secret) => isSame(said, secret));
  if (!account || known.length === 0 || !isProved) {
    throw new WebhookError(
      403,
      'Unknown bot or wrong secret: connect the bot once more with `channel connect telegram`.',
    );
  }
  return read(account, request.raw);
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

const person = z.object({ id: z.int().positive(), is_bot: z.boolean(), language_code: z.string().optional() });
const chat = z.object({ id: z.int(), type: z.string() });
const file = z.object({
  file_id: z.string().regex(/^[\w-]{1,256}$/),
  mime_type: z.string().max(200).optional(),
  file_name: z.string().max(255).optional(),
});
const button = z.object({ text: z.string(), callback_data: z.string().optional() });
/** https://core.telegram.org/bots/api#message, as far as we read it. */
const messageSchema = z.object({
  from: person.optional(),
  chat,
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(file).min(1).optional(),
  document: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  sticker: z.object({ emoji: z.string().optional() }).optional(),
  contact: z.object({ phone_number: z.string(), first_name: z.string(), last_name: z.string().optional() }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
});
/** https://core.telegram.org/bots/api#callbackquery */
const pressSchema = z.object({
  id: z.string().max(64),
  from: person,
  data: z.string().max(64).optional(),
  message: z
    .object({ chat, reply_markup: z.object({ inline_keyboard: z.array(z.array(button)) }).optional() })
    .optional(),
});
const updateSchema = z.object({
  update_id: z.int().nonnegative(),
  message: messageSchema.optional(),
  callback_query: pressSchema.optional(),
});

function read(account: Account, raw: Buffer): TelegramUpdate {
  const update = updateSchema.safeParse(parsed(raw)).data;
  if (!update)
    throw new WebhookError(400, 'Not an update of Telegram: update_id, message and callback_query are read.');
  const { update_id: number, message, callback_query: press } = update;
  const envelope = { providerId: `update:${number}`, account, place: '' };
  if (press) {
    const { data = '', message: shown } = press;
    const isOurs = shown?.chat.type === 'private' && data !== '' && !press.from.is_bot;
    const label = shown?.reply_markup?.inline_keyboard.flat().find(({ callback_data: value }) => value === data)?.text;
    const choice = {
      ...envelope,
      kind: 'choice',
      from: String(press.from.id),
      value: data,
      text: label ?? '',
    } as const;
    return { inbound: isOurs ? [choice] : [], pressed: press.id };
  }
  const isOurs = message?.from && !message.from.is_bot && message.chat.type === 'private';
  const inbound = isOurs ? contentOf(message, { ...envelope, from: String(message.from?.id) }) : null;
  return { inbound: inbound ? [inbound] : [], pressed: null };
}

function parsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return null;
  }
}

type Message = z.infer<typeof messageSchema>;
type Envelope = Pick<Inbound, 'providerId' | 'account' | 'from' | 'place'>;

/** Null for what has nothing in it to answer, such as a pinned message. */
function contentOf(message: Message, envelope: Envelope): Inbound | null {
  const { text, caption = '', location, sticker, contact } = message;
  if (text !== undefined) return { ...envelope, kind: 'text', text: commandOf(text, message), optOut: null };
  if (location) return { ...envelope, kind: 'location', ...location };
  const items = itemsOf(message);
  if (items.length > 0) return { ...envelope, kind: 'media', text: caption, items };
  const said =
    sticker?.emoji ??
    (contact && [contact.first_name, contact.last_name, contact.phone_number].filter(Boolean).join(' '));
  return said === undefined ? null : { ...envelope, kind: 'text', text: said, optOut: null };
}

/** "Start" is the button that opens a talk, and a link to us may carry a code; `/stop` is what it says. */
function commandOf(text: string, { from }: Message): string {
  const isFrench = from?.language_code?.startsWith('en') !== true;
  const [, command, rest = ''] = /^\/(start|stop)(?:@\w+)?(?: ([\w-]{1,64}))?$/.exec(text.trim()) ?? [];
  if (command === 'stop') return 'STOP';
  if (command !== 'start') return text;
  if (rest !== '') return isFrench ? `LIER ${rest}` : `LINK ${rest}`;
  return isFrench ? 'Bonjour' : 'Hello';
}

function itemsOf({ photo, document, voice, audio, video }: Message): MediaItem[] {
  // The last of a photo is the largest.
  const found = [photo?.at(-1), document, voice, audio, video].find((each) => each !== undefined);
  if (!found) return [];
  const contentType = found.mime_type ?? (photo ? 'image/jpeg' : voice ? 'audio/ogg' : 'application/octet-stream');
  return [{ url: `${fileScheme}${found.file_id}`, contentType, name: found.file_name ?? null }];
}

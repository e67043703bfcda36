import type { Account, Media, MediaItem } from '#bot/channel.ts';
import { fetchMedia } from './media.ts';
import type { TwilioTransport } from './twilio-http.ts';

const twilioApi = 'https://api.twilio.com';

/** Fetches what came with a message, from Twilio and from nowhere else: with it goes the account's token. */
export async function twilioMedia(
  { transport, fetch }: { transport: TwilioTransport; fetch: typeof globalThis.fetch },
  { url, contentType }: Pick<MediaItem, 'url' | 'contentType'>,
  { secrets }: Account,
): Promise<Media> {
  if (transport.kind === 'demo') throw new Error('The demo carries no media.');
  const api = (transport.apiUrl ?? twilioApi).replace(/\/+$/, '');
  const claimed = URL.parse(url);
  if (!claimed || ![new URL(api).origin, twilioApi].includes(claimed.origin)) {
    throw new Error('The file is not kept by Twilio, and was not fetched.');
  }
  const { accountSid, authToken } = secrets;
  if (!accountSid || !authToken) throw new Error('The channel account needs an accountSid and an authToken.');
  const credential = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  return fetchMedia({
    fetch,
    url: new URL(api + claimed.pathname + claimed.search),
    authorization: `Basic ${credential}`,
    contentType,
  });
}

import type { Media } from '#bot/channel.ts';

/** What WhatsApp and MMS carry at most. */
const mostBytes = 16 * 1024 * 1024;
const timeoutMs = 30_000;
const mostHops = 4;

export interface MediaSource {
  fetch: typeof globalThis.fetch;
  url: URL;
  /** The header that opens it, where the address alone does not; it never leaves the origin of `url`. */
  authorization: string | null;
  /** What it is, where the answer does not say. */
  contentType: string;
}

/**
 * Fetches a file of at most 16 MB. Providers keep files elsewhere, so redirects are followed, to `https:` only. Throws an error
 * that names neither the address, which may carry a token, nor the credential.
 */
export async function fetchMedia(source: MediaSource): Promise<Media> {
  const signal = AbortSignal.timeout(timeoutMs);
  let url = source.url;
  for (let hop = 0; hop < mostHops; hop += 1) {
    // Followed by hand, because what opens the first address is nobody else's business.
    const headers: Record<string, string> =
      source.authorization !== null && url.origin === source.url.origin ? { authorization: source.authorization } : {};
    const response = await source.fetch(url, { headers, redirect: 'manual', signal }).catch(unreached);
    const next = nextHop(response, url);
    if (!next)
      return { contentType: response.headers.get('content-type') ?? source.contentType, bytes: await read(response) };
    await response.body?.cancel();
    if (next.protocol !== 'https:' && next.origin !== source.url.origin) {
      throw new Error('The file could not be fetched: it is kept at an address without https.');
    }
    url = next;
  }
  throw new Error(`The file could not be fetched: it was moved more than ${mostHops - 1} times.`);
}

function nextHop(response: Response, url: URL): URL | null {
  const isRedirect = response.status >= 300 && response.status < 400;
  return isRedirect ? URL.parse(response.headers.get('location') ?? '', url.href) : null;
}

async function read(response: Response): Promise<Buffer> {
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`The file could not be fetched: its keeper answered ${response.status}.`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // What is said of the length need not be true.
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > mostBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    return unreached(error);
  }
  if (size > mostBytes) throw new Error(`The file is larger than ${mostBytes} bytes and was not kept.`);
  return Buffer.concat(chunks);
}

/** Without its cause, which tells where the file is kept. */
function unreached(error: unknown): never {
  throw new Error(
    `The file could not be fetched: no whole answer came (${error instanceof Error ? error.name : 'unknown'}).`,
  );
}

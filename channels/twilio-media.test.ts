import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { Account, Media } from '#bot/channel.ts';
import { twilioMedia } from './twilio-media.ts';

const account: Account = {
  id: 'account-1',
  tenantId: 'tenant-1',
  channel: 'sms',
  externalId: '+33639980000',
  secrets: { accountSid: 'AC00000000000000000000000000000001', authToken: 'secret-of-the-garage' },
};
const credential = Buffer.from('AC00000000000000000000000000000001:secret-of-the-garage').toString('base64');
const path = '/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages/MM1/Media/ME1';

interface Seen {
  url: string | undefined;
  authorization: string | undefined;
}

/** A server that answers every request so, at a port of its own, and what it was asked. */
async function serve(listener: RequestListener): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    seen.push({ url: request.url, authorization: request.headers.authorization });
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A listening TCP server has an address with a port.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

function download(apiUrl: string | null, url: string, fetch = globalThis.fetch): Promise<Media> {
  return twilioMedia({ transport: { kind: 'twilio', apiUrl }, fetch }, { url, contentType: 'audio/amr' }, account);
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('It was not refused.');
  const seen = inspect(error, { depth: 20, showHidden: true });
  for (const secret of ['secret-of-the-garage', credential, 'ME1']) expect(seen).not.toContain(secret);
  return error.message;
}

test('a picture is fetched with the credential of its account, from where the API is', async () => {
  const { url, seen } = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'image/jpeg' }).end('bytes'),
  );
  const media = await download(`${url}/`, `https://api.twilio.com${path}?v=1`);
  expect({ ...media, bytes: media.bytes.toString() }).toEqual({ contentType: 'image/jpeg', bytes: 'bytes' });
  expect(seen).toEqual([{ url: `${path}?v=1`, authorization: `Basic ${credential}` }]);
});

test('where the answer does not say what it is, the message did', async () => {
  const { url } = await serve((_, response) => response.writeHead(200).end('bytes'));
  expect(await download(url, url + path)).toMatchObject({ contentType: 'audio/amr' });
});

test('nothing is asked of anybody but Twilio, or without https', async () => {
  const asked: unknown[] = [];
  const listen = (async (url: unknown) => void asked.push(url)) as unknown as typeof fetch; // Never gets to answer.
  const elsewhere = [
    'https://evil.example/x',
    'http://api.twilio.com/x',
    'https://api.twilio.com.evil.example/x',
    'nonsense',
  ];
  for (const url of elsewhere) expect(await refusalOf(download(null, url, listen))).toMatch(/not kept by Twilio/);
  expect(asked).toEqual([]);
});

test('the credential does not follow the file to where it is kept', async () => {
  const answers = [
    new Response(null, { status: 307, headers: { location: 'https://mms.twiliocdn.com/signed' } }),
    new Response('bytes', { headers: { 'content-type': 'audio/amr' } }),
  ];
  const asked: [string, unknown][] = [];
  const script: typeof fetch = async (url, init) => {
    asked.push([String(url), init?.headers]);
    return answers.shift() ?? Response.error();
  };
  expect((await download(null, `https://api.twilio.com${path}`, script)).bytes.toString()).toBe('bytes');
  expect(asked).toEqual([
    [`https://api.twilio.com${path}`, { authorization: `Basic ${credential}` }],
    ['https://mms.twiliocdn.com/signed', {}],
  ]);
});

test('a redirect to an address without https is not followed', async () => {
  const inner = await serve((_, response) => response.end('secret of the machine'));
  const { url } = await serve((_, response) => response.writeHead(302, { location: `${inner.url}/admin` }).end());
  expect(await refusalOf(download(url, url + path))).toMatch(/without https/);
  expect(inner.seen).toEqual([]);
});

test('a file that is moved for ever is given up', async () => {
  const { url, seen } = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
  expect(await refusalOf(download(url, url + path))).toMatch(/moved more than 3 times/);
  expect(seen).toHaveLength(4);
});

test('a file over 16 MB is not kept, even when it never ends', async () => {
  const { url } = await serve((_, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(1024 * 1024)));
    };
    response.on('drain', more);
    more();
  });
  expect(await refusalOf(download(url, url + path))).toMatch(/larger than 16777216 bytes/);
});

test.each([401, 404, 429, 500])('an answer of %i is told', async (status) => {
  const { url } = await serve((_, response) => response.writeHead(status).end('secret-of-the-garage'));
  expect(await refusalOf(download(url, url + path))).toContain(`answered ${status}`);
});

test('no answer, and half of one, are told without saying where', async () => {
  expect(await refusalOf(download('http://127.0.0.1:1', `http://127.0.0.1:1${path}`))).toMatch(/no whole answer/);
  const { url } = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  });
  expect(await refusalOf(download(url, url + path))).toMatch(/no whole answer/);
});

test('an account without its token fetches nothing', async () => {
  const transport = { kind: 'twilio', apiUrl: null } as const;
  const item = { url: `https://api.twilio.com${path}`, contentType: 'image/png', name: null };
  const work = twilioMedia({ transport, fetch }, item, { ...account, secrets: {} });
  expect(await refusalOf(work)).toMatch(/needs an accountSid/);
});

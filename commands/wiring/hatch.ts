import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { isSameSecret } from '#bot/same-secret.ts';
import { errorWords } from '../failure-words.ts';

/** Where the hatch is and what opens it, in a file beside the lock that only its owner can read. */
const hatchJson = z.object({ port: z.number().int(), token: z.string() });
const askedJson = z.object({ question: z.string(), words: z.array(z.string()) });
const answerJson = z.union([z.object({ lines: z.array(z.string()) }), z.object({ error: z.string() })]);

/** A list of who waits comes within a second; longer than a turn that holds the one connection. */
const patienceMs = 20_000;

export interface Hatch {
  close(): void;
}

/**
 * Lets commands ask the process that holds the data of `folder`, which can be opened once only. On this machine alone, for
 * whoever may read the folder.
 */
export async function openHatch(
  folder: string,
  answer: (question: string, words: string[]) => Promise<string[]>,
): Promise<Hatch> {
  const token = randomBytes(32).toString('base64url');
  const server = createServer(async (request, response) => {
    const { status, body } = await replyTo(request, token, answer);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const file = fileIn(folder);
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify({ port: await listen(server), token }), { mode: 0o600 });
    renameSync(draft, file);
  } catch (error) {
    server.close();
    rmSync(draft, { force: true });
    throw error;
  }
  return {
    close() {
      rmSync(file, { force: true });
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Asks the process that holds the data of `folder`; null where none has a hatch there. Throws what it answers when it cannot,
 * and when it is there and says nothing.
 */
export async function askHatch(folder: string, question: string, words: string[]): Promise<string[] | null> {
  const hatch = readHatch(folder);
  if (!hatch) return null;
  let reply: Response;
  try {
    reply = await fetch(`http://127.0.0.1:${hatch.port}/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${hatch.token}` },
      body: JSON.stringify({ question, words }),
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== 'TimeoutError') return null; // Its process died, and left the file.
    throw new Error(
      `The process that holds the data in ${folder} did not answer within ${patienceMs / 1_000} s. Look at its log; stop it, and ask again.`,
      { cause },
    );
  }
  // Another program has the port by now.
  if (!reply.ok) return null;
  const answered = answerJson.safeParse(await reply.json().catch(() => null)).data;
  if (!answered) return null;
  if ('error' in answered) throw new Error(answered.error);
  return answered.lines;
}

async function replyTo(
  request: IncomingMessage,
  token: string,
  answer: (question: string, words: string[]) => Promise<string[]>,
): Promise<{ status: number; body: z.infer<typeof answerJson> }> {
  if (!isSameSecret(request.headers.authorization ?? '', `Bearer ${token}`)) {
    return { status: 403, body: { error: 'Only for the commands of this machine.' } };
  }
  try {
    const { question, words } = askedJson.parse(await json(request));
    return { status: 200, body: { lines: await answer(question, words) } };
  } catch (error) {
    return { status: 200, body: { error: errorWords(error) } };
  }
}

function fileIn(folder: string): string {
  return path.join(folder, 'comptoir.hatch');
}

function readHatch(folder: string): z.infer<typeof hatchJson> | null {
  try {
    return hatchJson.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
  } catch {
    return null; // None, or of a disk that was full: the lock says whose the data is.
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The hatch listens on no port.');
  return address.port;
}

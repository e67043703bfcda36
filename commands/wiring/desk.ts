import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Account, IncomingRequest } from '#bot/channel.ts';
import { deliver } from '#bot/deliver.ts';
import { keepFile, mostFileBytes, sayFileRefusal } from '#bot/keep-file.ts';
import { talk } from '#bot/talk.ts';
import { startWorker } from '#bot/worker.ts';
import { lineRequest, terminalChannel } from '#channels/terminal.ts';
import { lastImport } from '#db/contact-import.ts';
import { conversationWith, latestMessages } from '#db/history.ts';
import type { FileRow } from '#db/file.ts';
import type { Log } from '#db/log.ts';
import type { Place } from '#db/db.ts';
import { hasten } from '#db/outbox.ts';
import type { TurnRecord } from '#db/record.ts';
import { readMasterKey } from '#db/seal.ts';
import { seededIds, seededRandom } from '#db/seed/chance.ts';
import { seedGarage, seedSalon } from '#db/seed/seed.ts';
import { encryptionKey, type Environment } from '#root/config.ts';
import { type Comptoir, newUuid, systemRandom, wire } from '#root/main.ts';
import { UsageError } from '../args.ts';
import { demoSms } from './demo-sms.ts';
import { refuseProduction } from './demo.ts';
import { type Persona, type PersonaChannel, receivers } from './personas.ts';

/** What begins work that goes on behind the turn. */
const importing: readonly string[] = ['start_import', 'resume_import'];
/** How often to look whether an import is done. */
const importLookMs = 50;

/** A running program with a demo business in it, and one of its people at the other end of the line. */
export interface Desk {
  comptoir: Comptoir;
  /** Nobody has talked here before. */
  isFresh: boolean;
  /** What had been waiting for this persona, and was sent when the desk opened. */
  waited: string[];
  /** Says one line, with the file of a path perhaps, and waits for what comes back; null when the line was empty. */
  say(line: string, file?: string): Promise<TurnRecord | null>;
  /** Starts over: a new business from the same seed, and a new conversation with it. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

export interface DeskOptions {
  env: Environment;
  place: Place;
  log: Log;
  /** Stands still or runs; the ids and the demo data follow from it. */
  now: () => Date;
  persona: Persona;
  channel: PersonaChannel;
  /** Where the terminal channel writes its answers. */
  write: (text: string) => void;
}

/** Who writes to whom: the account that receives, and the address it is written from. */
interface Line {
  account: Account;
  from: string;
}

/** Opens the demo. In memory, the same clock gives the same rows and ids; elsewhere, the demo that is there goes on. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { env, now, place, persona } = options;
  refuseProduction(env);
  const isFresh = place.kind === 'pglite' && place.folder === null;
  const newId = isFresh ? seededIds(now(), seededRandom(7)) : newUuid(now);
  const terminal = terminalChannel({ line: () => line, newId, now, write: options.write });
  const random = isFresh ? seededRandom(8) : systemRandom;
  const channels = [terminal];
  // What is in memory is gone with it, and so are its files.
  const ownFolder = isFresh ? mkdtempSync(join(tmpdir(), 'comptoir-files-')) : null;
  const comptoir = await wire({
    ...{ env, place, log: options.log, now, newId, random, quietMs: 0, channels },
    ...(ownFolder !== null && { blobs: ownFolder }),
  });
  const { ctx } = comptoir;
  let round = 0;
  let line = await openLine().catch(async (error: unknown) => {
    await comptoir.close();
    throw error;
  });
  // Before the worker: a conversation's messages are sent by one at a time.
  const waited = await receiveWaiting(line);
  await startWorker(ctx);

  return {
    comptoir,
    isFresh,
    waited,
    async say(text, file) {
      const channel = ctx.channels.get(options.channel);
      if (!channel) throw new Error(`There is no channel ${options.channel}.`);
      const files = file === undefined ? [] : [await keepFrom(file)];
      const request = options.channel === 'sms' ? smsOf(text) : lineRequest(text, files.length > 0);
      const record = await talk(ctx, channel, request, files);
      if (record) await untilImported(record);
      return record;
    },
    async renew() {
      line = await openLine();
    },
    async close() {
      await comptoir.close();
      if (ownFolder !== null) rmSync(ownFolder, { recursive: true, force: true });
    },
  };

  /** What a turn began goes on behind it: a script that ends at once would cut it off. */
  async function untilImported({ turn, receipts }: TurnRecord): Promise<void> {
    if (!receipts.some(({ tool, ok }) => ok && importing.includes(tool))) return;
    const { tenantId, conversationId } = turn;
    const isRunning = () =>
      ctx.store.forTenant(tenantId, async (db) => (await lastImport(db, conversationId, ['running'])) !== null);
    while (await isRunning()) await setTimeout(importLookMs);
    await deliver(ctx, { tenantId, conversationId });
  }

  async function keepFrom(file: string): Promise<FileRow> {
    const { size } = await stat(file).catch(() => {
      throw new UsageError(`There is no file ${file}.`);
    });
    if (size > mostFileBytes) throw new UsageError(sayFileRefusal('too_large', 'en'));
    const kept = await keepFile(ctx, line.account.tenantId, { name: basename(file), bytes: createReadStream(file) });
    if ('refused' in kept) throw new UsageError(sayFileRefusal(kept.refused, 'en'));
    return kept;
  }

  async function openLine(): Promise<Line> {
    round += 1;
    // Where the data is kept, an earlier run may have used the next ones already.
    while (round > 1 && (await ctx.accounts.find('sms', spareNumber(round)))) round += 1;
    const from = persona.from[options.channel];
    const known = await ctx.accounts.find(options.channel, receivers[persona.business][options.channel]);
    if (known && round === 1) return { account: known, from };
    const seeded = await (persona.business === 'garage' ? seedGarage : seedSalon)(ctx.store, {
      now: now(),
      masterKey: readMasterKey(encryptionKey(env)),
      newId,
      random: seededRandom(1),
      ...(round === 1 ? {} : { slug: `${persona.business}-${round}`, numbers: { sms: spareNumber(round) } }),
      ...(round === 1 && !isFresh ? {} : { size: 'small' as const }),
    });
    const account = await ctx.accounts.open(seeded.tenantId, seeded.accounts[options.channel].id);
    if (!account) throw new Error('The demo has no account for this channel.');
    return { account, from };
  }

  async function receiveWaiting({ account: { tenantId, id }, from }: Line): Promise<string[]> {
    const index = (await ctx.store.keyOf(tenantId)).index(from);
    const conversationId = await ctx.store.forTenant(tenantId, (db) => conversationWith(db, id, index));
    if (conversationId === null) return [];
    await ctx.store.forTenant(tenantId, (db) => hasten(db, conversationId));
    const read = () => ctx.store.forTenant(tenantId, (db) => latestMessages(db, conversationId, 20));
    const pending = new Set((await read()).filter(({ status }) => status === 'pending').map((message) => message.id));
    if (pending.size === 0) return [];
    await deliver(ctx, { tenantId, conversationId });
    return (await read()).filter(({ id: messageId }) => pending.has(messageId)).map(({ text }) => text);
  }

  function smsOf(text: string): IncomingRequest {
    return demoSms({ env, newId }, { ...line, text });
  }
}

/** Numbers reserved for fiction are 06 39 98 xx xx; those below 1000 are the demo's own. */
function spareNumber(round: number): string {
  return `+3363998${String(1_000 + (round % 9_000)).padStart(4, '0')}`;
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { localMeaning } from '#language/meaning/local-meaning.ts';
import { setTimeout } from 'node:timers/promises';
import { openAccounts } from '#bot/accounts.ts';
import type { Account, Channel, ChannelName } from '#bot/channel.ts';
import type { BotContext } from '#bot/context.ts';
import { localEvents } from '#bot/events.ts';
import { keepFile } from '#bot/keep-file.ts';
import { receive } from '#bot/receive.ts';
import { talk } from '#bot/talk.ts';
import { startWorker } from '#bot/worker.ts';
import type { ModelChain } from '#agents/models/chain.ts';
import { openRoster } from '#agents/roster.ts';
import { openBlobs } from '#db/blobs.ts';
import { lastImport } from '#db/contact-import.ts';
import type { FileRow } from '#db/file.ts';
import type { Log } from '#db/log.ts';
import { Message } from '#db/message.ts';
import type { SentMessage, TurnRecord } from '#db/record.ts';
import { seededIds, seededRandom } from '#db/seed/chance.ts';
import { openStore } from '#db/store.ts';
import { callerOf, linesOf, type Script, type CaseFile } from './case.ts';
import type { PlayedChannel, Speaker } from './cast.ts';
import { namesOf } from './names.ts';
import { type Line, phoneChannel, smsRequest } from './phone.ts';
import type { Played, PlayedTurn } from './played.ts';
import { rowChanges } from './rows.ts';
import { type Snapshot, takeSnapshot, withAdded } from './snapshot.ts';
import { callerState, offersTo } from './state.ts';
import { toldIn } from './told.ts';
import { instantOf, makeWorld, takeAll } from './world.ts';

export interface Harness {
  play(script: Script): Promise<Played>;
  close(): Promise<void>;
}

/** What a case sends that is no text. */
const sentFiles = new URL('files/', import.meta.url);
const masterKey = Buffer.alloc(32, 'comptoir eval key');
/** Of a burst: the clock stands still, so nothing is answered before we let this pass. */
const quietMs = 20;
/** How long what was told to others may take to leave. */
const patienceMs = 10_000;

/**
 * A database in memory with the whole road on it. Each case has a business, a clock and ids of its own, so that it goes the
 * same way alone and among others.
 */
export async function openHarness({ chain, log }: { chain: ModelChain; log: Log }): Promise<Harness> {
  let now = new Date(0);
  let newId = seededIds(now, seededRandom(0));
  let line: Line | null = null;
  let count = 0;
  const place = { kind: 'pglite', folder: null, dump: null } as const;
  const store = await openStore({ place, masterKey, now: () => now, log, drainMs: 5_000 });
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-eval-'));
  const blobs = openBlobs(folder);
  const phone = phoneChannel({ line: () => line ?? nobody(), newId: () => newId() });
  // A phone under another name: what a case is about is who speaks, and the terminal itself belongs to the channels.
  const played: Record<PlayedChannel, Channel> = { sms: phone, terminal: { ...phone, name: 'terminal' } };
  const ctx: BotContext = {
    random: seededRandom(0),
    ...{
      store,
      blobs,
      chain,
      log,
      meaning: localMeaning,
      agents: openRoster(),
      accounts: openAccounts(store),
      events: localEvents(),
      quietMs: 0,
    },
    channels: new Map<ChannelName, Channel>(Object.values(played).map((channel) => [channel.name, channel])),
    now: () => now,
    newId: () => newId(),
  };
  await startWorker(ctx);
  return {
    play,
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  async function play(one: Script): Promise<Played> {
    count += 1;
    now = instantOf(one.now);
    newId = seededIds(now, seededRandom(count));
    const names = { slug: `eval-${count}`, number: `+3363998${1_000 + count}` };
    const { tenantId, accounts, customer } = await makeWorld(store, one, { now, masterKey, newId, ...names });
    const start = await snapshotOf(tenantId);
    let [before, after] = [start, start];
    const turns: PlayedTurn[] = [];
    const replies: string[] = [];
    for (const [index, { speaker, texts, files }] of linesOf(one).entries()) {
      const { meanwhile } = one.world;
      if (meanwhile?.beforeTurn === index + 1) {
        now = new Date(now.getTime() + meanwhile.minutes * 60_000);
        before = await letPass(tenantId, before, { taken: meanwhile.taken, contactId: customer.contactId });
      }
      line = { account: await accountOf(tenantId, accounts[speaker.channel].id), from: speaker.from };
      const kept = await Promise.all(files.map((file) => keep(tenantId, file)));
      const record = await say(played[speaker.channel], texts, kept);
      if (!record) throw new Error(`"${texts.join(' / ')}" left no record.`);
      await untilImported(record);
      await untilSent(tenantId);
      after = await snapshotOf(tenantId);
      const sent = await sentTo(tenantId, speaker, record);
      replies.push(...sent.map(({ id }) => id));
      const offers = offersTo(speaker, after, { names: namesOf(before, after), now });
      turns.push({ ...turnOf(record), speaker: speaker.name, said: texts.join(' / '), replies: textsOf(sent), offers });
    }
    const shown = namesOf(before, after);
    const told = toldIn(await messagesOf(tenantId), replies, { business: one.business, snapshot: after, names: shown });
    const caller = callerState(callerOf(one), after, shown);
    const { contactId: customerId } = customer;
    return { turns, changes: rowChanges(before, after, shown), told, caller, before, after, customerId };
  }

  async function accountOf(tenantId: string, id: string): Promise<Account> {
    const account = await ctx.accounts.open(tenantId, id);
    if (!account) throw new Error('The business of the case has no such account.');
    return account;
  }

  async function snapshotOf(tenantId: string): Promise<Snapshot> {
    const key = await store.keyOf(tenantId);
    return store.forTenant(tenantId, (db) => takeSnapshot(db, key));
  }

  /** Others book; what they booked is no change of the conversation. */
  async function letPass(
    tenantId: string,
    base: Snapshot,
    { taken, contactId }: { taken: string[]; contactId: string },
  ): Promise<Snapshot> {
    const before = await snapshotOf(tenantId);
    await store.forTenant(tenantId, async (db) => {
      for (const startsAt of taken) await takeAll(db, { startsAt, contactId, newId });
    });
    return withAdded(base, before, await snapshotOf(tenantId));
  }

  /** By the door of the page and of `say --file`. */
  async function keep(tenantId: string, file: CaseFile): Promise<FileRow> {
    const bytes = 'content' in file ? Buffer.from(file.content) : readFileSync(new URL(file.bytesOf, sentFiles));
    const kept = await keepFile(ctx, tenantId, { name: file.name, bytes: Readable.from([bytes]) });
    if ('refused' in kept) throw new Error(`${file.name} was not kept: ${kept.refused}.`);
    return kept;
  }

  /** What a turn began goes on behind it, and what is said next may be about its end. */
  async function untilImported({ turn: { tenantId, conversationId }, receipts }: TurnRecord): Promise<void> {
    if (!receipts.some(({ tool, ok }) => ok && tool === 'start_import')) return;
    const deadline = performance.now() + patienceMs;
    const running = () => store.forTenant(tenantId, (db) => lastImport(db, conversationId, ['running']));
    while ((await running()) !== null) {
      if (performance.now() > deadline) throw new Error('The import did not come to its end.');
      await setTimeout(5);
    }
  }

  /** Says one message, perhaps with files, or several before any is answered. */
  async function say(channel: Channel, texts: string[], files: readonly FileRow[]): Promise<TurnRecord | null> {
    const last = smsRequest(texts.at(-1) ?? '');
    if (texts.length === 1) return talk(ctx, channel, last, files);
    ctx.quietMs = quietMs;
    let left = texts.length;
    const unsubscribe = ctx.events.subscribe((event) => {
      if (event.kind !== 'received') return;
      left -= 1;
      if (left === 0) now = new Date(now.getTime() + 10 * quietMs);
    });
    try {
      for (const text of texts.slice(0, -1)) await receive(ctx, channel, smsRequest(text));
      return await talk(ctx, channel, last);
    } finally {
      unsubscribe();
      ctx.quietMs = 0;
    }
  }

  /** Waits for what others were told: nobody answers what they have not got. */
  async function untilSent(tenantId: string): Promise<void> {
    const waiting = { direction: 'out', status: { $in: ['pending', 'sending'] }, sendAfter: null } as const;
    const deadline = performance.now() + patienceMs;
    while ((await store.forTenant(tenantId, (db) => db.count(Message, waiting))) > 0) {
      if (performance.now() > deadline) throw new Error('What was told to somebody else did not leave.');
      await setTimeout(5);
    }
  }

  /** A turn's messages to the one who spoke; it may have told others too. */
  async function sentTo(tenantId: string, { channel, from }: Speaker, { sent }: TurnRecord): Promise<SentMessage[]> {
    const key = await store.keyOf(tenantId);
    return sent.filter((message) => message.channel === channel && key.open(message.addressSealed) === from);
  }

  /** All that was said in the business, in order, but for reminders, which an hour on the clock sends. */
  function messagesOf(tenantId: string) {
    const said = { direction: 'out', purpose: { $ne: 'reminder' } } as const;
    return store.forTenant(tenantId, (db) =>
      db.find(Message, said, { orderBy: { id: 'asc' }, disableIdentityMap: true }),
    );
  }
}

function turnOf({ turn, receipts }: TurnRecord) {
  return {
    ...{ lane: turn.lane ?? null, model: turn.model ?? null, guard: turn.guard?.verdict ?? null },
    failed: receipts.filter(({ ok }) => !ok).map(({ tool, output }) => `${tool}: ${JSON.stringify(output)}`),
    wrote: receipts.filter(({ rows }) => rows.length > 0).map(({ tool }) => tool),
    calls: receipts.filter(({ ok }) => ok).map(({ tool, input, output }) => ({ tool, input, output })),
    ms: Object.values(turn.ms).reduce((sum, part) => sum + part, 0),
    costMicros: Number(turn.costMicros),
  };
}

function textsOf(sent: SentMessage[]): string[] {
  return sent.map(({ text }) => text);
}

function nobody(): never {
  throw new Error('Nobody is on the line.');
}

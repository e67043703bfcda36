import { openAccounts } from '#bot/accounts.ts';
import type { Account, ChannelName } from '#bot/channel.ts';
import type { BotContext } from '#bot/context.ts';
import { localEvents } from '#bot/events.ts';
import { receive } from '#bot/receive.ts';
import { talk } from '#bot/talk.ts';
import { startWorker } from '#bot/worker.ts';
import type { ModelChain } from '#agents/models/chain.ts';
import { openRoster } from '#agents/roster.ts';
import { conversationWith } from '#db/history.ts';
import type { Log } from '#db/log.ts';
import type { TurnRecord } from '#db/record.ts';
import { seededIds, seededRandom } from '#db/seed/chance.ts';
import { openStore } from '#db/store.ts';
import { type Line, phoneChannel, smsRequest } from './phone.ts';
import {
  type Change,
  changesBetween,
  type CustomerState,
  type Entry,
  type Offered,
  readCustomer,
  readDiary,
} from './state.ts';
import type { EvalCase } from './suite.ts';
import { instantOf, makeWorld, takeAll } from './world.ts';

/** One answer, as its record tells it. */
export interface PlayedTurn {
  said: string;
  replies: string[];
  lane: string | null;
  model: string | null;
  guard: string | null;
  /** Tools that were refused or failed, with the reason they gave. */
  failed: string[];
  /** Tools that wrote rows. */
  wrote: string[];
  /** What waits for an answer after it. */
  offers: Offered[];
  ms: number;
  costMicros: number;
}

/** A conversation that was led, and what it left. */
export interface Played {
  turns: PlayedTurn[];
  changes: Change[];
  end: CustomerState;
}

export interface Harness {
  play(one: EvalCase): Promise<Played>;
  close(): Promise<void>;
}

const masterKey = Buffer.alloc(32, 'comptoir eval key');
const strangerNumber = '+33639989999';
/** Of a burst: the clock stands still, so nothing is answered before we let this pass. */
const quietMs = 20;

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
  const phone = phoneChannel({ line: () => line ?? nobody(), newId: () => newId() });
  const ctx: BotContext = {
    ...{ store, chain, log, agents: openRoster(), accounts: openAccounts(store), events: localEvents(), quietMs: 0 },
    channels: new Map<ChannelName, typeof phone>([[phone.name, phone]]),
    now: () => now,
    newId: () => newId(),
  };
  await startWorker(ctx);
  return { play, close: () => store.close() };

  async function play(one: EvalCase): Promise<Played> {
    count += 1;
    now = instantOf(one.now);
    newId = seededIds(now, seededRandom(count));
    const names = { slug: `eval-${count}`, number: `+3363998${1_000 + count}` };
    const tenant = await makeWorld(store, one, { now, masterKey, newId, ...names });
    const account = await ctx.accounts.open(tenant.tenantId, tenant.accounts.sms.id);
    if (!account) throw new Error('The business of the case has no number.');
    line = { account, from: one.world.caller === 'stranger' ? strangerNumber : tenant.customer.address };
    let before = await store.forTenant(account.tenantId, readDiary);
    const turns: PlayedTurn[] = [];
    for (const [index, said] of one.turns.entries()) {
      const { meanwhile } = one.world;
      if (meanwhile?.beforeTurn === index + 1) {
        now = new Date(now.getTime() + meanwhile.minutes * 60_000);
        before = await letPass(account, before, meanwhile.taken, tenant.customer.contactId);
      }
      const record = await (typeof said === 'string' ? talk(ctx, phone, smsRequest(said)) : sayAtOnce(said));
      if (!record) throw new Error(`"${String(said)}" left no record.`);
      const { offers } = await stateNow(account);
      turns.push(playedTurn([said].flat().join(' / '), record, offers));
    }
    const end = await stateNow(account);
    const after = await store.forTenant(account.tenantId, readDiary);
    return { turns, changes: changesBetween(before, after, end.contactId), end };
  }

  /** Others book; what they booked is no change of the conversation. */
  async function letPass({ tenantId }: Account, before: Entry[], taken: string[], contactId: string): Promise<Entry[]> {
    return store.forTenant(tenantId, async (db) => {
      for (const startsAt of taken) await takeAll(db, { startsAt, contactId, newId });
      const known = new Set(before.map(({ id }) => id));
      const added = (await readDiary(db)).filter((entry) => !known.has(entry.id) && entry.status === 'booked');
      return [...before, ...added.filter((entry) => entry.contactId !== contactId)];
    });
  }

  /** Sends several messages before any is answered. */
  async function sayAtOnce(texts: string[]): Promise<TurnRecord | null> {
    ctx.quietMs = quietMs;
    let left = texts.length;
    const unsubscribe = ctx.events.subscribe((event) => {
      if (event.kind !== 'received') return;
      left -= 1;
      if (left === 0) now = new Date(now.getTime() + 10 * quietMs);
    });
    try {
      for (const text of texts.slice(0, -1)) await receive(ctx, phone, smsRequest(text));
      return await talk(ctx, phone, smsRequest(texts.at(-1) ?? ''));
    } finally {
      unsubscribe();
      ctx.quietMs = 0;
    }
  }

  async function stateNow({ tenantId, id }: Account): Promise<CustomerState> {
    const key = await store.keyOf(tenantId);
    const addressIndex = key.index(line?.from ?? '');
    return store.forTenant(tenantId, async (db) => {
      const conversationId = await conversationWith(db, id, addressIndex);
      if (!conversationId) throw new Error('The customer has no conversation.');
      return readCustomer(db, { conversationId, addressIndex, key, now });
    });
  }
}

function playedTurn(said: string, { turn, receipts, sent }: TurnRecord, offers: Offered[]): PlayedTurn {
  return {
    ...{ said, offers, replies: sent.map(({ text }) => text) },
    ...{ lane: turn.lane ?? null, model: turn.model ?? null, guard: turn.guard?.verdict ?? null },
    failed: receipts.filter(({ ok }) => !ok).map(({ tool, output }) => `${tool}: ${JSON.stringify(output)}`),
    wrote: receipts.filter(({ rows }) => rows.length > 0).map(({ tool }) => tool),
    ms: Object.values(turn.ms).reduce((sum, part) => sum + part, 0),
    costMicros: Number(turn.costMicros),
  };
}

function nobody(): never {
  throw new Error('Nobody is on the line.');
}

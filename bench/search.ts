import { randomUUID } from 'node:crypto';
import { localMeaning } from '#language/meaning/local-meaning.ts';
import { nearness } from '#language/near-name.ts';
import type { Db, Transactions } from '#db/db.ts';
import { connect } from '#db/orm.ts';
import { searchFor } from '#db/search.ts';
import { meantKinds, namedKinds } from '#db/search/kinds.ts';
import { textsMeaning } from '#db/search/meanings.ts';
import { recordsFound } from '#db/search/records.ts';
import { migratePostgres, openStore } from '#db/store.ts';
import { openPlainScan, type PlainScan } from './plain-scan.ts';
import { fillSearch, type SearchTenant, tenantsOf } from './search-fill.ts';
import { type Asked, questionsOf } from './search-questions.ts';

export interface SearchBench {
  databaseUrl: string;
  ownerUrl: string;
  masterKey: Buffer;
  contacts: number;
  /** Searches of each kind a tenant. */
  rounds: number;
  log: Parameters<typeof openStore>[0]['log'];
  now: () => Date;
  say(line: string): void;
}

/** So many are judged, and so many shown. */
const seen = 10;
const shown = 6;
const ofTexts = ['text', 'common words', 'meaning'];

/**
 * Searches of every kind in businesses of a hundred contacts to eight in ten of all, in a database of its own that is dropped in the end:
 * how long each takes, as the program runs it, and how much of what a plain scan finds it finds.
 */
export async function benchSearch(bench: SearchBench): Promise<void> {
  const name = `bench_search_${randomUUID().slice(0, 8)}`;
  const urlOf = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const server = await connect({ kind: 'postgres', url: bench.ownerUrl, poolSize: 1 });
  await server.em.fork().execute(`create database ${name}`);
  try {
    await migratePostgres(urlOf(bench.ownerUrl), urlOf(bench.databaseUrl));
    const place = { kind: 'postgres', url: urlOf(bench.databaseUrl), poolSize: 4 } as const;
    const store = await openStore({
      place,
      masterKey: bench.masterKey,
      now: bench.now,
      log: bench.log,
      drainMs: 1_000,
    });
    try {
      const tenants = tenantsOf(bench.contacts);
      await fillSearch({ ownerUrl: urlOf(bench.ownerUrl), store }, tenants, bench.say);
      const [large, middle, small, ...others] = tenants;
      const measured = [small, others[20], others[5], middle, others[1], others[0], large].filter(
        (each) => each !== undefined,
      );
      for (const tenant of measured) await measure(bench, store, tenant);
    } finally {
      await store.close();
    }
  } finally {
    await server.em.fork().execute(`drop database ${name} with (force)`);
    await server.close(true);
  }
}

async function measure({ rounds, say }: SearchBench, store: Transactions, tenant: SearchTenant): Promise<void> {
  const scan = await store.forTenant(tenant.id, openPlainScan);
  const asked = questionsOf(scan, rounds);
  await store.forTenant(tenant.id, (db) =>
    scan.hear(
      db,
      asked.flatMap(({ words }) => words),
    ),
  );
  for (const each of asked.slice(0, 20)) await ask(store, tenant, each);
  const all: { ms: number; each: Asked; ids: string[] }[] = [];
  for (const each of asked) {
    const started = performance.now();
    const ids = await ask(store, tenant, each);
    all.push({ ms: performance.now() - started, each, ids });
  }
  const recalls: string[] = [];
  // A plain scan makes so much garbage that nothing is timed beside it.
  for (const [kind, ofKind] of Map.groupBy(all, ({ each }) => each.kind)) {
    const judged: number[] = [];
    for (const { each, ids } of ofKind.slice(0, mostJudged)) {
      const share = await recallOf(store, tenant, scan, each, ids);
      if (share !== null) judged.push(share);
    }
    const recall = judged.reduce((sum, share) => sum + share, 0) / judged.length;
    const took = ofKind.map(({ ms }) => ms);
    recalls.push(
      `${kind} ${quantile(took, 0.5)} / ${quantile(took, 0.95)} ms, recall ${judged.length === 0 ? '-' : recall.toFixed(3)}`,
    );
  }
  const times = all.map(({ ms }) => ms);
  say(
    `${tenant.contacts.toLocaleString('en')} contacts, ${scan.texts.length.toLocaleString('en')} notes: p50 ${quantile(times, 0.5)} ms, p95 ${quantile(times, 0.95)} ms, max ${quantile(times, 1)} ms`,
  );
  for (const line of recalls) say(`  ${line}`);
  const slowest = all.toSorted((a, b) => b.ms - a.ms)[0];
  if (slowest) say(`  slowest: ${slowest.each.kind} "${slowest.each.text}"`);
}

/** A plain scan of the largest takes a while. */
const mostJudged = 20;

async function ask(store: Transactions, tenant: SearchTenant, { kind, text, words }: Asked): Promise<string[]> {
  const [vector = []] = await localMeaning.read([text], 'query');
  return store.forTenant(tenant.id, async (db) => {
    const meaning = { ...localMeaning, vector };
    const { hits } = await searchFor(db, { words, kinds: null, contactIds: [], meaning, nearness });
    await recordsFound(db, hits.slice(0, shown), 'fr');
    // A note that has the name in it is found too, which a scan of names does not look for.
    const wanted = hits.filter((hit) => ofTexts.includes(kind) || (namedKinds as readonly string[]).includes(hit.kind));
    return wanted.slice(0, seen).map(({ id }) => id);
  });
}

/** How much of the ten best of a plain scan, or of as good ones, is among what was found. */
async function recallOf(
  store: Transactions,
  tenant: SearchTenant,
  scan: PlainScan,
  { kind, text, words }: Asked,
  ids: readonly string[],
) {
  if (kind === 'meaning') return store.forTenant(tenant.id, (db) => recallOfMeaning(db, text));
  const scores = kind === 'text' || kind === 'common words' ? scan.scoreTexts(words) : scan.scoreNames(words);
  const best = [...scores.values()].toSorted((a, b) => b - a).slice(0, seen);
  const least = best.at(-1);
  if (least === undefined) return null;
  const good = ids.filter((id) => (scores.get(id) ?? 0) >= least - 1e-6).length;
  return Math.min(1, good / best.length);
}

/** What the search takes for the nearest, beside a comparison with every vector of the business. */
async function recallOfMeaning(db: Db, text: string): Promise<number | null> {
  const [vector = []] = await localMeaning.read([text], 'query');
  const point = `[${vector.join(',')}]`;
  const exact = await db.execute<{ id: string; distance: number }[]>(
    `select record_id as id, embedding <=> ?::vector as distance
     from (select * from search_meaning where model = ? offset 0) as own
     order by distance
     limit 1000`,
    [point, localMeaning.model],
  );
  const least = exact[Math.min(seen, exact.length) - 1]?.distance;
  if (least === undefined) return null;
  const good = new Set(exact.filter(({ distance }) => distance <= least + 1e-6).map(({ id }) => id));
  const found = await textsMeaning(db, { ...localMeaning, vector, closeness: -1 }, meantKinds, seen);
  return found.filter(({ id }) => good.has(id)).length / Math.min(seen, exact.length);
}

function quantile(values: readonly number[], q: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(1);
}

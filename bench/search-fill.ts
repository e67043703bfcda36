import { v7 } from 'uuid';
import { localMeaning } from '#language/meaning/local-meaning.ts';
import type { Db, Transactions } from '#db/db.ts';
import { connect, type Orm } from '#db/orm.ts';
import { keepMeanings, unreadMeanings } from '#db/search/meanings.ts';

/** A business of the bench: how many contacts it has; a fifth as many notes, half as many vehicles as notes. */
export interface SearchTenant {
  id: string;
  contacts: number;
}

/** So many contacts are written in one statement. */
const chunk = 25_000;

/**
 * Businesses of very different sizes, of a million contacts together: one of eight in ten, one of one in a hundred, one of a
 * hundred, and many in between.
 */
export function tenantsOf(contacts: number): SearchTenant[] {
  const share = (part: number) => Math.max(100, Math.round(contacts * part));
  const sizes = [
    ...[share(0.8), share(0.01), 100],
    ...[share(0.05), share(0.025), share(0.025)],
    ...Array.from({ length: 8 }, () => share(0.005)),
    ...Array.from({ length: 40 }, () => share(0.001)),
    ...Array.from({ length: 99 }, () => 100),
  ];
  return sizes.map((size) => ({ id: v7(), contacts: size }));
}

/** Fills an empty, migrated database by the login that owns it; what is found by meaning is written without its graph, which comes last. */
export async function fillSearch(
  { ownerUrl, store }: { ownerUrl: string; store: Transactions },
  tenants: readonly SearchTenant[],
  say: (line: string) => void,
): Promise<void> {
  const orm = await connect({ kind: 'postgres', url: ownerUrl, poolSize: 1 });
  const started = performance.now();
  const done = (what: string) => say(`${what} after ${Math.round((performance.now() - started) / 1_000)} s`);
  await orm.em.fork().execute('drop index search_meaning_embedding');
  await orm.em.fork().execute(words);
  for (const { id, contacts } of tenants) {
    for (let from = 0; from < contacts; from += chunk) {
      await fillTenant(orm, id, { from, to: Math.min(contacts, from + chunk) });
    }
  }
  done('rows written');
  for (const { id } of tenants) await readAll(store, id);
  done('meanings read');
  await orm.em.fork().execute(`set maintenance_work_mem = '512MB'`);
  await orm.em
    .fork()
    .execute('create index search_meaning_embedding on search_meaning using hnsw (embedding vector_cosine_ops)');
  done('graph built');
  // What the server does by itself within minutes of such a load.
  for (const table of [
    'contact',
    'vehicle',
    'activity',
    'search_term',
    'search_near',
    'search_meaning',
    'search_phone',
  ]) {
    await orm.em.fork().execute(`vacuum analyze ${table}`);
  }
  done('tables analysed');
  await orm.close(true);
}

async function fillTenant(orm: Orm, tenantId: string, { from, to }: { from: number; to: number }): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const db = em as Db; // Both drivers' entity managers are SQL ones.
    await db.execute(`select set_config('app.tenant', ?, true), setseed(?)`, [
      tenantId,
      (from % 1_000_003) / 1_000_003,
    ]);
    for (const statement of rows) await db.execute(statement, [from, to - 1]);
  });
}

async function readAll(store: Transactions, tenantId: string): Promise<void> {
  for (let unread = 1; unread > 0;) {
    unread = await store.forTenant(tenantId, async (db) => {
      const texts = await unreadMeanings(db, localMeaning.model, 2_000);
      const vectors = await localMeaning.read(
        texts.map(({ text }) => text),
        'text',
      );
      await keepMeanings(
        db,
        localMeaning.model,
        texts.map((each, at) => ({ ...each, vector: vectors[at] ?? [] })),
      );
      return texts.length;
    });
  }
}

/** Names by Zipf's law, as names are: the most frequent last name is one in two hundred, of sixty thousand. */
const words = `create function bench_name(rank int, is_last boolean) returns text language sql immutable as $$
  select initcap((array['b','br','c','ch','d','dr','f','fl','g','gr','h','j','l','m','n','p','pr','r','s','st','t','tr','v','gu','qu'])[1 + rank % 25]
    || (array['a','e','i','o','u','ou','ai','eau','an','on'])[1 + rank / 25 % 10]
    || (array['l','r','n','m','t','d','s','ss','ll','nt','rt','v','b','ch','rd','z'])[1 + rank / 250 % 16]
    || case when rank >= 4000 or is_last then (array['ier','et','in','eau','ard','ot','on','el','ez','ic','as','oux','ault','eur','i','y'])[1 + rank / 4000 % 16]
      else (array['a','e','o','ie'])[1 + rank % 4] end)
$$;
create function bench_rank(many int, flat int) returns int language sql volatile as $$
  select least(many - 1, floor(flat * exp(random() * ln((many + flat)::float8 / flat))) - flat)::int
$$;
create function bench_id(nth int) returns uuid language sql stable as $$
  select (lpad(to_hex(1795000000000 + nth), 12, '0') || '7' || substr(hash, 1, 3) || 'a' || substr(hash, 4, 15))::uuid
  from (select md5(nth || current_setting('app.tenant')) as hash) as made
$$;
create function bench_words(rank int) returns text language sql immutable as $$
  select (array['bruit aux plaquettes de frein','prefers to be called after six','vidange faite avec filtre','demande un devis pour les pneus','squeaky brakes at low speed',
    'voyant moteur allumé','paie toujours en espèces','leaves the key in the letter box','fuite sous le radiateur','wants the cheapest tyres',
    'mécontent du retard de la semaine','clim ne souffle plus froid','attention chien dans la voiture','battery flat in the morning','courroie à changer avant les vacances',
    'ne répond pas au téléphone','husband will collect the car','a eu un accident rue de la gare','embrayage qui patine','asks for a courtesy car',
    'rayure sur la portière arrière','allergique au parfum habituel','veut une facture au nom de la société','very happy with the last visit','rappeler pour le contrôle technique'])[1 + rank % 25]
    || ' ' || lower(bench_name(rank, true))
$$`;

/** One statement a table, for the contacts of a range. */
const rows = [
  `insert into contact (id, first_name, last_name)
   select bench_id(nth), bench_name(bench_rank(1500, 10), false), bench_name(bench_rank(60000, 30), true)
   from generate_series(?::int, ?::int) as nth`,
  `insert into vehicle (id, contact_id, plate, model)
   select bench_id(nth), bench_id(nth),
     chr(65 + nth % 23) || chr(65 + nth / 23 % 23) || '-' || lpad((nth * 7 % 1000)::text, 3, '0') || '-' || chr(65 + nth / 529 % 23) || chr(65 + nth / 12167 % 23),
     (array['Renault Clio','Peugeot 208','Citroën C3','Dacia Sandero','Toyota Yaris','Ford Fiesta','VW Golf','Fiat 500'])[1 + nth / 10 % 8]
   from generate_series(?::int, ?::int) as nth
   where nth % 10 = 0`,
  `insert into activity (id, kind, words, contact_id, at)
   select bench_id(nth), 'note', concat_ws(', ', bench_words(bench_rank(30000, 20)), bench_words(bench_rank(30000, 20)), bench_words(bench_rank(30000, 20))),
     bench_id(nth), now()
   from generate_series(?::int, ?::int) as nth
   where nth % 5 = 1`,
];

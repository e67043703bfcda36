import { connectAccount } from '#db/channel-account.ts';
import { storeOffer } from '#db/business.ts';
import { garage } from '#db/seed/garage.ts';
import { connect } from '#db/orm.ts';
import { newWrappedKey } from '#db/seal.ts';
import type { Store } from '#db/store.ts';
import { Tenant } from '#db/tenant.ts';

/**
 * Gives a tenant's conversations a year behind them: of every four messages two are theirs and two our answers, each pair with
 * its turn and its receipt.
 */
export async function fillHistory(store: Store, tenantId: string, messages: number): Promise<void> {
  await store.forTenant(tenantId, async (db) => {
    await db.execute(
      `create temporary table past on commit drop as
       with talks as (
         select id, contact_id, row_number() over (order by id) - 1 as place, count(*) over () as many
         from conversation
         where contact_id is not null)
       select talks.id as conversation_id, talks.contact_id, gen_random_uuid() as turn_id, pair,
         now() - (pair + 1) * interval '1 year' / ?::int as at
       from generate_series(0, ?::int) as pair
       join talks on talks.place = pair % talks.many`,
      [Math.ceil(messages / 2), Math.ceil(messages / 2) - 1],
    );
    await db.execute(
      `insert into turn (id, conversation_id, status, lane, agent, model, language, trace, created_at, finished_at)
       select turn_id, conversation_id, 'done', 'agent', 'reception', 'rules', 'fr',
         '[{"role":"user","content":"Bonjour"},{"role":"assistant","content":"Bonjour"}]', at, at
       from past
       order by pair desc`,
    );
    await db.execute(
      `insert into message (id, conversation_id, direction, kind, author, author_id, text, status, dedupe_key, turn_id, created_at)
       select gen_random_uuid(), conversation_id, way, 'text', case way when 'in' then 'contact' else 'agent' end,
         case way when 'in' then contact_id end, 'Vous êtes ouverts samedi ?', case way when 'in' then 'received' else 'delivered' end,
         'bench:' || way || ':' || turn_id, turn_id, at
       from past
       cross join (values ('in'), ('out')) as ways (way)
       order by pair desc, way`,
    );
    await db.execute(
      `insert into receipt (id, turn_id, conversation_id, call_key, call_id, tool, effect, input, ok, output, ms, created_at)
       select gen_random_uuid(), turn_id, conversation_id, 'opening_hours:{}', 'bench', 'opening_hours', 'read', '{}', true,
         '{"business":"Garage Dupont","openNow":true}', 1, at
       from past
       order by pair desc`,
    );
  });
}

/** Adds small businesses, each with a number of its own, its site and its services. */
export async function fillTenants(
  store: Store,
  count: number,
  { masterKey, newId, now }: { masterKey: Buffer; newId: () => string; now: Date },
): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    const tenantId = newId();
    const keySealed = newWrappedKey(masterKey);
    await store.forTenant(tenantId, async (db) => {
      await db.insert(Tenant, { ...garage.tenant, id: tenantId, slug: `bench-${tenantId}`, keySealed });
      await storeOffer(db, { ...garage, site: { ...garage.site, closures: [] } }, { newId, at: now });
      const account = { id: newId(), tenantId, channel: 'sms', externalId: `bench:${tenantId}`, secretsSealed: '' };
      await connectAccount(db, account);
    });
  }
}

/** What the server does by itself within minutes of such a change: without it, plans are made for empty tables. */
export async function analyse(migrationUrl: string): Promise<void> {
  const orm = await connect({ kind: 'postgres', url: migrationUrl, poolSize: 1 });
  await orm.em.fork().execute('analyze');
  await orm.close(true);
}

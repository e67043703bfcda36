import { Migration } from '@mikro-orm/migrations';
import { forAllTenants, tenantTable } from './tenant-table.ts';

/** By which way a change came; where a business's chain ends, so that a row cut off there is missed; and who changed what, found fast. */
export class AuditHeadTable extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table audit add column channel text check (channel <> '')`,
  `create trigger no_truncate before truncate on audit for each statement execute function refuse_change()`,
  `create index audit_record on audit (tenant_id, row_id, created_at, id)`,
  `create index audit_actor on audit (tenant_id, actor_id, created_at, id)`,
  `create index audit_time on audit (tenant_id, created_at, id)`,
  ...tenantTable(
    'audit_head',
    `seq bigint not null check (seq >= 0),
hash text not null,
seal text`,
    'select, insert, update',
  ),
  `create unique index audit_head_once on audit_head (tenant_id)`,
  `create function only_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.seq > old.seq then return new; end if;
  end if;
  raise exception '% only grows', tg_table_name using errcode = 'insufficient_privilege';
end $$`,
  `create trigger only_grows before update or delete on audit_head for each row execute function only_grows()`,
  `create trigger no_truncate before truncate on audit_head for each statement execute function refuse_change()`,
  ...forAllTenants(
    ['audit', 'audit_head'],
    [
      `insert into audit_head (tenant_id, id, seq, hash)
  select distinct on (tenant_id) tenant_id, gen_random_uuid(), seq, hash
  from audit
  order by tenant_id, seq desc`,
    ],
  ),
];

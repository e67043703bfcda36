/**
 * The statements for one tenant table: the common columns, a primary key that starts with the tenant (so that the table can
 * be distributed by tenant), row-level security forced on the owner too, and the runtime role's grants.
 */
export function tenantTable(name: string, columns: string, grants = 'select, insert, update, delete'): string[] {
  return [
    `create table ${name} (
  tenant_id uuid not null default app_tenant(),
  id uuid not null,
${columns.trim().replaceAll(/^/gm, '  ')},
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  deleted_at timestamptz,
  primary key (tenant_id, id)
)`,
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    `create policy tenant_only on ${name} using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())`,
    `create trigger touch before update on ${name} for each row execute function touch_updated_at()`,
    `grant ${grants} on ${name} to comptoir_runtime`,
  ];
}

/** A reference inside the tenant; checked at commit, so that the order of inserts in a transaction does not matter. */
export function reference(table: string, column: string, target: string): string {
  return `alter table ${table} add constraint ${table}_${column}_fkey foreign key (tenant_id, ${column})
  references ${target} (tenant_id, id) deferrable initially deferred`;
}

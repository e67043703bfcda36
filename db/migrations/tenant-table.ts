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

/**
 * Statements that change rows of every tenant. Row-level security is forced on the owner too, and a migration has no tenant:
 * it is lifted for the owner alone, and only until the end of the same transaction.
 */
export function forAllTenants(tables: readonly string[], statements: readonly string[]): string[] {
  return [
    ...tables.map((table) => `alter table ${table} no force row level security`),
    ...statements,
    // References are checked at commit, and a table with such checks to come cannot be altered.
    `set constraints all immediate`,
    ...tables.map((table) => `alter table ${table} force row level security`),
  ];
}

/**
 * Counts the changes of a row, so that what was agreed on one version of it is not done to another. Only of some
 * columns, where others change without anybody's doing: a reminder that left.
 */
export function versioned(table: string, columns: readonly string[] = []): string[] {
  return [
    `alter table ${table} add column version integer not null default 1`,
    `create trigger count_version before update${columns.length > 0 ? ` of ${columns.join(', ')}` : ''} on ${table}
  for each row execute function count_version()`,
  ];
}

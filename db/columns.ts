import { p } from '@mikro-orm/core';

/**
 * The columns every tenant table has. `tenant_id` and the times are filled in by the database from the transaction that
 * `forTenant` opened (`app.tenant`, `app.now`), so that no code can name another tenant or another clock.
 */
export const tenantColumns = {
  id: p.uuid().primary(),
  tenantId: p.uuid().defaultRaw('app_tenant()'),
  createdAt: p.datetime().defaultRaw('app_now()'),
  updatedAt: p.datetime().defaultRaw('app_now()'),
  deletedAt: p.datetime().nullable(),
};

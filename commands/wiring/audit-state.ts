import type { BotContext } from '#bot/context.ts';
import { verifyAudit } from '#db/audit-check.ts';
import { connectedTenants } from '#db/channel-account.ts';
import { thisTenant } from '#db/tenant.ts';
import { sayFlaw } from '#tools/audit/check-audit.ts';

/** What `doctor` says of the audit of every business. Throws where one is not as it was written, and names the row. */
export async function auditState({ store }: Pick<BotContext, 'store'>): Promise<string> {
  const flaws: string[] = [];
  let rows = 0;
  const tenants = await connectedTenants(store);
  for (const tenantId of tenants) {
    const key = await store.keyOf(tenantId);
    await store.forTenant(tenantId, async (db) => {
      const check = await verifyAudit(db, key);
      rows += check.count;
      if (check.flaw === null) return;
      const tenant = await thisTenant(db);
      flaws.push(`${tenant.name}: ${await sayFlaw({ db, tenant, language: 'en' }, check)}`);
    });
  }
  if (flaws.length > 0) throw new Error(flaws.join(' '));
  return `${rows} rows of ${tenants.length} businesses, as they were written`;
}

import { thisTenant } from '#db/tenant.ts';
import { auditRows } from '#tools/audit-rows.ts';
import { postIn } from '#tools/post.ts';
import { expireProposals } from '#tools/proposals/expire-proposals.ts';
import { scopeOfJob } from '../scope.ts';
import { forEachTenant } from './for-each-tenant.ts';
import type { Job } from './job.ts';

/** Ends the proposals that nobody answered in time, so that no question stays open for ever and no colleague waits. */
export const endProposals: Job = {
  name: 'end-proposals',
  cron: '*/10 * * * *',
  run: (ctx) =>
    forEachTenant(ctx, 'end-proposals', async (db, _tenantId, trail) => {
      const scope = scopeOfJob(ctx, await thisTenant(db), 'end-proposals');
      const ended = await expireProposals({ db, post: postIn(db, scope) });
      const rows = ended.map((id) => ({ table: 'proposal', op: 'update', id, values: { status: 'expired' } }) as const);
      await auditRows(db, trail, rows);
      return ended.length;
    }),
};

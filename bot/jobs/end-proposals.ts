import { thisTenant } from '#db/tenant.ts';
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
    forEachTenant(ctx, 'end-proposals', async (db) => {
      const scope = scopeOfJob(ctx, await thisTenant(db), 'end-proposals');
      return expireProposals({ db, post: postIn(db, scope) });
    }),
};

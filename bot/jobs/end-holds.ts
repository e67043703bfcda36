import { expireHolds } from '#db/appointment.ts';
import { auditRows } from '#tools/audit-rows.ts';
import { asReleased } from '#tools/booking/as-released.ts';
import { forEachTenant } from './for-each-tenant.ts';
import type { Job } from './job.ts';

/** Ends the holds that nobody answered in time, so that none stays in a diary in which nobody books any more. */
export const endHolds: Job = {
  name: 'end-holds',
  cron: '*/10 * * * *',
  run: (ctx) =>
    forEachTenant(ctx, 'end-holds', async (db, _tenantId, trail) => {
      const ended = await expireHolds(db);
      await auditRows(db, trail, asReleased(ended, 'expired'));
      return ended.length;
    }),
};

import { expireHolds } from '#db/appointment.ts';
import { forEachTenant } from './for-each-tenant.ts';
import type { Job } from './job.ts';

/** Ends the holds that nobody answered in time, so that none stays in a diary in which nobody books any more. */
export const endHolds: Job = {
  name: 'end-holds',
  cron: '*/10 * * * *',
  run: (ctx) => forEachTenant(ctx, 'end-holds', expireHolds),
};

import { connectedTenants } from '#db/channel-account.ts';
import { describeFailure } from '#db/failure.ts';
import { keepMeanings, unreadMeanings } from '#db/search/meanings.ts';
import type { BotContext } from '../context.ts';
import type { Job } from './job.ts';

/** Of one business in one run, so that a large one does not keep the others waiting. */
const mostRead = 200;

/** Reads the meaning of what was written down since, outside any transaction: it may wait on a network. */
export const readMeanings: Job = {
  name: 'read-meanings',
  cron: '*/2 * * * *',
  async run(ctx) {
    for (const tenantId of await connectedTenants(ctx.store)) {
      try {
        const count = await readOf(ctx, tenantId);
        if (count > 0) ctx.log.info({ job: 'read-meanings', tenantId, count }, 'job done');
      } catch (error) {
        ctx.log.error({ job: 'read-meanings', tenantId, cause: describeFailure(error) }, 'job failed');
      }
    }
  },
};

async function readOf({ store, meaning }: BotContext, tenantId: string): Promise<number> {
  const unread = await store.forTenant(tenantId, (db) => unreadMeanings(db, meaning.model, mostRead));
  if (unread.length === 0) return 0;
  const vectors = await meaning.read(
    unread.map(({ text }) => text),
    'text',
  );
  const kept = unread.flatMap(({ kind, id }, at) => (vectors[at] ? [{ kind, id, vector: vectors[at] }] : []));
  // What is changed in these seconds keeps the meaning of its older words until it is changed again.
  await store.forTenant(tenantId, (db) => keepMeanings(db, meaning.model, kept));
  return kept.length;
}

import type { BotContext } from '#bot/context.ts';
import { connectedTenants } from '#db/channel-account.ts';

/** What `doctor` says of data that is open. Throws where a business's key cannot be opened or a conversation is held up. */
export async function dataState({ store }: Pick<BotContext, 'store'>): Promise<string> {
  const tenants = await connectedTenants(store);
  // Throws when ENCRYPTION_KEY is not the one the data was sealed with.
  for (const tenantId of tenants) await store.keyOf(tenantId);
  const blocked = await store.queue.blocked();
  if (blocked > 0) {
    throw new Error(`${blocked} conversations wait behind a failed turn: look for "turn given up" in the log.`);
  }
  return `${tenants.length} businesses`;
}

import { findAccount, openAccount } from '#db/channel-account.ts';
import type { Store } from '#db/store.ts';
import type { Account, FindAccount } from './channel.ts';

/** How long a revoked secret may still be used. */
const keepMs = 30_000;
const most = 1_000;

export interface Accounts {
  find: FindAccount;
  open(tenantId: string, id: string): Promise<Account | null>;
}

/** Channel accounts with their secrets opened, kept for half a minute: each webhook and each send needs one. */
export function openAccounts(store: Store): Accounts {
  const kept = new Map<string, { account: Account; until: number }>();

  async function keep(key: string, load: () => Promise<Account | null>): Promise<Account | null> {
    const known = kept.get(key);
    if (known && known.until > performance.now()) return known.account;
    const account = await load();
    if (!account) return null;
    if (kept.size >= most) kept.clear();
    kept.set(key, { account, until: performance.now() + keepMs });
    return account;
  }

  return {
    find: (channel, externalId) => keep(`${channel} ${externalId}`, () => findAccount(store, channel, externalId)),
    open: (tenantId, id) => keep(`${tenantId} ${id}`, () => openAccount(store, tenantId, id)),
  };
}

import { connectedAccounts, findAccount, openAccount } from '#db/channel-account.ts';
import { readMasterKey } from '#db/seal.ts';
import { seededRandom } from '#db/seed/chance.ts';
import { seedGarage, seedSalon } from '#db/seed/seed.ts';
import type { Store } from '#db/store.ts';
import { encryptionKey, type Environment } from '#root/config.ts';
import { UsageError } from '../args.ts';
import { receivers } from './personas.ts';

/** Secrets that stand in our documentation: whoever has them could speak for a business. */
export const demoTokens = ['demo-twilio-token', 'demo-twilio-token-salon'];

/** Seeds the demo's businesses that are not there yet; returns their names. */
export async function seedDemo(
  store: Store,
  { env, now, newId, size = 'demo' }: { env: Environment; now: Date; newId: () => string; size?: 'demo' | 'busy' },
): Promise<string[]> {
  const options = { now, masterKey: readMasterKey(encryptionKey(env)), newId, random: seededRandom(1), size };
  const seeded: string[] = [];
  for (const [seed, number] of [
    [seedGarage, receivers.garage.sms],
    [seedSalon, receivers.salon.sms],
  ] as const) {
    if (await findAccount(store, 'sms', number)) continue;
    seeded.push((await seed(store, options)).slug);
  }
  return seeded;
}

/** Keeps the demo, whose secrets stand in our documentation, out of a production database. */
export function refuseProduction(env: Environment): void {
  if (env.NODE_ENV === 'production') {
    throw new UsageError(
      'This plays with the demo, whose secrets are known to everybody: not with NODE_ENV=production.',
    );
  }
}

/** Stops a production start in which anybody could forge a webhook. */
export async function refuseDemoSecrets(store: Store): Promise<void> {
  for (const { tenantId, id, externalId } of await connectedAccounts(store)) {
    const account = await openAccount(store, tenantId, id);
    if (demoTokens.includes(account?.secrets['authToken'] ?? '')) {
      throw new Error(`The demo business at ${externalId} is in this database. Use another database for production.`);
    }
  }
}

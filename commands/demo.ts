import { findAccount } from '#db/channel-account.ts';
import { readMasterKey } from '#db/seal.ts';
import { seededRandom } from '#db/seed/chance.ts';
import { seedGarage, seedSalon } from '#db/seed/seed.ts';
import type { Store } from '#db/store.ts';
import { encryptionKey, type Environment } from '#root/config.ts';

/** The receiving numbers of the demo's businesses, from the range reserved for fiction. */
export const demoNumbers = { garage: '+33639980000', salon: '+33639980010' } as const;

/** Secrets that stand in our documentation: whoever has them could speak for a business. */
export const demoTokens = ['demo-twilio-token', 'demo-twilio-token-salon'];

/** Seeds the demo's businesses that are not there yet; returns their names. */
export async function seedDemo(
  store: Store,
  { env, now, newId }: { env: Environment; now: Date; newId: () => string },
): Promise<string[]> {
  const options = { now, masterKey: readMasterKey(encryptionKey(env)), newId, random: seededRandom(1) };
  const seeded: string[] = [];
  for (const [seed, number] of [
    [seedGarage, demoNumbers.garage],
    [seedSalon, demoNumbers.salon],
  ] as const) {
    if (await findAccount(store, 'sms', number)) continue;
    seeded.push((await seed(store, options)).slug);
  }
  return seeded;
}

/** Stops a production start in which anybody could forge a webhook. */
export async function refuseDemoSecrets(store: Store): Promise<void> {
  for (const number of Object.values(demoNumbers)) {
    const account = await findAccount(store, 'sms', number);
    if (account && demoTokens.includes(account.secrets['authToken'] ?? '')) {
      throw new Error(`The demo business at ${number} is in this database. Use another database for production.`);
    }
  }
}

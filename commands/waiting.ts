import { connectedTenants } from '#db/channel-account.ts';
import { endWait, type Waiting, waitingPeople } from '#db/waiting.ts';
import { thisTenant } from '#db/tenant.ts';
import { speakPhone } from '#language/phone.ts';
import type { Environment } from '#root/config.ts';
import { readOptions, textFlag } from './args.ts';
import { withData } from './wiring/place.ts';
import { withComptoir } from './wiring/with-comptoir.ts';

/** `waiting`: who asked for a person, longest first; `waiting --done CONVERSATION` takes one off the list. */
export async function waiting(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, { done: 'string', data: 'string' });
  const done = textFlag(options, 'done');
  await withComptoir(withData(options, env), async ({ ctx }) => {
    let count = 0;
    for (const tenantId of await connectedTenants(ctx.store)) {
      const key = await ctx.store.keyOf(tenantId);
      const { name } = await ctx.store.forTenant(tenantId, thisTenant);
      const people = await ctx.store.forTenant(tenantId, async (db) => {
        if (done) await endWait(db, done);
        return waitingPeople(db);
      });
      for (const person of people) process.stdout.write(`${name}  ${lineOf(person, key.open(person.addressSealed))}\n`);
      count += people.length;
    }
    if (count === 0) process.stdout.write('Nobody waits.\n');
  });
}

function lineOf({ since, name, lastText, conversationId }: Waiting, address: string): string {
  const who = [name, address.startsWith('+') ? speakPhone(address) : address].filter(Boolean).join(', ');
  return `${since.toISOString()}  ${who}: « ${lastText} »  (${conversationId})`;
}

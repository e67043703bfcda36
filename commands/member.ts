import { z } from 'zod';
import { addMember, giveAddress, membersOf, removeMember } from '#db/member.ts';
import { readPhone } from '#language/phone.ts';
import type { Environment } from '#root/config.ts';
import type { Comptoir } from '#root/main.ts';
import { type Options, readOptions, textFlag, UsageError } from './args.ts';
import { knownTenant } from './wiring/known-tenant.ts';
import { withComptoir } from './wiring/with-comptoir.ts';

const usage =
  'Say: member invite --tenant ID --name "Karim Benali" --role USER|MANAGER|OWNER --channel sms --address +33…, ' +
  'member list --tenant ID, or member remove --tenant ID --member ID.';

const roles = z.enum(['OWNER', 'MANAGER', 'USER']);

/** `member invite`, `list` and `remove`: who works in a business, and the address they are known by. */
export async function member(args: string[], env: Environment): Promise<void> {
  const flags = ['tenant', 'name', 'role', 'channel', 'address', 'member'];
  const options = readOptions(args, Object.fromEntries(flags.map((flag) => [flag, 'string' as const])));
  const verb = verbs[options.words.join(' ')];
  if (!verb || textFlag(options, 'tenant') === null) throw new UsageError(usage);
  await withComptoir(env, async (comptoir) => {
    const tenantId = await knownTenant(comptoir.ctx.store, options);
    if (!tenantId) throw new UsageError(usage);
    await verb(comptoir, tenantId, options);
  });
}

const verbs: Record<string, (comptoir: Comptoir, tenantId: string, options: Options) => Promise<void>> = {
  invite,
  list,
  remove,
};

async function invite({ ctx }: Comptoir, tenantId: string, options: Options): Promise<void> {
  const name = textFlag(options, 'name')?.trim();
  const role = roles.safeParse(textFlag(options, 'role')).data;
  const channel = textFlag(options, 'channel');
  const given = textFlag(options, 'address')?.trim();
  if (!name || !role || !channel || !given) throw new UsageError(usage);
  // The same number must be the same address, however it was written.
  const address = /^[+\d]/.test(given) ? (readPhone(given) ?? given) : given;
  const key = await ctx.store.keyOf(tenantId);
  const id = ctx.newId();
  await ctx.store.forTenant(tenantId, async (db) => {
    await addMember(db, { id, name, role });
    const sealed = { valueSealed: key.seal(address), valueIndex: key.index(address) };
    const end = await giveAddress(db, { id: ctx.newId(), memberId: id, channel, ...sealed });
    if (end.kind === 'taken') {
      throw new UsageError(`${address} is ${end.by}'s already. Two members on one phone cannot be told apart.`);
    }
  });
  process.stdout.write(`${name} (${role}) may write from ${address} on ${channel}: ${id}\n`);
}

async function list({ ctx }: Comptoir, tenantId: string): Promise<void> {
  for (const { id, name, role, channels } of await ctx.store.forTenant(tenantId, membersOf))
    process.stdout.write(`${id}  ${role}  ${name}  ${channels.join(', ')}\n`);
}

async function remove({ ctx }: Comptoir, tenantId: string, options: Options): Promise<void> {
  const id = z.uuid().safeParse(textFlag(options, 'member')).data;
  if (!id) throw new UsageError(usage);
  const isGone = await ctx.store.forTenant(tenantId, (db) => removeMember(db, id));
  if (!isGone) throw new UsageError(`There is no member ${id}: the ids are those of "member list".`);
  process.stdout.write(
    'They are no longer of the business: whoever writes from their address gets no answer but that.\n',
  );
}

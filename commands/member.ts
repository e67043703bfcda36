import { z } from 'zod';
import { endLinkCodes } from '#db/link-code.ts';
import { addMember, membersOf, putMemberAway } from '#db/member.ts';
import { addressesOfMember, giveAddress, unlinkAddresses } from '#db/member-address.ts';
import type { Db } from '#db/db.ts';
import { thisTenant } from '#db/tenant.ts';
import { fold } from '#language/normalise.ts';
import { readPhone } from '#language/phone.ts';
import type { Environment } from '#root/config.ts';
import type { Comptoir } from '#root/main.ts';
import { makeLinkCode, sayCode } from '#tools/members/link-code.ts';
import { auditRows } from '#tools/audit-rows.ts';
import { type Options, readOptions, textFlag, UsageError } from './args.ts';
import { knownTenant } from './wiring/known-tenant.ts';
import { trailOfCommand } from './wiring/trail-of-command.ts';
import { withComptoir } from './wiring/with-comptoir.ts';

const usage =
  'Say: member invite --tenant ID --name "Karim Benali" --role USER|MANAGER|OWNER --channel sms --address +33…, ' +
  'member list --tenant ID, member remove --tenant ID --member ID, member code --tenant ID --name "Karim Benali", ' +
  'or member unlink --tenant ID --name "Karim Benali" [--address +33…].';

const roles = z.enum(['OWNER', 'MANAGER', 'USER']);

/** `member invite`, `list`, `remove`, `code` and `unlink`: who works in a business, and the addresses they are known by. */
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
  code,
  unlink,
};

async function invite({ ctx }: Comptoir, tenantId: string, options: Options): Promise<void> {
  const name = textFlag(options, 'name')?.trim();
  const role = roles.safeParse(textFlag(options, 'role')).data;
  const channel = textFlag(options, 'channel');
  const given = textFlag(options, 'address')?.trim();
  if (!name || !role || !channel || !given) throw new UsageError(usage);
  const address = asKept(given);
  const key = await ctx.store.keyOf(tenantId);
  const id = ctx.newId();
  await ctx.store.forTenant(tenantId, async (db) => {
    await addMember(db, { id, name, role });
    const sealed = { valueSealed: key.seal(address), valueIndex: key.index(address) };
    const end = await giveAddress(db, { id: ctx.newId(), memberId: id, channel, ...sealed });
    if (end.kind === 'taken') {
      throw new UsageError(`${address} is ${end.by}'s already. Two members on one phone cannot be told apart.`);
    }
    await auditRows(db, trailOfCommand('member invite', { ...ctx, key }), [
      { table: 'member', op: 'insert', id, values: { role, channel } },
    ]);
  });
  process.stdout.write(`${name} (${role}) may write from ${address} on ${channel}: ${id}\n`);
}

/** The same number must be the same address, however it was written. */
function asKept(given: string): string {
  return /^[+\d]/.test(given) ? (readPhone(given) ?? given) : given;
}

async function list({ ctx }: Comptoir, tenantId: string): Promise<void> {
  for (const { id, name, role, channels } of await ctx.store.forTenant(tenantId, membersOf))
    process.stdout.write(`${id}  ${role}  ${name}  ${channels.join(', ')}\n`);
}

async function remove({ ctx }: Comptoir, tenantId: string, options: Options): Promise<void> {
  const id = z.uuid().safeParse(textFlag(options, 'member')).data;
  if (!id) throw new UsageError(usage);
  const key = await ctx.store.keyOf(tenantId);
  const isGone = await ctx.store.forTenant(tenantId, async (db) => {
    if (!(await putMemberAway(db, id))) return false;
    const rows = [{ table: 'member', op: 'delete', id, values: {} }] as const;
    await auditRows(db, trailOfCommand('member remove', { ...ctx, key }), rows);
    return true;
  });
  if (!isGone) throw new UsageError(`There is no member ${id}: the ids are those of "member list".`);
  process.stdout.write(
    'They are no longer of the business: whoever writes from their address gets no answer but that.\n',
  );
}

async function code({ ctx }: Comptoir, tenantId: string, options: Options): Promise<void> {
  const key = await ctx.store.keyOf(tenantId);
  const said = await ctx.store.forTenant(tenantId, async (db) => {
    const { id, name } = await memberNamed(db, options);
    const made = await makeLinkCode({ ...ctx, db, key }, { memberId: id, issuedBy: null });
    const { name: business, zone, language } = await thisTenant(db);
    const rows = [{ table: 'link_code', op: 'insert', id: made.id, values: { memberId: id } }] as const;
    await auditRows(db, trailOfCommand('member code', { ...ctx, key }), rows);
    return sayCode(made, { name, business, zone }, language);
  });
  process.stdout.write(`${said}\n`);
}

async function unlink({ ctx }: Comptoir, tenantId: string, options: Options): Promise<void> {
  const given = textFlag(options, 'address')?.trim();
  const key = await ctx.store.keyOf(tenantId);
  const count = await ctx.store.forTenant(tenantId, async (db) => {
    const { id } = await memberNamed(db, options);
    const all = (await addressesOfMember(db, id)).map(({ valueIndex }) => valueIndex);
    const codes = await endLinkCodes(db, id);
    const addresses = await unlinkAddresses(db, id, given ? [key.index(asKept(given))] : all);
    await auditRows(db, trailOfCommand('member unlink', { ...ctx, key }), [
      ...addresses.map((each) => ({ table: 'address', op: 'delete', id: each, values: { memberId: id } }) as const),
      ...codes.map((each) => ({ table: 'link_code', op: 'update', id: each, values: { revoked: true } }) as const),
    ]);
    return addresses.length;
  });
  if (count === 0) throw new UsageError(`They have no such address. "member list" shows the channels of each.`);
  process.stdout.write(
    `Whoever writes from there is no member any more (${count} ${count === 1 ? 'address' : 'addresses'}).\n`,
  );
}

/** The one member that `--name` or `--member` means. */
async function memberNamed(db: Db, options: Options): Promise<{ id: string; name: string }> {
  const id = textFlag(options, 'member');
  const said = textFlag(options, 'name')?.trim();
  if (!id && !said) throw new UsageError(usage);
  const all = await membersOf(db);
  const isMeant = (name: string) => said !== undefined && [fold(name), fold(name).split(' ')[0]].includes(fold(said));
  const found = all.filter((each) => (id ? each.id === id : isMeant(each.name)));
  const [one, ...others] = found;
  if (one && others.length === 0) return one;
  const names = (one ? found : all).map(({ name }) => name).join(', ');
  throw new UsageError(one ? `Which of them: ${names}?` : `There is no member "${said ?? id}". There are: ${names}.`);
}

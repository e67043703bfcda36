import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseEnv } from 'node:util';
import type { Channel } from '#bot/channel.ts';
import { changeSecrets, connectAccount, connectedAccounts } from '#db/channel-account.ts';
import { thisTenant } from '#db/tenant.ts';
import { type Environment, publicUrl } from '#root/config.ts';
import type { Comptoir } from '#root/main.ts';
import { auditRows } from '#tools/audit-rows.ts';
import { type Options, readOptions, textFlag, UsageError } from './args.ts';
import { knownTenant } from './wiring/known-tenant.ts';
import { trailOfCommand } from './wiring/trail-of-command.ts';
import { withComptoir } from './wiring/with-comptoir.ts';

/** `channel connect NAME` gives a business an address on a channel, or new secrets; `channel list` tells whose is which. */
export async function channel(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, { tenant: 'string', address: 'string' });
  const [verb, name] = options.words;
  if (verb === 'connect' && name)
    return withComptoir(env, (comptoir) => connectChannel(comptoir, env, { name, options }));
  if (verb === 'list') return withComptoir(env, listAccounts);
  throw new UsageError('Say: channel connect NAME --tenant ID --address ADDRESS, or: channel list.');
}

async function connectChannel(
  { ctx }: Comptoir,
  env: Environment,
  { name, options }: { name: string; options: Options },
): Promise<void> {
  const by = ctx.channels.get(name);
  if (!by) throw new UsageError(`There is no channel "${name}". There is: ${[...ctx.channels.keys()].join(', ')}.`);
  const tenantId = await knownTenant(ctx.store, options);
  const address = by.address.safeParse(textFlag(options, 'address')).data;
  if (!tenantId || !address) {
    throw new UsageError(`channel connect ${name} needs --tenant ID and --address: ${by.address.description}.`);
  }
  const known = await ctx.accounts.find(name, address);
  if (known && known.tenantId !== tenantId) throw new UsageError(`${address} is connected to another business.`);

  const fresh = await readSecrets(by);
  const secrets = known ? { ...previous(fresh, known.secrets), ...fresh } : fresh;
  const key = await ctx.store.keyOf(tenantId);
  const secretsSealed = key.seal(JSON.stringify(secrets));
  const id = known?.id ?? ctx.newId();
  await ctx.store.forTenant(tenantId, async (db) => {
    await (known
      ? changeSecrets(db, id, secretsSealed)
      : connectAccount(db, { id, tenantId, channel: name, externalId: address, secretsSealed }));
    const values = known ? { fields: 'secrets' } : { channel: name };
    await auditRows(db, trailOfCommand('channel connect', { ...ctx, key }), [
      { table: 'channel_account', op: known ? 'update' : 'insert', id, values },
    ]);
  });
  process.stdout.write(known ? `${address} has its new secrets.\n` : `${address} is connected.\n`);
  const told = await by.register?.({ id, tenantId, channel: name, externalId: address, secrets });
  const [path = ''] = by.webhooks;
  process.stdout.write(`${told ?? `What people write must come to ${publicUrl(env)}${path} (POST).`}\n`);
}

/** What was signed with an old secret may still be on its way: the channel finds that one beside the new one, and tries both. */
function previous(fresh: Record<string, string>, old: Record<string, string>): Record<string, string> {
  const named = (field: string) => `previous${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  return Object.fromEntries(Object.keys(fresh).map((field) => [named(field), old[field] ?? '']));
}

/** Asks for them at a terminal, else reads lines like `authToken=…`; never from the command line, which other users can see. */
async function readSecrets({ name, secrets }: Channel): Promise<Record<string, string>> {
  const fields = Object.entries(secrets.shape).map(([field, schema]) => ({ field, about: schema.description ?? '' }));
  if (fields.length === 0) return {};
  const read = secrets.safeParse(process.stdin.isTTY ? await ask(fields) : parseEnv(readFileSync(0, 'utf8')));
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  const lines = fields.filter(({ field }) => wrong.has(field)).map(({ field, about }) => `${field}=… (${about})`);
  throw new UsageError(`For ${name} the standard input must have the lines: ${lines.join(', ')}.`);
}

async function ask(fields: { field: string; about: string }[]): Promise<Record<string, string>> {
  // Nothing of what is typed is shown.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const keyboard = createInterface({ input: process.stdin, output, terminal: true });
  const lines = keyboard[Symbol.asyncIterator]();
  const said: Record<string, string> = {};
  for (const { field, about } of fields) {
    process.stderr.write(`${field} (${about}): `);
    const line = await lines.next();
    process.stderr.write('\n');
    if (line.done) throw new UsageError('Nothing was connected.');
    said[field] = line.value.trim();
  }
  keyboard.close();
  return said;
}

async function listAccounts({ ctx }: Comptoir): Promise<void> {
  for (const { tenantId, id, externalId } of await connectedAccounts(ctx.store)) {
    const account = await ctx.accounts.open(tenantId, id);
    if (!account) continue; // Closed; its address stays taken.
    const { name } = await ctx.store.forTenant(tenantId, thisTenant);
    process.stdout.write(`${externalId}  ${account.channel}  ${name}\n`);
  }
}

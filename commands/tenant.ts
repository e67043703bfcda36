import { storeOffer } from '#db/business.ts';
import { connectedTenants } from '#db/channel-account.ts';
import { insertRow } from '#db/insert-row.ts';
import { addMember } from '#db/member.ts';
import { newWrappedKey, openTenantKey, readMasterKey } from '#db/seal.ts';
import { Tenant, thisTenant } from '#db/tenant.ts';
import { readPhone } from '#language/phone.ts';
import { readSiret } from '#language/siret.ts';
import { encryptionKey, type Environment } from '#root/config.ts';
import type { Comptoir } from '#root/main.ts';
import { auditRows } from '#tools/audit-rows.ts';
import type { RowWritten } from '#tools/tool.ts';
import { readOptions, UsageError } from './args.ts';
import { readBusinessFile } from './business-file.ts';
import { trailOfCommand } from './wiring/trail-of-command.ts';
import { flagTenant } from './tenant-flag.ts';
import { inviteTenant } from './tenant-invite.ts';
import { withComptoir } from './wiring/with-comptoir.ts';

/** `tenant create FILE`, `tenant invite`, `tenant flag` and `tenant list`. */
export async function tenant(args: string[], env: Environment): Promise<void> {
  const flags = ['tenant', 'address', 'language', 'plan', 'zone', 'of'];
  const options = readOptions(args, Object.fromEntries(flags.map((flag) => [flag, 'string' as const])));
  const [verb, file] = options.words;
  if (verb === 'create' && file) return withComptoir(env, (comptoir) => createTenant(comptoir, env, file));
  if (verb === 'invite') return withComptoir(env, (comptoir) => inviteTenant(comptoir, env, options));
  if (verb === 'flag') return withComptoir(env, (comptoir) => flagTenant(comptoir, options));
  if (verb === 'list') return withComptoir(env, listTenants);
  throw new UsageError(
    'Say: tenant create FILE.yaml, tenant invite --address +33…, tenant invite --tenant ID for a new code, tenant flag NAME SHARE --tenant ID, or tenant list. docs/business.example.yaml shows a file.',
  );
}

async function createTenant({ ctx }: Comptoir, env: Environment, file: string): Promise<void> {
  const business = readBusinessFile(file);
  const { slug, name, trade, language, zone, plan, address, hours, bays, technicians, services, deals } = business;
  const siret = business.siret === undefined ? null : readSiret(business.siret);
  const id = ctx.newId();
  const master = readMasterKey(encryptionKey(env));
  const keySealed = newWrappedKey(master);
  const phone = readPhone(business.phone) ?? business.phone;
  await ctx.store.forTenant(id, async (db) => {
    const isNew = await insertRow(
      db,
      Tenant,
      { id, slug, name, trade, language, zone, plan, keySealed, siret },
      '(slug)',
    );
    if (!isNew) {
      throw new UsageError(
        `There is a business with the slug "${slug}" already. Give this one another slug in ${file}.`,
      );
    }
    const site = { name, address, phone, hours, closures: business.closures, facts: business.facts };
    const offer = await storeOffer(
      db,
      { site, bays, technicians, services, deals },
      { newId: ctx.newId, at: ctx.now() },
    );
    const members = business.members.map((member) => ({ ...member, id: ctx.newId() }));
    for (const member of members) await addMember(db, member);
    const made = (table: string, rowId: string): RowWritten => ({ table, op: 'insert', id: rowId, values: {} });
    const key = openTenantKey(master, keySealed);
    await auditRows(db, trailOfCommand('tenant create', { ...ctx, key }), [
      { table: 'tenant', op: 'insert', id, values: { slug, trade, plan } },
      made('site', offer.siteId),
      ...[...offer.serviceIds.values()].map((each) => made('service', each)),
      ...[...offer.bayIds, ...offer.technicianIds].map((each) => made('resource', each)),
      ...offer.factIds.map((each) => made('fact', each)),
      ...members.map((each) => made('member', each.id)),
    ]);
  });
  process.stdout.write(
    `${name} is there: ${id}. Give it a number with: channel connect sms --tenant ${id} --address +33…\n`,
  );
  for (const member of business.members) {
    process.stdout.write(
      `${member.name} (${member.role}) gets a code with: member code --tenant ${id} --name "${member.name}"\n`,
    );
  }
}

/** Only those with a number can be listed: before it has one, nothing but its id leads to a business. */
async function listTenants({ ctx }: Comptoir): Promise<void> {
  for (const id of await connectedTenants(ctx.store)) {
    const { slug, name, plan } = await ctx.store.forTenant(id, thisTenant);
    process.stdout.write(`${id}  ${slug}  ${name}  ${plan}\n`);
  }
  process.stdout.write('(A business without a number is not listed.)\n');
}

import { z } from 'zod';
import { emptyDraft } from '#bot/setup/draft.ts';
import { insertRow } from '#db/insert-row.ts';
import { addMember, membersWithRole } from '#db/member.ts';
import { newWrappedKey, openTenantKey, readMasterKey, type TenantKey } from '#db/seal.ts';
import { keepSetup } from '#db/setup.ts';
import { Site } from '#db/site.ts';
import { Tenant, thisTenant } from '#db/tenant.ts';
import { readPhone } from '#language/phone.ts';
import { encryptionKey, type Environment } from '#root/config.ts';
import type { Comptoir } from '#root/main.ts';
import { auditRows } from '#tools/audit-rows.ts';
import { makeLinkCode } from '#tools/members/link-code.ts';
import { type Options, textFlag, UsageError } from './args.ts';
import { knownTenant } from './wiring/known-tenant.ts';
import { trailOfCommand } from './wiring/trail-of-command.ts';

const languageGiven = z.enum(['fr', 'en']);
const planGiven = z.enum(['FREE', 'STARTER', 'PRO', 'ENTERPRISE']);
const closedWeek = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] };
const zones = new Set(Intl.supportedValuesOf('timeZone'));

/**
 * Makes a business that is still to be told, with the code by which its owner begins: a stranger without a code is nobody to it, so that
 * no number and no platform has to be shared.
 */
export async function inviteTenant({ ctx }: Comptoir, env: Environment, options: Options): Promise<void> {
  const known = await knownTenant(ctx.store, options);
  if (known) return writeCode(ctx, known, await ctx.store.keyOf(known));
  const phone = readPhone(textFlag(options, 'address') ?? '');
  const language = languageGiven.safeParse(textFlag(options, 'language') ?? 'fr').data;
  const zone = textFlag(options, 'zone') ?? 'Europe/Paris';
  const plan = planGiven.safeParse(textFlag(options, 'plan') ?? 'FREE').data;
  if (!phone) throw new UsageError('Say which number the business will be reached at: tenant invite --address +33…');
  if (!language) throw new UsageError('--language is fr or en.');
  if (!zones.has(zone)) throw new UsageError(`"${zone}" is no time zone, such as Europe/Paris.`);
  if (!plan) throw new UsageError('--plan is FREE, STARTER, PRO or ENTERPRISE.');
  const id = ctx.newId();
  const master = readMasterKey(encryptionKey(env));
  const keySealed = newWrappedKey(master);
  const key = openTenantKey(master, keySealed);
  await ctx.store.forTenant(id, async (db) => {
    const told = { name: 'Comptoir', trade: 'garage' as const, language, zone, plan };
    await insertRow(db, Tenant, { ...told, id, slug: `new-${id.slice(-12)}`, keySealed });
    const stamp = { createdAt: ctx.now(), updatedAt: ctx.now() };
    await db.insert(Site, {
      id: ctx.newId(),
      name: '',
      address: '',
      phone,
      hours: closedWeek,
      closures: [],
      ...stamp,
    });
    const owner = { id: ctx.newId(), name: language === 'fr' ? 'Propriétaire' : 'Owner', role: 'OWNER' } as const;
    await addMember(db, owner);
    await keepSetup(db, { ...emptyDraft, language });
    await auditRows(db, trailOfCommand('tenant invite', { ...ctx, key }), [
      { table: 'tenant', op: 'insert', id, values: { plan } },
      { table: 'member', op: 'insert', id: owner.id, values: { role: owner.role } },
    ]);
  });
  process.stdout.write(
    `A business is to be set up by chat: ${id}\n1. channel connect sms --tenant ${id} --address ${phone}\n`,
  );
  process.stdout.write('2. From their own phone, the owner sends to that number, within the hour:\n');
  await writeCode(ctx, id, key);
  process.stdout.write(`A new code: tenant invite --tenant ${id}\n`);
}

async function writeCode(ctx: Comptoir['ctx'], id: string, key: TenantKey): Promise<void> {
  const { code, word } = await ctx.store.forTenant(id, async (db) => {
    const [owner] = await membersWithRole(db, ['OWNER']);
    if (!owner) throw new UsageError(`The business ${id} has no owner: add one with member invite.`);
    const made = await makeLinkCode({ ...ctx, db, key }, { memberId: owner.id, issuedBy: null });
    const rows = [{ table: 'link_code', op: 'insert', id: made.id, values: { memberId: owner.id } }] as const;
    await auditRows(db, trailOfCommand('tenant invite', { ...ctx, key }), rows);
    const { language } = await thisTenant(db);
    return { code: made.code, word: language === 'fr' ? 'LIER' : 'LINK' };
  });
  process.stdout.write(`   ${word} ${code}\n`);
}

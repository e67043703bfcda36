import { z } from 'zod';
import { connectedTenants } from '#db/channel-account.ts';
import { allShares, flagDefaults, flagNames, isInShare, setFlag } from '#db/flag.ts';
import { thisTenant } from '#db/tenant.ts';
import { auditRows } from '#tools/audit-rows.ts';
import type { Comptoir } from '#root/main.ts';
import { type Options, textFlag, UsageError } from './args.ts';
import { knownTenant } from './wiring/known-tenant.ts';
import { trailOfCommand } from './wiring/trail-of-command.ts';

const usage =
  `Say: tenant flag --tenant ID to see, tenant flag NAME SHARE --tenant ID to set (0 is off, 100 is on, "default" takes it back), or --of 20 in the ` +
  `place of --tenant for a fifth of all businesses. NAME is one of: ${flagNames.join(', ')}.`;
const percent = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.number().min(0).max(100));

/**
 * `tenant flag NAME SHARE --tenant ID`: switches what the platform decides, for one business, or with `--of` for a share of them, always
 * the same ones.
 */
export async function flagTenant({ ctx }: Comptoir, options: Options): Promise<void> {
  const [, name, share] = options.words;
  const tenantId = await knownTenant(ctx.store, options);
  if (name === undefined && tenantId) return show({ ctx }, tenantId);
  const flag = flagNames.find((each) => each === name);
  const to = share === 'default' ? null : percent.safeParse(share).data;
  const of = percent.safeParse(textFlag(options, 'of') ?? undefined).data;
  if (!flag || to === undefined || (tenantId === null) === (of === undefined)) throw new UsageError(usage);
  const all = tenantId === null ? await connectedTenants(ctx.store) : [tenantId];
  const chosen = of === undefined ? all : all.filter((id) => isInShare(flag, of, id));
  for (const id of chosen) {
    const key = await ctx.store.keyOf(id);
    await ctx.store.forTenant(id, async (db) => {
      const rows = await setFlag(db, { id: ctx.newId(), name: flag, share: to });
      await auditRows(
        db,
        trailOfCommand('tenant flag', { ...ctx, key }),
        rows.map((row) => ({ table: 'flag', op: row.op, id: row.id, values: { name: flag, share: to } })),
      );
    });
    await show({ ctx }, id);
  }
  if (chosen.length === 0) process.stdout.write('No business is in that share: nothing is changed.\n');
}

async function show({ ctx }: Pick<Comptoir, 'ctx'>, id: string): Promise<void> {
  const { name, shares } = await ctx.store.forTenant(id, async (db) => ({
    name: (await thisTenant(db)).name,
    shares: await allShares(db),
  }));
  const said = shares.map(
    (each) => `${each.name} ${each.share} %${each.share === flagDefaults[each.name] ? '' : ' (set)'}`,
  );
  process.stdout.write(`${id}  ${name}  ${said.join(', ')}\n`);
}

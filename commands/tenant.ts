import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { storeOffer } from '#db/business.ts';
import { connectedTenants } from '#db/channel-account.ts';
import { newWrappedKey, readMasterKey } from '#db/seal.ts';
import { closures, weekHours } from '#db/site.ts';
import { synonyms } from '#db/service.ts';
import { Tenant, thisTenant } from '#db/tenant.ts';
import { readPhone } from '#language/phone.ts';
import { encryptionKey, type Environment } from '#root/config.ts';
import type { Comptoir } from '#root/main.ts';
import { readOptions, UsageError } from './args.ts';
import { withComptoir } from './wiring/with-comptoir.ts';

/** A business as its owner writes it down; `docs/business.example.yaml` is one. */
const businessFile = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{3,40}$/, 'use lower-case letters, digits and hyphens'),
  name: z.string().min(1),
  trade: z.enum(['garage', 'hair']),
  language: z.enum(['fr', 'en']),
  zone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'is no time zone, e.g. Europe/Paris'),
  plan: z.enum(['FREE', 'STARTER', 'PRO', 'ENTERPRISE']),
  address: z.string().min(1),
  phone: z.string().refine((phone) => readPhone(phone) !== null, 'is no phone number'),
  hours: weekHours,
  closures: closures.default([]),
  bays: z.array(z.string()).min(1),
  technicians: z.array(z.string()).min(1),
  services: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z0-9-]+$/),
        nameFr: z.string(),
        nameEn: z.string(),
        durationMinutes: z.number().int().positive(),
        priceCents: z.number().int().nonnegative(),
        synonyms: synonyms.default({ fr: [], en: [] }),
      }),
    )
    .min(1),
});

/** `tenant create FILE` and `tenant list`. */
export async function tenant(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, {});
  const [verb, file] = options.words;
  if (verb === 'create' && file) return withComptoir(env, (comptoir) => createTenant(comptoir, env, file));
  if (verb === 'list') return withComptoir(env, listTenants);
  throw new UsageError('Say: tenant create FILE.yaml, or: tenant list. docs/business.example.yaml shows a file.');
}

async function createTenant({ ctx }: Comptoir, env: Environment, file: string): Promise<void> {
  const read = businessFile.safeParse(readYaml(file));
  if (!read.success) {
    throw new UsageError(
      `${file} is not right. ${read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}.`,
    );
  }
  const { slug, name, trade, language, zone, plan, address, hours, bays, technicians, services } = read.data;
  const id = ctx.newId();
  const keySealed = newWrappedKey(readMasterKey(encryptionKey(env)));
  const phone = readPhone(read.data.phone) ?? read.data.phone;
  await ctx.store.forTenant(id, async (db) => {
    await db.insert(Tenant, { id, slug, name, trade, language, zone, plan, keySealed });
    const site = { name, address, phone, hours, closures: read.data.closures };
    await storeOffer(db, { site, bays, technicians, services }, { newId: ctx.newId, at: ctx.now() });
  });
  process.stdout.write(
    `${name} is there: ${id}. Give it a number with: channel connect sms --tenant ${id} --address +33…\n`,
  );
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : 'unreadable';
    throw new UsageError(`${file} cannot be read as YAML: ${why}`, { cause });
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

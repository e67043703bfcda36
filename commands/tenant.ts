import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { storeOffer } from '#db/business.ts';
import { changeSecrets, connectAccount, connectedTenants } from '#db/channel-account.ts';
import { newWrappedKey, readMasterKey } from '#db/seal.ts';
import { closures, weekHours } from '#db/site.ts';
import { synonyms } from '#db/service.ts';
import { Tenant, thisTenant } from '#db/tenant.ts';
import { readPhone } from '#language/phone.ts';
import { encryptionKey, type Environment } from '#root/config.ts';
import { type Comptoir, makeLog, newUuid, placeOf, systemClock, wire } from '#root/main.ts';
import { type Options, readOptions, textFlag, UsageError } from './args.ts';

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
  places: z.array(z.string()).min(1),
  persons: z.array(z.string()).min(1),
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

/** `channel connect sms`: gives a business a Twilio number. The auth token is read from the standard input, never from the command line. */
export async function channel(args: string[], env: Environment): Promise<void> {
  const options = readOptions(args, { tenant: 'string', number: 'string', 'account-sid': 'string' });
  if (options.words.join(' ') !== 'connect sms') {
    throw new UsageError(
      'Say: channel connect sms --tenant ID --number +33… --account-sid AC… (the auth token on the standard input).',
    );
  }
  await withComptoir(env, (comptoir) => connectSms(comptoir, options));
}

async function createTenant({ ctx }: Comptoir, env: Environment, file: string): Promise<void> {
  const read = businessFile.safeParse(readYaml(file));
  if (!read.success) {
    throw new UsageError(
      `${file} is not right. ${read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}.`,
    );
  }
  const { slug, name, trade, language, zone, plan, address, hours, places, persons, services } = read.data;
  const id = ctx.newId();
  const keySealed = newWrappedKey(readMasterKey(encryptionKey(env)));
  const phone = readPhone(read.data.phone) ?? read.data.phone;
  await ctx.store.forTenant(id, async (db) => {
    await db.insert(Tenant, { id, slug, name, trade, language, zone, plan, keySealed });
    const site = { name, address, phone, hours, closures: read.data.closures };
    await storeOffer(db, { site, places, persons, services }, { newId: ctx.newId, at: ctx.now() });
  });
  process.stdout.write(`${name} is there: ${id}. Give it a number with: channel connect sms --tenant ${id} …\n`);
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : 'unreadable';
    throw new UsageError(`${file} cannot be read as YAML: ${why}`, { cause });
  }
}

async function connectSms({ ctx }: Comptoir, options: Options): Promise<void> {
  const tenantId = z.uuid().safeParse(textFlag(options, 'tenant')).data;
  const number = readPhone(textFlag(options, 'number') ?? '');
  const accountSid = /^AC[0-9a-f]{32}$/i.exec(textFlag(options, 'account-sid') ?? '')?.[0];
  if (!tenantId || !number || !accountSid) {
    throw new UsageError(
      'channel connect sms needs --tenant ID, --number in the form +33…, and --account-sid AC followed by 32 digits.',
    );
  }
  const authToken = readFileSync(0, 'utf8').trim();
  if (authToken === '') throw new UsageError('The auth token is read from the standard input, and nothing came.');
  const there = await ctx.store.forTenant(tenantId, (db) => db.count(Tenant, { id: tenantId }));
  if (there === 0)
    throw new UsageError(`There is no business ${tenantId}: the id is the one that "tenant create" printed.`);
  const key = await ctx.store.keyOf(tenantId);
  const known = await ctx.accounts.find('sms', number);
  if (known && known.tenantId !== tenantId) throw new UsageError(`${number} is connected to another business.`);
  if (known) {
    // For as long as webhooks signed with the old token are on their way, both are tried.
    const previousAuthToken = known.secrets['authToken'] ?? '';
    const secretsSealed = key.seal(JSON.stringify({ accountSid, authToken, previousAuthToken }));
    await ctx.store.forTenant(tenantId, (db) => changeSecrets(db, known.id, secretsSealed));
    process.stdout.write(`${number} has its new token.\n`);
    return;
  }
  await ctx.store.forTenant(tenantId, (db) =>
    connectAccount(db, {
      id: ctx.newId(),
      ...{ tenantId, channel: 'sms', externalId: number },
      secretsSealed: key.seal(JSON.stringify({ accountSid, authToken })),
    }),
  );
  process.stdout.write(`${number} is connected.\n`);
}

/** Only those with a number can be listed: before it has one, nothing but its id leads to a business. */
async function listTenants({ ctx }: Comptoir): Promise<void> {
  for (const id of await connectedTenants(ctx.store)) {
    const { slug, name, plan } = await ctx.store.forTenant(id, thisTenant);
    process.stdout.write(`${id}  ${slug}  ${name}  ${plan}\n`);
  }
  process.stdout.write('(A business without a number is not listed.)\n');
}

async function withComptoir(env: Environment, work: (comptoir: Comptoir) => Promise<void>): Promise<void> {
  const log = makeLog({ ...env, LOG_LEVEL: 'error' });
  const newId = newUuid(systemClock);
  const comptoir = await wire({ env, place: placeOf(env), log, now: systemClock, newId, quietMs: 0 });
  try {
    await work(comptoir);
  } finally {
    await comptoir.close();
  }
}

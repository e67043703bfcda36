import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';

const text = z.string().trim().min(1);
const url = z.url();
/** Sixteen signs cannot be guessed over the network. */
const secret = z.string().min(16, 'at least 16 characters, such as those of: openssl rand -hex 16');

/** Checked here, because the driver takes what is no address for the name of a host; a refusal never shows the value. */
const database = text.refine(isDatabaseUrl, 'must be written like postgres://LOGIN:PASSWORD@HOST:5432/DATABASE');

/** All that can be set from outside. `.env.example` explains each; a test compares the two lists. */
export const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: text.optional(),
  PUBLIC_URL: url.optional(),
  DATABASE_URL: database.optional(),
  DATABASE_MIGRATION_URL: database.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be written like redis://HOST:6379' }).optional(),
  DATA_DIR: text.default('.data'),
  BLOBS_DIR: text.optional(),
  ENCRYPTION_KEY: text.optional(),
  GEMINI_API_KEY: text.optional(),
  GEMINI_BASE_URL: url.default('https://generativelanguage.googleapis.com/v1beta'),
  GEMINI_MODEL: text.default('gemini-3.8-flash'),
  GEMINI_EMBEDDING_MODEL: text.default('gemini-embedding-001'),
  LOCAL_MODEL_URL: url.optional(),
  LOCAL_MODEL: text.optional(),
  MODEL_CHAIN: text.default('rules,gemini,local,rules-best'),
  TWILIO_API_URL: url.optional(),
  TELEGRAM_API_URL: url.optional(),
  PLAYGROUND: z.enum(['on', 'off']).optional(),
  PLAYGROUND_SECRET: secret.optional(),
  HEALTH_TOKEN: secret.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export type Environment = z.infer<typeof environment>;

/** Reads the environment, or says which variable is wrong and why. Nothing else reads `process.env`. */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const read = environment.safeParse(filled);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right. ${problems.join('; ')}. See .env.example.`);
}

/** The environment of this process over what the file `.env` of its folder says, where there is one. */
export function environmentWithFile(file = '.env'): Record<string, string | undefined> {
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : process.env;
}

function isDatabaseUrl(value: string): boolean {
  // A server on a socket has no host: postgres://LOGIN@/DATABASE?host=/run/postgresql
  const address = URL.parse(value.replace('@/', '@socket/'));
  return address !== null && /^postgres(ql)?:$/.test(address.protocol) && address.pathname.length > 1;
}

/** Known to everybody, so never to be used for real: what the demo seals its data with. */
export const demoEncryptionKey = Buffer.alloc(32, 'comptoir demo key').toString('base64');

/** The demo is what runs with no key of one's own. It is never what runs in production. */
export function isDemo(env: Environment): boolean {
  return env.NODE_ENV !== 'production' && env.ENCRYPTION_KEY === undefined;
}

/** The key to seal with. Production needs a key of its own. */
export function encryptionKey(env: Environment): string {
  if (isDemo(env)) return demoEncryptionKey;
  if (env.ENCRYPTION_KEY === undefined) {
    throw new Error('ENCRYPTION_KEY is missing. Make one with: openssl rand -base64 32');
  }
  if (env.ENCRYPTION_KEY === demoEncryptionKey && env.NODE_ENV === 'production') {
    throw new Error('ENCRYPTION_KEY is the one of the demo. Make your own with: openssl rand -base64 32');
  }
  return env.ENCRYPTION_KEY;
}

/** The address providers reach us under; what they sign starts with it. */
export function publicUrl(env: Environment): string {
  if (env.PUBLIC_URL) return env.PUBLIC_URL.replace(/\/+$/, '');
  if (env.NODE_ENV === 'production') {
    throw new Error(
      'PUBLIC_URL is missing: the address under which providers reach this gateway, e.g. https://desk.example.',
    );
  }
  return `http://localhost:${env.PORT}`;
}

/** The address to listen on: this machine alone outside production, every address in it (undefined), unless HOST says. */
export function listenHost(env: Environment): string | undefined {
  return env.HOST ?? (env.NODE_ENV === 'production' ? undefined : '127.0.0.1');
}

/** The playground is for looking on and trying out: part of the demo, else only where it is asked for by name. */
export function hasPlayground(env: Environment): boolean {
  if (env.PLAYGROUND) return env.PLAYGROUND === 'on';
  return isDemo(env) && env.DATABASE_URL === undefined;
}

/** What opens the playground's page; null where whoever reaches it may see it. Production needs one. */
export function playgroundSecret(env: Environment): string | null {
  if (env.PLAYGROUND_SECRET) return env.PLAYGROUND_SECRET;
  if (env.NODE_ENV === 'production' && hasPlayground(env)) {
    throw new Error(
      'PLAYGROUND_SECRET is missing: PLAYGROUND=on shows conversations to whoever finds the page. Make one with: openssl rand -hex 16',
    );
  }
  return null;
}

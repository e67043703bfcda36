import { existsSync } from 'node:fs';
import { connectedTenants } from '#db/channel-account.ts';
import { readMasterKey } from '#db/seal.ts';
import { encryptionKey, type Environment, hasPlayground, isDemo, publicUrl } from '#root/config.ts';
import { makeLog, newUuid, placeOf, systemClock, wire } from '#root/main.ts';
import { readOptions } from './args.ts';

interface Finding {
  what: string;
  ok: boolean;
  detail: string;
}

/** `doctor`: checks one thing after the other and says what to do about each that is not well; fails when one is not. */
export async function doctor(args: string[], env: Environment): Promise<void> {
  readOptions(args, {});
  const findings: Finding[] = [];
  const look = async (what: string, check: () => Promise<string> | string) => {
    try {
      findings.push({ what, ok: true, detail: await check() });
    } catch (error) {
      findings.push({ what, ok: false, detail: error instanceof Error ? error.message : String(error) });
    }
  };
  await look('node', () => version());
  await look('mode', () => (isDemo(env) ? 'demo: known secrets, nothing leaves this machine' : env.NODE_ENV));
  await look('public address', () => publicUrl(env));
  await look('encryption key', () => {
    readMasterKey(encryptionKey(env));
    return isDemo(env) ? 'the demo’s own' : 'yours, 32 bytes';
  });
  await look('data', () => openData(env));
  await look('Gemini', () =>
    env.GEMINI_API_KEY ? `${env.GEMINI_MODEL}, key given (not tried)` : 'no GEMINI_API_KEY: the rules answer alone',
  );
  await look('Twilio', () => {
    if (env.TWILIO_API_URL) return `through ${env.TWILIO_API_URL}`;
    return env.NODE_ENV === 'production' ? 'the real one' : 'the demo carrier: messages stay on this machine';
  });
  await look('playground', () => (hasPlayground(env) ? 'on' : 'off'));
  for (const { what, ok, detail } of findings) process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${what}: ${detail}\n`);
  if (findings.some((finding) => !finding.ok)) process.exitCode = 1;
}

function version(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 24 || (major === 24 && minor < 12)) {
    throw new Error(`${process.versions.node} is too old: start through npm, which brings its own Node 24.`);
  }
  return process.versions.node;
}

async function openData(env: Environment): Promise<string> {
  const place = placeOf(env);
  if (place.kind === 'pglite' && !existsSync(env.DATA_DIR)) return `embedded, nothing in ${env.DATA_DIR} yet`;
  const comptoir = await wire({
    env,
    place,
    log: makeLog({ ...env, LOG_LEVEL: 'silent' }),
    now: systemClock,
    newId: newUuid(systemClock),
    random: Math.random,
    quietMs: 0,
  });
  try {
    const tenants = await connectedTenants(comptoir.ctx.store);
    // Throws when ENCRYPTION_KEY is not the one the data was sealed with.
    for (const tenantId of tenants) await comptoir.ctx.store.keyOf(tenantId);
    const blocked = await comptoir.ctx.store.queue.blocked();
    if (blocked > 0)
      throw new Error(`${blocked} conversations wait behind a failed turn: look for "turn given up" in the log.`);
    return `${place.kind === 'postgres' ? 'PostgreSQL' : `embedded in ${env.DATA_DIR}`}, ${tenants.length} businesses`;
  } finally {
    await comptoir.close();
  }
}

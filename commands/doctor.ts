import { existsSync } from 'node:fs';
import { readMasterKey } from '#db/seal.ts';
import {
  encryptionKey,
  type Environment,
  hasPlayground,
  isDemo,
  listenHost,
  playgroundSecret,
  publicUrl,
} from '#root/config.ts';
import { readOptions } from './args.ts';
import { errorWords } from './failure-words.ts';
import { askData } from './wiring/ask-data.ts';

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
      findings.push({ what, ok: false, detail: errorWords(error) });
    }
  };
  await look('node', () => version());
  await look('mode', () => (isDemo(env) ? 'demo: known secrets, nothing leaves this machine' : env.NODE_ENV));
  await look('public address', () => publicUrl(env));
  await look('encryption key', () => {
    readMasterKey(encryptionKey(env));
    return isDemo(env) ? 'the demo’s own' : 'yours, 32 bytes';
  });
  await look('data', () => stateOfData(env));
  await look('audit', () => stateOfAudit(env));
  await look('Gemini', () =>
    env.GEMINI_API_KEY ? `${env.GEMINI_MODEL}, key given (not tried)` : 'no GEMINI_API_KEY: the rules answer alone',
  );
  await look('Twilio', () => {
    if (env.TWILIO_API_URL) return `through ${env.TWILIO_API_URL}`;
    return env.NODE_ENV === 'production' ? 'the real one' : 'the demo carrier: messages stay on this machine';
  });
  await look('playground', () => {
    if (!hasPlayground(env)) return 'off';
    return playgroundSecret(env) === null ? 'on, for whoever reaches it' : 'on, with its key';
  });
  await look('listens on', () => `${listenHost(env) ?? 'every address'}, port ${env.PORT}`);
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

async function stateOfAudit(env: Environment): Promise<string> {
  if (!env.DATABASE_URL && !existsSync(env.DATA_DIR)) return 'nothing was written yet';
  const [state = ''] = await askData(env, 'audit', []);
  return state;
}

async function stateOfData(env: Environment): Promise<string> {
  if (!env.DATABASE_URL && !existsSync(env.DATA_DIR)) return `embedded, nothing in ${env.DATA_DIR} yet`;
  const [state = ''] = await askData(env, 'data', []);
  return `${env.DATABASE_URL ? 'PostgreSQL' : `embedded in ${env.DATA_DIR}`}, ${state}`;
}

import { describe, expect, onTestFinished, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  demoEncryptionKey,
  encryptionKey,
  environmentWithFile,
  hasPlayground,
  isDemo,
  listenHost,
  playgroundSecret,
  publicUrl,
  readEnvironment,
} from './config.ts';

const ownKey = Buffer.alloc(32, 1).toString('base64');

describe('the environment', () => {
  test('may be empty: then it is the demo', () => {
    const env = readEnvironment({});
    expect(env).toMatchObject({ NODE_ENV: 'development', PORT: 3000, DATA_DIR: '.data', LOG_LEVEL: 'info' });
    expect(isDemo(env)).toBe(true);
    expect(hasPlayground(env)).toBe(true);
    expect(publicUrl(env)).toBe('http://localhost:3000');
  });

  test('takes an empty variable, as Compose passes it, for one that is not there', () => {
    expect(readEnvironment({ DATABASE_URL: '', PORT: '', REDIS_URL: '' })).toEqual(readEnvironment({}));
  });

  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['NODE_ENV', 'prod'],
    ['PUBLIC_URL', 'desk.example'],
    ['LOG_LEVEL', 'loud'],
    ['PLAYGROUND', 'yes'],
    ['GEMINI_BASE_URL', 'gemini'],
    ['DATABASE_URL', 'desk'],
    ['DATABASE_URL', 'postgres//app@db/desk'],
    ['DATABASE_URL', 'postgres://app@db:port/desk'],
    ['DATABASE_URL', 'postgres://app@db'],
    ['DATABASE_MIGRATION_URL', 'https://db/desk'],
    ['REDIS_URL', 'localhost:6379'],
    ['PLAYGROUND_SECRET', 'fifteen letters'],
    ['HEALTH_TOKEN', 'short'],
  ])('is refused by the name of what is wrong: %s=%s', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(
      new RegExp(`^The environment is not right\\. ${name}: .*\\.env\\.example`),
    );
  });

  test.each([
    'postgres://app:s%40cret@db:5432/desk',
    'postgresql://db/desk',
    'postgres://app@/desk?host=/run/postgresql',
  ])('takes a server by its address or its socket: %s', (url) => {
    expect(readEnvironment({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
  });

  test('never shows a secret in a refusal', () => {
    const source = { PORT: 'x', DATABASE_URL: 'postgres:/key-of-gemini', GEMINI_API_KEY: 'key-of-gemini' };
    expect(() => readEnvironment(source)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('key-of-gemini') }),
    );
  });
});

describe('production', () => {
  const production = (more: Record<string, string> = {}) => readEnvironment({ NODE_ENV: 'production', ...more });

  test('has no demo, no playground unless it is asked for, and no key or address by itself', () => {
    expect(isDemo(production())).toBe(false);
    expect(hasPlayground(production({ ENCRYPTION_KEY: ownKey }))).toBe(false);
    expect(hasPlayground(production({ PLAYGROUND: 'on' }))).toBe(true);
    expect(() => encryptionKey(production())).toThrow(
      'ENCRYPTION_KEY is missing. Make one with: openssl rand -base64 32',
    );
    expect(() => publicUrl(production())).toThrow(/^PUBLIC_URL is missing/);
  });

  test('shows its playground only with a secret, which is asked for by name', () => {
    expect(playgroundSecret(production())).toBeNull();
    expect(() => playgroundSecret(production({ PLAYGROUND: 'on' }))).toThrow(/^PLAYGROUND_SECRET is missing/);
    const PLAYGROUND_SECRET = 'a secret of some length';
    expect(playgroundSecret(production({ PLAYGROUND: 'on', PLAYGROUND_SECRET }))).toBe(PLAYGROUND_SECRET);
    expect(playgroundSecret(readEnvironment({}))).toBeNull();
    expect(playgroundSecret(readEnvironment({ PLAYGROUND_SECRET }))).toBe(PLAYGROUND_SECRET);
  });

  test('listens on every address, and all else on this machine alone, unless HOST says', () => {
    expect(listenHost(production())).toBeUndefined();
    expect(listenHost(production({ HOST: '10.0.0.5' }))).toBe('10.0.0.5');
    expect(listenHost(readEnvironment({}))).toBe('127.0.0.1');
    expect(listenHost(readEnvironment({ ENCRYPTION_KEY: ownKey }))).toBe('127.0.0.1');
    expect(listenHost(readEnvironment({ HOST: '0.0.0.0' }))).toBe('0.0.0.0');
  });

  test('refuses the key that everybody knows', () => {
    expect(() => encryptionKey(production({ ENCRYPTION_KEY: demoEncryptionKey }))).toThrow(
      /ENCRYPTION_KEY is the one of the demo/,
    );
    expect(encryptionKey(production({ ENCRYPTION_KEY: ownKey }))).toBe(ownKey);
  });
});

test('with a key of one’s own it is no demo any more', () => {
  const env = readEnvironment({ ENCRYPTION_KEY: ownKey });
  expect(isDemo(env)).toBe(false);
  expect(hasPlayground(env)).toBe(false);
  expect(encryptionKey(env)).toBe(ownKey);
});

test('a demo on a server has no playground unless it is asked for: others may reach it', () => {
  expect(hasPlayground(readEnvironment({ DATABASE_URL: 'postgres://app@db/desk' }))).toBe(false);
  expect(hasPlayground(readEnvironment({ PLAYGROUND: 'off' }))).toBe(false);
});

test('the public address is used without its last slash, because what Twilio signs begins with it', () => {
  expect(publicUrl(readEnvironment({ PUBLIC_URL: 'https://desk.example/comptoir//' }))).toBe(
    'https://desk.example/comptoir',
  );
});

test('a file of settings is read where there is one, and the environment goes before it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-env-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, '.env');
  expect(environmentWithFile(file)).toBe(process.env);
  writeFileSync(file, '# ours\nPORT=4000\nPATH=/nowhere\nMODEL_CHAIN="rules, gemini"\n');
  expect(environmentWithFile(file)).toMatchObject({
    PORT: '4000',
    PATH: process.env['PATH'],
    MODEL_CHAIN: 'rules, gemini',
  });
});

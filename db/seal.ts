import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** One tenant's key: seals its secrets and personal fields, and indexes them for an exact match. */
export interface TenantKey {
  seal(plain: string): string;
  open(sealed: string): string;
  /** The same text gives the same index within one tenant, and another one elsewhere (HMAC-SHA-256, hex). */
  index(plain: string): string;
}

/** A new tenant's key, wrapped by the `ENCRYPTION_KEY`: whoever erases the row erases what it sealed. */
export function newWrappedKey(masterKey: Buffer): string {
  return seal(masterKey, randomBytes(32).toString('base64'));
}

export function openTenantKey(masterKey: Buffer, wrapped: string): TenantKey {
  const key = Buffer.from(open(masterKey, wrapped), 'base64');
  const indexKey = createHmac('sha256', key).update('blind index').digest();
  return {
    seal: (plain) => seal(key, plain),
    open: (sealed) => open(key, sealed),
    index: (plain) => createHmac('sha256', indexKey).update(plain).digest('hex'),
  };
}

/** Reads `ENCRYPTION_KEY`: 32 bytes in base64 or hex. */
export function readMasterKey(text: string): Buffer {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length !== 32) {
    throw new Error('ENCRYPTION_KEY must be 32 bytes in base64 or hex. Make one with: openssl rand -base64 32');
  }
  return key;
}

function seal(key: Buffer, plain: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

function open(key: Buffer, text: string): string {
  try {
    if (!text.startsWith('v1.')) throw new Error('It does not begin with "v1.".');
    const bytes = Buffer.from(text.slice('v1.'.length), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Error(
      'A sealed value cannot be opened: it was changed, or ENCRYPTION_KEY is not the one it was sealed with.',
      { cause },
    );
  }
}

import { expect, test } from 'vitest';
import { newWrappedKey, openTenantKey, readMasterKey } from './seal.ts';

const master = Buffer.alloc(32, 1);
const wrapped = newWrappedKey(master);
const key = openTenantKey(master, wrapped);
const other = openTenantKey(master, newWrappedKey(master));

test('what was sealed can be opened again, by the same tenant only', () => {
  for (const text of ['', '+33639980101', 'Élodie 🚗 '.repeat(100)]) {
    expect(openTenantKey(master, wrapped).open(key.seal(text))).toBe(text);
    expect(() => other.open(key.seal(text))).toThrow('ENCRYPTION_KEY is not the one');
  }
});

test('the same text is sealed differently each time, and tells nothing of itself', () => {
  expect(key.seal('+33639980101')).not.toBe(key.seal('+33639980101'));
  expect(Buffer.from(key.seal('+33639980101').slice(3), 'base64url').toString('latin1')).not.toContain('6399');
});

test('a sealed value with any byte changed, or cut short, is refused', () => {
  const sealed = key.seal('secret');
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Buffer.from(bytes);
    changed[i]! ^= 1; // Inside the buffer.
    expect(() => key.open(`v1.${changed.toString('base64url')}`)).toThrow('cannot be opened');
  }
  for (const text of ['', 'v1.', sealed.slice(0, 20), sealed.slice(0, -3), sealed.replace('v1.', 'v2.')]) {
    expect(() => key.open(text)).toThrow('cannot be opened');
  }
});

test('the index finds the same text in one tenant, and is another one elsewhere', () => {
  expect(key.index('+33639980101')).toBe(openTenantKey(master, wrapped).index('+33639980101'));
  expect(key.index('+33639980101')).toMatch(/^[0-9a-f]{64}$/);
  expect(key.index('+33639980102')).not.toBe(key.index('+33639980101'));
  expect(other.index('+33639980101')).not.toBe(key.index('+33639980101'));
});

test('a tenant key wrapped with another ENCRYPTION_KEY is refused', () => {
  expect(() => openTenantKey(Buffer.alloc(32, 2), wrapped)).toThrow('ENCRYPTION_KEY is not the one');
});

test('ENCRYPTION_KEY is read from hex and from base64, and refused when it is not 32 bytes', () => {
  expect(readMasterKey(master.toString('hex'))).toEqual(master);
  expect(readMasterKey(master.toString('base64'))).toEqual(master);
  for (const text of ['', 'abc', 'a'.repeat(63), Buffer.alloc(31).toString('base64')]) {
    expect(() => readMasterKey(text)).toThrow('openssl rand -base64 32');
  }
});

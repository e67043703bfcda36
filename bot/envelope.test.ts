import { describe, expect, test } from 'vitest';
import type { Account, Inbound } from './channel.ts';
import { complaintAbout, storable } from './envelope.ts';

const account: Account = { id: 'a', tenantId: 't', channel: 'chat', externalId: 'the-bot', secrets: {} };
const envelope = { providerId: 'm1', account, from: 'claire', place: '' };
const text: Inbound = { ...envelope, kind: 'text', text: 'Bonjour', optOut: null };
const status: Inbound = { ...envelope, kind: 'status', status: 'sent', errorCode: null, messageId: null };

describe('what a channel read', () => {
  test('is kept when its ids are plain and short, in any script', () => {
    expect(complaintAbout(text)).toBeNull();
    expect(complaintAbout({ ...text, from: 'Zoë 汽车', place: 'C024BE91L:1732.0001' })).toBeNull();
    expect(complaintAbout({ ...text, providerId: 'm'.repeat(255) })).toBeNull();
    expect(complaintAbout({ ...status, messageId: '01a2076b-4400-7000-8000-000000000001' })).toBeNull();
  });

  test.each<[string, Inbound, string]>([
    ['an id with a NUL', { ...text, providerId: 'm\u0000' }, 'unreadable providerId'],
    ['an empty id', { ...text, providerId: '' }, 'unreadable providerId'],
    ['an id longer than an index takes', { ...text, providerId: 'm'.repeat(3_000) }, 'unreadable providerId'],
    ['half a character in an id', { ...status, providerId: 'm\uD83D' }, 'unreadable providerId'],
    ['nobody as its sender', { ...text, from: '' }, 'unreadable from'],
    ['a blank sender', { ...text, from: '  ' }, 'unreadable from'],
    ['an endless sender', { ...text, from: '3'.repeat(10_000) }, 'unreadable from'],
    ['half a character in its sender', { ...text, from: '\uDC00' }, 'unreadable from'],
    ['a NUL in its place', { ...text, place: 'C\u0000' }, 'unreadable place'],
    ['an endless place', { ...text, place: 'C'.repeat(256) }, 'unreadable place'],
    ['the receiver as its sender', { ...text, from: 'the-bot' }, 'from the address that receives'],
    ['a status of no message', { ...status, messageId: 'abc' }, 'unreadable messageId'],
    ['a status of a message with a NUL', { ...status, messageId: '\u0000' }, 'unreadable messageId'],
    ['a status of an empty message', { ...status, messageId: '' }, 'unreadable messageId'],
  ])('with %s is not', (_, item, complaint) => {
    expect(complaintAbout(item)).toBe(complaint);
  });
});

test('what no database can hold is replaced, however deep, and nothing else', () => {
  expect(storable({ items: [{ url: 'a\u0000b', n: 1 }], value: 'x\uD83D', none: null, car: '🚗\u0001' })).toEqual({
    items: [{ url: 'a\uFFFDb', n: 1 }],
    value: 'x\uFFFD',
    none: null,
    car: '🚗\u0001',
  });
});

import { expect, test } from 'vitest';
import { hostnameOf, isLoopbackAddress, isLoopbackName } from './loopback.ts';

test.each([
  'localhost',
  'LOCALHOST:3000',
  'desk.localhost',
  'localhost.',
  '127.0.0.1:80',
  '127.8.9.1',
  '127.1',
  '[::1]:3000',
  '[0:0::1]',
])('%s is this machine', (host) => {
  expect(isLoopbackName(hostnameOf(host) ?? '')).toBe(true);
});

test.each([
  ...[
    'evil.example',
    'localhost.evil.example',
    'notlocalhost',
    '127.0.0.1.evil.example',
    '127.evil.example',
    '128.0.0.1',
  ],
  ...[
    '192.168.1.5:3000',
    '0.0.0.0',
    '[::2]',
    '[::ffff:7f00:1].evil',
    '',
    'evil@localhost',
    'localhost/evil',
    'localhost evil',
    'localhost:evil',
  ],
])('"%s" is another, or no host', (host) => {
  expect(isLoopbackName(hostnameOf(host) ?? '')).toBe(false);
});

test('a connection from this machine is known by its address', () => {
  expect(['::1', '127.0.0.1', '127.3.2.1', '::ffff:127.0.0.1'].map(isLoopbackAddress)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['10.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', undefined].map(isLoopbackAddress)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { zipSync, strToU8 } from 'fflate';
import { blobType } from './blob-type.ts';
import { testBlobs } from './fixtures/test-blobs.ts';

const kept = testBlobs();
afterAll(() => kept.remove());

const [ours, theirs] = ['01a22335-c786-7030-8000-a16f1703afcc', '01a22335-c786-7030-8000-a16f1703afcd'] as const;

async function* bytes(...chunks: (string | Uint8Array)[]) {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

async function typeOf(...chunks: (string | Uint8Array)[]) {
  const blob = await kept.blobs.keep(ours, bytes(...chunks), 1_000_000);
  return blob && blobType(kept.blobs.pathOf(ours, blob.hash));
}

test('what is kept is read again whole, under the hash of what is in it', async () => {
  const blob = await kept.blobs.keep(ours, bytes('car', 'te'), 100);
  expect(blob).toEqual({ hash: 'd2c12420b9815e07b29b1256fdd6e39a94b69ed192009f0c5d7afffc99de44e9', bytes: 5 });
  expect(readFileSync(kept.blobs.pathOf(ours, blob!.hash), 'utf8')).toBe('carte');
});

test('a tenant reads nothing of another, though it knows the hash', async () => {
  const blob = await kept.blobs.keep(ours, bytes('secret'), 100);
  expect(existsSync(kept.blobs.pathOf(ours, blob!.hash))).toBe(true);
  expect(existsSync(kept.blobs.pathOf(theirs, blob!.hash))).toBe(false);
  for (const hash of ['../../etc/passwd', `${ours}/x`, '']) expect(() => kept.blobs.pathOf(theirs, hash)).toThrow();
  expect(() => kept.blobs.pathOf('..', blob!.hash)).toThrow();
});

test('what is longer than allowed is not read to its end, and leaves nothing', async () => {
  let read = 0;
  async function* endless() {
    for (;;) {
      read += 1;
      yield Buffer.alloc(1_000);
    }
  }
  expect(await kept.blobs.keep(ours, endless(), 10_000)).toBeNull();
  expect(read).toBeLessThan(20);
  expect(readdirSync(path.join(kept.folder, 'coming'))).toEqual([]);
});

test('a stream that breaks off leaves nothing', async () => {
  async function* broken() {
    yield Buffer.from('half');
    throw new Error('cut');
  }
  await expect(kept.blobs.keep(ours, broken(), 100)).rejects.toThrow('cut');
  expect(readdirSync(path.join(kept.folder, 'coming'))).toEqual([]);
});

test.each([
  ['a PDF', '%PDF-1.7\n', 'application/pdf'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'), 'image/png'],
  ['a table', 'Nom;Tel\nMartin;0639980101\n', 'text/csv'],
  ['a table behind a BOM', '\ufeffNom,Tel\nÉric,06\n', 'text/csv'],
  ['a table in UTF-16', Buffer.from('\ufeffNom;Tel\n', 'utf16le'), 'text/csv'],
  ['a table in Windows-1252', Buffer.from('Nom;Tel\nH\xe9l\xe8ne;06\n', 'latin1'), 'text/csv'],
  ['a vCard', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n', 'text/vcard'],
])('%s is known by its bytes', async (_, content, type) => {
  expect(await typeOf(content)).toBe(type);
});

test.each([
  ['a program', Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(64)])],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing that may run', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ['an archive', zipSync({ 'a.exe': strToU8('MZ') })],
  ['bytes of no kind', Buffer.from([1, 2, 3, 4, 0, 0, 9])],
  ['a script for a shell with bytes in it', Buffer.concat([Buffer.from('#!/bin/sh\n'), Buffer.from([0])])],
])('%s is of no type that is kept', async (_, content) => {
  expect(await typeOf(content)).toBeNull();
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { UsageError } from '../args.ts';
import { askHatch, openHatch } from './hatch.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'comptoir-hatch-'));
  file = path.join(folder, 'comptoir.hatch');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Answers with what it was asked. */
async function open(answer = async (question: string, words: string[]) => [question, ...words]) {
  const hatch = await openHatch(folder, answer);
  onTestFinished(() => hatch.close());
  return hatch;
}

describe('the hatch', () => {
  test('gives a command the answer of the process that holds the data, and is gone when that stops', async () => {
    const hatch = await open();
    expect(await askHatch(folder, 'waiting', ['a', 'é « 🚗 »'])).toEqual(['waiting', 'a', 'é « 🚗 »']);
    hatch.close();
    expect(readdirSync(folder)).toEqual([]);
    expect(await askHatch(folder, 'waiting', [])).toBeNull();
  });

  test('tells what went wrong behind it as the command itself would', async () => {
    await open(() => Promise.reject(new UsageError('There is no conversation of this id.')));
    await expect(askHatch(folder, 'waiting', [])).rejects.toThrow('There is no conversation of this id.');
  });

  test('is found by its owner only, and opens to nobody without what stands in its file', async () => {
    await open();
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    const { port } = JSON.parse(readFileSync(file, 'utf8')) as { port: number }; // Written by the hatch.
    const knock = (headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: '{"question":"waiting","words":[]}' });
    for (const authorization of ['', 'Bearer ', 'Bearer guessed', 'Basic Og=='])
      expect((await knock({ authorization })).status).toBe(403);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(403);
  });

  test('listens on this machine alone', async () => {
    await open();
    const { port } = JSON.parse(readFileSync(file, 'utf8')) as { port: number }; // As above.
    const listening = spawnSync('cat', ['/proc/net/tcp'], { encoding: 'utf8' }).stdout;
    const at = port.toString(16).toUpperCase().padStart(4, '0');
    expect(listening).toContain(` 0100007F:${at} 00000000:0000 0A`);
    expect(listening).not.toContain(` 00000000:${at} 00000000:0000 0A`);
  });
});

describe('where no process answers', () => {
  test('because there is no hatch, there is no answer', async () => {
    expect(await askHatch(folder, 'waiting', [])).toBeNull();
    expect(await askHatch(path.join(folder, 'nowhere'), 'waiting', [])).toBeNull();
  });

  test.each(['', '{', '{"port":"1"}', 'null'])('because its file says %j, there is none', async (text) => {
    writeFileSync(file, text);
    expect(await askHatch(folder, 'waiting', [])).toBeNull();
  });

  test.each<[string, number, string]>([
    ['refuses', 403, '{"error":"Forbidden"}'],
    ['answers something else', 200, '<html></html>'],
    ['answers JSON of its own', 200, '{"ok":true}'],
  ])('because its process died and another program, which %s, has the port, there is none', async (_, status, body) => {
    const other = createServer((_request, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo; // A listening TCP server has one.
    writeFileSync(file, JSON.stringify({ port, token: 'old' }));
    expect(await askHatch(folder, 'waiting', [])).toBeNull();
  });

  test('because its process was killed, there is none', async () => {
    const hatch = await open();
    const left = readFileSync(file);
    hatch.close();
    writeFileSync(file, left);
    expect(await askHatch(folder, 'waiting', [])).toBeNull();
  });
});

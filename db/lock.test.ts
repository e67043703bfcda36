import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './lock.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-'));
  file = join(folder, 'comptoir.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a second process is refused, with the first one named, and may come in once that has left', async () => {
  const unlock = lockFolder(folder);
  const refused = lockElsewhere();
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain(`The data in ${folder} is in use by process ${process.pid} (started `);
  expect(refused.stderr).toContain('DATA_DIR');
  unlock();
  expect(lockElsewhere()).toMatchObject({ status: 0, stdout: 'locked\n' });
});

test('the same process cannot open a folder twice', () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`);
  unlock();
});

test('a process that was killed leaves a lock that the next one takes over', async () => {
  const child = spawn(process.execPath, ['-e', `${script()}; setInterval(() => {}, 1000)`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(() => lockFolder(folder)).toThrow(`in use by process ${child.pid}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(file)).toBe(true);
  lockFolder(folder)();
  expect(existsSync(file)).toBe(false);
});

test.each([
  ['of a process number that another program has by now', { started: '1' }],
  ['from before the machine was started', { boot: 'another' }],
  ['of a process that is gone', { pid: 2 ** 22 + 1 }],
])('a lock %s is taken over', (_, change) => {
  lockFolder(folder);
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }));
  expect(() => lockFolder(folder)).not.toThrow();
});

test.each(['', '{', '{"pid":"1"}'])('a lock that says %j, of a disk that was full, is taken over', (text) => {
  writeFileSync(file, text);
  expect(() => lockFolder(folder)).not.toThrow();
});

test('a lock of another container, whose processes cannot be seen, is left to a person', () => {
  lockFolder(folder);
  const holder = { ...JSON.parse(readFileSync(file, 'utf8')), pidNamespace: 'pid:[1]' };
  writeFileSync(file, JSON.stringify(holder));
  expect(() => lockFolder(folder)).toThrow(`delete ${file}`);
});

test('of two processes that find a dead lock at the same time, one gets it', async () => {
  const locker = fileURLToPath(new URL('fixtures/contending-locker.ts', import.meta.url));
  const children = [1, 2].map(() =>
    spawn(process.execPath, [locker, folder], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  const said = await Promise.all(children.map(async (child) => String((await once(child.stdout, 'data'))[0])));
  expect(said.map((line) => JSON.parse(line))).toMatchObject([{ shared: 0 }, { shared: 0 }]);
});

function lockElsewhere() {
  return spawnSync(process.execPath, ['-e', script()], { encoding: 'utf8' });
}

/** Locks the folder, and says so. */
function script(): string {
  const lock = JSON.stringify(fileURLToPath(new URL('lock.ts', import.meta.url)));
  return `require(${lock}).lockFolder(${JSON.stringify(folder)}); console.log('locked')`;
}

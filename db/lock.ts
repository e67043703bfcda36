import { closeSync, openSync, readFileSync, rmSync, writeSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the folder of an embedded database for this process. PGlite has no lock of its own, and two processes on one folder
 * lose each other's rows without a word. A lock left behind by a process that died is taken over.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'comptoir.lock');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (tryLock(file)) return () => rmSync(file, { force: true });
    const holder = readHolder(file);
    if (holder && isRunning(holder.pid)) {
      throw new Error(
        `The data in ${folder} is in use by process ${holder.pid} (started ${holder.since}). Stop it, name another folder ` +
          `with DATA_DIR or --data, or use PostgreSQL, which any number of processes can share.`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new Error(`The lock ${file} could not be taken: another process is starting on the same folder. Try again.`);
}

function tryLock(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify({ pid: process.pid, since: new Date().toISOString(), boot: bootId() }));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): { pid: number; since: string } | null {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof holder !== 'object' || holder === null) return null;
    const { pid, since, boot } = holder as Record<string, unknown>; // Our own file; each field is checked below.
    if (typeof pid !== 'number' || typeof since !== 'string' || boot !== bootId()) return null;
    return { pid, since };
  } catch {
    return null; // Half written by a process that died, or gone meanwhile: the next attempt decides.
  }
}

/** A process number means nothing after a reboot, nor in another container. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

import { linkSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const holderJson = z.object({
  pid: z.number().int(),
  since: z.string(),
  /** When the process started, in ticks of this boot: its number may be another program's by now. */
  started: z.string(),
  boot: z.string(),
  /** Where the number means this process: every container counts for itself. */
  pidNamespace: z.string(),
});

/**
 * Takes the folder of an embedded database for this process. PGlite has no lock of its own, and two processes on one folder
 * lose each other's rows without a word. A lock left behind by a process that died is taken over.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'comptoir.lock');
  const draft = `${file}.${process.pid}`;
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (tryLock(file, draft)) return () => rmSync(file, { force: true });
      const seen = read(file);
      if (seen === null) continue; // Released meanwhile.
      refuseLivingHolder(folder, file, seen);
      removeStale(file, draft, seen);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`The lock ${file} could not be taken: another process is starting on the same folder. Try again.`);
}

/** A link appears whole or not at all, so that nobody reads a lock that is half written. */
function tryLock(file: string, draft: string): boolean {
  const pid = process.pid;
  const holder = {
    pid,
    since: new Date().toISOString(),
    started: startOf(pid),
    boot: bootId(),
    pidNamespace: pidNamespace(),
  };
  writeFileSync(draft, JSON.stringify(holder));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isError(error, 'EEXIST')) return false;
    throw error;
  }
}

function refuseLivingHolder(folder: string, file: string, seen: string): void {
  const holder = parse(seen);
  if (!holder || holder.boot !== bootId()) return;
  if (holder.pidNamespace !== pidNamespace()) {
    throw new Error(
      `The data in ${folder} was taken by process ${holder.pid} of another container (started ${holder.since}), which cannot be ` +
        `seen from here. Stop it; if it is gone already, delete ${file}.`,
    );
  }
  if (!isRunning(holder.pid) || startOf(holder.pid) !== holder.started) return;
  throw new Error(
    `The data in ${folder} is in use by process ${holder.pid} (started ${holder.since}). Stop it, name another folder ` +
      `with DATA_DIR or --data, or use PostgreSQL, which any number of processes can share.`,
  );
}

/** Moves the lock aside and looks again: between reading and removing, another process may have put its own there. */
function removeStale(file: string, draft: string, seen: string): void {
  try {
    renameSync(file, draft);
    if (read(draft) !== seen) linkSync(draft, file);
  } catch (error) {
    if (!isError(error, 'ENOENT') && !isError(error, 'EEXIST')) throw error;
  }
}

function parse(text: string) {
  try {
    return holderJson.parse(JSON.parse(text));
  } catch {
    return null; // Not a lock of ours: a disk that was full leaves an empty file.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isError(error, 'EPERM');
  }
}

/** Empty where the system has no /proc. */
function startOf(pid: number): string {
  // The name of the program, in parentheses, may hold anything; the start is the twentieth field after it (man 5 proc_pid_stat).
  return read(`/proc/${pid}/stat`)?.split(')').at(-1)?.trim().split(' ')[19] ?? '';
}

function bootId(): string {
  return read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function isError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

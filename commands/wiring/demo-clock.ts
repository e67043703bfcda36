import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '#root/main.ts';

/** The time of a demo, which runs like the world's and can be moved on, never back. */
export interface DemoClock {
  now: () => Date;
  /** Nothing happens for an instant that has passed. */
  moveTo(instant: Date): void;
}

/** Opens the clock of the demo whose data is in `folder`: started again, it goes on where it was moved to. */
export function openDemoClock(folder: string): DemoClock {
  const file = path.join(folder, 'comptoir.clock');
  let aheadMs = readAhead(file);
  const now = () => new Date(systemClock().getTime() + aheadMs);
  return {
    now,
    moveTo(instant) {
      // The world's time passes too: the demo's is never behind it.
      aheadMs = Math.max(0, aheadMs + Math.max(0, instant.getTime() - now().getTime()));
      writeFileSync(file, String(aheadMs));
    },
  };
}

function readAhead(file: string): number {
  try {
    return Math.max(0, Number(readFileSync(file, 'utf8')) || 0);
  } catch {
    return 0; // It was never moved.
  }
}

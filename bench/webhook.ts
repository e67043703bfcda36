import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const loadFile = fileURLToPath(new URL('load.ts', import.meta.url));

const loadResult = z.object({
  answered: z.number(),
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  perSecond: z.number(),
  refused: z.number(),
});

export type LoadResult = z.infer<typeof loadResult>;

export interface Target {
  url: string;
  publicUrl: string;
  account: { accountSid: string; authToken: string; number: string };
  /** Who writes: five hundred people from this number on, of the last five figures, that wrote before or never. */
  firstPerson: number;
  isKnown: boolean;
}

/** Sends signed webhooks at a steady rate from another process; times in milliseconds. */
export async function loadWebhooks(target: Target, rate: number, seconds: number): Promise<LoadResult> {
  const load = JSON.stringify({ ...target, rate, seconds });
  const { stdout } = await promisify(execFile)(process.execPath, [loadFile, load], { maxBuffer: 1 << 20 });
  return loadResult.parse(JSON.parse(stdout));
}

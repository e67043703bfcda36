import type { BotContext } from '../context.ts';

/** Work that comes round at its times. A job is one file of this folder and its line in `all.ts`. */
export interface Job {
  /** The name of its file. */
  name: string;
  /** Five fields, in UTC. */
  cron: string;
  /** Safe to run twice. What it throws is logged, and tried again. */
  run(ctx: BotContext): Promise<void>;
}

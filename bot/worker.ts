import { describeFailure } from '#db/failure.ts';
import type { ImportJob, TurnJob } from '#db/queue.ts';
import { apologise } from './apologise.ts';
import type { BotContext } from './context.ts';
import { jobs } from './jobs/all.ts';
import type { Job } from './jobs/job.ts';
import { giveUpImport, runImport } from './run-import.ts';
import { runTurn } from './turn.ts';

/** Turns at once in a process. They wait for models and providers far more than they compute. */
const turnsAtOnce = 10;

/** Works off the queue: turns, the apologies for those that failed for good, and what comes round at its times. */
export async function startWorker(ctx: BotContext): Promise<void> {
  await ctx.store.queue.workTurns(
    turnsAtOnce,
    (job) => tryTurn(ctx, job),
    (job) => apologise(ctx, job),
  );
  await ctx.store.queue.workImports(
    (job) => tryImport(ctx, job),
    (job) => giveUpImport(ctx, job),
  );
  await ctx.store.queue.workScheduled(jobs.map((job) => ({ ...job, run: () => tryJob(ctx, job) })));
}

/** The queue tries again and tells nobody why. */
async function tryTurn(ctx: BotContext, job: TurnJob): Promise<void> {
  try {
    await runTurn(ctx, job);
  } catch (error) {
    ctx.log.error({ ...job, cause: describeFailure(error) }, 'turn failed');
    throw error;
  }
}

async function tryImport(ctx: BotContext, job: ImportJob): Promise<void> {
  try {
    await runImport(ctx, job);
  } catch (error) {
    ctx.log.error({ ...job, cause: describeFailure(error) }, 'import failed');
    throw error;
  }
}

async function tryJob(ctx: BotContext, job: Job): Promise<void> {
  try {
    await job.run(ctx);
  } catch (error) {
    ctx.log.error({ job: job.name, cause: describeFailure(error) }, 'job failed');
    throw error;
  }
}

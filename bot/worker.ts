import { describeFailure } from '#db/failure.ts';
import type { TurnJob } from '#db/queue.ts';
import { apologise } from './apologise.ts';
import type { BotContext } from './context.ts';
import { remind } from './remind.ts';
import { runTurn } from './turn.ts';

/** Turns at once in a process. They wait for models and providers far more than they compute. */
const turnsAtOnce = 10;

/** Works off the queue: turns, the apologies for those that failed for good, and the reminders. */
export async function startWorker(ctx: BotContext): Promise<void> {
  await ctx.store.queue.workTurns(
    turnsAtOnce,
    (job) => tryTurn(ctx, job),
    (job) => apologise(ctx, job),
  );
  await ctx.store.queue.workReminders(() => remind(ctx));
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

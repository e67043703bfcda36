import type { BotContext } from '#bot/context.ts';
import { jobs } from '#bot/jobs/all.ts';
import type { ClockStep } from '#bot/playground/shop.ts';
import { describeFailure } from '#db/failure.ts';
import { addDays, toInstant, toLocal } from '#language/zone.ts';
import type { DemoClock } from './demo-clock.ts';

/** Jobs come round every ten minutes; an hour is short enough to pass none of the times of day that they wait for. */
const strideMs = 3_600_000;
const quarterMs = 900_000;
const morning = '08:00';

/** Moves the demo's clock on, an hour at a time, and does at each stop what is due by then. */
export async function passTime(
  ctx: BotContext,
  clock: Pick<DemoClock, 'now' | 'moveTo'>,
  step: ClockStep,
  zone: string,
): Promise<void> {
  const target = targetOf(clock.now(), step, zone);
  while (clock.now() < target) {
    clock.moveTo(new Date(Math.min(target.getTime(), clock.now().getTime() + strideMs)));
    for (const job of jobs) {
      try {
        await job.run(ctx);
      } catch (error) {
        ctx.log.error({ job: job.name, cause: describeFailure(error) }, 'job failed');
      }
    }
  }
}

function targetOf(now: Date, step: ClockStep, zone: string): Date {
  if (step !== 'morning') return new Date(now.getTime() + (step === 'hour' ? strideMs : quarterMs));
  const { date } = toLocal(now, zone);
  const target = toInstant(addDays(date, 1), morning, zone);
  if (!target) throw new Error(`${zone} has no ${morning} on the day after ${date}.`);
  return target;
}

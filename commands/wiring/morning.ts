import { createChain, type ModelChain } from '#agents/models/chain.ts';
import type { BotContext } from '#bot/context.ts';
import type { BotEvent } from '#bot/events.ts';
import { receive } from '#bot/receive.ts';
import { runTurn } from '#bot/turn.ts';
import { findAccount } from '#db/channel-account.ts';
import { describeFailure } from '#db/failure.ts';
import { garage } from '#db/seed/garage.ts';
import { type Environment, hasPlayground } from '#root/config.ts';
import type { Comptoir } from '#root/main.ts';
import { holidayOn } from '#tools/booking/holidays.ts';
import type { DemoClock } from './demo-clock.ts';
import { seedDemo } from './demo.ts';
import { demoSms } from './demo-sms.ts';
import { morningLines } from './morning-lines.ts';
import { receivers } from './personas.ts';
import { workingMoment } from './working-moment.ts';

const minuteMs = 60_000;

/**
 * Opens the demo that is kept with this clock. Where it is new and has a page, a visitor finds the garage at work: its clock stands in
 * the middle of a working day, and what its people wrote that morning went the whole road, so that each sentence has its proof.
 */
export async function openDemo(comptoir: Comptoir, env: Environment, clock: DemoClock): Promise<void> {
  const { store, newId } = comptoir.ctx;
  const isNew = (await findAccount(store, 'sms', receivers.garage.sms)) === null;
  // To a carrier that is named, the morning's answers would leave.
  const isPlayed = isNew && hasPlayground(env) && !env.TWILIO_API_URL;
  if (!isPlayed) {
    await seedDemo(store, { env, now: clock.now(), newId });
    return;
  }
  const rule = { hours: garage.site.hours, closures: [], holidays: holidayOn };
  clock.moveTo(workingMoment(clock.now(), rule, garage.tenant.zone));
  const begin = clock.now();
  await seedDemo(store, { env, now: begin, newId, size: 'busy' });
  await playMorning(comptoir, env, { clock, begin });
}

async function playMorning(
  { ctx }: Comptoir,
  env: Environment,
  { clock, begin }: { clock: DemoClock; begin: Date },
): Promise<void> {
  const quick = { ...ctx, chain: rulesOf(ctx, env), quietMs: 0 };
  const sms = ctx.channels.get('sms');
  if (!sms) throw new Error('There is no SMS.');
  const received: BotEvent[] = [];
  const unsubscribe = ctx.events.subscribe((event) => void (event.kind === 'received' && received.push(event)));
  try {
    for (const { before, business, from, text } of morningLines) {
      const account = await ctx.accounts.find('sms', receivers[business].sms);
      if (!account) throw new Error(`The ${business} has no number.`);
      clock.tellFrom(new Date(begin.getTime() - before * minuteMs));
      await receive(quick, sms, demoSms({ env, newId: ctx.newId }, { account, from, text }));
      for (const { tenantId, conversationId } of received.splice(0)) {
        // Its job stands in the queue: what failed here is tried again by the worker, and the page opens all the same.
        await runTurn(quick, { tenantId, conversationId }).catch((error: unknown) =>
          ctx.log.error({ tenantId, conversationId, cause: describeFailure(error) }, 'turn failed'),
        );
      }
    }
  } finally {
    unsubscribe();
    clock.moveTo(begin);
  }
}

/** The rules alone: they cost nothing, and it is the same morning for everybody. Without another model the program's own will do. */
function rulesOf({ chain, now }: BotContext, env: Environment): ModelChain {
  if (!env.GEMINI_API_KEY && !env.LOCAL_MODEL_URL) return chain;
  return createChain({ names: ['rules', 'rules-best'], gemini: null, local: null, now });
}

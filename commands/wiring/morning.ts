import { createChain, type ModelChain } from '#agents/models/chain.ts';
import type { BotContext } from '#bot/context.ts';
import type { BotEvent, Events } from '#bot/events.ts';
import { receive } from '#bot/receive.ts';
import { runTurn } from '#bot/turn.ts';
import { findAccount } from '#db/channel-account.ts';
import { endWith } from '#db/db.ts';
import { describeFailure } from '#db/failure.ts';
import type { Queue } from '#db/queue.ts';
import { garage } from '#db/seed/garage.ts';
import type { Store } from '#db/store.ts';
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

/** What is to be told once the page is open. It stops between two lines when it is no longer wanted. */
export type Tell = (signal: AbortSignal) => Promise<void>;

/**
 * Opens the demo that is kept with this clock. Where it is new and has a page, a visitor finds the garage at work: its clock stands in
 * the middle of a working day, and what its people wrote that morning goes the whole road, so that each sentence has its proof. That
 * takes seconds, and a page that opens is not waited for: it is what is returned.
 */
export async function openDemo(comptoir: Comptoir, env: Environment, clock: DemoClock): Promise<Tell> {
  const { store, newId } = comptoir.ctx;
  const isNew = (await findAccount(store, 'sms', receivers.garage.sms)) === null;
  // To a carrier that is named, the morning's answers would leave.
  const isPlayed = isNew && hasPlayground(env) && !env.TWILIO_API_URL;
  if (!isPlayed) {
    await seedDemo(store, { env, now: clock.now(), newId });
    return async () => {};
  }
  const rule = { hours: garage.site.hours, closures: [], holidays: holidayOn };
  clock.moveTo(workingMoment(clock.now(), rule, garage.tenant.zone));
  const begin = clock.now();
  await seedDemo(store, { env, now: begin, newId, size: 'busy' });
  return (signal) => tellMorning(comptoir.ctx, env, begin, signal);
}

async function tellMorning(ctx: BotContext, env: Environment, begin: Date, signal: AbortSignal): Promise<void> {
  let toldAt = begin;
  const now = () => toldAt;
  const told = { ...ctx, now, store: storeAt(ctx.store, now), chain: rulesOf(ctx, env), quietMs: 0 };
  const sms = ctx.channels.get('sms');
  if (!sms) throw new Error('There is no SMS.');
  for (const { before, business, from, text } of morningLines) {
    if (signal.aborted) return;
    const account = await ctx.accounts.find('sms', receivers[business].sms);
    if (!account) throw new Error(`The ${business} has no number.`);
    toldAt = new Date(begin.getTime() - before * minuteMs);
    const received: BotEvent[] = [];
    const heard = { ...told, events: alsoTo(received, ctx.events) };
    await receive(heard, sms, demoSms({ env, newId: ctx.newId }, { account, from, text }));
    for (const { tenantId, conversationId } of received) {
      await runTurn(told, { tenantId, conversationId }).catch(async (error: unknown) => {
        ctx.log.error({ tenantId, conversationId, cause: describeFailure(error) }, 'turn failed');
        await ctx.store.forTenant(tenantId, (db) =>
          ctx.store.queue.enqueue(db, 'turn', { tenantId, conversationId }, conversationId),
        );
      });
    }
  }
}

/** The data at the time that is told. A message leaves no job there: its turn is run here, before the program's workers see it. */
function storeAt(store: Store, now: () => Date): Store {
  const enqueueLast: Queue['enqueueLast'] = async (db, _name, _payload, _key, beside) =>
    void (await endWith(db, beside));
  return { ...store, ...store.at(now), queue: { ...store.queue, enqueueLast } };
}

function alsoTo(received: BotEvent[], events: Events): Events {
  return {
    ...events,
    publish(event) {
      if (event.kind === 'received') received.push(event);
      events.publish(event);
    },
  };
}

/** The rules alone: they cost nothing, and it is the same morning for everybody. Without another model the program's own will do. */
function rulesOf({ chain, now }: BotContext, env: Environment): ModelChain {
  if (!env.GEMINI_API_KEY && !env.LOCAL_MODEL_URL) return chain;
  return createChain({ names: ['rules', 'rules-best'], gemini: null, local: null, now });
}

import { speakingOf } from '#agents/context.ts';
import { traceOf } from '#agents/trace.ts';
import type { Db } from '#db/db.ts';
import { rewriteMessage } from '#db/message.ts';
import { countWrong, lockFactor, maskSecret, takeStep } from '#db/second-factor.ts';
import { closeStepUp, type WaitingAct, waitingAct } from '#db/step-up.ts';
import { allTools } from '#tools/all.ts';
import { matchingStep } from '#tools/factor/totp.ts';
import { runTool } from '#tools/run.ts';
import { sayOutput } from '#tools/say.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { scopeOf } from '../scope.ts';
import { speak } from '../words.ts';

const code = /^\W*(?:code\W*)?(?<first>\d{3})[\s.-]?(?<last>\d{3})\W*$/i;
const mask = '••••••';
/** So many wrong codes are slips; for as long as this no more are taken. */
const mostWrong = 5;
const lockMinutes = 15;

type Tried =
  | { kind: 'right'; act: WaitingAct | null; isFirst: boolean }
  | { kind: 'wrong' }
  | { kind: 'locked' }
  | { kind: 'none' };

/** Six digits of an owner whose act waits for them, or who has just set the second factor up. They are masked, and count once. */
export async function factorLane(ctx: BotContext, scene: Scene): Promise<Answer | null> {
  const { role, heard, setting, language } = scene;
  const [only, ...others] = heard;
  const { first, last } = code.exec(only?.text ?? '')?.groups ?? {};
  if (!role || role.actor.kind !== 'member' || !only || others.length > 0 || !first || !last) return null;
  const { memberId } = role.actor;
  const key = await ctx.store.keyOf(setting.tenant.id);
  const tried = await ctx.store.forTenant(setting.tenant.id, async (db): Promise<Tried> => {
    const factor = await lockFactor(db, memberId);
    const act = await waitingAct(db, setting.conversationId);
    if (!factor || (factor.confirmedAt !== null && !act)) return { kind: 'none' };
    await rewriteMessage(db, only.id, mask);
    if (isLocked(factor, ctx.now())) return { kind: 'locked' };
    const secret = Buffer.from(key.open(factor.secretSealed), 'base64');
    const step = matchingStep(secret, `${first}${last}`, { now: ctx.now(), lastStep: factor.lastStep });
    if (step === null) return wrong(db, factor, ctx.now());
    await takeStep(db, factor.id, step);
    await maskSecret(db, factor.id);
    if (act) await closeStepUp(db, act.id);
    return { kind: 'right', act, isFirst: factor.confirmedAt === null };
  });
  if (tried.kind === 'none') return null;
  const say = (text: string) => answerOf({ lane: 'ask', language, text, trace: traceOf([mask], [], text) });
  if (tried.kind === 'wrong') return say(speak('wrongFactor', language));
  if (tried.kind === 'locked') return say(speak('factorLocked', language));
  if (!tried.act) return say(speak('factorOn', language));
  const { tool, input, proposalId, record } = tried.act;
  const call = await runTool(scopeOf(ctx, scene, role, allTools), {
    ...{ id: 'code-1', tool, input, approved: true, isProven: true },
    ...(proposalId !== null && { proposal: proposalId }),
    ...(record !== null && { record }),
  });
  const spoken = call.ok ? sayOutput(allTools, call, { ...speakingOf(role.context), ask: call.ask }) : null;
  const text = spoken ?? speak('failed', language, role.context.business.phone);
  const closes = scene.asks.filter(({ topic }) => call.closes.includes(topic)).map(({ id }) => id);
  return answerOf({
    lane: 'ask',
    language,
    text,
    ask: call.ask,
    closes,
    calls: [call],
    trace: traceOf([mask], [call], text),
  });
}

type Factor = NonNullable<Awaited<ReturnType<typeof lockFactor>>>;

function isLocked(factor: Factor, now: Date): boolean {
  return factor.wrong >= mostWrong && sinceLately(factor, now) !== null;
}

async function wrong(db: Db, factor: Factor, now: Date): Promise<Tried> {
  const since = sinceLately(factor, now);
  await countWrong(db, factor.id, since ? { wrong: factor.wrong + 1, since } : { wrong: 1, since: now });
  return { kind: 'wrong' };
}

/** Since when wrong codes come; null where the last of them are forgiven. */
function sinceLately({ wrongSince }: Factor, now: Date): Date | null {
  return wrongSince !== null && now.getTime() - wrongSince.getTime() < lockMinutes * 60_000 ? wrongSince : null;
}

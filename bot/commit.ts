import { giveBackMessages, type Heard, type NewOutbound, storeOutbound, unanswered } from '#db/message.ts';
import { holdConversation, keepConversation } from '#db/conversation.ts';
import { finishTurn, isRunning, supersededInARow } from '#db/turn.ts';
import { settleUsage } from '#db/usage.ts';
import { closeAsks, storeAsk } from '#db/ask.ts';
import { type Db, endWith } from '#db/db.ts';
import { carryFile } from '#db/file.ts';
import type { Actor } from '#tools/actor.ts';
import { choicesOf } from '#tools/ask.ts';
import { auditRows, type Trail } from '#tools/audit-rows.ts';
import { filesIn } from '#tools/documents/document-view.ts';
import type { Claimed } from '#db/outbox.ts';
import type { Answer } from './answer.ts';
import type { Scene } from './begin.ts';
import type { BotContext } from './context.ts';
import { claim } from './deliver.ts';
import { legalWordOf } from './lanes/legal.ts';
import { spokenOf } from './spoken.ts';
import { speak } from './words.ts';

/** How often a conversation's answer may be thrown away for a newer message before one leaves all the same. */
const mostSuperseded = 2;

export interface Committed {
  /** `lost`: another process ended the turn, because this one was taken for dead. */
  end: 'done' | 'superseded' | 'lost';
  /** The first message of the conversation's outbox, taken to be sent: by the caller, at once. */
  leave: Claimed | null;
}

/**
 * Puts the answer into the outbox and takes it out to be sent, in one transaction with all that belongs to it, or throws it
 * away: when somebody took the conversation over or said STOP meanwhile, or when a newer message changes the question and
 * nothing was done yet that must be told. One transaction, because its commit is waited for until it is on the disk.
 */
export async function commitTurn(ctx: BotContext, scene: Scene, answer: Answer): Promise<Committed> {
  const { tenant, conversationId, epoch } = scene.setting;
  const started = performance.now();
  // Before the transaction: an embedded database has one connection.
  const trail = answer.also ? await trailOf(ctx, scene, answer) : null;
  return ctx.store.forTenant(tenant.id, async (db) => {
    const [held, runs, newer] = await Promise.all([
      holdConversation(db, conversationId),
      isRunning(db, scene.turnId),
      unanswered(db, conversationId),
    ]);
    if (!runs) return { end: 'lost', leave: null };
    if (await isOutrun(db, scene, answer, newer)) {
      await giveBackMessages(db, scene.turnId);
      await end(db, 'superseded');
      return { end: 'superseded', leave: null };
    }
    const isStopped = newer.some((message) => legalWordOf(message, scene.setting) === 'stop');
    const isWithheld = held.epoch !== epoch || isStopped;
    const text = isWithheld ? null : wordsToSend(scene, answer);
    if (answer.also && trail) await auditRows(db, trail, await answer.also(db));
    const isDisclosed = scene.setting.isDisclosed || (text !== null && answer.lane !== 'legal');
    // Sent together, and done in this order: the last one takes what the first one put there.
    const statements = [
      text === null ? null : putOut(ctx, db, scene, answer, text),
      isWithheld ? null : closeAsks(db, answer.closes),
      keepConversation(db, conversationId, { language: answer.language, isDisclosed }),
      end(db, 'done', isWithheld),
    ];
    const [leave] = await endWith(db, [claim(ctx, db, conversationId), ...statements]);
    return { end: 'done', leave };
  });

  async function end(db: Db, status: 'done' | 'superseded', isWithheld = false): Promise<void> {
    const { lane, agent, model, language, guard, usage } = answer;
    // What was withheld was not said, so no later turn is told that it was.
    const trace = isWithheld ? [] : answer.trace;
    const ms = { ...answer.ms, commit: performance.now() - started };
    await Promise.all([
      finishTurn(db, scene.turnId, { status, lane, agent, model, language, trace, guard, ms, ...usage }),
      answer.paid ? settleUsage(db, scene.turnId, usage) : null,
    ]);
  }
}

/** By whom and as what the lane's own rows were written. */
async function trailOf(ctx: BotContext, { setting, role, turnId }: Scene, { lane }: Answer): Promise<Trail> {
  const actor: Actor = role?.actor ?? { kind: 'system', job: lane };
  const key = await ctx.store.keyOf(setting.tenant.id);
  return { key, newId: ctx.newId, actor, action: lane, channel: setting.channel, turnId };
}

/** The answer and its question; one that does not leave was read by nobody, and cannot be answered. */
async function putOut(
  ctx: BotContext,
  db: Db,
  scene: Scene,
  { ask, language, calls }: Answer,
  text: string,
): Promise<void> {
  const { conversationId } = scene.setting;
  const [messageId, askId] = [ctx.newId(), ctx.newId()];
  const message: NewOutbound = {
    ...{ id: messageId, conversationId, text, turnId: scene.turnId, dedupeKey: `turn:${scene.turnId}` },
    ...{ author: 'agent', purpose: 'reply', choices: ask ? choicesOf(askId, ask, language) : [] },
  };
  await Promise.all([
    storeOutbound(db, message),
    ask ? storeAsk(db, { ...ask, id: askId, conversationId, messageId, until: new Date(ask.until) }) : null,
    ...filesWith(calls).map((fileId) => carryFile(db, { id: ctx.newId(), messageId, conversationId, fileId })),
  ]);
}

/** What the tools of the turn found or made for whoever asked. */
function filesWith(calls: Answer['calls']): string[] {
  return [...new Set(calls.flatMap(({ ok, output }) => (ok ? filesIn(output).map(({ id }) => id) : [])))];
}

async function isOutrun(db: Db, scene: Scene, answer: Answer, newer: Heard[]): Promise<boolean> {
  // A thumb on what was said before asks nothing new.
  if (spokenOf(newer).length === 0 || answer.lane !== 'agent' || answer.calls.some((call) => call.rows.length > 0))
    return false;
  return (await supersededInARow(db, scene.setting.conversationId)) < mostSuperseded;
}

/**
 * The first message to a customer says that a machine answers (EU AI Act, article 50); only the words after STOP stand alone.
 * Members know whom they work with.
 */
function wordsToSend({ setting }: Scene, answer: Answer): string | null {
  const isToCustomer = setting.partner.kind === 'contact' && !answer.isToMember;
  if (answer.text === null || !isToCustomer || setting.isDisclosed || answer.lane === 'legal') return answer.text;
  return `${speak('disclosure', answer.language, setting.tenant.name)} ${withoutGreeting(answer.text)}`;
}

/** The disclosure greets already. */
function withoutGreeting(text: string): string {
  const rest = text.replace(
    /^(bonjour|bonsoir|hello|hi|good (morning|afternoon|evening))( \p{Lu}[\p{L}'-]*){0,2}[.,!]\s+/iu,
    '',
  );
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

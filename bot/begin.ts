import type { AgentContext } from '#agents/context.ts';
import type { ReadyAgent } from '#agents/roster.ts';
import { calledIn, heardIn, readHistory, type Trace } from '#agents/trace.ts';
import { type Heard, openMessages } from '#db/message.ts';
import { type Db, endWith } from '#db/db.ts';
import type { TurnJob } from '#db/queue.ts';
import { receiptsOf, type ReceiptRow } from '#db/receipt.ts';
import { type Setting, settingOf } from '#db/setting.ts';
import { type PeopleNamed, peopleNamed } from '#db/people-named.ts';
import { type Surroundings, surroundingsOf } from '#db/surroundings.ts';
import { resumeTurn, startTurn } from '#db/turn.ts';
import { detectLanguage, type Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import type { Actor } from '#tools/actor.ts';
import { type StandingAsk, standingAskSchema } from '#tools/ask.ts';
import { keysOf } from '#tools/meant.ts';
import type { BotContext } from './context.ts';
import { actorOf, agentFor } from './route.ts';
import { spokenOf, withFiles } from './spoken.ts';
import { settleMs } from './settle.ts';
import { takeMedia, withUnfetched } from './take-media.ts';

/** What was spoken of then may be spoken of again. */
const turnsBefore = 2;

/** Turns whose messages a model is shown again, and receipts a reply may quote. */
const remembered = { turns: 8, receipts: 20 };
/** Names are looked for in so much of a message. */
const longestSearched = 600;

/** A turn at its start: who talks, what was said, and what is known. All of it was read in one transaction. */
export interface Scene {
  turnId: string;
  setting: Setting;
  /** What was said and wants an answer; nothing where all of it was reactions, or a machine's. */
  heard: Heard[];
  /** The language of what was said. */
  language: Language;
  /** Who acts, and the agent that answers them; null when they were a member and are none any more. */
  role: { actor: Actor; agent: ReadyAgent; context: AgentContext } | null;
  /** The questions that wait for an answer, newest first. */
  asks: StandingAsk[];
  surroundings: Surroundings;
  /** It was begun before, by a process that died or failed. */
  isResumed: boolean;
  /** What this turn already did then. */
  earlier: ReceiptRow[];
}

/**
 * Takes the open messages of a conversation into a turn, or takes up the turn a crash left; null when all is answered. Lax: a
 * beginning that was lost is begun again.
 */
export async function beginTurn(ctx: BotContext, job: TurnJob): Promise<Scene | null> {
  for (;;) {
    const begun = await ctx.store.forTenant(job.tenantId, (db) => tryBegin(ctx, db, job), { durability: 'lax' });
    if (begun === null || 'turnId' in begun) return begun;
    if ('unfetched' in begun) await takeMedia(ctx, begun.setting, begun.unfetched);
    else await new Promise((resolve) => setTimeout(resolve, begun.waitMs));
  }
}

/** What has to be done before the turn may begin: to wait for more words, or to fetch what came with them. */
type NotYet = { waitMs: number } | { unfetched: Heard[]; setting: Setting };

async function tryBegin(ctx: BotContext, db: Db, job: TurnJob): Promise<Scene | NotYet | null> {
  const { conversationId } = job;
  const [{ runningTurnId, heard }, setting] = await Promise.all([
    openMessages(db, conversationId),
    settingOf(db, conversationId),
  ]);
  if (heard.length === 0) return null;
  if (runningTurnId) {
    await resumeTurn(db, runningTurnId);
    const earlier = await receiptsOf(db, runningTurnId);
    const surroundings = await surroundingsOfTalk(db, setting);
    const history = historyIn(surroundings);
    const people = setting.partner.kind === 'member' ? await peopleNamed(db, keysSaid(heard, history)) : null;
    const begun = { turnId: runningTurnId, isResumed: true, setting, heard, earlier, surroundings };
    return sceneOf(ctx, begun, { people, history });
  }
  const waitMs = settleMs(heard, setting.asks.length > 0, ctx.quietMs, ctx.now());
  if (waitMs > 0) return { waitMs };
  const unfetched = withUnfetched(heard);
  if (unfetched.length > 0) return { unfetched, setting };
  const turnId = ctx.newId();
  const messageIds = heard.map((message) => message.id);
  const start = { id: turnId, conversationId, language: setting.language, messageIds };
  const begun = { turnId, isResumed: false, setting, heard, earlier: [] };
  if (setting.partner.kind === 'contact') {
    const [, surroundings] = await endWith(db, [startTurn(db, start), surroundingsOfTalk(db, setting)] as const);
    return sceneOf(ctx, { ...begun, surroundings }, { people: null, history: historyIn(surroundings) });
  }
  // Whom a member names is looked up in what they said, now and before.
  const surroundings = await surroundingsOfTalk(db, setting);
  const history = historyIn(surroundings);
  const keys = keysSaid(heard, history);
  const [, people] = await endWith(db, [startTurn(db, start), peopleNamed(db, keys)] as const);
  return sceneOf(ctx, { ...begun, surroundings }, { people, history });
}

function historyIn({ traces }: Surroundings): Trace {
  return readHistory(traces.flat());
}

/** The words by which somebody may be named in this turn and in those that are remembered. */
function keysSaid(heard: readonly Heard[], history: Trace): string[] {
  const texts = [...heardIn(history), ...heard.map(({ text }) => text)];
  const words = texts.map((text) => fold(text.slice(0, longestSearched)).split(' '));
  return [...new Set(words.flatMap((said) => keysOf(said)))];
}

function surroundingsOfTalk(db: Db, { conversationId, partner }: Setting): Promise<Surroundings> {
  const contactId = partner.kind === 'contact' ? partner.contactId : null;
  return surroundingsOf(db, { conversationId, contactId }, remembered);
}

function sceneOf(
  ctx: BotContext,
  start: Omit<Scene, 'asks' | 'language' | 'role'>,
  { people, history }: { people: PeopleNamed | null; history: Trace },
): Scene {
  const { setting, surroundings } = start;
  const spoken = spokenOf(start.heard);
  // A member's file is what their words are about; a customer's goes to the team, whatever their words are about.
  const heard = setting.partner.kind === 'member' ? spoken.map(withFiles) : spoken;
  const scene = { ...start, heard, asks: readAsks(ctx, setting), language: languageOf(spoken, setting.language) };
  const actor = actorOf(setting);
  if (!actor) return { ...scene, role: null };
  const talk = {
    heard: heard.map(({ text }) => text),
    called: calledIn(history),
    earlier: calledIn(history, turnsBefore),
    before: heardIn(history).slice(-1),
    fields: people?.fields ?? [],
  };
  const agent = ctx.agents.agentFor(agentFor(actor), actor, talk);
  // What waits for an approval is between the member and the lane: no model says yes for anybody. Nor is "ok" meant for a reminder
  // once something else was said.
  const ask =
    scene.asks.find(
      ({ topic, isLast, until }) =>
        topic !== 'proposal' && (topic !== 'reminder' || isLast) && new Date(until) > ctx.now(),
    ) ?? null;
  const manner = ctx.channels.get(setting.channel)?.manner ?? '';
  const { language } = scene;
  const moment = { language, ask, now: ctx.now(), manner };
  const context = agent.brief({ setting, surroundings, people, ...moment });
  return { ...scene, role: { actor, agent, context } };
}

/** Whatever is shorter than a sentence and yet said in one language only. */
const ownWord = /^(?:yes|yep|yup|oui|non|nan)[\s.!]*$/i;

/** "1" and "ok" are no language, nor is "mon": it may be short for Monday. */
function languageOf(heard: readonly Heard[], usual: Language): Language {
  const text = heard.map((message) => message.text.trim()).join('\n');
  return text.length > 3 || ownWord.test(text) ? detectLanguage(text, usual) : usual;
}

/** A question kept by another version of the program may not be readable; it must not hold the conversation up for ever. */
function readAsks({ log }: BotContext, { asks, tenant, conversationId }: Setting): StandingAsk[] {
  return asks.flatMap((ask) => {
    const read = standingAskSchema.safeParse(ask);
    if (!read.success) log.warn({ tenantId: tenant.id, conversationId }, 'question not readable');
    return read.success ? [read.data] : [];
  });
}

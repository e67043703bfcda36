import { fileURLToPath } from 'node:url';
import type { BotEvent } from '#bot/events.ts';
import {
  type PlaygroundEvent,
  type PlaygroundMessage,
  type PlaygroundPersona,
  type PlaygroundPort,
  type PlaygroundRouter,
  playgroundRoutes,
  type PlaygroundTurn,
} from '#bot/playground.ts';
import { receive } from '#bot/receive.ts';
import { type Account, WebhookError } from '#bot/channel.ts';
import { signedWebhook } from '#channels/demo-phone.ts';
import { describeFailure } from '#db/failure.ts';
import { conversationWith, type HistoryMessage, latestMessages, messageById, messagesOfTurn } from '#db/history.ts';
import { recordOfTurn, type TurnRecord } from '#db/record.ts';
import { thisTenant } from '#db/tenant.ts';
import { type Environment, playgroundSecret, publicUrl } from '#root/config.ts';
import type { Comptoir } from '#root/main.ts';
import { type Persona, personas as everybody, receivers } from './personas.ts';

const shownMessages = 60;
const unsent = ['pending', 'sending'];
const assets = fileURLToPath(new URL('../../channels/web', import.meta.url));

export interface Playground {
  routes: PlaygroundRouter;
  close(): void;
}

/** The playground over the demo's own rows: its phones sign webhooks as the carrier would, and it reads what they left. */
export function openPlayground({ ctx }: Comptoir, env: Environment): Playground {
  const personOf = new Map<string, Persona>();
  const listeners = new Set<(event: PlaygroundEvent) => void>();
  const unsubscribe = ctx.events.subscribe((event) => {
    tell(event).catch((error: unknown) => ctx.log.warn({ cause: describeFailure(error) }, 'live event not shown'));
  });

  const port: PlaygroundPort = {
    async personas() {
      const views = await Promise.all(everybody.map(viewOf));
      return views.filter((view) => view !== null);
    },
    async history(id) {
      const line = await lineOf(id);
      if (!line?.conversationId) return { messages: [], turns: [] };
      const { conversationId } = line;
      return ctx.store.forTenant(line.tenantId, async (db) => {
        const messages = await latestMessages(db, conversationId, shownMessages);
        const turnIds = [...new Set(messages.flatMap((message) => message.turnId ?? []))];
        const records = [];
        for (const turnId of turnIds) records.push(await recordOfTurn(db, turnId));
        return {
          messages: messages.map((message) => messageView(id, message)),
          // A message about what somebody else did names a turn of theirs.
          turns: records
            .filter((record) => record?.turn.conversationId === conversationId)
            .flatMap((record) => (record ? turnView(id, record) : [])),
        };
      });
    },
    async send(id, text) {
      const persona = everybody.find((one) => one.id === id);
      const sms = ctx.channels.get('sms');
      const account = persona && (await accountOf(persona));
      if (!persona || !sms || !account) return { status: 404, error: 'There is nobody of this name.' };
      const webhook = signedWebhook({
        authToken: account.secrets['authToken'] ?? '',
        publicUrl: publicUrl(env),
        target: '/webhooks/twilio/sms',
        params: {
          MessageSid: `SM${ctx.newId().replaceAll('-', '')}`,
          AccountSid: account.secrets['accountSid'] ?? '',
          From: persona.from.sms,
          To: account.externalId,
          Body: text,
          NumMedia: '0',
        },
      });
      try {
        const { status } = await receive(ctx, sms, webhook);
        return { status, error: null };
      } catch (error) {
        if (error instanceof WebhookError) return { status: error.status, error: error.message };
        throw error;
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const lock = { secret: playgroundSecret(env), now: ctx.now, publicUrl: publicUrl(env) };
  const routes = playgroundRoutes(port, assets, lock);
  return {
    routes,
    close() {
      unsubscribe();
      routes.endStreams();
    },
  };

  async function tell(event: BotEvent): Promise<void> {
    if (listeners.size === 0 || event.kind === 'idle') return;
    const person = await personIn(event);
    if (!person) return;
    if (event.kind === 'working') return emit({ kind: 'working', persona: person.id });
    await ctx.store.forTenant(event.tenantId, async (db) => {
      if (event.kind === 'turn') {
        const record = await recordOfTurn(db, event.id);
        if (record) emit({ kind: 'turn', turn: turnView(person.id, record) });
        // Those that were heard are told again, now that their turn is known; the answer is told once it has left, in the
        // words in which it left.
        const messages = await messagesOfTurn(db, event.id);
        for (const message of messages.filter(({ status }) => !unsent.includes(status)))
          emitMessage(person.id, message);
        return;
      }
      const message = await messageById(db, event.id);
      if (message) emitMessage(person.id, message);
    });
  }

  function emitMessage(persona: string, message: HistoryMessage): void {
    emit({ kind: 'message', message: messageView(persona, message) });
  }

  function emit(event: PlaygroundEvent): void {
    for (const listener of listeners) listener(event);
  }

  async function personIn(event: BotEvent): Promise<Persona | null> {
    const known = personOf.get(event.conversationId);
    if (known) return known;
    for (const person of everybody) {
      const line = await lineOf(person.id);
      if (line?.conversationId) personOf.set(line.conversationId, person);
    }
    return personOf.get(event.conversationId) ?? null;
  }

  /** Who they are as the page shows it, which plays phones: everybody writes by SMS. Null where their business is not there. */
  async function viewOf(persona: Persona): Promise<PlaygroundPersona | null> {
    const account = await accountOf(persona);
    if (!account) return null;
    const { name: business, trade } = await ctx.store.forTenant(account.tenantId, thisTenant);
    const { id, name, role, from, suggestions } = persona;
    return { id, name, role, channel: 'sms', from: from.sms, to: account.externalId, business, trade, suggestions };
  }

  function accountOf({ business }: Persona): Promise<Account | null> {
    return ctx.accounts.find('sms', receivers[business].sms);
  }

  async function lineOf(id: string): Promise<{ tenantId: string; conversationId: string | null } | null> {
    const persona = everybody.find((one) => one.id === id);
    const account = persona && (await accountOf(persona));
    if (!account) return null;
    const { tenantId } = account;
    const index = (await ctx.store.keyOf(tenantId)).index(persona.from.sms);
    const conversationId = await ctx.store.forTenant(tenantId, (db) => conversationWith(db, account.id, index));
    return { tenantId, conversationId };
  }
}

/** A phone has no buttons: a choice is what is typed to take it. */
function typed({ value, label }: { value: string; label: string }): { value: string; label: string } {
  const index = /:(\d+)$/.exec(value)?.[1];
  return { value: index === undefined ? label : String(Number(index) + 1), label };
}

function messageView(persona: string, message: HistoryMessage): PlaygroundMessage {
  const { id, direction, text, status, segments, turnId, at } = message;
  // A question that is answered by yes or no lists nothing under its text.
  const isYesNo = message.choices.some(({ value }) => value.endsWith(':no'));
  const choices = isYesNo ? [] : message.choices.map(typed);
  return { id, persona, direction, text, choices, status, segments, turnId, at: at.toISOString() };
}

function turnView(persona: string, { turn, receipts }: TurnRecord): PlaygroundTurn {
  return {
    id: turn.id,
    persona,
    lane: turn.lane ?? 'agent',
    agent: turn.agent ?? null,
    model: turn.model ?? null,
    language: turn.language,
    calls: receipts.map(({ tool, input, output, ok, ms }) => ({ tool, input, output, ok, ms })),
    rows: receipts.flatMap((receipt) => receipt.rows as PlaygroundTurn['rows']), // Written by runTool only.
    guard: turn.guard ? (turn.guard as PlaygroundTurn['guard']) : { verdict: 'skipped', problems: [] }, // Written by the turn.
    ms: turn.ms,
    tokens: { input: turn.inputTokens, output: turn.outputTokens },
    costMicros: Number(turn.costMicros),
  };
}

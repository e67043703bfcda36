import { fileURLToPath } from 'node:url';
import type { BotEvent } from '#bot/events.ts';
import { type PlaygroundPort, type PlaygroundRouter, playgroundRoutes } from '#bot/playground.ts';
import type { PlaygroundEvent, PlaygroundPersona } from '#bot/playground/shapes.ts';
import { keepFile } from '#bot/keep-file.ts';
import { receive } from '#bot/receive.ts';
import { type Account, WebhookError } from '#bot/channel.ts';
import { describeFailure } from '#db/failure.ts';
import { fileInConversation, type FileRow } from '#db/file.ts';
import { importById } from '#db/contact-import.ts';
import { conversationWith, type HistoryMessage, latestMessages, messageById, messagesOfTurn } from '#db/history.ts';
import { settingOf } from '#db/setting.ts';
import { thisTenant } from '#db/tenant.ts';
import { type Environment, playgroundSecret, publicUrl } from '#root/config.ts';
import type { Comptoir } from '#root/main.ts';
import type { DemoClock } from './demo-clock.ts';
import { demoSms } from './demo-sms.ts';
import { passTime } from './pass-time.ts';
import { type BusinessName, businesses, type Persona, personas as everybody, receivers } from './personas.ts';
import { messageView } from './playground-view.ts';
import { shopView } from './shop-view.ts';
import { startOver, unknownNumbers } from './start-over.ts';

const shownMessages = 60;
const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const unsent = ['pending', 'sending'];
const assets = fileURLToPath(new URL('../../channels/web', import.meta.url));

export interface Playground {
  routes: PlaygroundRouter;
  close(): void;
}

/** The playground over the demo's own rows: its phones sign webhooks as the carrier would, and it reads what they left. */
export function openPlayground({ ctx }: Comptoir, env: Environment, clock: DemoClock | null = null): Playground {
  const numbers = unknownNumbers();
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
      if (!line?.conversationId) return { messages: [], isTaken: false };
      const { conversationId } = line;
      return ctx.store.forTenant(line.tenantId, async (db) => ({
        messages: (await latestMessages(db, conversationId, shownMessages)).map((message) => messageView(id, message)),
        isTaken: (await settingOf(db, conversationId)).holder === 'member',
      }));
    },
    async send(id, text) {
      const persona = everybody.find((one) => one.id === id);
      const account = persona && (await accountOf(persona));
      if (!persona || !account) return { status: 404, error: 'There is nobody of this name.' };
      return handIn(persona, account, text, []);
    },
    async sendFile({ persona: id, name, text, bytes }) {
      const persona = everybody.find((one) => one.id === id);
      const account = persona && (await accountOf(persona));
      if (!persona || !account) return { status: 404, error: 'There is nobody of this name.', refused: null };
      const kept = await keepFile(ctx, account.tenantId, { name, bytes });
      if ('refused' in kept) return { status: 0, error: null, refused: kept.refused };
      return { ...(await handIn(persona, account, text, [kept])), refused: null };
    },
    async file(id, fileId) {
      const line = await lineOf(id);
      if (!line?.conversationId || !isUuid.test(fileId)) return null;
      const { conversationId, tenantId } = line;
      const file = await ctx.store.forTenant(tenantId, (db) => fileInConversation(db, conversationId, fileId));
      if (!file) return null;
      const { name, type, bytes, hash } = file;
      return { name, type, bytes, content: ctx.blobs.read(tenantId, hash) };
    },
    async shop(name) {
      const place = businesses.find((one) => one === name);
      const account = place && (await accountOf({ business: place }));
      if (!place || !account) return null;
      const people = everybody.filter(({ business }) => business === place);
      return shopView(ctx, { tenantId: account.tenantId, place, people, hasClock: clock !== null });
    },
    async startOver(id) {
      const persona = everybody.find((one) => one.id === id);
      const line = persona && (await lineOf(id));
      if (!persona || !line) return;
      if (persona.isStranger) await numbers.next(persona, async () => (await lineOf(id))?.conversationId === null);
      else if (line.conversationId) await startOver(ctx, line.tenantId, line.conversationId);
      if (line.conversationId) personOf.delete(line.conversationId);
      emit({ kind: 'restarted', persona: id });
      emit({ kind: 'shop', place: persona.business });
    },
    moveClock:
      clock &&
      (async (step) => {
        const zones = await Promise.all(businesses.map(zoneOf));
        const zone = zones.find((one) => one !== null);
        if (!zone) return;
        await passTime(ctx, clock, step, zone);
        for (const place of businesses) emit({ kind: 'shop', place });
      }),
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

  /** What a phone sends, as the carrier would hand it in. */
  async function handIn(persona: Persona, account: Account, text: string, files: readonly FileRow[]) {
    const sms = ctx.channels.get('sms');
    if (!sms) throw new Error('The playground plays phones, and there is no SMS.');
    const webhook = demoSms({ env, newId: ctx.newId }, { account, from: numbers.of(persona), text });
    try {
      const { status } = await receive(ctx, sms, webhook, files);
      return { status, error: null };
    } catch (error) {
      if (error instanceof WebhookError) return { status: error.status, error: error.message };
      throw error;
    }
  }

  async function tell(event: BotEvent): Promise<void> {
    if (listeners.size === 0 || event.kind === 'idle') return;
    const person = await personIn(event);
    if (!person) return tellShop(event);
    if (event.kind === 'working') return emit({ kind: 'working', persona: person.id });
    if (event.kind === 'progress') {
      const running = await ctx.store.forTenant(event.tenantId, (db) => importById(db, event.id));
      if (!running) return;
      const { status, rowsDone, rowsTotal: total } = running;
      return emit({ kind: 'progress', persona: person.id, done: status === 'running' ? rowsDone : total, total });
    }
    await ctx.store.forTenant(event.tenantId, async (db) => {
      if (event.kind === 'turn') {
        emit({ kind: 'done', persona: person.id });
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

  /** What happens to somebody whom nobody plays is seen at the shop only. */
  async function tellShop({ tenantId }: BotEvent): Promise<void> {
    for (const place of businesses) {
      if ((await accountOf({ business: place }))?.tenantId === tenantId) emit({ kind: 'shop', place });
    }
  }

  async function zoneOf(business: BusinessName): Promise<string | null> {
    const account = await accountOf({ business });
    return account && (await ctx.store.forTenant(account.tenantId, thisTenant)).zone;
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
    const { id, name, role, manner, isStranger = false, business: place, suggestions } = persona;
    const [from, to] = [numbers.of(persona), account.externalId];
    return { id, name, role, isStranger, manner, from, to, place, business, trade, suggestions };
  }

  function accountOf({ business }: Pick<Persona, 'business'>): Promise<Account | null> {
    return ctx.accounts.find('sms', receivers[business].sms);
  }

  async function lineOf(id: string): Promise<{ tenantId: string; conversationId: string | null } | null> {
    const persona = everybody.find((one) => one.id === id);
    const account = persona && (await accountOf(persona));
    if (!account) return null;
    const { tenantId } = account;
    const index = (await ctx.store.keyOf(tenantId)).index(numbers.of(persona));
    const conversationId = await ctx.store.forTenant(tenantId, (db) => conversationWith(db, account.id, index));
    return { tenantId, conversationId };
  }
}

import type { Account, IncomingRequest } from '#bot/channel.ts';
import { talk } from '#bot/talk.ts';
import { startWorker } from '#bot/worker.ts';
import { signedWebhook } from '#channels/demo-phone.ts';
import { lineRequest, terminalChannel } from '#channels/terminal.ts';
import type { Log } from '#db/log.ts';
import type { Place } from '#db/orm.ts';
import type { TurnRecord } from '#db/record.ts';
import { readMasterKey } from '#db/seal.ts';
import { seededIds, seededRandom } from '#db/seed/chance.ts';
import { seedGarage, seedSalon } from '#db/seed/seed.ts';
import { encryptionKey, type Environment, publicUrl } from '#root/config.ts';
import { type Comptoir, newUuid, wire } from '#root/main.ts';
import { refuseProduction } from './demo.ts';
import { demoLines, type BusinessName } from './personas.ts';

/** A running program with a demo business in it, and a customer at the other end of the line. */
export interface Desk {
  comptoir: Comptoir;
  /** Nobody has talked here before. */
  isFresh: boolean;
  /** Says one line and waits for what comes back; null when the line was empty. */
  say(line: string): Promise<TurnRecord | null>;
  /** Starts over: a new business from the same seed, and a new conversation with it. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

export interface DeskOptions {
  env: Environment;
  place: Place;
  log: Log;
  /** Stands still or runs; the ids and the demo data follow from it. */
  now: () => Date;
  business: BusinessName;
  channel: 'sms' | 'terminal';
  /** Where the terminal channel writes its answers. */
  write: (text: string) => void;
}

/** Who phones whom: the account that receives, and the address it is written from. */
interface Line {
  account: Account;
  from: string;
}

/** Opens the demo. In memory, the same clock gives the same rows and ids; elsewhere, the demo that is there goes on. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { env, now, place } = options;
  refuseProduction(env);
  const isFresh = place.kind === 'pglite' && place.folder === null;
  const newId = isFresh ? seededIds(now(), seededRandom(7)) : newUuid(now);
  const terminal = terminalChannel({ line: () => line, newId, write: options.write });
  const comptoir = await wire({ env, place, log: options.log, now, newId, quietMs: 0, channels: [terminal] });
  const { ctx } = comptoir;
  let round = 0;
  let line = await openLine().catch(async (error: unknown) => {
    await comptoir.close();
    throw error;
  });
  await startWorker(ctx);

  return {
    comptoir,
    isFresh,
    async say(text) {
      const channel = ctx.channels.get(options.channel);
      if (!channel) throw new Error(`There is no channel ${options.channel}.`);
      return talk(ctx, channel, options.channel === 'sms' ? smsOf(text) : lineRequest(text));
    },
    async renew() {
      line = await openLine();
    },
    close: () => comptoir.close(),
  };

  async function openLine(): Promise<Line> {
    round += 1;
    // Where the data is kept, an earlier run may have used the next ones already.
    while (round > 1 && (await ctx.accounts.find('sms', spareNumber(round)))) round += 1;
    const demo = demoLines[options.business];
    const known = await ctx.accounts.find(options.channel, demo[options.channel].to);
    if (known && round === 1) return { account: known, from: demo[options.channel].from };
    const seeded = await (options.business === 'garage' ? seedGarage : seedSalon)(ctx.store, {
      now: now(),
      masterKey: readMasterKey(encryptionKey(env)),
      newId,
      random: seededRandom(1),
      ...(round === 1 ? {} : { slug: `${options.business}-${round}`, numbers: { sms: spareNumber(round) } }),
      ...(round === 1 && !isFresh ? {} : { size: 'small' as const }),
    });
    const account = await ctx.accounts.open(seeded.tenantId, seeded.accounts[options.channel].id);
    if (!account) throw new Error('The demo has no account for this channel.');
    return { account, from: demo[options.channel].from };
  }

  function smsOf(text: string): IncomingRequest {
    return signedWebhook({
      authToken: line.account.secrets['authToken'] ?? '',
      publicUrl: publicUrl(env),
      target: '/webhooks/twilio/sms',
      params: {
        MessageSid: `SM${newId().replaceAll('-', '')}`,
        AccountSid: line.account.secrets['accountSid'] ?? '',
        From: line.from,
        To: line.account.externalId,
        Body: text,
        NumMedia: '0',
      },
    });
  }
}

/** Numbers reserved for fiction are 06 39 98 xx xx; those below 1000 are the demo's own. */
function spareNumber(round: number): string {
  return `+3363998${String(1_000 + (round % 9_000)).padStart(4, '0')}`;
}

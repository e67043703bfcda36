import type { ModelChain } from '#agents/models/chain.ts';
import type { Roster } from '#agents/roster.ts';
import type { Blobs } from '#db/blobs.ts';
import type { Log } from '#db/log.ts';
import type { Store } from '#db/store.ts';
import type { MeaningReader } from '#language/meaning/meaning.ts';
import type { Accounts } from './accounts.ts';
import type { Channel, ChannelName } from './channel.ts';
import type { Events } from './events.ts';

/** What the bot works with, made once by the wiring. The clock, the ids and chance are handed in. */
export interface BotContext {
  store: Store;
  /** The bytes of files. */
  blobs: Blobs;
  accounts: Accounts;
  channels: ReadonlyMap<ChannelName, Channel>;
  chain: ModelChain;
  /** What reads the meaning of texts that are searched. */
  meaning: MeaningReader;
  agents: Roster;
  events: Events;
  log: Log;
  now(): Date;
  newId(): string;
  random(): number;
  /** How long a person may go on writing before we answer; zero in scripts, where every message is whole. */
  quietMs: number;
}

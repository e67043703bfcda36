import type { z } from 'zod';

/**
 * The contract between the core and every way of talking to it, and the words used all over the code.
 *
 * tenant          a business that uses Comptoir; site: one of its premises
 * member          one of its staff, with a role; contact: one of its customers
 * technician, bay what its diary is made of
 * channel account a number, workspace or bot of one tenant; the *receiving* address decides the tenant, never the text
 * address         one human on a channel (a phone number on SMS)
 * place           where a talk goes on: a direct chat, a Slack thread
 * conversation    one address talking to one channel account in one place
 * message         one thing said, inbound or outbound; the outbound ones are the outbox until delivered
 * turn            what one or more inbound messages set off, and its answer
 * lane            who answers a turn: legal, takeover, ask or agent
 * receipt         proof that a tool did something; deed: what an ok receipt proves; fact: a value a tool returned
 * ask             a question of ours that waits for an answer, with its options
 * proposal        an action that waits for the yes of somebody who may
 * job             work that waits in the queue: a turn, or what comes round at its times
 */
export interface Channel {
  name: ChannelName;
  /** One sentence to the agent: how people write here. */
  manner: string;
  limits: {
    textLength: number;
    /** How many choices a message may have. */
    buttons: number;
    /** For how long after a person wrote we may write freely; null where that is always allowed. */
    windowHours: number | null;
  };
  /** The paths of its webhooks, as the router reads them; none where nothing is ever posted to it. */
  webhooks: string[];
  /** A receiving address as it must be written, with a description: what `channel connect` checks. */
  address: z.ZodType<string>;
  /** What `channel connect` asks for, each with a description. */
  secrets: SecretsSchema;
  /** Whether somebody reads what is sent to this sender; on SMS, a name or a short code only sends. */
  canAnswer(sender: string): boolean;
  /** Verifies, then parses: there is no way to parse an unverified request. Throws a `WebhookError`. */
  receive(request: IncomingRequest): Promise<{ inbound: Inbound[]; response?: WebhookResponse }>;
  /**
   * Tells the provider where we are, where it can be told, and gives a sentence about it: `channel connect` says it. Throws, without a
   * credential in the error, where the provider does not take it.
   */
  register?(account: Account): Promise<string>;
  /** Never throws for what the provider says; no credential is in what it gives back. */
  send(message: Outbound, account: Account): Promise<Sent>;
  /** Fetches what came with a message. Throws, without a credential in the error, where it cannot be had. */
  download(item: MediaItem, account: Account): Promise<Media>;
}

/** What a channel calls itself. Any word, so that the core knows none of them. */
export type ChannelName = string;

export type SecretsSchema = z.ZodObject<Record<string, z.ZodType<string>>>;

/** A webhook as it arrived: raw bytes, because signatures are made over bytes. `target` is path and query, as sent. */
export interface IncomingRequest {
  method: string;
  target: string;
  headers: Record<string, string | undefined>;
  raw: Buffer;
}

export interface WebhookResponse {
  status: number;
  contentType: string;
  body: string;
}

interface Envelope {
  /** The provider's id: the same webhook sent again carries the same one. */
  providerId: string;
  /** The channel account that received it, found by the receiving address and proved by the signature. */
  account: Account;
  /** The sender's address: E.164 on SMS. */
  from: string;
  /** Where the talk goes on, in the channel's words; empty for a direct chat. */
  place: string;
}

export type Inbound =
  | (Envelope & { kind: 'text'; text: string; optOut: OptOut | null })
  /** A pressed button: `value` as we sent it, which names the ask and the option; `text` as the person read it. */
  | (Envelope & { kind: 'choice'; value: string; text: string })
  | (Envelope & { kind: 'media'; text: string; items: MediaItem[] })
  | (Envelope & { kind: 'location'; latitude: number; longitude: number })
  | (Envelope & {
      /** Never starts a turn. */
      kind: 'status';
      status: DeliveryStatus;
      /** The words that `send` has for a refusal, or the provider's own code. */
      errorCode: string | null;
      /** Our own id of the message, where the callback carries it: it settles a send whose outcome was unknown. */
      messageId: string | null;
    });

/** What the provider itself already did about an opt-out word, where it says so. */
export type OptOut = 'stop' | 'start' | 'help';

export type DeliveryStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed';

/** A file at its provider's, which `download` fetches. */
export interface MediaItem {
  url: string;
  contentType: string;
  /** As its sender called it, where the provider tells. */
  name: string | null;
}

/** A file of ours that came with a message: kept, of a type that was read from its bytes. */
export interface KeptItem {
  id: string;
  name: string;
  type: string;
  bytes: number;
}

export interface Media {
  contentType: string;
  bytes: Buffer;
}

/** One tenant's number, workspace or bot, with its opened secrets. */
export interface Account {
  id: string;
  tenantId: string;
  channel: ChannelName;
  /** The receiving address: the phone number, team or bot id. */
  externalId: string;
  /** As `secrets` of the channel has them. After a change the old ones are there too, as `previousAuthToken` and so on. */
  secrets: Record<string, string>;
}

export interface Choice {
  value: string;
  label: string;
}

export interface Attachment {
  name: string;
  contentType: string;
  url: string;
}

interface Letter {
  /** Our own id, for a status callback to carry. */
  id: string;
  to: string;
  place: string;
  /** What is read where the channel knows nothing better: of a template, its words with the values in place. */
  text: string;
  /**
   * How the choices are put, where there are any. In plain text a `choose` lists them, numbered from 1; a `confirm` lists
   * none, because its text asks and people answer yes or no.
   */
  question: 'choose' | 'confirm' | null;
  choices: Choice[];
}

/** A message to send. Each channel renders it in its own way and always has a plain-text form. */
export type Outbound =
  | (Letter & { kind: 'text' })
  | (Letter & { kind: 'media'; attachments: Attachment[] })
  /** Words the provider approved beforehand, which may leave when the window for free text is closed. */
  | (Letter & { kind: 'template'; template: string; values: string[] });

/**
 * `refused` is permanent, and two of its codes are so for all that would follow: `opted_out`, the person told the provider that they
 * want nothing more, and `no_messages`, their address takes none. `later` may be tried again at the time given, and after `unknown` the message may or may not
 * have left: it is settled by a status callback, never by sending again.
 */
export type Sent =
  | { kind: 'sent'; providerId: string; text: string; segments: number }
  | { kind: 'refused'; code: string; reason: string }
  | { kind: 'later'; at: Date; reason: string }
  | { kind: 'unknown'; reason: string };

/** Finds the account that owns a receiving address, or null when nobody does. */
export type FindAccount = (channel: ChannelName, externalId: string) => Promise<Account | null>;

/** An error the sender of a webhook may read: 403 forged or not for us, 404 no such path, 400 malformed, 413 oversized. */
export class WebhookError extends Error {
  readonly expose = true;
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'WebhookError';
    this.status = status;
  }
}

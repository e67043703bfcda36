/**
 * The contract between the core and every way of talking to it, and the words used all over the code.
 *
 * tenant          a business that uses Comptoir
 * contact         one of its customers; member: one of its staff
 * channel account a number, workspace or bot of one tenant; the *receiving* address decides the tenant, never the text
 * address         a person on a channel (a phone number on SMS)
 * conversation    one address talking to one channel account
 * message         one thing said, inbound or outbound; the outbound ones are the outbox until delivered
 * turn            what one or more inbound messages set off, and its answer
 * lane            who answers a turn: legal, person, pending or agent
 * receipt         proof of what a tool did; fact: a value a tool returned; ask: an offer waiting for an answer
 */
export type ChannelName = 'sms' | 'whatsapp' | 'slack' | 'telegram' | 'voice' | 'web' | 'terminal';

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
}

export type Inbound =
  | (Envelope & { kind: 'text'; text: string; optOut: OptOut | null })
  | (Envelope & { kind: 'choice'; value: string; text: string })
  | (Envelope & { kind: 'media'; text: string; items: { url: string; contentType: string }[] })
  | (Envelope & { kind: 'location'; latitude: number; longitude: number })
  | (Envelope & { kind: 'call'; callId: string; state: string })
  | (Envelope & {
      kind: 'status';
      status: DeliveryStatus;
      errorCode: string | null;
      /** Our own id of the message, where the callback carries it: it settles a send whose outcome was unknown. */
      messageId: string | null;
    });

/** What the provider itself already did about an opt-out word, where it says so. */
export type OptOut = 'stop' | 'start' | 'help';

export type DeliveryStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed';

/** One tenant's number, workspace or bot, with its opened secrets. */
export interface Account {
  id: string;
  tenantId: string;
  channel: ChannelName;
  /** The receiving address: the phone number, team or bot id. */
  externalId: string;
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

/** A message to send. Each channel renders choices in its own way and always has a plain-text form. */
export interface Outbound {
  id: string;
  to: string;
  text: string;
  choices: Choice[];
  attachments: Attachment[];
}

/**
 * `refused` is permanent, `later` may be tried again at the time given, and after `unknown` the message may or may not
 * have left: it is settled by a status callback, never by sending again.
 */
export type Sent =
  | { kind: 'sent'; providerId: string; text: string; segments: number }
  | { kind: 'refused'; code: string; reason: string }
  | { kind: 'later'; at: Date; reason: string }
  | { kind: 'unknown'; reason: string };

export interface Channel {
  name: ChannelName;
  /** One sentence to the agent: how people write here. */
  manner: string;
  limits: { textLength: number; buttons: number };
  /** Verifies, then parses: there is no way to parse an unverified request. Throws a `WebhookError`. */
  receive(request: IncomingRequest): Promise<{ inbound: Inbound[]; response: WebhookResponse }>;
  send(message: Outbound, account: Account): Promise<Sent>;
}

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

import type { Account, IncomingRequest, SecretsSchema, WebhookResponse } from './channel.ts';

/**
 * A line on which people speak with us live. Not a `Channel`: what is said must be answered while the other waits, so nothing
 * of it goes through the outbox.
 */
export interface CallLine {
  name: 'voice';
  /** The paths of its webhooks, as the router reads them. */
  webhooks: string[];
  /** What `channel connect` asks for, each with a description. */
  secrets: SecretsSchema;
  /** Verifies, then parses: there is no way to parse an unverified request. Throws a `WebhookError`. */
  receive(request: IncomingRequest): Promise<{ events: CallEvent[]; response: WebhookResponse }>;
}

interface OnCall {
  /** The provider's id of the call: the same in all that happens in it. */
  callId: string;
  account: Account;
}

export type CallEvent =
  | (OnCall & { kind: 'started'; from: string; direction: 'in' | 'out' })
  /** One thing said to its end, by whom, and when since the call began. */
  | (OnCall & { kind: 'said'; by: 'caller' | 'us'; text: string; atMs: number })
  | (OnCall & {
      kind: 'ended';
      how: 'answered' | 'missed' | 'voicemail' | 'transferred' | 'failed';
      durationMs: number;
    });

import { z } from 'zod';
import type { Account, Channel, IncomingRequest, Outbound } from '#bot/channel.ts';

/** Who writes, and to which account. */
export interface Line {
  account: Account;
  from: string;
}

/** SMS without a carrier: what is sent stays here. `line` tells who writes to whom. */
export function phoneChannel({ line, newId }: { line: () => Line; newId: () => string }): Channel {
  return {
    name: 'sms',
    manner:
      'Text messages: people write short, abbreviated, often without accents, and answer with a word or a number.',
    limits: { textLength: 1600, buttons: 9, windowHours: null },
    webhooks: [],
    address: z.string(),
    secrets: z.object({}),

    canAnswer: () => true,
    async receive(request) {
      const text = request.raw.toString();
      const inbound = [{ kind: 'text' as const, providerId: newId(), ...line(), place: '', text, optOut: null }];
      return { inbound };
    },

    async send(message) {
      return { kind: 'sent', providerId: newId(), text: shown(message), segments: 1 };
    },

    async download() {
      throw new Error('Without a carrier there is no media to fetch.');
    },
  };
}

export function smsRequest(text: string): IncomingRequest {
  return { method: 'POST', target: '', headers: {}, raw: Buffer.from(text) };
}

/** As a phone shows it: the text, then the choices, numbered, where they are not a mere yes and no. */
function shown({ text, question, choices }: Outbound): string {
  const listed = question === 'confirm' ? [] : choices;
  return [text.trim(), ...listed.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n');
}

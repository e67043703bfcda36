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
    limits: { textLength: 1600, buttons: 9 },

    async receive(request) {
      const text = request.raw.toString();
      const inbound = [{ kind: 'text' as const, providerId: newId(), ...line(), text, optOut: null }];
      return { inbound, response: { status: 200, contentType: 'text/plain', body: '' } };
    },

    async send(message) {
      return { kind: 'sent', providerId: newId(), text: shown(message), segments: 1 };
    },
  };
}

export function smsRequest(text: string): IncomingRequest {
  return { method: 'POST', target: '', headers: {}, raw: Buffer.from(text) };
}

/** As a phone shows it: the text, then the choices, numbered. */
function shown({ text, choices }: Outbound): string {
  return [text.trim(), ...choices.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n');
}

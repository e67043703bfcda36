import type { Account, Channel, IncomingRequest } from '#bot/channel.ts';
import { renderText } from './render.ts';

export interface TerminalOptions {
  /** Who is at the keyboard, and to whom they write. */
  line: () => { account: Account; from: string };
  newId: () => string;
  write: (text: string) => void;
}

/** A conversation at the keyboard. Nothing is verified, because who can type here already has this machine: never give it a route. */
export function terminalChannel(options: TerminalOptions): Channel {
  return {
    name: 'terminal',
    manner: 'A terminal: plain text, a few lines at most, no markdown.',
    limits: { textLength: 4000, buttons: 9 },

    async receive(request) {
      const text = request.raw.toString('utf8').trim();
      const inbound = {
        kind: 'text',
        providerId: options.newId(),
        ...options.line(),
        text,
        optOut: null,
      } as const;
      return { inbound: text === '' ? [] : [inbound], response: { status: 200, contentType: 'text/plain', body: '' } };
    },

    async send(message) {
      const text = renderText(message);
      options.write(text);
      return { kind: 'sent', providerId: options.newId(), text, segments: 1 };
    },
  };
}

/** A typed line, as `receive` takes it. */
export function lineRequest(line: string): IncomingRequest {
  return { method: 'LINE', target: '', headers: {}, raw: Buffer.from(line) };
}

import { z } from 'zod';
import type { Account, Channel, IncomingRequest } from '#bot/channel.ts';
import { renderText } from './render.ts';

export interface TerminalOptions {
  /** Who is at the keyboard, and to whom they write. */
  line: () => { account: Account; from: string };
  newId: () => string;
  now: () => Date;
  write: (text: string) => void;
}

const withFile = 'FILE';
/** How soon to look again for somebody who is not at the keyboard. */
const absenceMs = 60_000;

/** A conversation at the keyboard. Nothing is verified, because who can type here already has this machine: never give it a route. */
export function terminalChannel(options: TerminalOptions): Channel {
  return {
    name: 'terminal',
    manner: 'A terminal: plain text, a few lines at most, no markdown.',
    limits: { textLength: 4000, buttons: 9, windowHours: null },
    webhooks: [],
    address: z.string().min(1).describe('any word: it names the business at the keyboard'),
    secrets: z.object({}),

    canAnswer: () => true,

    async receive(request) {
      const text = request.raw.toString('utf8').trim();
      const inbound = {
        kind: 'text',
        providerId: options.newId(),
        ...options.line(),
        place: '',
        text,
        optOut: null,
      } as const;
      return { inbound: text === '' && request.method !== withFile ? [] : [inbound] };
    },

    async send(message) {
      // Somebody else's: it waits until they sit down here.
      if (message.to !== options.line().from) {
        const at = new Date(options.now().getTime() + absenceMs);
        return { kind: 'later', at, reason: 'Nobody of this name is at the keyboard.' };
      }
      const text = renderText(message);
      options.write(text);
      return { kind: 'sent', providerId: options.newId(), text, segments: 1 };
    },

    async download() {
      throw new Error('Nothing comes with a typed line: the terminal has no media to fetch.');
    },
  };
}

/** A typed line, as `receive` takes it; an empty one says something only where a file comes with it. */
export function lineRequest(line: string, hasFile = false): IncomingRequest {
  return { method: hasFile ? withFile : 'LINE', target: '', headers: {}, raw: Buffer.from(line) };
}

import RequestClient from 'twilio/lib/base/RequestClient.js';
import type Response from 'twilio/lib/http/response.js';
import { z } from 'zod';

/** What a phone of the demo receives. */
export interface CarriedMessage {
  sid: string;
  from: string;
  to: string;
  text: string;
}

const createMessage = z.object({ To: z.string().min(1), From: z.string().min(1), Body: z.string().min(1) });
const messagesPath = /^\/2010-04-01\/Accounts\/(AC\w+)\/Messages\.json$/;

/** Stands where the network begins: the real SDK makes the request, and the message stays on this machine. */
export class DemoCarrier extends RequestClient {
  readonly #newSid: () => string;
  readonly #deliver: (message: CarriedMessage) => void;

  constructor(options: { newSid: () => string; deliver: (message: CarriedMessage) => void }) {
    super();
    this.#newSid = options.newSid;
    this.#deliver = options.deliver;
  }

  /** Answers as Twilio does: 201 and the message, 404 for anything but a new message, 400 when a field is missing. */
  override async request<T>(options: RequestClient.RequestOptions<T>): Promise<Response.default<T>> {
    const accountSid = messagesPath.exec(new URL(options.uri).pathname)?.[1];
    if (options.method !== 'post' || !accountSid)
      return answer(404, { code: 20404, message: 'Not in the demo', status: 404 });
    const form = createMessage.safeParse(options.data);
    if (!form.success) return answer(400, { code: 21602, message: 'To, From and Body are required', status: 400 });
    const { To: to, From: from, Body: text } = form.data;
    const sid = this.#newSid();
    this.#deliver({ sid, from, to, text });
    return answer(201, {
      sid,
      account_sid: accountSid,
      from,
      to,
      body: text,
      status: 'queued',
      direction: 'outbound-api',
    });
  }
}

function answer<T>(status: number, body: Record<string, unknown>): Response.default<T> {
  // The caller names the type of a body that only the server knows, here as over the network.
  return { statusCode: status, body: body as T, headers: {} };
}

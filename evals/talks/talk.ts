import { z } from 'zod';
import { checked, customersScript, type Script } from '../case.ts';
import { asked, localDate, localTime } from '../expectation.ts';
import { jsonLines } from '../json-lines.ts';

/** All talks take place on this Monday morning. */
const now = '2026-11-23T09:00';

const service = z.string();

/** A start from `from` to `to` on a local day, both ends included; with a plate, for that vehicle. */
const window = z
  .strictObject({ service, day: localDate, from: localTime, to: localTime, plate: z.string().exactOptional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: '`to` is not before `from`' });

const windows = z.array(window).min(1);
const words = z.array(z.string().min(1)).min(1);

/** What must be true at the end; what is not named is free, but for what is written: see `unaskedWrites`. */
const endSchema = z.strictObject({
  booked: windows.exactOptional(),
  moved: windows.exactOptional(),
  offered: windows.exactOptional(),
  cancelled: z.array(service).min(1).exactOptional(),
  unchanged: z.literal(true).exactOptional(),
  staff_told: words.exactOptional(),
  alert: z.literal(true).exactOptional(),
  data_request: z.enum(['export', 'erase']).exactOptional(),
  opted_out: z.literal(true).exactOptional(),
  /** By the columns of a contact or of a vehicle. */
  saved: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  says: words.exactOptional(),
  never_says: words.exactOptional(),
  asks: asked.exactOptional(),
  never: z.array(z.enum(['rename', 'cancel', 'book', 'delete'])).exactOptional(),
});

const talkSchema = z.strictObject({
  id: z.string().min(1),
  lang: z.enum(['fr', 'en']),
  who: z.literal('customer'),
  business: z.enum(['garage', 'salon']),
  /** Where it was written; it is played by SMS until the other channels are there. */
  channel: z.enum(['sms', 'whatsapp', 'web']),
  turns: z.array(z.string().min(1)).min(1),
  /** What is wanted, for whoever reads a failure. */
  want: z.string(),
  end: endSchema,
});

const speakerSchema = z.looseObject({ who: z.enum(['customer', 'mechanic', 'manager', 'owner']) });

/** A conversation of a customer: what they say, whatever is answered, and what must be true at the end. */
export type Talk = z.infer<typeof talkSchema>;
export type TalkEnd = z.infer<typeof endSchema>;
export type Window = z.infer<typeof window>;

/**
 * Reads a file of talks, one a line. Those of staff are counted and left out. Throws at the first line that is wrong, with every
 * field that is, and at an id that was there before.
 */
export function readTalks(file: string): { talks: Talk[]; skipped: number } {
  const lines = jsonLines(file);
  const customers = lines.filter(({ place, value }) => checked(place, speakerSchema, value).who === 'customer');
  const ids = new Set<string>();
  const talks = customers.map(({ place, value }) => {
    const talk = checked(place, talkSchema, value);
    if (ids.has(talk.id)) throw new Error(`${place}: id: there is another talk "${talk.id}"`);
    ids.add(talk.id);
    return talk;
  });
  return { talks, skipped: lines.length - customers.length };
}

export function scriptOf({ business, turns }: Talk): Script {
  return customersScript({ business, now, turns });
}

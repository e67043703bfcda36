import { z } from 'zod';
import { checked, demoScript, type Script } from '../case.ts';
import { jsonLines } from '../json-lines.ts';
import { customerEnd, staffEnd, type TalkEnd } from './talk-end.ts';

/** All talks take place on this Monday morning. */
const now = '2026-11-23T09:00';

const said = {
  id: z.string().min(1),
  lang: z.enum(['fr', 'en']),
  business: z.enum(['garage', 'salon']),
  turns: z.array(z.string().min(1)).min(1),
  /** What is wanted, for whoever reads a failure. */
  want: z.string(),
  /** How many others there are; few, unless it says. */
  size: z.enum(['small', 'demo']).exactOptional(),
};

/** `channel`: where it was written; it is played by SMS or at the terminal until the other channels are there. */
const talkSchema = z.discriminatedUnion('who', [
  z.strictObject({
    ...said,
    who: z.literal('customer'),
    channel: z.enum(['sms', 'whatsapp', 'web']),
    end: customerEnd,
  }),
  z.strictObject({
    ...said,
    who: z.enum(['mechanic', 'manager', 'owner']),
    channel: z.enum(['sms', 'whatsapp', 'slack', 'telegram', 'web']),
    end: staffEnd,
  }),
]);

/** A conversation of a customer or of a member: what they say, whatever is answered, and what must be true at the end. */
export type Talk = Omit<z.infer<typeof talkSchema>, 'end'> & { end: TalkEnd };

/** Who of the cast says it. */
const speakers = { customer: 'customer', mechanic: 'karim', manager: 'julie', owner: 'olivier' };

/** Reads a file of talks, one a line. Throws at the first line that is wrong, with every field that is, and at an id that was there before. */
export function readTalks(file: string): Talk[] {
  const ids = new Set<string>();
  return jsonLines(file).map(({ place, value }) => {
    const talk = checked(place, talkSchema, value);
    if (ids.has(talk.id)) throw new Error(`${place}: id: there is another talk "${talk.id}"`);
    ids.add(talk.id);
    return talk;
  });
}

export function scriptOf({ who, business, turns, size }: Talk): Script {
  return demoScript(speakers[who], { business, now, turns }, size);
}

import { z } from 'zod';
import { checked, type EvalCase, evalCase } from './case.ts';
import { type Expectation, expectation } from './expectation.ts';
import { jsonLines } from './json-lines.ts';

/** All phrasings are said on this Monday morning. */
const now = '2026-11-23T09:00';

const service = z.string();
const when = {
  startsAt: z.string().exactOptional(),
  days: z.array(z.string()).exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
};

/** What should come of it, in the words of whoever wrote the phrasing. */
const outcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('booked'), service, ...when }),
  z.strictObject({ outcome: z.literal('moved'), service, ...when }),
  z.strictObject({ outcome: z.literal('cancelled'), service }),
  z.strictObject({ outcome: z.literal('offered'), service, ...when }),
  z.strictObject({ outcome: z.literal('asks'), about: z.enum(['day', 'service', 'name']) }),
  z.strictObject({ outcome: z.literal('says'), contains: z.array(z.string()).min(1) }),
  z.strictObject({ outcome: z.literal('saved'), saved: z.record(z.string(), z.string()) }),
  z.strictObject({ outcome: z.literal('person') }),
  /** Somebody of the team is alerted at once. */
  z.strictObject({ outcome: z.literal('alert'), to: z.string(), contains: z.array(z.string()).min(1) }),
  z.strictObject({ outcome: z.literal('stopped') }),
  z.strictObject({ outcome: z.literal('nothing') }),
]);

type Outcome = z.infer<typeof outcome>;

/** A line of `say --cases`, with what should come of it. */
const phrasing = z.strictObject({
  id: z.string(),
  language: z.enum(['fr', 'en']),
  business: z.enum(['garage', 'salon']).default('garage'),
  turns: z.array(z.string()).min(1),
  expect: outcome,
});

/** Reads a file of phrasings, one a line, as cases of the customer of the demo. */
export function readPhrasings(file: string): EvalCase[] {
  return jsonLines(file).map(({ place, value }) => caseOf(place, value));
}

function caseOf(place: string, value: unknown): EvalCase {
  const { id, language, business, turns, expect } = checked(place, phrasing, value);
  return checked(place, evalCase, { id, language, business, now, turns, expect: expectationOf(place, expect) });
}

/** Whatever is not named must stay as it was. */
function expectationOf(place: string, expect: Outcome): Expectation {
  return checked(place, expectation, fieldsOf(expect));
}

function fieldsOf(expect: Outcome): object {
  switch (expect.outcome) {
    case 'booked':
    case 'moved':
    case 'cancelled': {
      const { outcome: status, ...change } = expect;
      return { appointments: [{ ...change, status }], offer: null };
    }
    case 'offered': {
      const { outcome: _, ...offer } = expect;
      return { offer };
    }
    case 'asks':
      return { offer: null, asks: expect.about };
    case 'says':
      return { replies: [{ contains: expect.contains }] };
    case 'saved':
      return { saved: expect.saved };
    case 'person':
      return { memberWanted: true };
    case 'alert':
      return { memberWanted: true, told: [{ to: expect.to, contains: expect.contains }] };
    case 'stopped':
      return { optedOut: true };
    case 'nothing':
      return { offer: null };
  }
}

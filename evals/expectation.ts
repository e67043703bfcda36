import { z } from 'zod';

/** Where the businesses of the demo are: all times of a case are local. */
export const demoZone = 'Europe/Paris';

export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day like 2026-11-26');
export const localTime = z.string().regex(/^\d{2}:\d{2}$/, 'write a time of day like 14:00');
export const localMoment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'write a local time like 2026-11-26T14:00');

/** What a reply may ask for; `which` is one of several things that fit what was said. */
export const asked = z.enum(['day', 'service', 'name', 'vehicle', 'which']);

/** When: at a time, or on one of some days between two times (the end excluded), where several times are as right. */
const when = {
  startsAt: localMoment.exactOptional(),
  days: z.array(localDate).min(1).exactOptional(),
  from: localTime.default('00:00'),
  to: localTime.default('24:00'),
};

/**
 * A change of a row, told by as many columns as matter: a row is called by its name (`contact: Claire Martin`, `service:
 * vidange`), a time is local, and `'*'` is anything but nothing. Of an update every column that changed must be told.
 */
const expectedRow = z.looseObject({ table: z.string(), op: z.enum(['insert', 'update', 'delete']) });

/** An appointment of the customer that is not as it was at the start. A moved one is told by its new time. */
const expectedAppointment = z.strictObject({
  service: z.string(),
  status: z.enum(['booked', 'moved', 'cancelled']),
  ...when,
  /** The time that was offered in this place by the reply before the last message: what "the second one" must book. */
  choice: z.int().min(1).exactOptional(),
});

/** What waits for an answer at the end: each time that is offered fits. */
const expectedOffer = z.strictObject({ service: z.string(), ...when });

const facts = { contains: z.array(z.string()).default([]), not: z.array(z.string()).default([]) };

/** Facts a reply must say, in any spelling of accents and signs; `a|b` is a or b. The last reply unless a turn is named. */
const replyFacts = z.strictObject({ turn: z.int().min(1).exactOptional(), ...facts });

/** What somebody else was told, unasked: one of the cast, or another customer by their full name. */
const toldFacts = z.strictObject({ to: z.string(), ...facts });

export const expectation = z.strictObject({
  /** What changed in the tables of the business. Nothing else may have, but for what the fields below tell in shorter words. */
  rows: z.array(expectedRow).default([]),
  appointments: z.array(expectedAppointment).default([]),
  /** Null: nothing is offered at the end. */
  offer: expectedOffer.nullable().exactOptional(),
  /** What the last reply asks the customer for. */
  asks: asked.exactOptional(),
  /** Each is what the one who spoke in that turn got. */
  replies: z.array(replyFacts).default([]),
  /** Nobody else was told anything. */
  told: z.array(toldFacts).default([]),
  /** Who answers the last message. */
  lane: z.enum(['legal', 'takeover', 'ask', 'agent']).exactOptional(),
  model: z.string().exactOptional(),
  maxReplies: z.int().min(0).exactOptional(),
  memberWanted: z.boolean().exactOptional(),
  /** Nobody is opted out who did not ask. */
  optedOut: z.boolean().default(false),
  saved: z
    .strictObject({
      firstName: z.string().exactOptional(),
      lastName: z.string().exactOptional(),
      email: z.string().exactOptional(),
      plate: z.string().exactOptional(),
    })
    .exactOptional(),
});

export type Asked = z.infer<typeof asked>;
export type Expectation = z.infer<typeof expectation>;
export type ExpectedRow = z.infer<typeof expectedRow>;
export type ExpectedAppointment = z.infer<typeof expectedAppointment>;
export type ExpectedOffer = z.infer<typeof expectedOffer>;

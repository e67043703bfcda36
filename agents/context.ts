import { z } from 'zod';
import { openAskSchema } from '#tools/ask.ts';
import type { Speaking } from '#tools/speaking.ts';

/** Opens the first message of every prompt; a person's own text can never be the first message. */
export const contextMark = '[context]\n';

/** What every agent is told of the moment. */
const moment = {
  /** Local time of the business: `2026-11-23T09:00`. */
  now: z.string(),
  zone: z.string(),
  language: z.enum(['fr', 'en']),
  channel: z.string(),
  manner: z.string(),
  business: z.object({ name: z.string(), trade: z.string(), phone: z.string(), address: z.string() }),
  services: z.array(
    z.object({
      service: z.string(),
      name: z.string(),
      synonyms: z.array(z.string()),
      durationMinutes: z.number(),
      priceCents: z.number(),
    }),
  ),
  /** What was put to them here and they have not answered yet. */
  ask: openAskSchema.nullable(),
};

/** A customer writes. Nothing in it is secret from them. */
export const customerContext = z.object({
  kind: z.literal('customer'),
  ...moment,
  contact: z.object({
    known: z.boolean(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    vehicles: z.array(z.object({ plate: z.string(), model: z.string() })),
    /** Codes of the services they have had, the latest first. */
    had: z.array(z.string()).default([]),
  }),
  appointments: z.array(
    z.object({
      appointment: z.string(),
      service: z.string(),
      /** What else is done in the same visit; the name is of all. */
      also: z.array(z.string()).default([]),
      serviceName: z.string(),
      startsAt: z.string(),
      label: z.string(),
    }),
  ),
});

/** A member of the business writes. */
export const memberContext = z.object({
  kind: z.literal('member'),
  ...moment,
  member: z.object({ name: z.string(), role: z.enum(['OWNER', 'MANAGER', 'USER']) }),
  /** Their colleagues, themselves among them. */
  team: z.array(z.object({ name: z.string(), role: z.enum(['OWNER', 'MANAGER', 'USER']) })).default([]),
  /** The bays and technicians of the planning. */
  places: z.array(z.object({ kind: z.enum(['bay', 'technician']), name: z.string() })).default([]),
  /** Names in their messages that customers or companies of ours have, folded. */
  named: z.array(z.object({ words: z.string(), kind: z.enum(['first', 'last', 'company']) })).default([]),
  /** The fields that the business added to its records. */
  fields: z.array(z.string()).default([]),
});

/** A call goes on: who phones, as far as the number tells. */
export const callContext = z.object({
  kind: z.literal('call'),
  ...moment,
  caller: z.object({ firstName: z.string().nullable(), lastName: z.string().nullable() }),
});

/**
 * What a model is told of the moment, as the JSON of the first message. It changes from turn to turn, so it is kept out of the
 * instructions, which a provider can cache.
 */
export const agentContext = z.discriminatedUnion('kind', [customerContext, memberContext, callContext]);

export type CustomerContext = z.infer<typeof customerContext>;
export type MemberContext = z.infer<typeof memberContext>;
export type AgentContext = z.infer<typeof agentContext>;

/** What a tool's words may use of the moment. */
export function speakingOf(context: AgentContext): Speaking {
  const { language, business, ask } = context;
  return { language, business, ask, ...(context.kind === 'customer' && { contact: context.contact }) };
}

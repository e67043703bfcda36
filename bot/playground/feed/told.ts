import { z } from 'zod';

const named = z.object({ label: z.string() });
const at = z.object({ startsAt: z.string() });

/** What a sentence may need of a tool's output, whichever tool it is: what is of another shape is left out. */
const toldJson = z
  .object({
    outcome: z.string(),
    released: z.number(),
    holds: z.array(at),
    service: z.object({ service: z.string() }),
    appointment: at.extend({ service: z.string().optional(), contact: z.string().optional() }),
    vehicles: z.array(z.object({ state: z.string() })),
    contact: named,
    vehicle: named,
    task: named.extend({ assignee: z.string().nullable() }),
    job: named,
    order: named,
    to: named,
    approvers: z.array(z.string()),
    resource: z.string(),
    from: z.string(),
    quote: z.object({ totalCents: z.number() }),
    invoice: z.object({ totalCents: z.number() }),
    amountCents: z.number(),
  })
  .partial();

export type ToldFacts = z.infer<typeof toldJson>;

/** Reads an output field by field. */
export function readTold(output: unknown): ToldFacts {
  if (typeof output !== 'object' || output === null) return {};
  const fits = Object.entries(output).filter(([name, value]) => {
    const shape = toldJson.shape[name as keyof ToldFacts]; // Undefined for a field that is none of ours.
    return shape?.safeParse(value).success;
  });
  return toldJson.parse(Object.fromEntries(fits));
}

/** The day of the diary in which it changed something; null where it changed none. */
export function dayOf({ holds = [], appointment, from, outcome = '' }: ToldFacts): string | null {
  if (!['held', 'booked', 'moved', 'cancelled', 'blocked', 'changed'].includes(outcome)) return null;
  return (appointment?.startsAt ?? holds[0]?.startsAt ?? from)?.slice(0, 10) ?? null;
}

import { weekdayOf } from '#language/zone.ts';
import { factsOfLeaf, type Moment } from '#tools/facts.ts';
import type { AgentContext } from '../context.ts';

/** A value that is no object, with the key it stands under. */
export type Leaf = readonly [key: string, leaf: unknown];

/** The facts of a leaf, as `kind value`. */
export type LeafReader = (leaf: Leaf) => ReadonlySet<string>;

/**
 * What the context says that a reply may state: the day is what `aujourd'hui` says, the hour is nothing; manners and synonyms are
 * no facts.
 */
export function toldBy(context: AgentContext): unknown[] {
  const { now, business, services, ask } = context;
  const prices = services.map(({ service, name, priceCents, durationMinutes }) => ({
    ...{ service, serviceName: name, priceCents, durationMinutes },
  }));
  return [{ today: now.slice(0, 10) }, ...partnerIn(context), { ask }, { business }, { prices }];
}

/** Whom the context is about, and what it says of them. */
function partnerIn(context: AgentContext): unknown[] {
  switch (context.kind) {
    case 'customer':
      return [{ appointments: context.appointments }, { contact: context.contact }];
    case 'member':
      return [{ member: context.member }];
    case 'call':
      return [{ caller: context.caller }];
  }
}

/** The lists of the context whose entries a reply may count; the catalogue is none of them. */
export function listsIn(context: AgentContext): unknown {
  const { ask } = context;
  const options = ask?.options ?? [];
  if (context.kind !== 'customer') return { options };
  return { options, appointments: context.appointments, vehicles: context.contact.vehicles };
}

/** Every value that is no object, with the key it stands under. */
export function leavesIn(value: unknown, key = ''): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((inner) => leavesIn(inner, key));
  if (typeof value !== 'object' || value === null) return [[key, value]];
  return Object.entries(value).flatMap(([name, inner]) => leavesIn(inner, name));
}

/** Whether a value has to be read as words, which takes 0.1 ms, or is a value by itself. */
export function isText([key, leaf]: Leaf): boolean {
  if (typeof leaf !== 'string') return false;
  return !/^\d{4}-\d{2}-\d{2}|^\d{2}:\d{2}$/.test(leaf) && !/^(?:plate|email|reference|phone.*)$/.test(key);
}

/** Reads each leaf once, however often it stands there; a day is also called by its weekday. */
export function leafReader(moment: Moment): LeafReader {
  const known = new Map<string, ReadonlySet<string>>();
  return ([key, leaf]) => {
    const name = `${key} ${leaf}`;
    const read = known.get(name);
    if (read) return read;
    const facts = factsOfLeaf(leaf, key, moment);
    const days = facts.filter(({ kind, value }) => kind === 'date' && /^\d{4}-/.test(value));
    const stated = new Set([
      ...facts.map(({ kind, value }) => `${kind} ${value}`),
      ...days.map(({ value }) => `date weekday:${weekdayOf(value)}`),
    ]);
    known.set(name, stated);
    return stated;
  };
}

export function* objectsIn(value: unknown): Iterable<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  // A JSON object or array: its keys are strings.
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

import { z } from 'zod';

/** A record that a tool named: `{ kind: 'task', id, label }`. */
export interface NamedRecord {
  kind: string;
  id: string;
  label?: string | undefined;
}

const ref = z.looseObject({ id: z.string(), label: z.string().optional() });
/** An appointment of the planning is called so by its own id, a service by its code. */
const planned = z.looseObject({ appointment: z.string() });
const service = z.looseObject({ service: z.string() });
const listing = z.looseObject({ next: z.string().nullable() });

/** What an output names: single records under their noun, lists under its plural, and where a list goes on. */
export function namedIn(output: unknown): { named: NamedRecord[]; listed: NamedRecord[]; next: string | null } {
  if (typeof output !== 'object' || output === null) return { named: [], listed: [], next: null };
  const entries: [string, unknown][] = Object.entries(output);
  const named = entries.flatMap(([key, value]) => recordAt(key, value) ?? []);
  const lists = entries.filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const listed = lists.flatMap(([key, values]) => values.flatMap((value) => recordAt(singular(key), value) ?? []));
  const only = listed.length === 1 ? listed : [];
  // Whose it is stands behind what it is.
  const ofWhom = ({ kind }: NamedRecord) => (kind === 'contact' || kind === 'company' ? 1 : 0);
  const inOrder = [...named, ...only].toSorted((a, b) => ofWhom(a) - ofWhom(b));
  return { named: inOrder, listed, next: listing.safeParse(output).data?.next ?? null };
}

function recordAt(kind: string, value: unknown): NamedRecord | null {
  const { data: one } = ref.safeParse(value);
  if (one) return { kind, id: one.id, label: one.label };
  const { data: appointment } = planned.safeParse(value);
  if (appointment) return { kind: 'appointment', id: appointment.appointment };
  const { data: named } = service.safeParse(value);
  return named && kind === 'service' ? { kind, id: named.service } : null;
}

function singular(key: string): string {
  return key.replace(/ies$/, 'y').replace(/s$/, '');
}

import { z } from 'zod';
import type { Inbound } from './channel.ts';

/** Providers' ids and addresses are shorter; an index of PostgreSQL takes 2,704 bytes. */
const longest = 255;
/** Plain to store and to compare: no control character, no half of a surrogate pair. */
const name = z
  .string()
  .max(longest)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const ids = z.object({ providerId: name.min(1), from: name.trim().min(1), place: name });
const ownId = z.guid().nullable();

/** Why nothing may be kept of what a channel read, in words for the log; null when all is well. The channel's own check comes first. */
export function complaintAbout(item: Inbound): string | null {
  const read = ids.safeParse(item);
  if (!read.success) return `unreadable ${String(read.error.issues[0]?.path[0])}`;
  if (item.kind === 'status') return ownId.safeParse(item.messageId).success ? null : 'unreadable messageId';
  return item.from === item.account.externalId ? 'from the address that receives' : null;
}

/** PostgreSQL refuses the character zero and halves of surrogate pairs, in text as in JSON; all else is kept as it came. */
export function storable<T>(value: T): T {
  // Of the same shape: only the characters of its strings change.
  return replaced(value) as T;
}

function replaced(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '\uFFFD').toWellFormed();
  if (Array.isArray(value)) return value.map(replaced);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
}

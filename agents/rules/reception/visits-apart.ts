import type { CustomerReading } from './reading.ts';

const ends = /(?:,|;|\.)?\s+(?:et|and|puis|then)\s+|;\s+|\.\s+/gi;

/**
 * "A cut for me on Thursday, and a men's cut for him on Saturday": two visits, each of a service and a day of its own. The first can be
 * arranged here, the others are told; null where the message wants no more than one.
 */
export function visitsApart(
  text: string,
  read: (text: string) => CustomerReading,
): { first: string; others: string } | null {
  const starts = [...text.matchAll(ends)].map((match) => ({ at: match.index, from: match.index + match[0].length }));
  if (read(text).services.length < 2) return null;
  for (const { at, from } of starts) {
    const [head, tail] = [read(text.slice(0, at)), read(text.slice(from))];
    const [before, after] = [head.when?.days ?? [], tail.when?.days ?? []];
    const isApart = before.length > 0 && after.length > 0 && !before.some((day) => after.includes(day));
    const isOwn = head.services.length > 0 && tail.services.some((service) => !head.services.includes(service));
    if (isApart && isOwn) return { first: text.slice(0, at), others: text.slice(from) };
  }
  return null;
}

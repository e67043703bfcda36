import { nounOf } from '#language/quantities/counted.ts';

/** Whole numbers under these keys measure, and count nothing. */
const measure =
  /(?:Cents|Bp|Percent|Minutes|Hours|Days|Weeks|Months|Ms|Seconds|Km|Year|Version|Position|Index|Rate|Score)$|^(?:year|version|position|index|rate|km|mileage|score|day|month|hour)$/;
/** A longer text tells its object from the others, and groups nothing. */
const longestShared = 60;

type Scalars = Record<string, unknown>;

/**
 * How many there are of what, by an output: its whole numbers, the lengths of its lists, how many entries of a list share a
 * value or a day, and how many different ones they hold. `14 appointment`, or `14` where the key names nothing that is counted.
 */
export function countsIn(output: unknown): string[] {
  const lengths = new Map<string, number>();
  const counts = new Set(countsAt(output, '', lengths));
  for (const [key, total] of lengths) counts.add(counted(total, key));
  return [...counts];
}

function* countsAt(value: unknown, key: string, lengths: Map<string, number>): Iterable<string> {
  if (typeof value === 'number') yield* countOfNumber(value, key);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    lengths.set(key, (lengths.get(key) ?? 0) + value.length);
    yield counted(value.length, key);
    yield* sharesIn(value, key);
    for (const item of value) if (typeof item === 'object') yield* countsAt(item, key, lengths);
    return;
  }
  for (const [name, inner] of Object.entries(value)) yield* countsAt(inner, name, lengths);
}

export function* countOfNumber(value: number, key: string): Iterable<string> {
  if (Number.isInteger(value) && value >= 0 && !measure.test(key)) yield counted(value, key);
}

function* sharesIn(items: readonly unknown[], key: string): Iterable<string> {
  const shared = new Map<string, Map<unknown, number>>();
  for (const item of items) {
    if (typeof item !== 'object' || item === null) continue;
    for (const [name, leaf] of Object.entries(item as Scalars)) {
      if (typeof leaf !== 'boolean' && (typeof leaf !== 'string' || leaf.length > longestShared)) continue;
      const group = /^\d{4}-\d{2}-\d{2}T/.test(String(leaf)) ? String(leaf).slice(0, 10) : leaf;
      const sizes = shared.get(name) ?? new Map<unknown, number>();
      shared.set(name, sizes.set(group, (sizes.get(group) ?? 0) + 1));
    }
  }
  for (const [name, sizes] of shared) {
    for (const size of new Set(sizes.values())) yield counted(size, key);
    if (nounIn(name)) yield counted(sizes.size, name);
  }
}

function counted(number: number, key: string): string {
  const noun = nounIn(key);
  return noun ? `${number} ${noun}` : String(number);
}

/** `appointment` for `bookedAppointments`. */
function nounIn(key: string): string | null {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[ _]/);
  return words.map(nounOf).findLast((noun) => noun !== null) ?? null;
}

import type { Language } from '#language/language.ts';
import { type Claim, readClaims } from '#language/quantities.ts';
import { readPhone } from '#language/phone.ts';
import { readPlateAnswer } from '#language/plate.ts';
import { namesIn } from '#language/quantities/names.ts';
import { referenceOf } from '#language/quantities/references.ts';
import { weekdayOf } from '#language/zone.ts';
import { countOfNumber, countsIn } from './count-facts.ts';

/** A value that a tool returned and a reply may state; the same kinds and spellings as a claim, so that the two compare. */
export type Fact = Pick<Claim, 'kind' | 'value'>;

/** Labels are dated by it: `jeudi 26 novembre` has no year. */
export interface Moment {
  now: Date;
  zone: string;
}

const languages: readonly Language[] = ['fr', 'en'];

/**
 * Everything checkable in a tool's output, each once: amounts (`…Cents`), local dates and times (`2026-11-26T09:00`),
 * durations (`…Minutes`), percentages (`…Percent`, and `…Bp` in hundredths), phones, plates, references, names, and whatever its
 * strings say in words, whichever language they are in. A count is one of `countsIn`.
 */
export function factsOf(output: unknown, moment: Moment): Fact[] {
  const facts = new Map<string, Fact>();
  for (const fact of factsAt(output, '', moment)) facts.set(`${fact.kind} ${fact.value}`, fact);
  for (const value of countsIn(output)) facts.set(`count ${value}`, { kind: 'count', value });
  return [...facts.values()];
}

function factsAt(value: unknown, key: string, moment: Moment): Fact[] {
  if (Array.isArray(value)) return value.flatMap((item) => factsAt(item, key, moment));
  if (typeof value !== 'object' || value === null) return factsOfLeaf(value, key, moment);
  return Object.entries(value).flatMap(([name, inner]) => factsAt(inner, name, moment));
}

/** The facts of one value that is no object, by the key it stands under. */
export function factsOfLeaf(value: unknown, key: string, moment: Moment): Fact[] {
  if (typeof value === 'number') return factsOfNumber(value, key);
  return typeof value === 'string' ? factsOfText(value, key, moment) : [];
}

function factsOfNumber(value: number, key: string): Fact[] {
  if (key.endsWith('Cents')) return [{ kind: 'money', value: String(value) }];
  if (key.endsWith('Minutes')) return [{ kind: 'duration', value: String(value) }];
  if (key.endsWith('Percent') || key === 'percent') return [{ kind: 'percent', value: String(value) }];
  if (key.endsWith('Bp')) return [{ kind: 'percent', value: String(value / 100) }];
  return [...countOfNumber(value, key)].map((count) => ({ kind: 'count', value: count }));
}

function factsOfText(value: string, key: string, moment: Moment): Fact[] {
  const local = /^(?<date>\d{4}-\d{2}-\d{2})(?:T(?<time>\d{2}:\d{2}))?$/.exec(value)?.groups;
  if (local) return factsOfLocal(local['date'] ?? '', local['time']);
  const clock = /^\d{2}:\d{2}$/.test(value);
  if (clock) return [{ kind: 'time', value }];
  if (isMachineText(value)) return [];
  const facts: Fact[] = [];
  const plate = key === 'plate' ? readPlateAnswer(value) : null;
  const phone = key.startsWith('phone') ? readPhone(value) : null;
  if (plate) facts.push({ kind: 'plate', value: plate });
  if (phone) facts.push({ kind: 'phone', value: phone });
  if (/^(?:reference|number)$|(?:Reference|Number)$/.test(key)) facts.push(...factsOfReference(value));
  for (const language of languages) {
    for (const { kind, value: said } of readClaims(value, { language, ...moment })) {
      if (kind === 'reference') facts.push(...factsOfReference(said));
      else facts.push({ kind, value: said });
    }
  }
  return [...facts, ...factsOfNames(value)];
}

/** `DEV-2026-0042` is also called quote no. 2026-0042. */
function factsOfReference(written: string): Fact[] {
  const value = referenceOf(written);
  const digits = value.replace(/^[A-Z]+-?/, '');
  return [...new Set([value, digits])].map((each) => ({ kind: 'reference', value: each }));
}

/** Whose two names are known may be called by the last, and has them in either order: `Mme Lefort`, `LEFORT Nadia`. */
function factsOfNames(text: string): Fact[] {
  return namesIn(text).flatMap((name) => {
    const words = name.split(' ');
    const spellings = new Set([name, words.slice(1).join(' ') || name, words.toReversed().join(' ')]);
    return [...spellings].map((value): Fact => ({ kind: 'name', value }));
  });
}

/** A day may be called by its date or its weekday alone: `jeudi`. */
function factsOfLocal(date: string, time: string | undefined): Fact[] {
  const day: Fact[] = [
    { kind: 'date', value: date },
    { kind: 'date', value: `weekday:${weekdayOf(date)}` },
  ];
  return time ? [...day, { kind: 'time', value: time }] : day;
}

/** An id, an instant or a cursor is for machines: its digits are no dates, and reading them would let a reply state them. */
function isMachineText(value: string): boolean {
  return (
    /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value) ||
    /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ||
    /^\d+~[\w-]+$/.test(value)
  );
}

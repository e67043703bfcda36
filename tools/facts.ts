import type { Language } from '#language/language.ts';
import { type Claim, readClaims } from '#language/quantities.ts';
import { readPhone } from '#language/phone.ts';
import { readPlate } from '#language/plate.ts';
import { weekdayOf } from '#language/zone.ts';

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
 * durations (`…Minutes`), phones, plates, and whatever its strings say in words, whichever language they are in.
 */
export function factsOf(output: unknown, moment: Moment): Fact[] {
  const facts = new Map<string, Fact>();
  for (const fact of factsAt(output, '', moment)) facts.set(`${fact.kind} ${fact.value}`, fact);
  return [...facts.values()];
}

function factsAt(value: unknown, key: string, moment: Moment): Fact[] {
  if (Array.isArray(value)) return value.flatMap((item) => factsAt(item, key, moment));
  if (typeof value === 'number') return factsOfNumber(value, key);
  if (typeof value === 'string') return factsOfText(value, key, moment);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => factsAt(inner, name, moment));
}

function factsOfNumber(value: number, key: string): Fact[] {
  if (key.endsWith('Cents')) return [{ kind: 'money', value: String(value) }];
  if (key.endsWith('Minutes')) return [{ kind: 'duration', value: String(value) }];
  return [];
}

function factsOfText(value: string, key: string, moment: Moment): Fact[] {
  const local = /^(?<date>\d{4}-\d{2}-\d{2})(?:T(?<time>\d{2}:\d{2}))?$/.exec(value)?.groups;
  if (local) return factsOfLocal(local['date'] ?? '', local['time']);
  const clock = /^\d{2}:\d{2}$/.test(value);
  if (clock) return [{ kind: 'time', value }];
  if (isMachineText(value)) return [];
  const facts: Fact[] = [];
  const plate = key === 'plate' ? readPlate(value) : null;
  const phone = key.startsWith('phone') ? readPhone(value) : null;
  if (plate) facts.push({ kind: 'plate', value: plate });
  if (phone) facts.push({ kind: 'phone', value: phone });
  for (const language of languages) {
    for (const { kind, value: said } of readClaims(value, { language, ...moment })) facts.push({ kind, value: said });
  }
  return facts;
}

/** A day may be called by its date or its weekday alone: `jeudi`. */
function factsOfLocal(date: string, time: string | undefined): Fact[] {
  const day: Fact[] = [
    { kind: 'date', value: date },
    { kind: 'date', value: `weekday:${weekdayOf(date)}` },
  ];
  return time ? [...day, { kind: 'time', value: time }] : day;
}

/** An id or an instant is for machines: its digits are no dates, and reading them would let a reply state them. */
function isMachineText(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value) || /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value);
}

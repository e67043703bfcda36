import { countBatch, holdRunning, keepRefusals } from '#db/contact-import.ts';
import {
  addCompanies,
  addPeople,
  addVehicles,
  companiesCalled,
  fillPeople,
  type KnownPerson,
  namesKnown,
  type NewPerson,
  peopleReached,
} from '#db/contact-batch.ts';
import type { Db } from '#db/db.ts';
import type { TenantKey } from '#db/seal.ts';
import { fold } from '#language/normalise.ts';
import type { Mapping } from './mapping.ts';
import { type ListedPerson, readListRow } from './read-row.ts';

/** Why a line of a list was not brought in. */
export const skippedReasons = ['no_name', 'name', 'phone', 'email', 'plate', 'same_name', 'two_people'] as const;

export type Skipped = (typeof skippedReasons)[number];

export interface BatchEnd {
  made: number;
  merged: number;
  skipped: { at: number; reason: Skipped }[];
}

interface Batch {
  importId: string;
  /** The number of the first of the lines. */
  from: number;
  lines: readonly (readonly string[])[];
  mapping: Mapping;
}

/** A line on its way in. */
interface Coming {
  at: number;
  row: ListedPerson;
  reaches: string[];
}

/**
 * Brings some lines of a list in, in one transaction with how far the import is: a batch that was cut off leaves nothing, and one that was
 * done is not done again. Null when the import runs no more, or is somewhere else.
 */
export async function runBatch(
  { db, key, newId }: { db: Db; key: TenantKey; newId: () => string },
  { importId, from, lines, mapping }: Batch,
): Promise<BatchEnd | null> {
  const held = await holdRunning(db, importId);
  if (held?.rowsDone !== from) return null;
  const write = { importId, newId };
  const end: BatchEnd = { made: 0, merged: 0, skipped: [] };
  const coming: Coming[] = [];
  lines.forEach((cells, index) => {
    const row = readListRow(cells, mapping);
    const at = from + index;
    if ('unfit' in row) end.skipped.push({ at, reason: row.unfit });
    else coming.push({ at, row, reaches: reachesOf(row, key) });
  });
  const [known, sameName, companies] = await Promise.all([
    peopleReached(
      db,
      coming.flatMap(({ reaches }) => reaches),
    ),
    namesKnown(
      db,
      coming.filter(({ reaches }) => reaches.length === 0).map(({ at, row }) => ({ at, ...namesOf(row) })),
    ),
    companiesCalled(db, [...new Set(coming.flatMap(({ row }) => row.company ?? []))]),
  ]);
  const added = newCompanies(coming, companies, newId);
  const people = new Map<string, string>();
  for (const one of known) people.set(one.reach, one.id);
  const byId = new Map(known.map((one) => [one.id, one]));
  const nameless = new Map<string, Set<string>>();
  const made = new Map<string, NewPerson>();
  const filled = new Map<string, NewPerson>();
  const vehicles: { id: string; contact_id: string; plate: string; model: string }[] = [];
  for (const { at, row, reaches } of coming) {
    const ids = [...new Set(reaches.flatMap((reach) => people.get(reach) ?? []))];
    const [id] = ids;
    if (ids.length > 1) {
      end.skipped.push({ at, reason: 'two_people' });
      continue;
    }
    // By a name alone nobody is taken for another, nor written down twice; of two companies they are two.
    if (reaches.length === 0 && (sameName.has(at) || !isNewName(nameless, row))) {
      end.skipped.push({ at, reason: 'same_name' });
      continue;
    }
    const person = personOf(row, { id: id ?? newId(), key, companyId: companies.get(row.company ?? '') ?? null });
    if (id === undefined) {
      made.set(person.id, person);
      end.made += 1;
    } else {
      end.merged += 1;
      const earlier = made.get(id);
      if (earlier) made.set(id, withBlanks(earlier, person));
      else if (lacks(byId.get(id), person)) filled.set(id, withBlanks(filled.get(id) ?? person, person));
    }
    for (const reach of reaches) people.set(reach, person.id);
    if (row.plate) vehicles.push({ id: newId(), contact_id: person.id, plate: row.plate, model: row.model });
  }
  await addCompanies(db, added, write);
  await addPeople(db, [...made.values()], write);
  await fillPeople(db, [...filled.values()], write);
  await addVehicles(db, onceEach(vehicles), write);
  const { made: madeCount, merged, skipped } = end;
  await keepRefusals(
    db,
    importId,
    skipped.map((one) => ({ id: newId(), ...one })),
  );
  await countBatch(db, importId, { rows: lines.length, made: madeCount, merged, skipped: skipped.length });
  return end;
}

function reachesOf({ phone, email }: ListedPerson, key: TenantKey): string[] {
  return [phone, email].flatMap((value) => (value === null ? [] : [key.index(value)]));
}

function namesOf({ firstName, lastName, company }: ListedPerson) {
  return { firstName, lastName, company };
}

/** Whether the list has not said this name yet, or of another company; `said` learns it. */
function isNewName(said: Map<string, Set<string>>, { firstName, lastName, company }: ListedPerson): boolean {
  const name = fold([firstName, lastName].join(' '));
  const [known, own] = [said.get(name), fold(company ?? '')];
  if (known && (own === '' || known.has('') || known.has(own))) return false;
  said.set(name, (known ?? new Set()).add(own));
  return true;
}

/** Those that are not there yet; `known` learns their ids. */
function newCompanies(
  coming: readonly Coming[],
  known: Map<string, string>,
  newId: () => string,
): { id: string; name: string }[] {
  const byKey = new Map<string, { id: string; name: string }>();
  for (const { row } of coming) {
    if (row.company === null || known.has(row.company)) continue;
    const same = byKey.get(fold(row.company)) ?? { id: newId(), name: row.company };
    byKey.set(fold(row.company), same);
    known.set(row.company, same.id);
  }
  return [...byKey.values()];
}

function personOf(
  row: ListedPerson,
  { id, key, companyId }: { id: string; key: TenantKey; companyId: string | null },
): NewPerson {
  const { firstName, lastName, phone, email, postcode } = row;
  return {
    ...{ id, first_name: firstName, last_name: lastName, postcode, company_id: companyId },
    ...{ phone_sealed: phone && key.seal(phone), phone_index: phone && key.index(phone) },
    ...{ email_sealed: email && key.seal(email), email_index: email && key.index(email) },
  };
}

/** The first of them, with what only the other has. */
function withBlanks(first: NewPerson, other: NewPerson): NewPerson {
  const pick = (name: keyof NewPerson) => first[name] ?? other[name];
  return {
    id: first.id,
    first_name: pick('first_name'),
    last_name: pick('last_name'),
    phone_sealed: pick('phone_sealed'),
    phone_index: pick('phone_index'),
    email_sealed: pick('email_sealed'),
    email_index: pick('email_index'),
    postcode: pick('postcode'),
    company_id: pick('company_id'),
  };
}

/** Whether a line says something of somebody that we do not know. */
function lacks(known: KnownPerson | undefined, person: NewPerson): boolean {
  if (!known) return true;
  return (
    (known.firstName === null && person.first_name !== null) ||
    (known.lastName === null && person.last_name !== null) ||
    (known.phoneIndex === null && person.phone_index !== null) ||
    (known.emailIndex === null && person.email_index !== null) ||
    (known.postcode === null && person.postcode !== null) ||
    (known.companyId === null && person.company_id !== null)
  );
}

function onceEach<Row extends { plate: string }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.toReversed().map((row) => [row.plate, row])).values()];
}

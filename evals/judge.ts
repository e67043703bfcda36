import { isDeepStrictEqual } from 'node:util';
import { type EvalCase, linesOf } from './case.ts';
import {
  type DiaryChange,
  diaryChangeOf,
  isHold,
  isReplaced,
  isOfSameServices,
  isWhen,
  sayDiaryChange,
  sayExpectedAppointment,
} from './diary.ts';
import type { ExpectedAppointment, ExpectedRow } from './expectation.ts';
import type { Played } from './played.ts';
import { type RowChange, sayRowChange, type ToldRow } from './rows.ts';

/** What was expected and did not happen, and what happened that nobody asked for; in words. */
export interface Judgement {
  missing: string[];
  unexpected: string[];
}

/** Judges all that changed in the business: each expected change is one that happened, and nothing else did. */
export function judgeChanges(one: EvalCase, played: Played): Judgement {
  const { rows, appointments } = one.expect;
  const listed = takeOut(played.changes, rows, isRow);
  const judged = listed.left
    .filter((change) => !isNoChange(change, one, listed.left) && !isToldShorter(change, one, played))
    .map((change) => ({ change, entry: diaryChangeOf(change, played.caller.name) }));
  const booked = takeOut(judged, appointments, ({ entry }, wanted) => isAppointment(entry, wanted, played));
  return {
    missing: [...listed.missing.map(sayExpectedRow), ...booked.missing.map(sayExpectedAppointment)],
    unexpected: booked.left.map(({ change, entry }) => (entry ? sayDiaryChange(entry) : sayRowChange(change))),
  };
}

/** All changes in words, but for those that are none. */
export function sayChanges(one: EvalCase, { changes, caller }: Played): string[] {
  return changes
    .filter((change) => !isNoChange(change, one, changes))
    .map((change) => {
      const entry = diaryChangeOf(change, caller.name);
      return entry ? sayDiaryChange(entry) : sayRowChange(change);
    });
}

/** Takes out one item for each that is wanted. */
export function takeOut<Item, Wanted>(
  items: Item[],
  wanted: Wanted[],
  fits: (item: Item, wanted: Wanted) => boolean,
): { missing: Wanted[]; left: Item[] } {
  const left = [...items];
  const missing = wanted.filter((one) => {
    const index = left.findIndex((item) => fits(item, one));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return { missing, left };
}

function isRow(found: RowChange, { table, op, ...columns }: ExpectedRow): boolean {
  if (found.table !== table || found.op !== op) return false;
  const isWhole = op !== 'update' || Object.keys(found.was).every((column) => column in columns);
  return isWhole && Object.entries(columns).every(([column, value]) => isValue(found.row[column], value));
}

/** Of what is nested, as the input of a proposal is, the parts that are told. */
function isValue(found: unknown, expected: unknown): boolean {
  if (expected === '*') return found !== null && found !== undefined;
  if (typeof expected !== 'object' || expected === null) return isDeepStrictEqual(found, expected);
  if (typeof found !== 'object' || found === null) return false;
  return Object.entries(expected).every(([key, value]) => isValue(Reflect.get(found, key), value));
}

function isAppointment(found: DiaryChange | null, expected: ExpectedAppointment, { turns }: Played): boolean {
  if (!found || found.isOthers || found.status !== expected.status) return false;
  if (!isOfSameServices(found.service, expected.service)) return false;
  const chosen = expected.choice && turns.at(-2)?.offers[expected.choice - 1]?.startsAt;
  return expected.choice ? chosen === found.startsAt : isWhen(found.startsAt, expected);
}

/**
 * What comes and goes while people talk, unless a case lists it: holds; questions, which `offer` judges; the conversation that
 * a first message opens, and the address and contact that a stranger's makes.
 */
function isNoChange(change: RowChange, one: EvalCase, all: RowChange[]): boolean {
  const { table, op, row } = change;
  // The talk's own questions are judged by `offer`; an approval that stays open has to be listed.
  if (table === 'ask') return row['topic'] !== 'proposal' || row['closed_at'] !== null;
  if (isHold(change) || isReplaced(change, all)) return true;
  if (op !== 'insert') return false;
  switch (table) {
    case 'conversation':
      return row['member_wanted_at'] === null && row['holder'] === 'agent';
    case 'address':
      return linesOf(one).some(({ speaker }) => speaker.from === row['value']);
    case 'contact':
      return isNameless(row) && linesOf(one).some(({ speaker }) => speaker.name === 'stranger');
    default:
      return false;
  }
}

function isNameless(contact: ToldRow): boolean {
  return ['first_name', 'last_name', 'email'].every((column) => contact[column] === null);
}

/** What `saved`, `memberWanted` and `optedOut` tell of the caller; that it came about is judged with them. */
function isToldShorter({ table, op, name, row, was }: RowChange, { expect }: EvalCase, { caller }: Played): boolean {
  const { firstName, lastName, email, plate } = expect.saved ?? {};
  const changed = op === 'update' ? Object.keys(was) : Object.keys(row).filter((column) => row[column] !== null);
  switch (table) {
    case 'contact': {
      const saved = { first_name: firstName, last_name: lastName, email };
      return name === caller.name && changed.every((column) => Reflect.get(saved, column) === row[column]);
    }
    case 'vehicle':
      return op === 'insert' && row['contact'] === caller.name && row['plate'] === plate;
    case 'appointment':
      return op === 'update' && isDeepStrictEqual(changed, ['vehicle']) && row['vehicle'] === plate;
    case 'conversation':
      return (
        name === caller.name && expect.memberWanted === true && 'member_wanted_at' in (op === 'update' ? was : row)
      );
    // What the team is wanted for.
    case 'note':
      return op === 'insert' && row['contact'] === caller.name && expect.memberWanted === true;
    case 'suppression':
      return row['address'] === caller.name && expect.optedOut;
    default:
      return false;
  }
}

function sayExpectedRow({ table, op, ...columns }: ExpectedRow): string {
  const told = Object.entries(columns).map(([column, value]) => `${column} ${JSON.stringify(value)}`);
  return `${op} ${table} with ${told.join(', ')}`;
}

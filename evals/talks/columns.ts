import { toLocal } from '#language/zone.ts';
import { demoZone } from '../expectation.ts';
import type { StoredRow } from '../snapshot.ts';
import { saysFact } from './says-fact.ts';

/** All rows of a business at the end of a talk, and what was sent to its customers as rows of `message`. */
export interface Records {
  /** Also one that is gone. */
  row(table: string, id: unknown): StoredRow | undefined;
  live(table: string): StoredRow[];
  /** A row in words: a contact's full name, a vehicle's plate; nothing for no id. */
  nameOf(id: unknown): string | undefined;
}

/** A column as the talks call it: the stored columns that it is about, and the values that a row has for it. */
interface TalkColumn {
  stored: string[];
  read: (row: StoredRow, records: Records) => unknown[];
}

/** The words for a method, in both languages: a talk names one of them by its beginning. */
const methods: Record<string, string> = {
  ...{ card: 'card carte cb', cash: 'cash espèces', transfer: 'transfer virement', cheque: 'cheque check chèque' },
  other: 'other autre',
};

const contact: TalkColumn = { stored: ['contact_id'], read: (row, { nameOf }) => [nameOf(row['contact_id'])] };
const plate: TalkColumn = {
  stored: ['vehicle_id'],
  read: (row, { row: find, nameOf }) => [
    nameOf(row['vehicle_id'] ?? find('appointment', row['appointment_id'])?.['vehicle_id']),
  ],
};
const assignee = member('assignee_id');
const linesAndDiscount = (lineTable: string, parent: string): Record<string, TalkColumn> => ({
  ...{ contact, total_cents: as('total_cents'), discount_cents: as('discount_cents') },
  discount_percent: { stored: ['discount_bp'], read: (row) => [Number(row['discount_bp']) / 100] },
  lines: {
    stored: [],
    read: (row, { live }) => [live(lineTable).filter((line) => line[parent] === row['id']).length],
  },
});

/**
 * The tables of the talks, whose authors had not seen ours: the one place where their columns are read as ours. A `task` names
 * its customer in its title or by its contact, a `deal` whom it is with likewise.
 */
const talkTables: Record<string, Record<string, TalkColumn>> = {
  activity: { kind: { stored: ['kind'], read: kindsOf }, text: as('words'), contact, plate },
  appointment: { plate, status: as('status'), contact },
  block: { bay: resource('bay'), technician: resource('technician'), from: moment('starts_at'), to: moment('ends_at') },
  company: { name: as('name') },
  contact: {
    ...{ first_name: as('first_name'), last_name: as('last_name'), email: as('email') },
    ...{ phone: { stored: ['phone'], read: phonesOf }, assignee: member('owner_id') },
  },
  deal: {
    ...{ title: named('title', 'contact_id', 'company_id'), amount_cents: as('amount_cents') },
    ...{ status: as('status'), reason: as('reason') },
  },
  invoice: {
    ...linesAndDiscount('invoice_line', 'invoice_id'),
    status: { stored: ['status'], read: ({ status }) => (status === 'issued' ? ['issued', 'sent'] : [status]) },
  },
  message: { to: contact, text: as('text') },
  part_use: { part: named('words', 'part_id'), quantity: as('quantity'), plate },
  payment: {
    ...{ amount_cents: as('amount_cents'), date: as('paid_on') },
    // In cents, or in euros where the talk leaves that open.
    amount: { stored: ['amount_cents'], read: ({ amount_cents: cents }) => [cents, Number(cents) / 100] },
    method: { stored: ['method'], read: (row) => wordsOf(methods[String(row['method'])]) },
  },
  quote: { ...linesAndDiscount('quote_line', 'quote_id'), status: as('status') },
  quote_line: { text: as('label') },
  task: {
    ...{ title: named('title', 'contact_id'), due: { stored: ['due_on', 'due_at'], read: duesOf }, assignee },
    ...{ contact: { stored: ['contact_id'], read: named('title', 'contact_id').read }, status: as('status') },
  },
  vehicle: { plate: as('plate'), model: as('model'), mileage: as('mileage'), contact },
};

/** `live` is no column: it counts the rows that are as the other values say. */
export function isColumn(table: string, key: string): boolean {
  return key === 'live' ? table in talkTables : columnOf(table, key) !== undefined;
}

/** Whether a row has a value as a talk writes it; of `title~` it is contained, any of several between `|`. */
export function hasValue(table: string, row: StoredRow, [key, value]: [string, unknown], records: Records): boolean {
  const found = (columnOf(table, key)?.read(row, records) ?? []).filter((one) => one !== null && one !== undefined);
  if (key.endsWith('~')) return found.some((one) => saysFact(String(one), String(value)));
  return found.some((one) => String(one) === String(value));
}

/** The stored columns that a talk's column is about. */
export function storedIn(table: string, key: string): string[] {
  return columnOf(table, key)?.stored ?? [];
}

function columnOf(table: string, key: string): TalkColumn | undefined {
  return talkTables[table]?.[key.replace(/~$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

/** All of them, and each. */
function wordsOf(words: string | undefined): unknown[] {
  return words === undefined ? [] : [words, ...words.split(' ')];
}

function as(column: string): TalkColumn {
  return { stored: [column], read: (row) => [row[column]] };
}

/** Words of its own, or the names of what it refers to. */
function named(words: string, ...references: string[]): TalkColumn {
  return {
    stored: [words],
    read: (row, { nameOf }) => [row[words], ...references.map((column) => nameOf(row[column]))],
  };
}

/** By the first name, or by the whole. */
function member(column: string): TalkColumn {
  return {
    stored: [column],
    read: (row, { nameOf }) => {
      const name = nameOf(row[column]);
      return [name, name?.split(' ')[0]];
    },
  };
}

function resource(kind: 'bay' | 'technician'): TalkColumn {
  return {
    stored: ['resource_id'],
    read: (row, { row: find }) => {
      const found = find('resource', row['resource_id']);
      return [found?.['kind'] === kind ? found['name'] : null];
    },
  };
}

/** A local time or its day. Midnight ends the day before. */
function moment(column: string): TalkColumn {
  return {
    stored: [column],
    read: (row) => {
      const at = new Date(String(row[column]));
      const { date, time } = toLocal(at, demoZone);
      const ended = toLocal(new Date(at.getTime() - 1), demoZone);
      return [`${date}T${time}`, date, ...(column === 'ends_at' && time === '00:00' ? [ended.date] : [])];
    },
  };
}

/** What is found on a car is a note too. */
function kindsOf({ kind }: StoredRow): unknown[] {
  return kind === 'finding' ? ['finding', 'note'] : [kind];
}

/** Of the contact, or one from which they write. */
function phonesOf(row: StoredRow, { live }: Records): unknown[] {
  const own = live('address').filter((address) => address['contact_id'] === row['id']);
  return [row['phone'], ...own.map((address) => address['value'])];
}

/** The day, and with its hour where it has one. */
function duesOf({ due_on: day, due_at: time }: StoredRow): unknown[] {
  return [day, typeof time === 'string' ? `${String(day)}T${time.slice(0, 5)}` : null];
}

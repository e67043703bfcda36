import type { RecordChange } from './record-change.ts';
import type { StaffAftermath } from './staff-aftermath.ts';
import type { TalkEnd } from './talk-end.ts';

/** What an end asks for: the changes that its rows are, and the rest of it. */
interface Asked {
  asked: RecordChange[];
  end: TalkEnd;
  aftermath: StaffAftermath;
}

type Rule = (change: RecordChange, wanted: Asked) => boolean;

/** By which column a table refers to another. */
const references: Record<string, string> = {
  ...{ contact: 'contact_id', vehicle: 'vehicle_id', company: 'company_id' },
  ...{ quote: 'quote_id', invoice: 'invoice_id' },
};

/** The states of which a customer is told; that a car is ready is told by whoever is asked to. */
const noticedStates: Record<string, string[]> = {
  appointment: ['booked', 'cancelled', 'moved'],
  quote: ['sent'],
  invoice: ['issued', 'paid'],
};

/** Whether a change that no row of an end lists follows from one that is listed, or from the rest of the end. */
export function isImplied(change: RecordChange, wanted: Asked): boolean {
  return [isLine, isHow, isNeeded, isNamesake, isSettled, isTeamTold, isSaved, isNotice].some((rule) =>
    rule(change, wanted),
  );
}

const isLine: Rule = ({ table, row }, { asked }) => {
  const parent = { quote_line: 'quote_id', invoice_line: 'invoice_id' }[table];
  return parent !== undefined && asked.some((one) => `${one.table}_id` === parent && one.row['id'] === row[parent]);
};

/** How a customer answered a listed quote is noted under its number. */
const isHow: Rule = ({ table, op, row }, { asked }) =>
  table === 'activity' &&
  op === 'insert' &&
  asked.some((one) => one.table === 'quote' && String(row['words']).startsWith(String(one.row['number'])));

/** A row that a listed one refers to. A quote is for somebody who is there: who is written down for it has to be listed. */
const isNeeded: Rule = ({ table, op, row }, { asked }) => {
  const column = references[table];
  if (op !== 'insert' || !column) return false;
  return asked.some((one) => !(table === 'contact' && one.table === 'quote') && one.row[column] === row['id']);
};

/** Where two of one name are added and then something is written of one of them, that is what an end lists. */
const isNamesake: Rule = ({ table, op, row }, { asked, aftermath: { records } }) => {
  if (table !== 'contact' || op !== 'insert' || asked.some((one) => one.table === 'contact')) return false;
  return asked.some(
    (one) =>
      (one.table === 'activity' || one.table === 'task') &&
      row['last_name'] !== null &&
      records.row('contact', one.row['contact_id'])?.['last_name'] === row['last_name'],
  );
};

/** The state of the invoice that a listed payment or credit note is for. */
const isSettled: Rule = ({ table, op, row, changed }, { asked }) =>
  table === 'invoice' &&
  op === 'update' &&
  changed.every((column) => column === 'status') &&
  asked.some(
    (one) =>
      (one.table === 'payment' && one.row['invoice_id'] === row['id']) ||
      (one.table === 'invoice' && one.row['credits_id'] === row['id']),
  );

/** However the team is told: an order, a task, a note, or extra work that the customer is asked about. */
const isTeamTold: Rule = ({ table, op, row }, { end, aftermath: { changes, records } }) => {
  if (!end.staff_told || op !== 'insert') return false;
  const isSupplement = (id: unknown) => records.row('quote', id)?.['kind'] === 'supplement';
  switch (table) {
    case 'quote':
      return isSupplement(row['id']);
    case 'quote_line':
      return isSupplement(row['quote_id']);
    case 'message':
      return changes.some(
        (one) =>
          one.table === 'quote' &&
          one.op === 'insert' &&
          one.row['kind'] === 'supplement' &&
          one.row['contact_id'] === row['contact_id'],
      );
    default:
      return ['activity', 'note', 'part_order', 'task'].includes(table);
  }
};

/** Of the demo's customer or of a vehicle of theirs; that it is what is wanted is judged with `saved`. */
const isSaved: Rule = ({ table, op, row, changed }, { end, aftermath: { contact, vehicles } }) => {
  if (!end.saved || op === 'delete') return false;
  const isOwn =
    table === 'contact'
      ? row['id'] === contact.after['id']
      : table === 'vehicle' && vehicles.some(({ id }) => id === row['id']);
  return isOwn && (op === 'insert' || changed.every((column) => column in (end.saved ?? {})));
};

/**
 * The customer hears what becomes of an appointment, also of what was taken back since, and gets a quote or an invoice that is
 * sent. Whether anybody asked for that change is judged with the change.
 */
const isNotice: Rule = ({ table, row }, { asked, aftermath: { changes } }) =>
  table === 'message' &&
  [...asked, ...changes.filter((one) => one.table === 'appointment')].some(
    (one) =>
      one.row['contact_id'] === row['contact_id'] &&
      (one.op === 'returned' ||
        (one.op === 'insert' && one.table === 'appointment') ||
        noticedStates[one.table]?.includes(String(one.row['status']))),
  );

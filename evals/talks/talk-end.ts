import { z } from 'zod';
import { asked, localDate, localTime } from '../expectation.ts';
import { isColumn } from './columns.ts';

const service = z.string();

/** A start from `from` to `to` on a local day, both ends included; with a plate, for that vehicle. */
const window = z
  .strictObject({ service, day: localDate, from: localTime, to: localTime, plate: z.string().exactOptional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: '`to` is not before `from`' });

const windows = z.array(window).min(1);
const words = z.array(z.string().min(1)).min(1);

/** What must be true at the end; what is not named is free, but for what is written: see `unaskedVisits`. */
export const customerEnd = z.strictObject({
  booked: windows.exactOptional(),
  moved: windows.exactOptional(),
  offered: windows.exactOptional(),
  cancelled: z.array(service).min(1).exactOptional(),
  unchanged: z.literal(true).exactOptional(),
  staff_told: words.exactOptional(),
  alert: z.literal(true).exactOptional(),
  data_request: z.enum(['export', 'erase']).exactOptional(),
  opted_out: z.literal(true).exactOptional(),
  /** By the columns of a contact or of a vehicle. */
  saved: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  says: words.exactOptional(),
  never_says: words.exactOptional(),
  asks: asked.exactOptional(),
  never: z.array(z.enum(['rename', 'cancel', 'book', 'delete'])).exactOptional(),
});

/** A row that is not as it was, by the columns of `talkTables`; `title~` is what `title` must contain. */
const wantedRow = z
  .strictObject({
    table: z.string(),
    op: z.enum(['insert', 'update', 'delete']),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .superRefine(({ table, values }, { addIssue }) => {
    for (const key of Object.keys(values).filter((one) => !isColumn(table, one))) {
      addIssue({ code: 'custom', path: ['values', key], message: `no such column of ${table}` });
    }
  });

/** Of a member: also the net difference of the tables, of which all is listed or follows from what is. */
export const staffEnd = customerEnd.extend({
  rows: z.array(wantedRow).exactOptional(),
  proposal: z.strictObject({ 'tool~': z.string(), approver: z.enum(['OWNER', 'MANAGER']) }).exactOptional(),
  never: z.array(z.enum(['rename', 'cancel', 'book', 'delete', 'send', 'discount'])).exactOptional(),
});

/** What a customer's end may hold is part of what a member's may. */
export type TalkEnd = z.infer<typeof staffEnd>;
export type WantedRow = z.infer<typeof wantedRow>;
export type Window = z.infer<typeof window>;

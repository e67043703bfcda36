import { z } from 'zod';
import type { FoundRecord } from '#db/search/records.ts';
import { dayLabel, money } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { refShape } from '../ref.ts';
import type { ToolContext } from '../tool.ts';

/** What was found as it is told, in its order; the records themselves stand by kind, for what is said of them next. */
export const foundShape = {
  found: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      beside: z.string().nullable(),
      contact: z.string().nullable(),
      on: z.string().nullable(),
      amount: z.string().nullable(),
    }),
  ),
  contacts: z.array(refShape),
  companies: z.array(refShape),
  vehicles: z.array(refShape),
  tasks: z.array(refShape),
  deals: z.array(refShape),
  quotes: z.array(refShape),
  invoices: z.array(refShape),
  appointments: z.array(refShape),
};

/** A line of a chat. */
const longestWords = 120;
/** Of these the day tells one from another. */
const dated = ['activity', 'note', 'task', 'quote', 'invoice', 'appointment', 'message', 'fact'];

export function describeFound({ language, tenant }: ToolContext, records: readonly FoundRecord[]) {
  const of = (kind: FoundRecord['kind']) =>
    records
      .filter((record) => record.kind === kind)
      .map(({ id, label }) => ({ id, label: label.slice(0, longestWords) }));
  const found = records.map(({ kind, label, beside, contact, at, status, cents }) => ({
    kind: kind === 'activity' && status ? status : kind,
    label: label.length > longestWords ? `${label.slice(0, longestWords - 1)}…` : label,
    beside: beside || null,
    contact,
    on: at && dated.includes(kind) ? dayLabel(toLocal(at, tenant.zone).date, language) : null,
    amount: cents === null ? null : money(cents, language),
  }));
  return {
    found,
    contacts: of('contact'),
    companies: of('company'),
    vehicles: of('vehicle'),
    tasks: of('task'),
    deals: of('deal'),
    quotes: of('quote'),
    invoices: of('invoice'),
    appointments: of('appointment'),
  };
}

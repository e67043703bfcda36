import type { RowValues } from '#db/change.ts';
import type { RowWritten } from './tool.ts';

/**
 * The columns whose values the audit keeps, before and after. It is never erased, so what tells of a person is not among them: of a
 * name, a number, an address, a plate, a title or somebody's own words it says that they changed, and not what they say. A column that
 * is not named here is kept back.
 */
const kept = new Set(
  `status kind stage role method number language tool urgent revoked confirmed told is_on is_present is_public holder
  starts_at ends_at held_until due_on due_at done_at ready_at sent_at valid_until decided_at closed_at lifted_at deleted_at issued_on paid_on
  expires_on chased_at mileage quantity position
  price_cents unit_cents total_cents paid_cents amount_cents discount_cents discount_bp vat_bp
  contact_id vehicle_id company_id service_id appointment_id quote_id invoice_id member_id assignee_id owner_id resource_id bay_id
  technician_id replaces_id decided_by merged appointment member_wanted origin channel plan trade slug
  duration_minutes share rows made skipped from`.split(/\s+/),
);
/** What says nothing to anybody. */
const hidden = /_index$|_key$|_sealed$/;

/** What the audit says of a row that was written. */
export interface AuditedChange extends Record<string, unknown> {
  op: RowWritten['op'];
  /** Every column that was set, by its name. */
  fields: string[];
  /** What those that are kept held before, where it is known, and hold now. */
  before: RowValues;
  after: RowValues;
}

export function auditedChange({ op, values, before = {}, after = {} }: RowWritten): AuditedChange {
  const set = { ...spelled(values), ...after };
  const listed = typeof set['fields'] === 'string' ? set['fields'].split(', ').map(columnOf) : [];
  const names = new Set([
    ...Object.keys(after),
    ...Object.keys(before),
    ...listed,
    ...(op === 'update' ? Object.keys(set) : []),
  ]);
  const isSame = (name: string) => name in before && name in after && before[name] === after[name];
  const fields = [...names]
    .filter((name) => !isSame(name))
    .filter((name) => name !== 'fields')
    .map((name) => name.replace(/_sealed$/, ''));
  return {
    op,
    fields: [...new Set(fields)].filter((name) => !hidden.test(name)).toSorted(),
    before: onlyKept(before),
    after: onlyKept(set),
  };
}

function onlyKept(values: RowValues): RowValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => kept.has(name)));
}

/** Readers' names of values are those of the columns, spelled otherwise. */
function spelled(values: RowValues): RowValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [columnOf(name), value]));
}

function columnOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

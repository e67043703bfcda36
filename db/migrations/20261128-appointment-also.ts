import { Migration } from '@mikro-orm/migrations';

/** One visit may be for several services, and an appointment may be changed where it stands. */
export class AppointmentAlso extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

/**
 * A hold that shall replace an appointment is not in its way, or none could be changed at its own hour. Once it is booked it
 * counts for itself, and the other one must have given its time back.
 */
const whose = `(case when status = 'held' then coalesce(replaces_id, id) else id end)`;

const statements = [
  `alter table appointment add column also uuid[] not null default '{}'`,
  `drop trigger count_version on appointment`,
  `create trigger count_version before update of starts_at, ends_at, status, service_id, also, contact_id, bay_id, technician_id,
  price_cents on appointment
  for each row execute function count_version()`,
  ...['bay', 'technician'].flatMap((resource) => [
    `alter table appointment drop constraint appointment_${resource}_free`,
    `alter table appointment add constraint appointment_${resource}_free exclude using gist
  (tenant_id with =, ${resource}_id with =, tstzrange(starts_at, ends_at) with &&, ${whose} with <>)
  where (status in ('held', 'booked', 'in_workshop', 'ready'))`,
  ]),
];

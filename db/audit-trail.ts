import type { Db } from './db.ts';
import { type ListOrder, type Listed, type ListPage, pageSql } from './page.ts';

/** Parts of a change that somebody may ask for alone. */
export const changeAspects = ['price', 'discount', 'time', 'status', 'role', 'created', 'deleted'] as const;

export type ChangeAspect = (typeof changeAspects)[number];

/** Which changes are looked for. */
export interface SoughtChanges {
  /** The records they are of; null for any. */
  ids: readonly string[] | null;
  /** The kinds of records they are of, by table; null for any. */
  tables: readonly string[] | null;
  /** Whoever made them; null for anybody. */
  actorId: string | null;
  from: Date | null;
  to: Date | null;
  aspect: ChangeAspect | null;
  /** Also who was given access, and to what. */
  withAccess: boolean;
}

/** What one act changed, with whoever did it as they are called now. */
export interface TrailEntry extends Listed {
  at: Date;
  actorRole: string;
  actorId: string | null;
  /** Null for who is known no more, and for what no person did. */
  actor: string | null;
  /** Who had asked for what the actor approved. */
  proposer: string | null;
  action: string;
  channel: string | null;
  rows: { table: string; id: string; change: unknown }[];
}

/** Newest first. */
export const trailOrder: ListOrder = {
  keys: [
    { sql: 'entry.at', type: 'timestamptz' },
    { sql: 'entry.id', type: 'uuid' },
  ],
  isNewestFirst: true,
};

const aspects: Record<ChangeAspect, string> = {
  price: hasOne(['unit_cents', 'price_cents', 'total_cents', 'amount_cents', 'discount_cents', 'discount_bp']),
  discount: hasOne(['discount_cents', 'discount_bp']),
  time: hasOne(['starts_at', 'ends_at', 'due_on', 'due_at']),
  status: hasOne(['status', 'stage']),
  role: hasOne(['role']),
  created: `(audit.change ->> 'op' = 'insert' or coalesce(audit.change -> 'after' ->> 'status', '') = 'booked')`,
  deleted: `(audit.change ->> 'op' = 'delete' or audit.table_name = 'merge' or coalesce(audit.change -> 'after' ->> 'status', '') = 'cancelled')`,
};

/** The columns are ours. */
function hasOne(columns: readonly string[]): string {
  return `coalesce(jsonb_exists_any(audit.change -> 'after', array[${columns.map((name) => `'${name}'`).join(', ')}]), false)`;
}

/** What is held while somebody thinks, and who waits for an answer, is nobody's change of a record. */
const isChange = `audit.table_name not in ('conversation', 'audit_head')
         and not (audit.table_name = 'appointment'
           and coalesce(audit.change -> 'after' ->> 'status', '') in ('held', 'released', 'expired'))`;
const ofAccess = `audit.table_name in ('member', 'address', 'link_code', 'channel_account')`;

/** Who may do what is in the list of the team that everybody sees. */
const isOfRole = `audit.table_name = 'member' and audit.change ->> 'op' = 'update'
           and ${hasOne(['role'])}`;

/** What was changed, an act at a time. By `audit_record`, `audit_actor` or `audit_time`. */
export async function trailOf(db: Db, sought: SoughtChanges, page: ListPage): Promise<TrailEntry[]> {
  const { place, beyond, values, end } = pageSql(trailOrder, page);
  const { ids, tables, actorId, from, to, aspect, withAccess } = sought;
  const asked = [
    ...(ids ? [{ sql: 'audit.row_id in (?)', value: [...ids] }] : []),
    ...(tables ? [{ sql: 'audit.table_name in (?)', value: [...tables] }] : []),
    ...(actorId ? [{ sql: 'audit.actor_id = ?', value: actorId }] : []),
    ...(from ? [{ sql: 'audit.created_at >= ?', value: from }] : []),
    ...(to ? [{ sql: 'audit.created_at < ?', value: to }] : []),
  ];
  const rows = await db.execute<TrailEntry[]>(
    `select entry.at, "actorRole", "actorId", entry.action, entry.channel, entry.rows, member.name as proposer,
       coalesce(doer.name, nullif(concat_ws(' ', contact.first_name, contact.last_name), '')) as actor, ${place}
     from (
       select audit.created_at as at, min(audit.id::text)::uuid as id, audit.actor_role as "actorRole", audit.actor_id as "actorId",
         audit.proposer_id, audit.action, audit.channel,
         jsonb_agg(jsonb_build_object('table', audit.table_name, 'id', audit.row_id, 'change', audit.change) order by audit.seq) as rows
       from audit
       where ${[...asked.map(({ sql }) => sql), isChange].join(' and ')}
         and ${aspect ? aspects[aspect] : 'true'}
         and ${withAccess ? 'true' : `(not ${ofAccess} or (${isOfRole}))`}
       group by audit.created_at, audit.actor_role, audit.actor_id, audit.proposer_id, audit.action, audit.channel, audit.turn_id
     ) as entry
     left join member as doer on doer.id = entry."actorId"
     left join contact on contact.id = entry."actorId"
     left join member on member.id = entry.proposer_id
     where ${beyond}
     ${end}`,
    [...asked.map(({ value }) => value), ...values],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** What may be asked of: a record and all that hangs on it. */
export type TrailKind = 'contact' | 'vehicle' | 'appointment' | 'quote' | 'invoice' | 'task' | 'deal' | 'note';

/** The records of a customer, of one kind or of all, deleted ones too. */
export async function recordsOfContact(db: Db, contactId: string, kind: TrailKind | null): Promise<string[]> {
  const wanted = kind ? { [kind]: partsOf[kind] } : partsOf;
  const selects = Object.values(wanted);
  const rows = await db.execute<{ id: string }[]>(
    selects.join(' union all '),
    selects.flatMap((sql) => [...sql.matchAll(/\?/g)].map(() => contactId)),
  );
  return rows.map(({ id }) => id);
}

const partsOf: Record<TrailKind, string> = {
  contact: `select id from contact where id = ?`,
  vehicle: `select id from vehicle where contact_id = ?`,
  appointment: `select id from appointment where contact_id = ?`,
  quote: `select id from quote where contact_id = ?
    union all select quote_line.id from quote_line join quote on quote.id = quote_line.quote_id where quote.contact_id = ?`,
  invoice: `select id from invoice where contact_id = ?
    union all select invoice_line.id from invoice_line join invoice on invoice.id = invoice_line.invoice_id where invoice.contact_id = ?
    union all select payment.id from payment join invoice on invoice.id = payment.invoice_id where invoice.contact_id = ?`,
  task: `select id from task where contact_id = ?`,
  deal: `select id from deal where contact_id = ?`,
  note: `select id from activity where contact_id = ? union all select id from note where contact_id = ?`,
};

/** A quote or an invoice, with its lines and payments. */
export async function recordsOfPaper(db: Db, id: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }[]>(
    `select id from quote_line where quote_id = ?
     union all select id from invoice_line where invoice_id = ?
     union all select id from payment where invoice_id = ?`,
    [id, id, id],
  );
  return [id, ...rows.map((row) => row.id)];
}

/** Customers who were deleted and are not purged yet, by one of some folded names. */
export async function deletedContacts(db: Db, keys: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (keys.length === 0) return [];
  return db.execute<{ id: string; name: string }[]>(
    `select id, concat_ws(' ', first_name, last_name) as name
     from contact
     where last_key in (?) and deleted_at is not null
     order by deleted_at desc, id
     limit 6`,
    [[...keys]],
  );
}

/** How whoever did something, and whoever had asked for it, are called now. */
export async function namesOfActors(
  db: Db,
  { actorId, proposerId }: { actorId: string | null; proposerId: string | null },
): Promise<{ actor: string | null; proposer: string | null }> {
  const [names] = await db.execute<{ actor: string | null; proposer: string | null }[]>(
    `select
       coalesce(
         (select name from member where id = ?::uuid),
         (select nullif(concat_ws(' ', first_name, last_name), '') from contact where id = ?::uuid)) as actor,
       (select name from member where id = ?::uuid) as proposer`,
    [actorId, actorId, proposerId],
  );
  return names ?? { actor: null, proposer: null };
}

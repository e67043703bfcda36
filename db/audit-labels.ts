import type { Db } from './db.ts';

/** How a record is called now: what it is called itself, and whose it is. */
export interface RecordLabel {
  id: string;
  label: string | null;
  whose: string | null;
}

/** The records of some ids as they are called now; one that is erased has no label. By the primary keys. */
export async function labelsOf(
  db: Db,
  ids: readonly string[],
  language: 'fr' | 'en',
): Promise<ReadonlyMap<string, RecordLabel>> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return new Map();
  const selects = labelSelects(language);
  const rows = await db.execute<RecordLabel[]>(
    selects.join(' union all '),
    selects.map(() => unique),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const name = `nullif(concat_ws(' ', contact.first_name, contact.last_name), '')`;
const contactOf = (table: string) => `left join contact on contact.id = ${table}.contact_id`;

function labelSelects(language: 'fr' | 'en'): string[] {
  const service = language === 'fr' ? 'service.name_fr' : 'service.name_en';
  const paper = (of: 'quote' | 'invoice', table: string) =>
    `select ${table}.id, ${of}.number, ${name} from ${table} join ${of} on ${of}.id = ${table}.${of}_id ${contactOf(of)} where ${table}.id in (?)`;
  return [
    `select id, null as label, ${name} as whose from contact where id in (?)`,
    `select id, concat_ws(' ', model, plate), null from vehicle where id in (?)`,
    `select appointment.id, ${service}, ${name} from appointment join service on service.id = appointment.service_id ${contactOf('appointment')} where appointment.id in (?)`,
    `select quote.id, number, ${name} from quote ${contactOf('quote')} where quote.id in (?)`,
    paper('quote', 'quote_line'),
    `select invoice.id, number, ${name} from invoice ${contactOf('invoice')} where invoice.id in (?)`,
    paper('invoice', 'invoice_line'),
    paper('invoice', 'payment'),
    `select activity.id, null, ${name} from activity ${contactOf('activity')} where activity.id in (?)`,
    `select note.id, null, ${name} from note ${contactOf('note')} where note.id in (?)`,
    `select id, title, null from task where id in (?)`,
    `select id, title, null from deal where id in (?)`,
    `select id, null, name from company where id in (?)`,
    `select id, name, null from part where id in (?)`,
    `select id, words, null from part_use where id in (?)`,
    `select id, words, null from part_order where id in (?)`,
    `select id, ${service}, null from service where id in (?)`,
    `select id, name, null from site where id in (?)`,
    `select id, null, name from member where id in (?)`,
    `select block.id, resource.name, null from block join resource on resource.id = block.resource_id where block.id in (?)`,
    `select address.id, address.channel, coalesce(member.name, ${name}) from address left join member on member.id = address.member_id ${contactOf('address')} where address.id in (?)`,
    `select link_code.id, null, member.name from link_code join member on member.id = link_code.member_id where link_code.id in (?)`,
    `select id, summary ->> '${language}', null from proposal where id in (?)`,
  ];
}

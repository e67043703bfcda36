import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAccount } from '../channel-account.ts';
import { testMasterKey, testStore, type TestStore } from '../fixtures/test-store.ts';
import type { Db } from '../db.ts';
import { seededIds, seededRandom } from './chance.ts';
import { isHoliday } from './calendar.ts';
import { seedGarage, seedSalon, type SeedOptions } from './seed.ts';

const monday = new Date('2026-11-23T08:00:00Z'); // 9:00 in Paris
let clock = monday;
let store: TestStore;
let count = 0;

beforeAll(async () => {
  store = await testStore(() => clock);
});
afterAll(() => store.close());

describe('the demo garage', () => {
  test('has the people, cars, prices and hours of the design', async () => {
    const { tenantId } = await seed(seedGarage);
    const [counts] = await read<Record<string, number>>(
      tenantId,
      `select (select count(*)::int from contact) as contacts, (select count(*)::int from vehicle) as vehicles,
         (select count(*)::int from service) as services, (select count(*)::int from member) as members,
         (select count(*)::int from resource where kind = 'bay') as bays,
         (select count(*)::int from resource where kind = 'technician') as technicians`,
    );
    expect(counts).toEqual({ contacts: 60, vehicles: 75, services: 12, members: 4, bays: 2, technicians: 3 });
    const plates = await read<{ plate: string }>(tenantId, `select plate from vehicle`);
    const valid = /^(?!SS|WW)[A-HJ-NP-TV-Z]{2}-(?!000)\d{3}-(?!SS)[A-HJ-NP-TV-Z]{2}$/;
    expect(plates.filter(({ plate }) => !valid.test(plate))).toEqual([]);
    expect(new Set(plates.map(({ plate }) => plate)).size).toBe(75);
  });

  test('knows Claire Martin, her Clio in the workshop until 17:00 and her Thursday at 9:00', async () => {
    const { tenantId, customer } = await seed(seedGarage);
    expect(customer.address).toBe('+33639980101');
    expect(await appointmentsOf(tenantId, customer.contactId)).toEqual([
      { status: 'booked', code: 'revision', day: '2026-11-26', time: '09:00', plate: 'AB-123-CD', ready: null },
      {
        status: 'in_workshop',
        code: 'plaquettes-avant',
        day: '2026-11-23',
        time: '08:00',
        plate: 'AB-123-CD',
        ready: '2026-11-23 17:00',
      },
    ]);
  });

  test('reaches each of its staff on a channel of their own, and at the terminal by first name', async () => {
    const { tenantId } = await seed(seedGarage);
    expect(await staffOf(tenantId)).toEqual({
      'Olivier Dupont': ['telegram 2000001', 'terminal olivier', 'sms +33639980204'],
      'Julie Petit': ['slack U00000001', 'terminal julie', 'sms +33639980203'],
      'Karim Benali': ['whatsapp +33639980201', 'sms +33639980201', 'terminal karim'],
      'Thomas Roux': ['whatsapp +33639980202', 'sms +33639980202', 'terminal thomas'],
    });
  });

  test('has a quote of 139 € that waits for Claire Martin, and an invoice of 189 € that she has not paid', async () => {
    const { tenantId, customer } = await seed(seedGarage);
    const own = `where contact_id = '${customer.contactId}'`;
    expect(
      await read(tenantId, `select status, total_cents, sent_at::date::text, valid_until::text from quote ${own}`),
    ).toEqual([{ status: 'sent', total_cents: 13_900, sent_at: '2026-11-20', valid_until: '2026-12-20' }]);
    expect(
      await read(tenantId, `select status, total_cents, paid_cents, issued_on::text, due_on::text from invoice ${own}`),
    ).toEqual([
      { status: 'issued', total_cents: 18_900, paid_cents: 0, issued_on: '2026-10-14', due_on: '2026-11-13' },
    ]);
  });

  test('has quotes in every state, and invoices paid, overdue and to be paid, whose numbers have no gap', async () => {
    for (const now of ['2026-11-23T08:00:00Z', '2027-01-15T08:00:00Z']) {
      const { tenantId } = await seed(seedGarage, { now: new Date(now) });
      const states = await read<{ status: string }>(tenantId, `select distinct status from quote order by status`);
      expect(states.map(({ status }) => status)).toEqual([
        ...['accepted', 'cancelled', 'draft', 'expired', 'refused', 'sent'],
      ]);
      const [invoices] = await read(
        tenantId,
        `select count(*) filter (where status = 'paid')::int as paid, count(*) filter (where status = 'issued')::int as issued,
           count(*) filter (where status = 'issued' and due_on < '${now.slice(0, 10)}')::int as overdue,
           count(*) filter (where total_cents <> (select sum(unit_cents) from invoice_line where invoice_id = invoice.id))::int as wrong
         from invoice`,
      );
      expect(invoices).toEqual({ paid: 5, issued: 6, overdue: 4, wrong: 0 });
      const gaps = await read(
        tenantId,
        `select series, year, value
         from counter
         where value <> (
           select count(*)
           from (select number from quote union all select number from invoice) as given
           where number like series || '-' || year || '-%')`,
      );
      expect(gaps).toEqual([]);
    }
  });

  test('knows the phone of its customers by the number they write from', async () => {
    const { tenantId, customer } = await seed(seedGarage, { size: 'small' });
    const key = await store.keyOf(tenantId);
    const found = await read(tenantId, `select id from contact where phone_index = '${key.index('+33639980101')}'`);
    expect(found).toEqual([{ id: customer.contactId }]);
  });

  test.each([
    ['a Thursday: the next one', '2026-11-26T09:00:00Z', '2026-12-03', '2026-11-26 17:00'],
    ['a Saturday: before it closes', '2026-11-21T08:30:00Z', '2026-11-26', '2026-11-21 11:30'],
    ['a Sunday: on Monday', '2026-11-22T10:00:00Z', '2026-11-26', '2026-11-23 17:00'],
    ['an evening: tomorrow', '2026-11-23T18:30:00Z', '2026-11-26', '2026-11-24 17:00'],
    ['before it opens', '2026-11-24T05:00:00Z', '2026-11-26', '2026-11-24 17:00'],
    ['before two holidays on a Thursday', '2025-12-19T09:00:00Z', '2026-01-08', '2025-12-19 17:00'],
    ['Christmas, a Friday', '2026-12-25T09:00:00Z', '2026-12-31', '2026-12-26 11:30'],
    ['Easter Monday', '2026-04-06T09:00:00Z', '2026-04-09', '2026-04-07 17:00'],
    ['the night the clock goes forward', '2026-03-29T01:30:00Z', '2026-04-02', '2026-03-30 17:00'],
  ])('can be made on %s', async (_, now, coming, ready) => {
    const { tenantId, customer } = await seed(seedGarage, { now: new Date(now), size: 'small' });
    const [booked, workshop] = await appointmentsOf(tenantId, customer.contactId);
    expect(booked).toMatchObject({ status: 'booked', day: coming, time: '09:00' });
    expect(workshop).toMatchObject({ status: 'in_workshop', ready });
  });
});

describe('the demo salon', () => {
  test('is of another trade and another rhythm, and sells by appointment too', async () => {
    const { tenantId, customer } = await seed(seedSalon);
    const [row] = await read(
      tenantId,
      `select trade, (select hours->'2' from site) as tuesday, (select count(*)::int from service) as services,
         (select count(*)::int from contact) as contacts, (select count(*)::int from vehicle) as vehicles
       from tenant`,
    );
    expect(row).toEqual({ trade: 'hair', tuesday: [['09:00', '19:00']], services: 8, contacts: 20, vehicles: 0 });
    expect(await appointmentsOf(tenantId, customer.contactId)).toMatchObject([{ status: 'booked', code: 'couleur' }]);
  });

  test('has an owner and a stylist, who can be reached', async () => {
    const { tenantId } = await seed(seedSalon);
    expect(await staffOf(tenantId)).toEqual({
      'Inès Moreau': ['whatsapp +33639980251', 'sms +33639980251', 'terminal ines'],
      'Mathieu Caron': ['whatsapp +33639980252', 'sms +33639980252', 'terminal mathieu'],
    });
  });
});

describe.each([
  ['the garage', seedGarage],
  ['the salon', seedSalon],
])('the diary of %s', (_, make) => {
  const days = ['2026-11-23T08:00:00Z', '2026-12-19T08:00:00Z', '2026-05-06T06:00:00Z', '2026-07-04T15:00:00Z'];

  test.each(days)('on %s is within opening hours, at most a third full, and no holiday', async (now) => {
    const { tenantId } = await seed(make, { now: new Date(now), random: seededRandom(count) });
    const rows = await read<{ date: string; weekday: number; from: string; to: string; minutes: number }>(
      tenantId,
      `select to_char(starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as date,
         extract(dow from starts_at at time zone 'Europe/Paris')::int as weekday,
         to_char(starts_at at time zone 'Europe/Paris', 'HH24:MI') as from,
         to_char(ends_at at time zone 'Europe/Paris', 'HH24:MI') as to,
         extract(epoch from ends_at - starts_at)::int / 60 as minutes
       from appointment`,
    );
    const [site] = await read<{ hours: Record<string, [string, string][]>; both: number }>(
      tenantId,
      `select hours, (select least(count(*) filter (where kind = 'bay'), count(*) filter (where kind = 'technician'))::int from resource) as both
       from site`,
    );
    const hoursOf = (weekday: number) => site?.hours[weekday] ?? [];
    expect(rows.length).toBeGreaterThan(300);
    const outside = rows.filter((row) => !hoursOf(row.weekday).some(([from, to]) => from <= row.from && row.to <= to));
    expect(outside).toEqual([]);
    expect(rows.filter(({ date }) => isHoliday(date))).toEqual([]);
    const busy = Map.groupBy(rows, ({ date }) => date);
    for (const [date, taken] of busy) {
      const open = hoursOf(taken[0]!.weekday).reduce((sum, [from, to]) => sum + minutes(to) - minutes(from), 0); // A group has a row.
      const share = taken.reduce((sum, row) => sum + row.minutes, 0) / (open * (site?.both ?? 0));
      expect({ date, isTooFull: share > 0.35 }).toEqual({ date, isTooFull: false });
    }
  });

  test('leaves a whole stretch of two hours free on each day to come', async () => {
    const { tenantId } = await seed(make);
    const full = await read(
      tenantId,
      `select day::date
       from generate_series('2026-11-24'::timestamp, '2026-12-05', '1 day') as day
       where extract(dow from day) not in (0, 1)
         and not exists (
           select
           from generate_series(day + interval '9 hours', day + interval '16 hours', '30 minutes') as start
           where start::time not between '10:01' and '13:59'
             and (extract(dow from day) < 6 or start::time <= '10:00')
             and (select count(*) from resource place where place.kind = 'bay' and not exists (
               select from appointment
               where bay_id = place.id
                 and starts_at < (start + interval '2 hours') at time zone 'Europe/Paris'
                 and ends_at > start at time zone 'Europe/Paris')) > 0)`,
    );
    expect(full).toEqual([]);
  });
});

describe('a seed', () => {
  test('gives the same rows for the same clock, ids and chance, sealed values apart', async () => {
    const twin = await testStore(() => clock);
    const options = () => {
      const random = seededRandom(42);
      return { random, newId: seededIds(monday, random), slug: 'twin', numbers: { sms: '+33639980777' } };
    };
    try {
      const [first, second] = [
        await seed(seedGarage, options()),
        await seedGarage(twin, { ...defaults(), ...options() }),
      ];
      expect(second).toEqual(first);
      const tables = [
        'tenant',
        'site',
        'member',
        'contact',
        'address',
        'vehicle',
        'service',
        'resource',
        'appointment',
        'quote',
        'quote_line',
        'invoice',
        'invoice_line',
        'payment',
        'counter',
      ];
      for (const table of [...tables, 'channel_account']) {
        const sql = `select to_jsonb(${table}) as row from ${table} order by id`;
        const rows = await read<{ row: Record<string, unknown> }>(first.tenantId, sql);
        const twins = await twin.forTenant(first.tenantId, (db) => db.execute<typeof rows>(sql));
        expect(rows.length).toBeGreaterThan(0);
        expect(twins.map(withoutSealed)).toEqual(rows.map(withoutSealed));
      }
    } finally {
      await twin.close();
    }
  });

  test("in small has five other customers, no history but the customer's own, and the same two weeks to come", async () => {
    const [demo, small] = [await seed(seedGarage), await seed(seedGarage, { size: 'small' })];
    const diary = `select starts_at, ends_at, (select code from service where id = service_id) as code
      from appointment
      where status = 'booked' and starts_at < '2026-12-07'
      order by starts_at, ends_at, code`;
    expect(await read(small.tenantId, diary)).toEqual(await read(demo.tenantId, diary));
    expect(await read(small.tenantId, `select count(*)::int as n from contact`)).toEqual([{ n: 6 }]);
    expect(await read(small.tenantId, `select distinct contact_id from invoice`)).toEqual([
      { contact_id: small.customer.contactId },
    ]);
    const old = `select distinct contact_id from appointment where starts_at < '2026-11-10'`;
    expect(await read(small.tenantId, old)).toEqual([{ contact_id: small.customer.contactId }]);
  });

  test('that is busy has more visits today, of which some are over and some to come, and the same ones on every other day', async () => {
    for (const [make, now] of [
      [seedGarage, monday],
      [seedSalon, new Date('2026-11-24T09:12:00Z')],
    ] as const) {
      const [demo, busy] = [await seed(make, { now }), await seed(make, { now, size: 'busy' })];
      const day = now.toISOString().slice(0, 10);
      const slots = (
        which: string,
      ) => `select starts_at, ends_at, status, (select code from service where id = service_id) as code
        from appointment
        where starts_at::date ${which} '${day}'
        order by starts_at, ends_at, code, status`;
      expect(await read(busy.tenantId, slots('<>'))).toEqual(await read(demo.tenantId, slots('<>')));
      const [few, many] = [
        await read(demo.tenantId, slots('=')),
        await read<{ status: string }>(busy.tenantId, slots('=')),
      ];
      expect(many.length).toBeGreaterThan(few.length + 2);
      expect(many).toEqual(expect.arrayContaining(few));
      expect(new Set(many.map(({ status }) => status)).size).toBeGreaterThan(1);
    }
  });

  test('that is busy was written to on the days before when it was open, and each message has its answer or its person', async () => {
    const { tenantId, customer } = await seed(seedGarage, { size: 'busy' });
    const days = await read<{ day: string; n: number }>(
      tenantId,
      `select (created_at at time zone 'Europe/Paris')::date::text as day, count(*)::int as n from turn group by 1 order by 1`,
    );
    // A Sunday has none.
    expect(days.map(({ day }) => day)).toEqual(['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21']);
    expect(Math.min(...days.map(({ n }) => n))).toBeGreaterThan(8);
    expect(
      await read(
        tenantId,
        `select count(*)::int as n
         from turn
         where (lane = 'agent') <> exists (select from message where message.turn_id = turn.id and direction = 'out')`,
      ),
    ).toEqual([{ n: 0 }]);
    expect(await read(tenantId, `select from conversation where contact_id = '${customer.contactId}'`)).toEqual([]);
  });

  test('uses invented numbers only (06 39 98 xx xx is reserved for fiction by the regulator)', async () => {
    for (const make of [seedGarage, seedSalon]) {
      const { tenantId } = await seed(make);
      const key = await store.keyOf(tenantId);
      const rows = await read<{ value_sealed: string }>(
        tenantId,
        `select value_sealed from address where channel in ('sms', 'whatsapp')`,
      );
      expect(rows.length).toBeGreaterThan(20);
      expect(rows.filter((row) => !/^\+3363998\d{4}$/.test(key.open(row.value_sealed)))).toEqual([]);
    }
  });

  test('connects the receiving number with its own secrets', async () => {
    const [garage, salon] = [await seed(seedGarage), await seed(seedSalon)];
    for (const { tenantId, accounts } of [garage, salon]) {
      const account = await findAccount(store, 'sms', accounts.sms.externalId);
      expect(account).toMatchObject({ tenantId, id: accounts.sms.id });
      expect(account?.secrets['accountSid']).toBe(
        `AC${tenantId === garage.tenantId ? '1' : '2'}`.replace('AC', `AC${'0'.repeat(31)}`),
      );
      expect(await findAccount(store, 'terminal', accounts.terminal.externalId)).toMatchObject({
        tenantId,
        secrets: {},
      });
    }
  });
});

function defaults(): SeedOptions {
  const random = seededRandom(7);
  return { now: clock, masterKey: testMasterKey, random, newId: seededIds(clock, Math.random) };
}

function seed(make: typeof seedGarage, options: Partial<SeedOptions> = {}) {
  count += 1;
  clock = options.now ?? monday;
  const own = { slug: `seed-${count}`, numbers: { sms: `+3363998${5000 + count}` } };
  return make(store, { ...defaults(), ...own, ...options });
}

function read<Row extends object>(tenantId: string, sql: string): Promise<Row[]> {
  return store.forTenant(tenantId, (db: Db) => db.execute<Row[]>(sql));
}

/** The addresses of each member, in the order in which they are tried. */
async function staffOf(tenantId: string): Promise<Record<string, string[]>> {
  const key = await store.keyOf(tenantId);
  const rows = await read<{ name: string; channel: string; value_sealed: string }>(
    tenantId,
    `select name, channel, value_sealed
     from member
     join address on address.tenant_id = member.tenant_id and address.member_id = member.id
     order by address.created_at, address.id`,
  );
  const staff = Map.groupBy(rows, ({ name }) => name);
  return Object.fromEntries(
    Array.from(staff, ([name, own]) => [name, own.map((row) => `${row.channel} ${key.open(row.value_sealed)}`)]),
  );
}

/** The coming and present ones, booked first. */
function appointmentsOf(tenantId: string, contactId: string) {
  const local = `at time zone 'Europe/Paris'`;
  return read<Record<string, unknown>>(
    tenantId,
    `select status, code, to_char(starts_at ${local}, 'YYYY-MM-DD') as day, to_char(starts_at ${local}, 'HH24:MI') as time,
       (select plate from vehicle where id = vehicle_id) as plate, to_char(ready_at ${local}, 'YYYY-MM-DD HH24:MI') as ready
     from appointment
     join service on service.id = service_id
     where contact_id = '${contactId}' and status <> 'done'
     order by status`,
  );
}

function withoutSealed({ row }: { row: Record<string, unknown> }): [string, unknown][] {
  return Object.entries(row).filter(([name]) => !name.endsWith('_sealed') && !name.endsWith('_index'));
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}

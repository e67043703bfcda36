import { testStore, testMasterKey } from '../fixtures/test-store.ts';
import { seedGarage, seedSalon } from './seed.ts';
import { randomUUID } from 'node:crypto';
const now = new Date('2026-11-23T08:00:00Z');
const t = performance.now();
const store = await testStore(() => now);
console.log('open', performance.now() - t);
function rnd(a: number) {
  return () => {
    a |= 0;
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
let n = 0;
for (let i = 0; i < 4; i++) {
  for (const size of ['demo', 'small'] as const)
    for (const seed of [seedGarage, seedSalon]) {
      const t0 = performance.now();
      const r = await seed(store, {
        now,
        masterKey: testMasterKey,
        newId: randomUUID,
        random: rnd(1),
        size,
        slug: `x${n++}`,
        numbers: { sms: `+3363998${3000 + n}` },
      });
      const ms = performance.now() - t0;
      const [c] = await store.forTenant(r.tenantId, (db) =>
        db.execute(
          `select (select count(*)::int from appointment) a, (select count(*)::int from contact) c, (select count(*)::int from vehicle) v, (select string_agg(distinct status, ',') from appointment) s`,
        ),
      );
      console.log(seed.name, size, ms.toFixed(0), JSON.stringify(c));
      if (i === 0 && size === 'demo')
        console.log(
          await store.forTenant(r.tenantId, (db) =>
            db.execute(
              `select to_char(starts_at at time zone 'Europe/Paris','Dy YYYY-MM-DD HH24:MI') s, to_char(ends_at at time zone 'Europe/Paris','HH24:MI') e, code, status, (select name from resource where id=place_id) p, (select name from resource where id=person_id) q, (select first_name from contact where id = contact_id) f, ready_at from appointment join service on service.id=service_id where starts_at > '2026-11-19' and starts_at<'2026-12-03' order by starts_at`,
            ),
          ),
        );
    }
}
await store.close();

import { expect, test } from 'vitest';
import { quiet } from '#db/fixtures/test-store.ts';
import { healthOf, type HealthPart } from './health.ts';

const well: HealthPart = { name: 'database', needed: true, check: async () => null };
const talkative: HealthPart = { name: 'models', needed: false, check: async () => 'rules (rules)' };

test('all parts that answer make it ready, with what they have to say', async () => {
  const report = await healthOf([well, talkative], quiet).report();
  expect(report).toMatchObject({
    ready: true,
    parts: { database: { ok: true }, models: { ok: true, detail: 'rules (rules)' } },
  });
  expect(report.parts['database']).not.toHaveProperty('detail');
});

test('a part that is needed and fails makes it not ready; the reason is not for strangers', async () => {
  const broken: HealthPart = {
    ...well,
    check: () => Promise.reject(new Error('password of postgres://app:secret@db is wrong')),
  };
  const report = await healthOf([broken, talkative], quiet).report();
  expect(report).toMatchObject({ ready: false, parts: { database: { ok: false, detail: 'not answering' } } });
  expect(JSON.stringify(report)).not.toContain('secret');
});

test('a part that is not needed is told, and does not decide', async () => {
  const broken: HealthPart = { ...talkative, check: () => Promise.reject(new Error('away')) };
  expect(await healthOf([well, broken], quiet).report()).toMatchObject({
    ready: true,
    parts: { models: { ok: false } },
  });
});

test('a part that never answers is given up', async () => {
  const silent: HealthPart = { ...well, check: () => new Promise(() => {}) };
  expect(await healthOf([silent], quiet).report()).toMatchObject({ ready: false, parts: { database: { ok: false } } });
});

test('whoever is stopping is not ready, though all is well', async () => {
  const health = healthOf([well], quiet);
  health.drain();
  expect(await health.report()).toMatchObject({
    ready: false,
    parts: { database: { ok: true }, stopping: { ok: false } },
  });
});

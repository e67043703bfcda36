import { describe, expect, test } from 'vitest';
import { toInstant } from '#language/zone.ts';
import { clockFrom, readOptions, textFlag, UsageError } from './args.ts';

describe('options', () => {
  test('are words and flags, in any order', () => {
    const options = readOptions(['bonjour', '--as', 'customer', 'vous', '--json'], { as: 'string', json: 'boolean' });
    expect(options.words).toEqual(['bonjour', 'vous']);
    expect(textFlag(options, 'as')).toBe('customer');
    expect(options.flags['json']).toBe(true);
    expect(textFlag(options, 'json')).toBeNull();
  });

  test('that are unknown, or lack their value, are refused with those that are known', () => {
    expect(() => readOptions(['--who', 'me'], { as: 'string' })).toThrow(/'--who'.*Known here: --as\.$/);
    expect(() => readOptions(['--as'], { as: 'string' })).toThrow(UsageError);
    expect(() => readOptions(['-x'], {})).toThrow(/Known here: no flags\.$/);
  });
});

describe('--now', () => {
  const clock = (now: string | null) =>
    clockFrom(now, (date, time) => toInstant(date, time, 'Europe/Paris'))?.().toISOString();

  test.each([
    ['2026-11-23T09:00', '2026-11-23T08:00:00.000Z'],
    ['2026-07-01T09:00:30', '2026-07-01T07:00:00.000Z'],
    ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00+05:00', '2026-11-23T04:00:00.000Z'],
  ])('%s is %s', (now, instant) => {
    expect(clock(now)).toBe(instant);
  });

  test('stands still', () => {
    const now = clockFrom('2026-11-23T09:00', (date, time) => toInstant(date, time, 'Europe/Paris'));
    expect(now?.()).toEqual(now?.());
    expect(clockFrom(null, () => null)).toBeNull();
  });

  test.each(['now', '9', '2026-11-23', '2026-02-30T09:00', '2026-03-29T02:30', '2026-11-23T25:00', '23/11/2026 09:00'])(
    '%s is no time',
    (now) => {
      expect(() => clock(now)).toThrow(
        `--now "${now}" is no time. Write it like 2026-11-23T09:00 or 2026-11-23T08:00:00Z.`,
      );
    },
  );
});

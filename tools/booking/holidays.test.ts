import { expect, test } from 'vitest';
import { frenchHolidays, holidayOn } from './holidays.ts';

test.each([
  [2024, '2024-04-01', '2024-05-09', '2024-05-20'],
  [2025, '2025-04-21', '2025-05-29', '2025-06-09'],
  [2026, '2026-04-06', '2026-05-14', '2026-05-25'],
  [2027, '2027-03-29', '2027-05-06', '2027-05-17'],
  // The earliest and the latest Easter of living memory, and the two exceptions of the rule.
  [2008, '2008-03-24', '2008-05-01', '2008-05-12'],
  [2038, '2038-04-26', '2038-06-03', '2038-06-14'],
  [1954, '1954-04-19', '1954-05-27', '1954-06-07'],
  [1981, '1981-04-20', '1981-05-28', '1981-06-08'],
])('the movable days of %i', (year, easterMonday, ascension, whitMonday) => {
  const dates = new Map(frenchHolidays(year).map((holiday) => [holiday.fr, holiday.date]));
  expect(dates.get('Lundi de Pâques')).toBe(easterMonday);
  expect(dates.get('Ascension')).toBe(ascension);
  expect(dates.get('Lundi de Pentecôte')).toBe(whitMonday);
});

test('a year has eleven holidays, with a name in both languages', () => {
  expect(frenchHolidays(2026)).toHaveLength(11);
  expect(holidayOn('2026-12-25')).toEqual({ date: '2026-12-25', fr: 'Noël', en: 'Christmas Day' });
  expect(holidayOn('2026-12-24')).toBeNull();
});

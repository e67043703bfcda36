import { expect, test } from 'vitest';
import { dayLabel, durationLabel, hoursLabel, money, slotLabel, timeLabel } from './format.ts';

test.each([
  [18_900, '189 €', '€189'],
  [8_950, '89,50 €', '€89.50'],
  [123_450, '1 234,50 €', '€1,234.50'],
  [123_456_705, '1 234 567,05 €', '€1,234,567.05'],
  [0, '0 €', '€0'],
  [-1_205, '-12,05 €', '-€12.05'],
])('%i cents', (cents, french, english) => {
  expect([money(cents, 'fr'), money(cents, 'en')]).toEqual([french, english]);
});

test('days are said with their weekday, the first of a month as an ordinal in French', () => {
  expect(dayLabel('2026-11-26', 'fr')).toBe('jeudi 26 novembre');
  expect(dayLabel('2026-12-01', 'fr')).toBe('mardi 1er décembre');
  expect(dayLabel('2026-12-01', 'en')).toBe('Tuesday 1 December');
});

test('times are said as each language says them', () => {
  expect(['09:00', '14:30', '00:05'].map((time) => timeLabel(time, 'fr'))).toEqual(['9 h', '14 h 30', '0 h 05']);
  expect(['09:00', '14:30', '00:05', '12:00'].map((time) => timeLabel(time, 'en'))).toEqual([
    '9 am',
    '2:30 pm',
    '12:05 am',
    '12 pm',
  ]);
});

test('a slot is a day and a time', () => {
  expect(slotLabel('2026-11-26', '09:00', 'fr')).toBe('jeudi 26 novembre à 9 h');
  expect(slotLabel('2026-11-26', '09:00', 'en')).toBe('Thursday 26 November at 9 am');
});

test('opening hours list their ranges, and a day without any is closed', () => {
  const hours = [
    { from: '08:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ];
  expect(hoursLabel(hours, 'fr')).toBe('8 h - 12 h, 14 h - 18 h');
  expect(hoursLabel(hours, 'en')).toBe('8 am - 12 pm, 2 pm - 6 pm');
  expect([hoursLabel([], 'fr'), hoursLabel([], 'en')]).toEqual(['fermé', 'closed']);
});

test('lengths are in hours and minutes', () => {
  expect([30, 60, 90, 125].map(durationLabel)).toEqual(['30 min', '1 h', '1 h 30', '2 h 05']);
});

test('no label has a space that doubles the price of an SMS', () => {
  for (const language of ['fr', 'en'] as const) {
    const labels = [money(123_450, language), slotLabel('2026-12-01', '14:30', language), durationLabel(90)];
    expect(labels.join('')).not.toMatch(/[^\S ]/);
  }
});

test('a day that ends at midnight is said so', () => {
  expect(hoursLabel([{ from: '22:00', to: '24:00' }], 'fr')).toBe('22 h - 24 h');
  expect(hoursLabel([{ from: '22:00', to: '24:00' }], 'en')).toBe('10 pm - midnight');
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCase, readCases } from './suite.ts';

const sound = `
id: oil-change
language: fr
business: garage
now: 2026-11-23T09:00
turns: [Une vidange jeudi à 14h, oui]
expect:
  appointments: [{ service: vidange, status: booked, startsAt: 2026-11-26T14:00 }]
`;

describe('a case', () => {
  it('needs no more than what is said and what becomes of it', () => {
    const { world, expect: expected } = readCase('oil-change.yaml', sound);
    expect(world).toEqual({ caller: 'customer', appointments: 'coming', taken: [], closed: [] });
    expect(expected).toMatchObject({ replies: [], optedOut: false });
  });

  it.each([
    ['an unknown field', sound.replace('business:', 'busines:'), 'busines'],
    [
      'a number that should be a text',
      sound.replace('oui]', '1]'),
      'turns.1: a message is text: put quotes around a number',
    ],
    [
      'a time in another form',
      sound.replace('T14:00', ' 14h'),
      'expect.appointments.0.startsAt: write a local time like 2026-11-26T14:00',
    ],
    ['a missing expectation', sound.slice(0, sound.indexOf('expect:')), 'expect: '],
    ['a status that is none', sound.replace('booked', 'bookd'), 'expect.appointments.0.status: '],
    ['a business that is not there', sound.replace('garage', 'bakery'), 'business: '],
  ])('with %s is refused, by file and field', (_what, text, problem) => {
    expect(() => readCase('oil-change.yaml', text)).toThrow('oil-change.yaml: ');
    expect(() => readCase('oil-change.yaml', text)).toThrow(problem);
  });

  it('that is no YAML is refused with the line', () => {
    expect(() => readCase('oil-change.yaml', 'turns: [one')).toThrow(/^oil-change\.yaml: .*line 1/);
  });

  it('is in a file of its name', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-cases-'));
    writeFileSync(path.join(folder, 'tyres.yaml'), sound);
    expect(() => readCases(folder)).toThrow('tyres.yaml: id: the file of "oil-change" is called after it');
  });
});

describe('the booking cases', () => {
  it('are in both languages alike, and in both businesses', () => {
    const cases = readCases('evals/cases/booking');
    const count = (test: (one: (typeof cases)[number]) => boolean) => cases.filter(test).length;
    expect(count(({ language }) => language === 'fr')).toBe(count(({ language }) => language === 'en'));
    expect(count(({ business }) => business === 'salon')).toBe(5);
  });
});

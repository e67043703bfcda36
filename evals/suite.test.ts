import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, readCase } from './case.ts';
import { readSuite, suitesIn } from './suite.ts';

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
    expect(world).toEqual({ caller: 'customer', appointments: 'coming', taken: [], closed: [], size: 'small' });
    expect(expected).toMatchObject({ rows: [], told: [], replies: [], optedOut: false });
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
    expect(() => readSuite(folder)).toThrow('tyres.yaml: id: the file of "oil-change" is called after it');
  });
});

describe('the cast', () => {
  const staged = (turns: string, business = 'garage') =>
    readCase('staged.yaml', sound.replace(/turns: .*/, `turns: ${turns}`).replace('garage', business));

  it('speaks by name, each on a channel of their own unless another is named', () => {
    const one = staged(
      "['Une vidange ?', { karim: Le planning ? }, { julie: [oui, merci] }, { karim@terminal: merci }]",
    );
    expect(linesOf(one)).toEqual([
      { speaker: { name: 'claire', channel: 'sms', from: '+33639980101' }, texts: ['Une vidange ?'], files: [] },
      { speaker: { name: 'karim', channel: 'sms', from: '+33639980201' }, texts: ['Le planning ?'], files: [] },
      { speaker: { name: 'julie', channel: 'terminal', from: 'julie' }, texts: ['oui', 'merci'], files: [] },
      { speaker: { name: 'karim', channel: 'terminal', from: 'karim' }, texts: ['merci'], files: [] },
    ]);
  });

  it('sends files, with words or without', () => {
    const file = { name: 'clients.csv', content: 'Nom' };
    const one = staged(
      `[{ by: julie, says: importe, files: [${JSON.stringify(file)}] }, { files: [{ name: a.png, bytesOf: a.png }] }]`,
    );
    expect(linesOf(one)).toMatchObject([
      { speaker: { name: 'julie' }, texts: ['importe'], files: [file] },
      { speaker: { name: 'claire' }, texts: [''], files: [{ name: 'a.png', bytesOf: 'a.png' }] },
    ]);
  });

  it.each([
    ['a sender who is not there', '[{ by: bob, files: [{ name: a.csv, content: x }] }]', '"bob" is nobody here'],
    ['somebody who is not there', '[{ bob: salut }]', 'turns.0: "bob" is nobody here; there is: claire, olivier'],
    ['a channel they do not have', '[{ julie@slack: oui }]', 'turns.0: "julie@slack" is nobody here'],
    ['two speakers in one turn', '[{ julie: oui, karim: oui }]', 'turns.0: one speaker a turn'],
  ])('is refused with %s', (_what, turns, problem) => {
    expect(() => staged(turns)).toThrow(problem);
  });

  it('is that of the business', () => {
    expect(() => staged('[{ nadia: salut }]')).toThrow('"nadia" is nobody here');
    expect(linesOf(staged('[{ nadia: salut }, { ines: salut }]', 'salon'))).toMatchObject([
      { speaker: { name: 'nadia', from: '+33639980150' } },
      { speaker: { name: 'ines', channel: 'sms', from: '+33639980251' } },
    ]);
  });
});

describe('a suite', () => {
  it('is a folder', () => {
    expect(suitesIn('evals/cases')).toEqual([
      'audit',
      'booking',
      'business',
      'files',
      'finding',
      'knowledge',
      'phrasings',
      'staff',
    ]);
  });

  it('has cases that are all sound, of different names', () => {
    const cases = suitesIn('evals/cases').flatMap((suite) => readSuite(path.join('evals/cases', suite)));
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(234);
  });

  it('holds cases and nothing else', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-suite-'));
    writeFileSync(path.join(folder, 'notes.md'), '');
    expect(() => readSuite(folder)).toThrow('notes.md: a case is a .yaml, and phrasings are a .jsonl');
  });
});

describe('the booking cases', () => {
  it('are in both languages alike, and in both businesses', () => {
    const cases = readSuite('evals/cases/booking');
    const count = (test: (one: (typeof cases)[number]) => boolean) => cases.filter(test).length;
    expect(count(({ language }) => language === 'fr')).toBe(count(({ language }) => language === 'en'));
    expect(count(({ business }) => business === 'salon')).toBe(5);
  });
});

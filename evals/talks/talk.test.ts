import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTalks, scriptOf } from './talk.ts';

const window = { service: 'vidange', day: '2026-11-27', from: '14:00', to: '14:00' };
const sound = {
  ...{ id: 'one', lang: 'fr', who: 'customer', business: 'garage', channel: 'whatsapp' },
  ...{ turns: ['Une vidange vendredi à 14h', 'oui'], want: 'An oil change.', end: { booked: [window] } },
};
const task = { table: 'task', op: 'insert', values: { 'title~': 'pneus', due: '2026-11-27' } };
const ofStaff = { ...sound, who: 'manager', channel: 'slack', end: { rows: [task], never: ['send'] } };

describe('a file of talks', () => {
  it.each([
    ['talks.customers.jsonl', 160, 0],
    ['talks.staff.jsonl', 0, 150],
    ['talks.check.jsonl', 70, 40],
  ])('is read: %s', (file, customers, staff) => {
    const read = readTalks(`evals/talks/${file}`);
    const own = read.filter(({ who }) => who === 'customer');
    expect([own.length, read.length - own.length]).toEqual([customers, staff]);
  });

  it('is played on the Monday of the talks by the customer of the demo', () => {
    const [talk] = readTalks(fileOf(sound));
    expect(scriptOf(talk!)).toMatchObject({
      ...{ business: 'garage', now: '2026-11-23T09:00', turns: sound.turns },
      world: { caller: 'customer', appointments: 'coming' },
    });
  });

  it.each([
    ['mechanic', 'karim'],
    ['manager', 'julie'],
    ['owner', 'olivier'],
  ])('is played for a %s by %s', (who, caller) => {
    const [talk] = readTalks(fileOf({ ...ofStaff, who }));
    expect(scriptOf(talk!)).toMatchObject({ turns: sound.turns, world: { caller } });
  });

  it.each([
    ['an unknown key of the end', { ...sound, end: { bookd: [window] } }, 'end: '],
    [
      'a time in another form',
      { ...sound, end: { booked: [{ ...window, from: '14h' }] } },
      'end.booked.0.from: write a time of day like 14:00',
    ],
    [
      'a window that ends before it begins',
      { ...sound, end: { moved: [{ ...window, from: '15:00' }] } },
      'end.moved.0.to: ',
    ],
    ['an act that is none', { ...sound, end: { never: ['sing'] } }, 'end.never.0: '],
    ['a business that is not there', { ...sound, business: 'bakery' }, 'business: '],
    ['nothing said', { ...sound, turns: [] }, 'turns: '],
    ['rows that a customer wants', { ...sound, end: { rows: [task] } }, 'end: '],
    [
      'a column that is none',
      { ...ofStaff, end: { rows: [{ ...task, values: { colour: 'red' } }] } },
      'end.rows.0.values.colour: no such column of task',
    ],
    ['somebody who is nobody', { ...sound, who: 'neighbour' }, 'who: '],
  ])('with %s is refused, by line and field', (_what, line, problem) => {
    const file = fileOf({ ...sound, id: 'zero' }, line);
    expect(() => readTalks(file)).toThrow(`${file}:2: ${problem}`);
  });

  it('with one talk twice, or with no JSON, is refused by line', () => {
    expect(() => readTalks(fileOf(sound, sound))).toThrow(':2: id: there is another talk "one"');
    const file = fileOf(sound);
    writeFileSync(file, '{"id"');
    expect(() => readTalks(file)).toThrow(`${file}:1: no JSON`);
  });
});

function fileOf(...lines: object[]): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'comptoir-talks-')), 'talks.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return file;
}

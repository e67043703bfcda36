import { expect, test } from 'vitest';
import { type Ask, choicesOf, readChoiceValue } from './ask.ts';

const id = '01890000-0000-7000-8000-0000000000ab';
const ask: Ask = {
  topic: 'booking',
  kind: 'choose',
  options: ['mardi', 'jeudi'].map((label) => ({ label, tool: 'book', input: {} })),
  no: null,
  until: '2026-11-23T09:00:00.000Z',
  late: 'runs',
};

test('a choice is put by its labels, a confirmation by a yes and a no', () => {
  expect(choicesOf(id, ask, 'fr')).toEqual([
    { value: `${id}:0`, label: 'mardi' },
    { value: `${id}:1`, label: 'jeudi' },
  ]);
  const confirm: Ask = { ...ask, kind: 'confirm', options: ask.options.slice(0, 1) };
  expect(choicesOf(id, confirm, 'fr').map(({ label }) => label)).toEqual(['Oui', 'Non']);
  expect(choicesOf(id, confirm, 'en')).toEqual([
    { value: `${id}:0`, label: 'Yes' },
    { value: `${id}:no`, label: 'No' },
  ]);
});

test('a button says which question it answers and how', () => {
  const values = choicesOf(id, ask, 'en').map(({ value }) => readChoiceValue(value));
  expect(values).toEqual([
    { ask: id, option: 0 },
    { ask: id, option: 1 },
  ]);
  expect(readChoiceValue(`${id}:no`)).toEqual({ ask: id, option: 'no' });
});

test.each(['', 'oui', id, `${id}:`, `${id}:-1`, `${id}:100`, `${id}:yes`, `x${id}:0`, `${id}:0 `, 'ABC:0'])(
  'what is no button of ours says nothing: "%s"',
  (value) => {
    expect(readChoiceValue(value)).toBeNull();
  },
);

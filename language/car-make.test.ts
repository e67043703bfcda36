import { expect, test } from 'vitest';
import { withoutMake } from './car-make.ts';

test.each([
  ['Renault Clio', 'Clio'],
  ['Citroën C3', 'C3'],
  ['Peugeot 208', '208'],
  ['Renault 5', 'Renault 5'],
  ['Mercedes-Benz Classe A', 'Classe A'],
  ['Alfa Romeo Giulia', 'Giulia'],
  ['Clio', 'Clio'],
  ['Peugeot', 'Peugeot'],
  ['Alfa Romeo', 'Alfa Romeo'],
  ['Solex 3800', 'Solex 3800'],
  ['', ''],
])('%j is called %j by its owner', (model, called) => {
  expect(withoutMake(model)).toBe(called);
});

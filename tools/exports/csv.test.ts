import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTable } from '../imports/read/open-table.ts';
import { byteOrderMark, csvLine, safeCell } from './csv.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const formulas = ['=1+1', '+33 6', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '\u00a0=1'];

test.each(formulas)('%j is text to a spreadsheet', (cell) => {
  expect(safeCell(cell).replace(/^"/, '')).toMatch(/^'/);
});

test.each(['Martin', "L'Hermitte", 'a=b', '-12,50', '-3', '06 39 98 01 01', ''])('%j stays as it is', (cell) => {
  expect(safeCell(cell)).toBe(cell);
});

test('a quote, a separator and a line break stay within their cell', () => {
  expect(csvLine(['dit "Jo"', 'a;b', 'un\ndeux', 'x'])).toBe('"dit ""Jo""";"a;b";"un\ndeux";x\r\n');
  expect(csvLine(['="a;b"'])).toBe('"\'=""a;b"""\r\n');
});

test('what goes out comes back in as it was', async () => {
  const file = path.join(folder, 'out.csv');
  const cells = ['=1+1', '-2+3', 'dit "Jo"', 'a;b', "'tit Jean", '06'];
  writeFileSync(file, byteOrderMark + csvLine(['A', 'B', 'C', 'D', 'E', 'F']) + csvLine(cells));
  const { rows } = await openTable({ path: file, type: 'text/csv' });
  for await (const row of rows) expect(row).toEqual(cells);
  expect.hasAssertions();
});

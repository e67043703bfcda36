import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { testBlobs } from '#db/fixtures/test-blobs.ts';
import { changeMapping, guessMapping } from './mapping.ts';
import { openTable } from './read/open-table.ts';
import { readListRow } from './read-row.ts';

const files = testBlobs();
afterAll(() => files.remove());

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let count = 0;

async function read(content: string | Uint8Array, type = 'text/csv') {
  const file = path.join(files.folder, `list-${(count += 1)}`);
  writeFileSync(file, content);
  const { header, rows } = await openTable({ path: file, type });
  const all: string[][] = [];
  for await (const row of rows) all.push(row);
  return { header, rows: all };
}

test.each([
  ['a BOM before the first heading, and semicolons', '\ufeffNom;Tel\r\nÉric;06\r\n'],
  ['commas and quotes', 'Nom,Tel\n"Éric","06"\n'],
  ['Windows-1252', Buffer.from('Nom;Tel\n\xc9ric;06\n', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffNom\tTel\n\xc9ric\t06\n', 'utf16le')],
  ['a line that names the separator', 'sep=|\nNom|Tel\nÉric|06\n'],
])('a list with %s is read', async (_, content) => {
  expect(await read(content)).toEqual({ header: ['Nom', 'Tel'], rows: [['Éric', '06']] });
});

test('a formula stays the text it is, and what an export disarmed comes back as it was', async () => {
  const { rows } = await read(`Nom;Tel\n"=HYPERLINK(""http://x"")";'+33639980101\n`);
  expect(rows).toEqual([['=HYPERLINK("http://x")', '+33639980101']]);
});

test('three hundred columns are refused with their number, an open quote with its line, nothing as nothing', async () => {
  const wide = Array.from({ length: 300 }, (_, at) => `c${at}`).join(';');
  await expect(read(`${wide}\n`)).rejects.toMatchObject({ problem: 'too_wide', at: 300 });
  await expect(read('Nom;Tel\n"Éric;06\n')).rejects.toMatchObject({ problem: 'broken' });
  await expect(read('\n\n')).rejects.toMatchObject({ problem: 'empty' });
  await expect(read('Nom', 'application/pdf')).rejects.toMatchObject({ problem: 'not_a_table' });
});

test('of a workbook, a phone that is a number is one again, and 46000 a day where it is shown as one', async () => {
  const book = zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
    ),
    'xl/styles.xml': strToU8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
    'xl/worksheets/s.xml': strToU8(
      `<worksheet><sheetData><row><c r="A1" t="inlineStr"><is><t>Nom</t></is></c><c r="B1" t="inlineStr"><is><t>Mobile</t></is></c><c r="D1" t="inlineStr"><is><t>Le</t></is></c></row>
       <row><c r="A2" t="inlineStr"><is><t>Durand</t></is></c><c r="B2"><v>639984001</v></c><c r="D2" s="1"><v>46000</v></c></row></sheetData></worksheet>`,
    ),
  });
  const { header, rows } = await read(book, xlsx);
  expect({ header, rows }).toEqual({
    header: ['Nom', 'Mobile', '', 'Le'],
    rows: [['Durand', '639984001', '', '2025-12-09']],
  });
  expect(readListRow(rows[0] ?? [], guessMapping(header, rows))).toMatchObject({
    lastName: 'Durand',
    phone: '+33639984001',
  });
});

test('a text that is called a workbook is none', async () => {
  await expect(read('Nom;Tel', xlsx)).rejects.toMatchObject({ problem: 'not_a_workbook' });
});

test('cards are read with their accents, folded lines and the mobile first', async () => {
  const card = [
    ...['BEGIN:VCARD', 'VERSION:2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Dupr=C3=A9;Zo=C3=A9'],
    ...['TEL;WORK:0199000001', 'TEL;CELL:0639984001', 'EMAIL:zoe@exam', ' ple.org', 'END:VCARD'],
  ].join('\r\n');
  const { header, rows } = await read(card, 'text/vcard');
  expect(readListRow(rows[0] ?? [], guessMapping(header, rows))).toMatchObject({
    ...{ firstName: 'Zoé', lastName: 'Dupré', phone: '+33639984001', email: 'zoe@example.org' },
  });
});

test('a heading says what its column holds, and words of the person say it better', () => {
  const mapping = guessMapping(['Raison sociale', 'Contact', 'Portable', 'Mél', 'Solde'], [['A', 'B', '', '', '1']]);
  expect(mapping.columns.map(({ field }) => field)).toEqual(['company', 'name', 'phone', 'email', null]);
  expect(changeMapping(mapping, [{ column: 'E', field: 'postcode' }])).toMatchObject({
    columns: expect.arrayContaining([{ header: 'Solde', field: 'postcode' }]),
  });
  expect(changeMapping(mapping, [{ column: 'Fax', field: 'phone' }])).toEqual({ unknown: 'Fax' });
});

test('without headings the columns are known by what stands in them', () => {
  const mapping = guessMapping(['Durand', '0639984001'], [['Martin', '0639984002']]);
  expect(mapping).toMatchObject({ hasHeader: false, columns: [{ field: null }, { field: 'phone' }] });
});

import { readFile } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { limits, plainCell, type Table, TableError } from './table.ts';

/** So much of the compressed file is given to the reader at a time. */
const pushBytes = 16_384;
const dayMs = 86_400_000;
/** Days from the workbook's day 0 to 1970: since 1900, or since 1904 where it says so. */
const epochs = { since1900: 25_569, since1904: 24_107 };

/** The first visible sheet of a workbook as text: a number as it was typed, a day as a date, a formula as what it last came to. */
export async function readXlsx(path: string): Promise<Table> {
  const file = await readFile(path);
  const book = bookOf(file);
  const rows = sheetRows(file, book);
  const first = rows.next();
  if (first.done) throw new TableError('empty');
  if (first.value.length > limits.columns) throw new TableError('too_wide', first.value.length);
  return { header: first.value, rows: counted(rows) };
}

async function* counted(rows: Generator<string[]>): AsyncGenerator<string[]> {
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (count > limits.rows) throw new TableError('too_long', limits.rows);
    yield row;
  }
}

interface Book {
  sheet: string;
  strings: string[];
  /** By the number of a cell's style: whether it shows a day. */
  isDate: boolean[];
  epochDays: number;
}

function bookOf(file: Uint8Array): Book {
  let sheetId: string | null = null;
  let epochDays = epochs.since1900;
  let isThere = false;
  readPart(file, 'xl/workbook.xml', {
    open(name, attributes) {
      isThere = true;
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? '')) epochDays = epochs.since1904;
      if (name === 'sheet' && !/hidden/i.test(attributes['state'] ?? '')) sheetId ??= attributes['r:id'] ?? null;
    },
  });
  if (!isThere) throw new TableError('not_a_workbook');
  let sheet = 'xl/worksheets/sheet1.xml';
  readPart(file, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id, Target = '' }) {
      if (name === 'Relationship' && Id === sheetId) sheet = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
    },
  });
  return { sheet, strings: stringsOf(file), isDate: datesOf(file), epochDays };
}

function stringsOf(file: Uint8Array): string[] {
  const strings: string[] = [];
  readPart(file, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') strings.push('');
    },
    text(text, path) {
      // What is said aloud of a Japanese name is no part of it.
      if (path.at(-1) === 't' && !path.includes('rPh')) strings[strings.length - 1] += text;
    },
  });
  return strings;
}

function datesOf(file: Uint8Array): boolean[] {
  const custom = new Map<string, boolean>();
  const isDate: boolean[] = [];
  let isInCells = false;
  readPart(file, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(attributes['numFmtId'] ?? '', saysDay(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') isInCells = true;
      if (name === 'xf' && isInCells) {
        const id = attributes['numFmtId'] ?? '0';
        const number = Number(id);
        isDate.push(custom.get(id) ?? ((number >= 14 && number <= 22) || (number >= 45 && number <= 47)));
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return isDate;
}

function saysDay(format: string): boolean {
  return /[dmyh]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

function* sheetRows(file: Uint8Array, book: Book): Generator<string[]> {
  const ready: string[][] = [];
  let row: string[] = [];
  let cell = { column: 0, type: '', style: 0, value: '' };
  const reading = pieces(file, book.sheet, {
    open(name, attributes) {
      if (name === 'row') row = [];
      if (name === 'c') {
        const reference = attributes['r'] ?? '';
        cell = {
          column: reference === '' ? row.length : columnOf(reference),
          ...{ type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' },
        };
        if (cell.column >= limits.columns) throw new TableError('too_wide', cell.column + 1);
      }
    },
    text(text, path) {
      const part = path.at(-1);
      if ((part === 'v' || (part === 't' && !path.includes('rPh'))) && cell.value.length < limits.recordBytes)
        cell.value += text;
    },
    close(name) {
      if (name === 'c') {
        while (row.length < cell.column) row.push('');
        row[cell.column] = plainCell(shown(cell, book));
      }
      if (name === 'row' && row.some((each) => each !== '')) ready.push(row);
    },
  });
  for (const _ of reading) {
    yield* ready;
    ready.length = 0;
  }
  yield* ready;
}

function shown({ type, style, value }: { type: string; style: number; value: string }, book: Book): string {
  if (value === '') return '';
  if (type === 's') return book.strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'oui' : 'non';
  if (type !== 'n') return value;
  if (book.isDate[style]) return new Date((Number(value) - book.epochDays) * dayMs).toISOString().slice(0, 10);
  const number = Number(value);
  // A phone is a long number: 6.12345678E8 is what the file has, and not what was typed.
  return Number.isSafeInteger(number) ? String(number) : value;
}

function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? 'A';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

interface Handlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string, path: readonly string[]): void;
  close?(name: string): void;
}

function readPart(file: Uint8Array, entry: string, handlers: Handlers): void {
  const reading = pieces(file, entry, handlers);
  while (!reading.next().done);
}

/** Reads one part of the workbook, giving way after each piece of the file. No entity of its own is ever opened. */
function* pieces(file: Uint8Array, entry: string, handlers: Handlers): Generator<void> {
  const path: string[] = [];
  const decoder = new TextDecoder();
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new SaxesParser();
  parser.on('error', (cause) => {
    throw new TableError('broken', null, cause);
  });
  parser.on('doctype', () => {
    throw new TableError('broken');
  });
  parser.on('opentag', ({ name, attributes }) => {
    path.push(local(name));
    handlers.open?.(local(name), attributes as Record<string, string>); // Without namespaces they are texts.
  });
  parser.on('text', (text) => handlers.text?.(text, path));
  parser.on('closetag', ({ name }) => {
    handlers.close?.(local(name));
    path.pop();
  });
  let inflated = 0;
  const unzip = new Unzip();
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  unzip.onfile = (part) => {
    if (part.name !== entry) return;
    part.ondata = (error, chunk, isFinal) => {
      if (error) throw new TableError('broken', null, error);
      inflated += chunk.length;
      if (inflated > limits.inflatedBytes) throw new TableError('too_large_inside', limits.inflatedBytes);
      parser.write(decoder.decode(chunk, { stream: !isFinal }));
    };
    part.start();
  };
  for (let at = 0; at < file.length; at += pushBytes) {
    try {
      unzip.push(file.subarray(at, at + pushBytes), at + pushBytes >= file.length);
    } catch (error) {
      throw error instanceof TableError ? error : new TableError('broken', null, error);
    }
    yield;
  }
}

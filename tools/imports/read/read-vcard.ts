import { readFile } from 'node:fs/promises';
import { limits, type Table, TableError } from './table.ts';

const mostBytes = 5 * 1024 * 1024;
const mostCards = 10_000;
const header = ['FN', 'N.given', 'N.family', 'TEL', 'TEL2', 'EMAIL', 'ORG', 'ADR.code'];

/** The cards of an address book (vCard 2.1 to 4.0) as a table of its own columns; pictures and links in it are never opened. */
export async function readVcard(path: string): Promise<Table> {
  const bytes = await readFile(path);
  if (bytes.length > mostBytes) throw new TableError('too_large_inside', mostBytes);
  const rows = cardsIn(textOf(bytes));
  if (rows.length === 0) throw new TableError('empty');
  if (rows.length > mostCards) throw new TableError('too_long', mostCards);
  return { header, rows: oneByOne(rows) };
}

async function* oneByOne(rows: readonly string[][]): AsyncGenerator<string[]> {
  yield* rows;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

interface Property {
  name: string;
  parameters: string[];
  value: string;
}

function cardsIn(text: string): string[][] {
  const cards: string[][] = [];
  let open: Property[] | null = null;
  for (const line of unfold(text)) {
    if (/^BEGIN:VCARD/i.test(line)) open = [];
    else if (/^END:VCARD/i.test(line)) {
      if (open) cards.push(rowOf(open));
      open = null;
    } else if (open && line.length < limits.recordBytes) {
      const property = propertyIn(line);
      if (property) open.push(property);
    }
  }
  return cards;
}

function rowOf(properties: readonly Property[]): string[] {
  const named = (name: string) => properties.filter((property) => property.name === name);
  const text = (name: string) =>
    components(named(name)[0]?.value ?? '')
      .join(' ')
      .trim();
  const [family = '', given = ''] = components(named('N')[0]?.value ?? '');
  // A mobile takes messages.
  const phones = named('TEL').toSorted((a, b) => Number(isMobile(b)) - Number(isMobile(a)));
  const [phone = '', other = ''] = phones.map(({ value }) => value.replace(/^tel:/i, ''));
  const [organisation = ''] = components(named('ORG')[0]?.value ?? '');
  const code = components(named('ADR')[0]?.value ?? '')[5] ?? '';
  return [text('FN'), given, family, phone, other, text('EMAIL').replace(/^mailto:/i, ''), organisation, code];
}

function isMobile({ parameters }: Property): boolean {
  return parameters.some((parameter) => /cell|mobile/i.test(parameter));
}

/** Group, name, parameters and value. Linear, whatever stands in it. */
const line = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^:;"])*)*):([\s\S]*)$/;

function propertyIn(text: string): Property | null {
  const [, name = '', parameters = '', value = ''] = line.exec(text) ?? [];
  if (name === '') return null;
  const list = Array.from(parameters.matchAll(/;((?:"[^"]*"|[^;"])*)/g), ([, one = '']) => one);
  const isQuoted = list.some((one) => /QUOTED-PRINTABLE/i.test(one));
  const charset = list.find((one) => /^CHARSET=/i.test(one))?.slice('CHARSET='.length);
  return { name: name.toUpperCase(), parameters: list, value: isQuoted ? printable(value, charset) : value };
}

function printable(value: string, charset = 'utf-8'): string {
  const bytes: number[] = [];
  for (const [piece] of value.matchAll(/=[0-9a-f]{2}|[^]/giu)) {
    if (/^=[0-9a-f]{2}$/i.test(piece)) bytes.push(Number.parseInt(piece.slice(1), 16));
    else bytes.push(...Buffer.from(piece));
  }
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(bytes));
  } catch {
    return new TextDecoder('windows-1252').decode(Uint8Array.from(bytes));
  }
}

/** A quoted-printable line that ends in `=` goes on even if the next one starts with a blank, so that comes before unfolding. */
function unfold(text: string): string[] {
  const out: string[] = [];
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const last = out.at(-1);
    if (last?.endsWith('=') && /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(last))
      out[out.length - 1] = last.slice(0, -1) + raw;
    else if (last !== undefined && /^[ \t]/.test(raw)) out[out.length - 1] = last + raw.slice(1);
    else out.push(raw);
  }
  return out.filter((each) => each.trim() !== '');
}

/** Splits at `;` that are not escaped, then unescapes: a look-behind would lose doubled backslashes. */
function components(value: string): string[] {
  const out = [''];
  for (const [piece] of value.matchAll(/\\.|[^\\]/gs)) {
    if (piece === ';') out.push('');
    else out[out.length - 1] += unescaped(piece);
  }
  return out.map((each) => each.trim());
}

function unescaped(piece: string): string {
  if (!piece.startsWith('\\')) return piece;
  return /^\\n$/i.test(piece) ? '\n' : piece.slice(1);
}

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { limits, plainCell, type Table, TableError } from './table.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** So much of a file tells its separator, and whether every second byte of it is nothing. */
const headBytes = 65_536;
const judgedRows = 30;
const delimiters = [';', '\t', ',', '|'] as const;

/**
 * A table of separated values in any encoding and with any separator that spreadsheets write, read as a stream: a row is in memory,
 * never the file. A formula is the text that it is written in.
 */
export async function readCsv(path: string): Promise<Table> {
  const encoding = await encodingOf(path);
  const head = withoutMark(new TextDecoder(encoding).decode(await headOf(path)));
  const delimiter = /^sep=(.)\r?\n/.exec(head)?.[1] ?? delimiterOf(head);
  const records = recordsOf(path, encoding, delimiter);
  const first = await records.next();
  if (first.done) throw new TableError('empty');
  const header = first.value;
  if (header.length > limits.columns) throw new TableError('too_wide', header.length);
  return { header, rows: counted(records) };
}

async function* counted(records: AsyncGenerator<string[]>): AsyncGenerator<string[]> {
  let count = 0;
  for await (const record of records) {
    count += 1;
    if (count > limits.rows) throw new TableError('too_long', limits.rows);
    if (record.length > limits.columns) throw new TableError('too_wide', record.length);
    yield record;
  }
}

async function* recordsOf(path: string, encoding: Encoding, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    ...{ delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true },
    ...{ skip_records_with_empty_values: true, max_record_size: limits.recordBytes },
  });
  const source = createReadStream(path);
  const feeding = feed(source, encoding, parser);
  try {
    for await (const record of parser) yield (record as string[]).map(plainCell); // Without options of columns.
    await feeding;
  } catch (error) {
    if (error instanceof CsvError) throw new TableError('broken', Number(error['lines'] ?? 0) || null, error);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
    await feeding.catch(() => {});
  }
}

/** Text of an encoding into the parser, at the pace at which it reads. */
async function feed(
  source: AsyncIterable<Buffer>,
  encoding: Encoding,
  parser: ReturnType<typeof parse>,
): Promise<void> {
  const decoder = new TextDecoder(encoding);
  let isStart = true;
  try {
    for await (const chunk of source) {
      let text = decoder.decode(chunk, { stream: true });
      if (isStart) text = withoutMark(text).replace(/^sep=.\r?\n/, '');
      isStart = false;
      if (parser.destroyed) return;
      if (text !== '' && !parser.write(text)) await new Promise<void>((resolve) => wakeOf(parser, resolve));
    }
    parser.end(decoder.decode());
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error('The file could not be read.'));
  }
}

function wakeOf(parser: ReturnType<typeof parse>, resolve: () => void): void {
  const wake = () => {
    parser.off('drain', wake);
    parser.off('close', wake);
    resolve();
  };
  parser.on('drain', wake);
  parser.on('close', wake);
}

async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Byte order marks, empty bytes, strict UTF-8, else Windows-1252: exact for what French spreadsheets write. */
async function encodingOf(path: string): Promise<Encoding> {
  const head = await headOf(path);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const empty = [0, 0];
  head.subarray(0, 4_096).forEach((byte, at) => byte === 0 && (empty[at % 2] = (empty[at % 2] ?? 0) + 1));
  if ((empty[1] ?? 0) > Math.min(head.length, 4_096) / 4) return 'utf-16le';
  if ((empty[0] ?? 0) > Math.min(head.length, 4_096) / 4) return 'utf-16be';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The separator that cuts the first records to the most even width: quotes are respected, and a decimal comma does not win. */
function delimiterOf(head: string): string {
  const scores = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(head, delimiter) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function scoreOf(head: string, delimiter: string): number {
  try {
    const rows: string[][] = parseNow(head, {
      ...{ delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, to: judgedRows },
    });
    const width = rows[0]?.length ?? 0;
    return width < 2 ? 0 : width + (100 * rows.filter((row) => row.length === width).length) / rows.length;
  } catch {
    return 0;
  }
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

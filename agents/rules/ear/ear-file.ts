import { z } from 'zod';
import type { EarModel } from './ear-model.ts';
import type { EarSide } from './utterance.ts';

/** Both models, and what they were learnt from. */
export interface EarFile {
  /** The digest of the corpus and of the code that learnt it. */
  learntFrom: string;
  models: Record<EarSide, EarModel>;
}

const modelSchema = z.object({
  intents: z.array(z.string()),
  columns: z.int(),
  cells: z.int(),
  bias: z.array(z.int()),
  unitsPerScore: z.int(),
  /** Thousandths, all three. */
  temperature: z.int(),
  sureFrom: z.int(),
  guessFrom: z.int(),
});
const headSchema = z.object({
  learntFrom: z.string(),
  customer: modelSchema,
  staff: modelSchema,
});
type ModelHead = z.infer<typeof modelSchema>;

/**
 * One line of JSON, then the numbers of the customers' model, then those of the staff's: hashes of the columns and starts
 * (32 bits, little-endian), names and cells (8 bits). The same models make the same bytes.
 */
export function writeEarFile({ learntFrom, models }: EarFile): Buffer {
  const head = { learntFrom, customer: headOf(models.customer), staff: headOf(models.staff) };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    ...[models.customer, models.staff].flatMap(({ columns, weights }) => [
      littleEndian(columns),
      littleEndian(weights.starts),
      Buffer.from(weights.names),
      Buffer.from(weights.cells.buffer),
    ]),
  ]);
}

/** Throws when the bytes are no such file, or not all of one. */
export function readEarFile(bytes: Buffer): EarFile {
  const end = bytes.indexOf('\n');
  const head = headSchema.parse(JSON.parse(bytes.toString('utf8', 0, end)));
  const page = { bytes, at: end + 1 };
  const models = { customer: readModel(head.customer, page), staff: readModel(head.staff, page) };
  if (page.at !== bytes.length) throw new Error(`The ear's file has ${bytes.length} bytes instead of ${page.at}.`);
  return { learntFrom: head.learntFrom, models };
}

function headOf({ intents, columns, weights, calibration }: EarModel): ModelHead {
  return {
    intents: [...intents],
    columns: columns.length,
    cells: weights.cells.length,
    bias: [...weights.bias],
    unitsPerScore: weights.unitsPerScore,
    temperature: Math.round(calibration.temperature * 1000),
    sureFrom: Math.round(calibration.sureFrom * 1000),
    guessFrom: Math.round(calibration.guessFrom * 1000),
  };
}

function littleEndian(numbers: Uint32Array): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, index) => bytes.writeUInt32LE(number, index * 4));
  return bytes;
}

interface Page {
  bytes: Buffer;
  at: number;
}

function readModel(head: ModelHead, page: Page): EarModel {
  return {
    intents: head.intents,
    columns: takeNumbers(page, head.columns),
    weights: {
      starts: takeNumbers(page, head.columns + 1),
      names: Uint8Array.from(take(page, head.cells)),
      cells: Int8Array.from(take(page, head.cells), (byte) => (byte << 24) >> 24),
      bias: Int32Array.from(head.bias),
      unitsPerScore: head.unitsPerScore,
    },
    calibration: {
      temperature: head.temperature / 1000,
      sureFrom: head.sureFrom / 1000,
      guessFrom: head.guessFrom / 1000,
    },
  };
}

function takeNumbers(page: Page, count: number): Uint32Array {
  const bytes = take(page, count * 4);
  return Uint32Array.from({ length: count }, (_, index) => bytes.readUInt32LE(index * 4));
}

function take(page: Page, length: number): Buffer {
  const taken = page.bytes.subarray(page.at, page.at + length);
  if (taken.length < length) throw new Error("The ear's file ends too early: run `comptoir learn`.");
  page.at += length;
  return taken;
}

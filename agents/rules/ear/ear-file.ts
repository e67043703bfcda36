import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { type EarModel, earSides, type SideModel } from './ear-model.ts';
import type { KeptNetwork } from './kept-network.ts';
import type { EarSide } from './utterance.ts';

const sideSchema = z.object({
  intents: z.array(z.string()),
  cells: z.int(),
  bias: z.array(z.int()),
  unitsPerScore: z.int(),
  /** Thousandths, all three. */
  temperature: z.int(),
  sureFrom: z.int(),
  guessFrom: z.int(),
});
const networkSchema = z.object({
  width: z.int(),
  innerUnits: z.int(),
  innerBias: z.array(z.int()),
  outerUnits: z.int(),
  outerBiases: z.array(z.array(z.int())),
});
const headSchema = z.object({
  /** The digest of the corpus and of the code that learnt from it. */
  learntFrom: z.string(),
  columns: z.int(),
  networks: z.array(networkSchema),
  customer: sideSchema,
  staff: sideSchema,
});
type Head = z.infer<typeof headSchema>;

/** So many cells of an inner layer share a byte, two bits each. Five would go in, and take twice as long to read. */
const cellsInByte = 4;

/**
 * One line of JSON, then the numbers, deflated: the columns' hashes, each less the one before (32 bits, little-endian), of each network the worths
 * (8 bits), the inner cells (four to a byte) and the outer ones (8 bits), and of each side how many cells a column has, whose they are, and the
 * cells (8 bits each). The same model makes the same bytes.
 */
export function writeEarFile(learntFrom: string, { columns, networks, sides }: EarModel): Buffer {
  const head: Head = {
    learntFrom,
    columns: columns.length,
    networks: networks.map(({ width, innerUnits, innerBias, outerUnits, outerBiases }) => ({
      width,
      innerUnits,
      innerBias: [...innerBias],
      outerUnits,
      outerBiases: outerBiases.map((biases) => [...biases]),
    })),
    customer: headOf(sides.customer),
    staff: headOf(sides.staff),
  };
  const numbers = Buffer.concat([
    hashBytes(columns),
    ...networks.flatMap(({ worths, inner, outers }) => [worths, pairsOf(inner), ...outers.map(bytesOf)]),
    ...earSides.flatMap((side) => {
      const { starts, owners, cells } = sides[side].regression;
      const counts = Uint8Array.from(columns, (_, column) => (starts[column + 1] ?? 0) - (starts[column] ?? 0));
      return [counts, owners, bytesOf(cells)];
    }),
  ]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), deflateRawSync(numbers, { level: 9 })]);
}

/** Throws when the bytes are no such file, or not all of one. */
export function readEarFile(bytes: Buffer): { learntFrom: string; model: EarModel } {
  const end = bytes.indexOf('\n');
  const head = headSchema.parse(JSON.parse(bytes.toString('utf8', 0, end)));
  const page: Page = { bytes: inflateRawSync(bytes.subarray(end + 1), { chunkSize }), at: 0 };
  const columns = takeHashes(page, head.columns);
  const networks = head.networks.map((network) => takeNetwork(page, network, head));
  const sides = { customer: takeSide(page, head, 'customer'), staff: takeSide(page, head, 'staff') };
  if (page.at !== page.bytes.length) throw new Error("The ear's file is too long: run `comptoir learn`.");
  return { learntFrom: head.learntFrom, model: { columns, networks, sides } };
}

function headOf({ intents, regression, calibration }: SideModel): Head[EarSide] {
  return {
    intents: [...intents],
    cells: regression.cells.length,
    bias: [...regression.bias],
    unitsPerScore: regression.unitsPerScore,
    temperature: Math.round(calibration.temperature * 1000),
    sureFrom: Math.round(calibration.sureFrom * 1000),
    guessFrom: Math.round(calibration.guessFrom * 1000),
  };
}

function hashBytes(hashes: Uint32Array): Buffer {
  const bytes = Buffer.alloc(hashes.length * 4);
  hashes.forEach((hash, index) => bytes.writeUInt32LE(hash - (hashes[index - 1] ?? 0), index * 4));
  return bytes;
}

function bytesOf(cells: Int8Array): Uint8Array {
  return Uint8Array.from(cells, (cell) => cell & 0xff);
}

function pairsOf(cells: Int8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(cells.length / cellsInByte));
  cells.forEach((cell, index) => {
    const byte = Math.floor(index / cellsInByte);
    bytes[byte] = (bytes[byte] ?? 0) | ((cell + 1) << (2 * (index % cellsInByte)));
  });
  return bytes;
}

/** All numbers at once: in small pieces they take half as long again. */
const chunkSize = 2 ** 22;

interface Page {
  bytes: Buffer;
  at: number;
}

function takeNetwork(page: Page, network: Head['networks'][number], { columns, customer, staff }: Head): KeptNetwork {
  const { width, innerUnits, outerUnits } = network;
  const worths = new Uint8Array(take(page, columns));
  const inner = takePairs(page, columns * width);
  const outers = [customer, staff].map(({ intents }) => takeCells(page, width * intents.length));
  const outerBiases = network.outerBiases.map((biases) => Int32Array.from(biases));
  const innerBias = Int32Array.from(network.innerBias);
  return { width, inner, worths, innerUnits, innerBias, outers, outerUnits, outerBiases };
}

function takeSide(page: Page, head: Head, side: EarSide): SideModel {
  const { intents, cells, bias, unitsPerScore, temperature, sureFrom, guessFrom } = head[side];
  const starts = new Uint32Array(head.columns + 1);
  take(page, head.columns).forEach((count, column) => (starts[column + 1] = (starts[column] ?? 0) + count));
  return {
    intents,
    regression: {
      starts,
      owners: new Uint8Array(take(page, cells)),
      cells: takeCells(page, cells),
      bias: Int32Array.from(bias),
      unitsPerScore,
    },
    calibration: { temperature: temperature / 1000, sureFrom: sureFrom / 1000, guessFrom: guessFrom / 1000 },
  };
}

function takeHashes(page: Page, count: number): Uint32Array {
  const bytes = new Uint8Array(take(page, count * 4));
  const hashes = new Uint32Array(count);
  for (let index = 0; index < bytes.length; index++)
    hashes[index >> 2] = (hashes[index >> 2] ?? 0) | ((bytes[index] ?? 0) << (8 * (index & 3)));
  for (let index = 1; index < count; index++) hashes[index] = (hashes[index] ?? 0) + (hashes[index - 1] ?? 0);
  return hashes;
}

function takeCells(page: Page, count: number): Int8Array {
  // Bytes above 127 wrap to the negative numbers they were written from.
  return new Int8Array(take(page, count));
}

function takePairs(page: Page, count: number): Int8Array {
  const bytes = new Uint8Array(take(page, Math.ceil(count / cellsInByte)));
  const cells = new Int8Array(bytes.length * cellsInByte);
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    const at = index * cellsInByte;
    cells[at] = (byte & 3) - 1;
    cells[at + 1] = ((byte >> 2) & 3) - 1;
    cells[at + 2] = ((byte >> 4) & 3) - 1;
    cells[at + 3] = (byte >> 6) - 1;
  }
  return cells.subarray(0, count);
}

function take(page: Page, length: number): Buffer {
  const taken = page.bytes.subarray(page.at, page.at + length);
  if (taken.length < length) throw new Error("The ear's file ends too early: run `comptoir learn`.");
  page.at += length;
  return taken;
}

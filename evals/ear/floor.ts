import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { EarSide } from '#agents/rules/ear/utterance.ts';
import type { EarScore } from './measure.ts';

const sideSchema = z.strictObject({ first: z.number(), three: z.number(), sure: z.number(), answered: z.number() });
const floorSchema = z.strictObject({ customer: sideSchema, staff: sideSchema });

/** What the ear reached on `month.check.jsonl`; it may not do worse. */
export function readFloor(): z.infer<typeof floorSchema> {
  const file = fileURLToPath(new URL('floor.json', import.meta.url));
  return floorSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** A sentence for every number that is below its floor. */
export function belowFloor(scores: Record<EarSide, EarScore>, floor: z.infer<typeof floorSchema>): string[] {
  const sides = ['customer', 'staff'] as const;
  const measures = ['first', 'three', 'sure', 'answered'] as const;
  return sides.flatMap((side) =>
    measures
      .filter((measure) => scores[side][measure] < floor[side][measure])
      .map((measure) => `${side}: ${measure} is ${scores[side][measure].toFixed(4)}, below ${floor[side][measure]}`),
  );
}

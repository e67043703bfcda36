import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { TalkScores } from './talk-report.ts';

const talkFloorSchema = z.strictObject({ asWanted: z.int(), wrongWrites: z.int() });

/** What the talks of `talks.check.jsonl` reached: it may not do worse. */
export function readTalkFloor(): z.infer<typeof talkFloorSchema> {
  const file = fileURLToPath(new URL('floor.json', import.meta.url));
  return talkFloorSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** A sentence for every number that is worse than its floor. */
export function belowTalkFloor(scores: TalkScores, floor: z.infer<typeof talkFloorSchema>): string[] {
  return [
    ...(scores.asWanted < floor.asWanted ? [`as wanted are ${scores.asWanted}, below ${floor.asWanted}`] : []),
    ...(scores.wrongWrites > floor.wrongWrites
      ? [`wrong writes are ${scores.wrongWrites}, above ${floor.wrongWrites}`]
      : []),
  ];
}

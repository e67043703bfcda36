import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { TalkScores } from './talk-report.ts';

const sideFloor = z.strictObject({ asWanted: z.int(), wrongWrites: z.int() });
const talkFloorSchema = sideFloor.extend({ staff: sideFloor });

type SideFloor = z.infer<typeof sideFloor>;
export type TalkFloor = z.infer<typeof talkFloorSchema>;

/** What the talks of `talks.check.jsonl` reached, those of customers and of staff: they may not do worse. */
export function readTalkFloor(): TalkFloor {
  const file = fileURLToPath(new URL('floor.json', import.meta.url));
  return talkFloorSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** A sentence for every number that is worse than its floor. */
export function belowTalkFloor(scores: TalkScores, floor: TalkFloor): string[] {
  return [
    ...belowSide(scores, floor),
    ...belowSide(scores.staff, floor.staff).map((problem) => `talks of staff: ${problem}`),
  ];
}

function belowSide(scores: SideFloor, floor: SideFloor): string[] {
  return [
    ...(scores.asWanted < floor.asWanted ? [`as wanted are ${scores.asWanted}, below ${floor.asWanted}`] : []),
    ...(scores.wrongWrites > floor.wrongWrites
      ? [`wrong writes are ${scores.wrongWrites}, above ${floor.wrongWrites}`]
      : []),
  ];
}

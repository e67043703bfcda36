import type { Intent } from '../dialogue/intent.ts';
import { moveForIntent, showPlanningIntent } from './booking.ts';
import type { MemberReading } from './reading.ts';

/** What members can ask for; all else that the ear hears of them is in later.ts. */
export const assistantIntents: readonly Intent<MemberReading>[] = [showPlanningIntent, moveForIntent];

export function intentNamed(name: string): Intent<MemberReading> | null {
  return assistantIntents.find((intent) => intent.name === name) ?? null;
}

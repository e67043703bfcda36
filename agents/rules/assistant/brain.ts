import type { TextReading } from '../reading.ts';
import { type Brain, openBrain } from '../brain.ts';
import { readMemberText } from './reading.ts';

export function assistantBrain(): Brain<TextReading> {
  return openBrain(readMemberText);
}

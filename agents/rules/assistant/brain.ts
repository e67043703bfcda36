import { type Brain, openBrain } from '../brain.ts';
import { type MemberReading, readMemberText } from './reading.ts';

export function assistantBrain(): Brain<MemberReading> {
  return openBrain(readMemberText);
}

import { readSlots } from '../../dialogue/intent.ts';
import { intentNamed } from '../intents.ts';
import type { MemberReading } from '../reading.ts';
import type { Amendment } from './correction.ts';

/** One more of what was just created, where its `needed` slot is said. */
export function anew(name: string, needed: string, reading: MemberReading): Amendment | null {
  const intent = intentNamed(name);
  const said = intent ? readSlots(intent, reading) : {};
  return said[needed] === undefined ? null : { intent: name, said, isPlain: true };
}

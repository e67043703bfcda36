import type { Answer } from '../answer.ts';
import type { Scene } from '../begin.ts';
import { markWaiting } from '../want-member.ts';
import { silence } from './takeover.ts';

/** More answers than any person reads in ten minutes: whoever gets them is a machine, perhaps one that answers every message. */
const mostReplies = 40;

/** Breaks a loop between two machines: silent from here on, and somebody of the business is asked to look. Nothing is lost. */
export function brakeLane(scene: Scene): Answer | null {
  if (scene.setting.repliesLately < mostReplies) return null;
  return { ...silence(scene), also: (db) => markWaiting(db, scene.setting.conversationId) };
}

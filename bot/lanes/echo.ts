import { heardIn, readHistory } from '#agents/trace.ts';
import { isAutoReply } from '#language/auto-reply.ts';
import { fold } from '#language/normalise.ts';
import type { Answer } from '../answer.ts';
import type { Scene } from '../begin.ts';
import { markWaiting } from '../want-member.ts';
import { silence } from './takeover.ts';

/** What people write again word for word is shorter than this, or a question: "ok", "vendredi 10h". */
const longEnough = 40;

/**
 * Breaks a loop with a machine that answers each of our answers with the same words. One that reads like it ("je suis absent jusqu'au
 * 30") is answered once, whatever was said between. Of any other long text the third in a row is answered no more, and somebody of the
 * business is asked to look: it may be a person after all.
 */
export function echoLane(scene: Scene): Answer | null {
  const [only, ...others] = scene.heard;
  if (!only || only.kind !== 'text' || others.length > 0) return null;
  const isAuto = isAutoReply(only.text);
  const isLong = only.text.trim().length >= longEnough && !only.text.includes('?');
  if (!isAuto && !isLong) return null;
  const text = fold(only.text);
  const earlier = scene.surroundings.traces.flatMap((trace) => heardIn(readHistory(trace))).map(fold);
  if (isAuto && earlier.includes(text)) return silence(scene);
  if (!isLong || earlier.length < 2 || !earlier.slice(-2).every((said) => said === text)) return null;
  return { ...silence(scene), also: (db) => markWaiting(db, scene.setting.conversationId) };
}

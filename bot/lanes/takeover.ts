import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';

/** A member holds the conversation: the machine says nothing. */
export function takeoverLane(scene: Scene): Answer | null {
  return scene.setting.holder === 'member' ? silence(scene) : null;
}

/** Says nothing, and leaves all as it is. */
export function silence({ setting }: Scene): Answer {
  return answerOf({ lane: 'takeover', language: setting.language, text: null });
}

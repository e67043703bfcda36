import type { Answer } from '../answer.ts';
import type { Scene } from '../begin.ts';
import { silence } from './takeover.ts';

/** Nothing that came in wants an answer. First of all lanes: what a machine sends is no STOP, and nobody waits for us. */
export function quietLane(scene: Scene): Answer | null {
  return scene.heard.length === 0 ? silence(scene) : null;
}

import { type Answer, free } from '../answer.ts';
import type { Scene } from '../begin.ts';

/** A person of the business holds the conversation: the machine says nothing. */
export function personLane(scene: Scene): Answer | null {
  if (scene.setting.holder !== 'person') return null;
  return silence(scene);
}

/** Says nothing, and leaves all as it is. */
export function silence(scene: Scene): Answer {
  return {
    lane: 'person',
    text: null,
    language: scene.setting.language,
    ask: 'keep',
    calls: [],
    agent: null,
    model: null,
    guard: null,
    trace: [],
    usage: free,
    paid: false,
    ms: {},
  };
}

import { wantPerson } from '#db/conversation.ts';
import { type Answer, free } from '../answer.ts';
import type { Scene } from '../begin.ts';

/** More answers than any person reads in ten minutes: whoever gets them is a machine, perhaps one that answers every message. */
const mostReplies = 40;

/** Breaks a loop between two machines: silent from here on, and somebody of the business is asked to look. Nothing is lost. */
export function brakeLane(scene: Scene): Answer | null {
  if (scene.setting.repliesLately < mostReplies) return null;
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
    also: (db) => wantPerson(db, scene.setting.conversationId),
  };
}

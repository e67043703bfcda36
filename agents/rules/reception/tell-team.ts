import { callOnce } from '../call-once.ts';
import type { Step } from '../mind.ts';
import type { CustomerSituation } from './skill.ts';

/** Enough for staff to know what it is about, short enough for their screen. */
const reasonLength = 200;

/** Tells the team that somebody is wanted and why, then the customer what came of it, as the tool says it or in words of ours. */
export function tellTeam(situation: CustomerSituation, reason: string, say?: () => string): Step {
  return callOnce({ situation }, 'request_member', { reason: reason.slice(0, reasonLength) }, say);
}

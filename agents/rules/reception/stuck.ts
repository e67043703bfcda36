import type { Step } from '../mind.ts';
import { passOn } from './pass-on.ts';
import type { CustomerSituation } from './skill.ts';

/** The same question is put this often before somebody is told. */
const mostAsked = 2;

/** Whether a question was put already by the last answers, and none was found in what came. */
export function isStuck({ past, context }: CustomerSituation, step: Step): boolean {
  if (step.kind !== 'say' || context.ask !== null || !step.text.endsWith('?')) return false;
  const before = past.slice(-mostAsked);
  return before.length === mostAsked && before.every(({ said }) => said.trimEnd().endsWith(step.text));
}

/** What was said since goes to the team: asked a third time, nobody answers better. */
export function tellStuck(situation: CustomerSituation): Step {
  const { past, current } = situation;
  const said = [...past.slice(-mostAsked).map(({ heard }) => heard), current.heard];
  return passOn(situation, { intent: 'unknown', words: said.join(' / ') }, null);
}

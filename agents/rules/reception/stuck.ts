import type { Step } from '../mind.ts';
import { passOn } from './pass-on.ts';
import type { CustomerSituation } from './skill.ts';

/** The same question is put this often before somebody is told. */
const mostAsked = 2;

const lastQuestion = /[^.!?\s][^.!?]*\?$/;

/** Whether a question was put already by the last answers, and none was found in what came. */
export function isStuck({ past, context }: CustomerSituation, step: Step): boolean {
  const question = step.kind === 'say' && context.ask === null ? lastQuestion.exec(step.text)?.[0] : undefined;
  const before = past.slice(-mostAsked);
  if (question === undefined || before.length < mostAsked) return false;
  return before.every(({ said }) => said.trimEnd().endsWith(question));
}

/** What was said since goes to the team: asked a third time, nobody answers better. */
export function tellStuck(situation: CustomerSituation): Step {
  const { past, current } = situation;
  const said = [...past.slice(-mostAsked).map(({ heard }) => heard), current.heard];
  return passOn(situation, { intent: 'unknown', words: said.join(' / ') }, null);
}

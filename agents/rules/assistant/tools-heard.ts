import { statedIn } from '../dialogue/stated.ts';
import type { Ear } from '../ear/open-ear.ts';
import { intentNamed } from './intents.ts';
import { mayOpen } from './openers.ts';

/** So many readings of a text are thought of. */
const mostReadings = 12;

/** The tools that a text may want, the likeliest first: what its words open, what each clause states, then what else the whole could mean. */
export function toolsHeard(text: string, ear: Ear): string[] {
  const stated = statedIn(text, ear).map(({ intent }) => intent);
  const ranked = ear
    .rank(text)
    .slice(0, mostReadings)
    .map(({ intent }) => intent);
  return [...toolsInWords(text), ...toolsOf([...stated, ...ranked])];
}

/** The tools that a text asks for in words that leave no doubt, whatever an ear makes of it. */
export function toolsInWords(text: string): string[] {
  return toolsOf(mayOpen(text));
}

function toolsOf(intents: readonly string[]): string[] {
  return intents.flatMap((name) => {
    const intent = intentNamed(name);
    return intent ? [intent.tool, ...(intent.otherTool === undefined ? [] : [intent.otherTool])] : [];
  });
}

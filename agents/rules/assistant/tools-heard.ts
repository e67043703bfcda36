import { fileMarksIn } from '#language/file-mark.ts';
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
  // What is sent is put away or brought in, whatever is said beside it.
  const ofFiles = fileMarksIn(text).length > 0 ? ['attach_document', 'import'] : [];
  return toolsOf([...ofFiles, ...mayOpen(text)]);
}

function toolsOf(intents: readonly string[]): string[] {
  return intents.flatMap((name) => {
    const intent = intentNamed(name);
    return intent ? [intent.tool, ...(intent.otherTool === undefined ? [] : [intent.otherTool])] : [];
  });
}

import { statedIn } from '../dialogue/stated.ts';
import type { Ear } from '../ear/open-ear.ts';
import { intentNamed } from './intents.ts';
import { notificationTool } from './notifications.ts';
import { presenceTool } from './presence.ts';

/** So many readings of a text are thought of. */
const mostReadings = 12;

/** The tools that a text may want, the likeliest first: what each clause states, then what else the whole could mean. */
export function toolsHeard(text: string, ear: Ear): string[] {
  const stated = statedIn(text, ear).map(({ intent }) => intent);
  const ranked = ear
    .rank(text)
    .slice(0, mostReadings)
    .map(({ intent }) => intent);
  const heard = [...stated, ...ranked].flatMap((name) => {
    const intent = intentNamed(name);
    return intent ? [intent.tool, ...(intent.otherTool === undefined ? [] : [intent.otherTool])] : [];
  });
  return [...toolsInWords(text), ...heard];
}

/** The tools that a text asks for in words that leave no doubt, and that no ear has learnt. */
export function toolsInWords(text: string): string[] {
  return [...notificationTool(text), ...presenceTool(text)];
}

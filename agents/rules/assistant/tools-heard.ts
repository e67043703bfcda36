import { fold } from '#language/normalise.ts';
import { statedIn } from '../dialogue/stated.ts';
import type { Ear } from '../ear/open-ear.ts';
import { intentNamed } from './intents.ts';

/** So many readings of a text are thought of. */
const mostReadings = 12;

/** Said in so many words of who may write as a colleague, which the ear may hear otherwise. */
const ofAccess = /\b(?:codes?|delie\w*|unlink|acces|access|login|deconnecte|disconnect)\b/;
const accessTools = ['give_link_code', 'invite_member', 'revoke_link_code', 'unlink_member'];

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
  return ofAccess.test(fold(text)) ? [...accessTools, ...heard] : heard;
}

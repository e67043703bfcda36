import { capital } from '../speaking.ts';
import { ToolError } from '../tool.ts';

/** More is a report, which nobody reads between two cars. */
const longestNote = 2_000;

/** A note as it is kept: a capital first. Refuses one that says nothing or too much. */
export function tidyNote(words: string): string {
  const kept = capital(words.trim());
  if (kept === '')
    throw new ToolError('The note says nothing.', 'Ask what is to be noted.', {
      fr: `Que faut-il noter ?`,
      en: `What is to be noted?`,
    });
  if (kept.length > longestNote) {
    throw new ToolError(
      `The note has more than ${longestNote} characters.`,
      'Ask for it in fewer words, or in several notes.',
      { fr: `C'est trop long. Dites-le plus court.`, en: `That is too long. Please say it in fewer words.` },
    );
  }
  return kept;
}

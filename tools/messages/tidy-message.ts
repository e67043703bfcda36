import { capital } from '../speaking.ts';
import { ToolError } from '../tool.ts';

/** What fits in three SMS. */
const longestMessage = 450;

/** A message as it leaves: one line, a capital first. Refuses one that says nothing or too much. */
export function tidyMessage(text: string): string {
  const words = capital(text.trim().replaceAll(/\s+/g, ' '));
  if (words === '')
    throw new ToolError('The message says nothing.', 'Ask what is to be written.', {
      fr: `Quel message ?`,
      en: `What shall I write?`,
    });
  if (words.length > longestMessage) {
    throw new ToolError(
      `The message has more than ${longestMessage} characters.`,
      'Say so, and ask for it in fewer words.',
      { fr: `C'est trop long. Dites-le plus court.`, en: `That is too long. Please say it in fewer words.` },
    );
  }
  return words;
}

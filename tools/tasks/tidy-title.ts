import { capital } from '../speaking.ts';
import { ToolError } from '../tool.ts';

const longestTitle = 300;

/** What is to be done, as it is kept: a capital first. Refuses a title that says nothing or too much. */
export function tidyTitle(words: string): string {
  const title = capital(words.trim());
  if (title === '')
    throw new ToolError('The task says nothing.', 'Ask what is to be done.', {
      fr: `Que faut-il faire ?`,
      en: `What is to be done?`,
    });
  if (title.length > longestTitle) {
    throw new ToolError(
      `The task has more than ${longestTitle} characters.`,
      'Ask for it in a sentence; the rest can be a note.',
      { fr: `C'est trop long. Dites-le plus court.`, en: `That is too long. Please say it in fewer words.` },
    );
  }
  return title;
}

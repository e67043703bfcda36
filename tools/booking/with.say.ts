import { inWords, type Speaking } from '../speaking.ts';

/** ` avec Sofia`, after what is done or what is free; nothing where nobody was asked for. */
export function sayWith(technician: string | undefined, language: Speaking['language']): string {
  return technician === undefined ? '' : inWords(language, { fr: ` avec ${technician}`, en: ` with ${technician}` });
}

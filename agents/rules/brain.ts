import type { AgentContext } from '#agents/context.ts';
import { readWhen, type When } from '#language/when.ts';
import { readCatalogue } from './catalogue.ts';
import type { ReadingContext } from './reading.ts';
import { remembering } from '#language/remember.ts';

/** Reads when, for the moment and the place of the prompt. */
export type ReadWhen = (text: string) => When | null;

/** What a mind has just read: a turn takes several steps, and each reads the same messages again. */
export interface Brain<Reading> {
  /** Readers for the messages of one prompt. */
  readersFor(moment: { context: Pick<AgentContext, 'zone' | 'language' | 'services'>; now: Date }): {
    read: (text: string) => Reading;
    readWhen: ReadWhen;
  };
}

/** Enough for the messages of a dozen conversations at once, in businesses of several kinds. */
const readingsKept = 256;
const momentsKept = 16;
const cataloguesKept = 16;

export function openBrain<Reading>(readMessage: (text: string, context: ReadingContext) => Reading): Brain<Reading> {
  const catalogues = remembering(cataloguesKept, readCatalogue);
  const readersAt = remembering(momentsKept, (context: ReadingContext) => {
    const readings = remembering(readingsKept, readMessage);
    const whens = remembering(readingsKept, readWhen);
    return {
      read: (text: string) => readings(text, text, context),
      readWhen: (text: string) => whens(text, text, context),
    };
  });
  return {
    readersFor({ context, now }) {
      const { zone, language, services } = context;
      const names = JSON.stringify(services.map((each) => [each.service, each.name, each.synonyms]));
      const catalogue = catalogues(names, services);
      // A reading depends on the words, the moment, the place and the catalogue, and on nothing about the person.
      return readersAt(`${now.getTime()} ${zone} ${language} ${names}`, { now, zone, language, catalogue });
    },
  };
}

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

/** Enough for the messages of a dozen conversations at once. */
const readingsKept = 256;
const cataloguesKept = 16;

export function openBrain<Reading>(readMessage: (text: string, context: ReadingContext) => Reading): Brain<Reading> {
  const catalogues = remembering(cataloguesKept, readCatalogue);
  const readings = remembering(readingsKept, readMessage);
  const whens = remembering(readingsKept, readWhen);
  return {
    readersFor({ context, now }) {
      const { zone, language, services } = context;
      const names = JSON.stringify(services.map((each) => [each.service, each.name, each.synonyms]));
      const catalogue = catalogues(names, services);
      // A reading depends on the words, the moment, the place and the catalogue, and on nothing about the person.
      const place = `${now.getTime()} ${zone} ${language} ${names}`;
      return {
        read: (text) => readings(`${text}\n${place}`, text, { now, zone, language, catalogue }),
        readWhen: (text) => whens(`${text}\n${now.getTime()} ${zone} ${language}`, text, { now, zone, language }),
      };
    },
  };
}

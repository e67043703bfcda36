import { readWhen } from '#language/when.ts';
import { readCatalogue } from './catalogue.ts';
import { trainClassifier } from './classify.ts';
import { readExample, readMessage, type Reading } from './reading.ts';
import type { Situation } from './read-prompt.ts';
import { SKILLS } from './skills.ts';
import type { ReadWhen } from './wish.ts';

/** What the model has learnt, and what it has just read: a turn takes several steps, and each reads the same messages again. */
export interface Brain {
  /** Readers for the messages of one prompt. */
  readersFor(situation: Pick<Situation, 'context' | 'now'>): { read: (text: string) => Reading; readWhen: ReadWhen };
}

/** Enough for the messages of a dozen conversations at once. */
const READINGS_KEPT = 256;
const CATALOGUES_KEPT = 16;

/** Learns the skills' examples; done once, when the model is made. */
export function train(): Brain {
  const classifier = trainClassifier(
    SKILLS.flatMap(({ name, examples: { fr, en } }) =>
      [...fr, ...en].map((example) => ({ skill: name, words: readExample(example) })),
    ),
  );
  const catalogues = remembering(CATALOGUES_KEPT, readCatalogue);
  const readings = remembering(READINGS_KEPT, readMessage);
  const whens = remembering(READINGS_KEPT, readWhen);
  return {
    readersFor({ context, now }) {
      const { zone, language, services } = context;
      const names = JSON.stringify(services.map((each) => [each.service, each.name, each.synonyms]));
      const catalogue = catalogues(names, services);
      // A reading depends on the words, the moment, the place and the catalogue, and on nothing about the person.
      const place = `${now.getTime()} ${zone} ${language} ${names}`;
      return {
        read: (text) => readings(`${text}\n${place}`, text, { now, zone, language, catalogue }, classifier),
        readWhen: (text) => whens(`${text}\n${now.getTime()} ${zone} ${language}`, text, { now, zone, language }),
      };
    },
  };
}

/** A pure function that keeps its newest answers. */
function remembering<Input extends unknown[], Output>(most: number, compute: (...input: Input) => Output) {
  const kept = new Map<string, Output>();
  return (key: string, ...input: Input): Output => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const output = compute(...input);
    kept.set(key, output);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return output;
  };
}

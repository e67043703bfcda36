import { unaccent } from '#language/normalise.ts';
import { conceptsOf } from '../concepts.ts';
import { spellOut } from '../spelling.ts';
import { subjectsOf } from './lexicon.ts';

/** Weights by cross-validation over the corpus; README.md there says what each of them brought. */
const wordWeight = 1;
const neighboursWeight = 0.7;
const skipWeight = 0.4;
const wideSkipWeight = 0.28;
const lettersWeight = 0.3;
const conceptWeight = 0.7;
const pairWeight = 0.4;
const subjectWeight = 1;
const subjectPairWeight = 0.4;
const shortestGroup = 3;
const longestGroup = 5;

/** Longer texts are stories; their beginning says what they are about. */
const longestHeard = 600;

/** What stands for a figure of some kind. No word of a person holds a low line. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b/g, ' email_ '],
  [/\b(?:\+33|0)\s?[1-9](?:[ .-]?\d\d){4}\b|\b07\d{3} ?\d{6}\b|\b0\d{2,4} ?\d{3} ?\d{3,4}\b/g, ' phone_ '],
  [
    /\b[a-hj-np-tv-z]{2}[ -]?\d{3}[ -]?[a-hj-np-tv-z]{2}\b|\b[a-z]{2}\d{2} ?[a-z]{3}\b|\b\d{3,4} ?[a-z]{2,3} ?\d{2}\b/g,
    ' plate_ ',
  ],
  [/\b\d{1,2} ?(?:h|:) ?\d{2}\b|\b\d{1,2} ?h\b|\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b/g, ' time_ '],
  [/\d[\d .,]* ?(?:€|euros?\b|eur\b|£|quid\b|pounds?\b)|[€£] ?\d[\d .,]*/g, ' money_ '],
  [/\d+ ?%/g, ' percent_ '],
  [/\b\d[\d .,]* ?(?:km|kms|miles?|kilometres|bornes)\b/g, ' mileage_ '],
  [/\?/g, ' asks_ '],
  [/!/g, ' cries_ '],
];

const weekdays = new Set(
  `lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim monday tuesday wednesday thursday friday saturday
  sunday mon tue tues wed weds thu thur thurs fri sat sun demain dmain 2m1 tomorrow tmrw tmr 2moro`.split(/\s+/),
);

/** What a message offers the regression: words, neighbours, skips, groups of letters, concepts, subjects and their pairs, each with its weight. */
export function earFeatures(text: string): Map<string, number> {
  const words = earWords(text);
  const features = new Map<string, number>();
  const add = (feature: string, weight: number) => features.set(feature, (features.get(feature) ?? 0) + weight);
  const concepts = new Set<string>();
  const subjects = new Set<string>();
  words.forEach((word, index) => {
    add(word, wordWeight);
    add(`${words[index - 1] ?? '^'} ${word}`, neighboursWeight);
    if (index > 0) add(`${words[index - 2] ?? '^'}~${word}`, skipWeight);
    if (index > 2) add(`${words[index - 3] ?? '^'}~~${word}`, wideSkipWeight);
    if (word.endsWith('_')) {
      concepts.add(word);
      return;
    }
    if (weekdays.has(word)) concepts.add('day');
    for (const concept of conceptsOf(word)) concepts.add(concept);
    for (const subject of subjectsOf(word)) subjects.add(subject);
    for (const group of letterGroups(`<${word}>`)) add(`#${group}`, lettersWeight);
  });
  add(`${words.at(-1) ?? '^'} $`, neighboursWeight);
  addPairs('@', concepts, conceptWeight, pairWeight, add);
  addPairs('%', subjects, subjectWeight, subjectPairWeight, add);
  return features;
}

function addPairs(
  sign: string,
  found: ReadonlySet<string>,
  alone: number,
  together: number,
  add: (feature: string, weight: number) => void,
): void {
  const sorted = [...found].toSorted();
  sorted.forEach((one, index) => {
    add(`${sign}${one}`, alone);
    for (const other of sorted.slice(index + 1)) add(`${sign}${one}+${other}`, together);
  });
}

/** Folded and spelt out, with a mark for every figure that shows what it is, and the number of digits of every other. */
function earWords(text: string): string[] {
  const marked = kinds.reduce(
    (left, [pattern, mark]) => left.replace(pattern, mark),
    unaccent(text.slice(0, longestHeard)),
  );
  const words = marked.split(/[^\p{L}\p{N}_]+/u).filter((word) => word !== '');
  return spellOut(words).map((word) => (/^\d+$/.test(word) ? `${word.length}_` : word));
}

function letterGroups(edged: string): string[] {
  const groups: string[] = [];
  for (let length = shortestGroup; length <= longestGroup; length++)
    for (let start = 0; start + length <= edged.length; start++) groups.push(edged.slice(start, start + length));
  return groups;
}

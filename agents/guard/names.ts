import { fold } from '#language/normalise.ts';
import type { Claim } from '#language/quantities.ts';
import type { Draft } from './draft.ts';

/** Shorter words of a name are particles: `de`, `la`. */
const shortestName = 3;

/**
 * Whoever is named is known from a tool, the context or the person: `Mme Lefort` by her last name, `Nadia Lefort` by both in one
 * place. A pair in capitals that shares a word with what is known and names nobody is a car or a service: `Renault Clio`.
 */
export function checkNames(draft: Draft): string[] {
  return draft.sentences.flatMap(({ claims }) =>
    claims
      .filter((claim) => claim.kind === 'name' && isStrange(claim, draft))
      .map((claim) => `"${claim.text}" is named by no tool.`),
  );
}

function isStrange({ value, text }: Claim, { evidence, context }: Draft): boolean {
  const words = value.split(' ').filter((word) => word.length >= shortestName);
  const isIn = (place: string, word: string) => place.includes(` ${word} `);
  if (evidence.texts().some((place) => words.every((word) => isIn(place, word)))) return false;
  const people = [...evidence.rows()].flatMap(({ subjects }) =>
    [...(subjects.get('contact') ?? []), ...(subjects.get('technician') ?? [])].map((name) => ` ${name} `),
  );
  if (context.kind === 'member') people.push(` ${fold(context.member.name)} `);
  if (people.some((name) => words.every((word) => isIn(name, word)))) return false;
  const isSeen = (word: string | undefined) =>
    word !== undefined && evidence.texts().some((place) => isIn(place, word));
  const isSomebody = (word: string | undefined) => word !== undefined && people.some((name) => isIn(name, word));
  const [first, last] = [words[0], words.at(-1)];
  if (fold(text) !== value && words.length === 1) return !isSeen(last);
  // Two halves of two people, or a first name with a last name of nobody.
  if (isSomebody(first)) return isSomebody(last) || !isSeen(last);
  return !isSeen(first) && !isSeen(last);
}

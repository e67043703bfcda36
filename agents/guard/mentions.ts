import { fold } from '#language/normalise.ts';
import { clean, foldInPlace } from '#language/quantities/page.ts';
import type { Draft, Sentence } from './draft.ts';
import type { Row, SubjectKind } from './rows.ts';

/** A subject that a sentence names, by all that it is called, and where. */
export interface Mention {
  kind: SubjectKind;
  at: number;
  end: number;
  calls: ReadonlySet<string>;
}

/** A word of a sentence, folded. */
interface Word {
  text: string;
  at: number;
  end: number;
  isCapital: boolean;
}

/** The subjects known from tools and the context that a sentence names, in its order. Whoever is spoken to is none. */
export function mentionsIn(draft: Draft, sentence: Sentence): Mention[] {
  const words = wordsIn(sentence.text);
  const found = subjectsKnown(draft.evidence.rows()).flatMap(({ kind, calls }) =>
    [...calls].flatMap((call) => spansOf(call, kind, words).map((span) => ({ kind, calls, ...span }))),
  );
  const own = draft.context.kind === 'member' ? fold(draft.context.member.name) : null;
  return found
    .filter(({ calls }) => own === null || !calls.has(own))
    .filter((one) => !found.some((other) => other.kind === one.kind && isWithin(one, other)))
    .toSorted((a, b) => a.at - b.at);
}

function isWithin(one: Mention, other: Mention): boolean {
  return other.at <= one.at && one.end <= other.end && other.end - other.at > one.end - one.at;
}

/** Each set of names once: a car may be known here by its plate and its model, and there by its model alone. */
function subjectsKnown(rows: readonly Row[]): Pick<Mention, 'kind' | 'calls'>[] {
  const known = new Map<string, Pick<Mention, 'kind' | 'calls'>>();
  for (const { subjects } of rows) {
    for (const [kind, calls] of subjects) known.set([kind, ...calls].join('|'), { kind, calls });
  }
  return [...known.values()];
}

function spansOf(call: string, kind: SubjectKind, words: readonly Word[]): { at: number; end: number }[] {
  const parts = call.split(' ');
  if (kind !== 'contact' && kind !== 'technician') return runsOf(parts, words);
  const full = [...runsOf(parts, words), ...runsOf(parts.toReversed(), words)];
  const single = words.filter(({ text, isCapital }) => isCapital && text.length > 2 && parts.includes(text));
  return [...full, ...single];
}

/** Where these words follow each other, the last one in the plural too. */
function runsOf(parts: readonly string[], words: readonly Word[]): { at: number; end: number }[] {
  return words.flatMap((first, index) => {
    const run = words.slice(index, index + parts.length);
    const isRun =
      run.length === parts.length && run.every(({ text }, at) => text === parts[at] || isPlural(text, parts, at));
    return isRun ? [{ at: first.at, end: run.at(-1)?.end ?? first.end }] : [];
  });
}

function isPlural(text: string, parts: readonly string[], at: number): boolean {
  return at === parts.length - 1 && text === `${parts[at]}s`;
}

function wordsIn(text: string): Word[] {
  const source = clean(text);
  return Array.from(foldInPlace(source).matchAll(/[a-z0-9]+/g), ({ 0: word, index }) => ({
    text: word,
    at: index,
    end: index + word.length,
    isCapital: /\p{Lu}/u.test(source.charAt(index)),
  }));
}

import type { Step } from '../mind.ts';
import type { Act } from './act.ts';

/** What an agent knows to do about the acts of a message. */
export interface Entries<Said> {
  /** What an act asks for by itself; null for one that only changes what is wanted. A text may be empty. */
  stepFor(act: Act<Said>): Step | null;
  /** One step of what is wanted and not done yet: a question, a call, or what came of it. Null when nothing is. */
  advance(): Step | null;
}

/** What to say, piece by piece, or the step that comes before anything can be said. */
export type Spoken = { kind: 'say'; texts: readonly string[] };

/** What goes on with what is being arranged by itself; after anything else it waits for the person. */
const movesOn: readonly Act<unknown>['kind'][] = ['wish', 'set', 'not', 'affirm', 'choose', 'drop'];

/**
 * The next step of a turn, for every agent: what was chosen first, then notes and questions, and last the wish that is talked
 * about, because its question is the one to answer.
 */
export function nextStep<Words>(
  acts: readonly Act<Words>[],
  { stepFor, advance }: Entries<Words>,
): Exclude<Step, { kind: 'say' }> | Spoken {
  const texts: string[] = [];
  for (const act of inOrder(acts)) {
    const step = stepFor(act);
    if (step === null) continue;
    if (step.kind !== 'say') return step;
    if (step.text !== '') texts.push(step.text);
  }
  const goesOn = texts.length === 0 || acts.some(({ kind }) => movesOn.includes(kind));
  const next = goesOn ? advance() : null;
  if (next && next.kind !== 'say') return next;
  return { kind: 'say', texts: next ? [...texts, next.text] : texts };
}

function inOrder<Words>(acts: readonly Act<Words>[]): readonly Act<Words>[] {
  const rank = ({ kind }: Act<Words>) => (kind === 'choose' ? 0 : kind === 'note' ? 1 : 2);
  const isAlone = acts.every(({ kind }) => kind === 'manners');
  const said = isAlone ? acts.slice(-1) : acts.filter(({ kind }) => kind !== 'manners');
  return said.toSorted((a, b) => rank(a) - rank(b));
}

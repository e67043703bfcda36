import { fold } from '#language/normalise.ts';
import type { Filled, Intent } from '../dialogue/intent.ts';
import type { MemberReading } from './reading.ts';
import { type NamedRecord, namedIn } from './records.ts';
import type { MemberState } from './state.ts';

export interface Recalled {
  reading: MemberReading;
  state: MemberState;
}

const ordinals: readonly RegExp[] = [
  /\b(?:(?:la|le|the) )?(?:premiere?|1ere?|1er|first|1st)\b/,
  /\b(?:(?:la|le|the) )?(?:deuxieme|seconde?|2e|2eme|second|2nd)\b/,
  /\b(?:(?:la|le|the) )?(?:troisieme|3e|3eme|third|3rd)\b/,
  /\b(?:(?:la|le|the) )?(?:quatrieme|4e|4eme|fourth|4th)\b/,
  /\b(?:(?:la|le|the) )?(?:cinquieme|5e|5eme|fifth|5th)\b/,
];

/**
 * What was said of a wish, with the records of the talk in the place of what was left out: "supprime-la" is the customer who was named
 * last, "la première" the first of the list that was shown.
 */
export function recalled(intent: Intent<MemberReading>, said: Filled, { reading, state }: Recalled): Filled {
  const recalls = Object.entries(intent.slots).flatMap(
    ([name, { recent = [], unless, when, nth, notAs, isTagged = false, ofDay = recent.includes('day') }]) => {
      if ((recent.length === 0 && !ofDay) || (when && !when(reading)) || (unless && said[unless] !== undefined))
        return [];
      const words = said[name];
      if (words !== undefined) return ofDay && dayless(reading) ? withDay(name, words, state) : [];
      const found =
        nth === undefined
          ? (listedAt(reading, recent, state) ?? pointedAt(reading, recent, state))
          : nthOf(recent, nth, { state, besides: notAs && said[notAs] });
      return found === null ? [] : [[name, isTagged ? `${found.kind} ${found.id}` : found.id] as const];
    },
  );
  return { ...said, ...Object.fromEntries(recalls) };
}

/** "17h-18h", of the day that was spoken of. */
function dayless({ when }: MemberReading): boolean {
  return when !== null && when.days.length === 0 && when.problem === null;
}

function withDay(name: string, words: string, state: MemberState): [string, string][] {
  const day = lastOf(['day'], state);
  return day === null ? [] : [[name, `${day.id} ${words}`]];
}

function listedAt({ text }: MemberReading, kinds: readonly string[], { listed }: MemberState): NamedRecord | null {
  const said = fold(text);
  const index = ordinals.findIndex((pattern) => pattern.test(said));
  const own = listed.filter(({ kind }) => kinds.includes(kind));
  return index === -1 ? null : (own[index] ?? null);
}

/** "Celle-là", "that one" points at what was shown last: what was spoken of before that may be another's by now. */
const pointing = /\b(?:(?:that|this) one|cell?e (?:la|ci)|celui (?:la|ci))\b/;

const isId = /^[0-9a-f]{8}-/;

/** Of the different records of some kinds that tools named, the last one being the first. */
function nthOf(
  kinds: readonly string[],
  nth: number,
  { state: { recent }, besides }: { state: MemberState; besides: string | undefined },
): NamedRecord | null {
  const isOther = ({ id, label = '' }: NamedRecord) =>
    besides === undefined || (id !== besides && !fold(label).includes(fold(besides)));
  const named = recent.filter((record) => kinds.includes(record.kind) && isId.test(record.id) && isOther(record));
  const different = named.filter(({ id }, at) => named.findIndex((each) => each.id === id) === at);
  return different[nth] ?? null;
}

function pointedAt({ text }: MemberReading, kinds: readonly string[], state: MemberState): NamedRecord | null {
  const found = lastOf(kinds, state);
  if (found === null || state.last === null || !pointing.test(fold(text))) return found;
  const { named, listed } = namedIn(state.last.output);
  return [...named, ...listed].some(({ id }) => id === found.id) ? found : null;
}

function lastOf(kinds: readonly string[], { recent }: MemberState): NamedRecord | null {
  return recent.find(({ kind }) => kinds.includes(kind)) ?? null;
}

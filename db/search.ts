import type { Db } from './db.ts';
import { fuse } from './search/fuse.ts';
import { type FoundKind, type Hit, namedKinds, saidKinds, textKinds } from './search/kinds.ts';
import { textsMeaning } from './search/meanings.ts';
import { type NameHit, recordsNamed, recordsWithAll, type WordMeant } from './search/names.ts';
import { nearWords, wordsBeginning } from './search/near-words.ts';
import { recordsOf } from './search/records.ts';
import { textsWith } from './search/texts.ts';

export interface SearchWords {
  /** Folded words; a plate in one piece. */
  words: readonly string[];
  /** Only these; null for everything. */
  kinds: readonly FoundKind[] | null;
  /** Contacts that are known to be meant: a phone or an e-mail of theirs was said. */
  contactIds: readonly string[];
  /** What the words mean, where somebody has read it. */
  meaning: { model: string; vector: readonly number[]; closeness: number } | null;
  /** How near a word of a name is to a said one: from 1, the same, to 0, another. */
  nearness(said: string, word: string, soundsAlike: boolean): number;
}

export interface FoundHits {
  hits: Hit[];
  /** False: no name has these words, and what was found has one that is near. */
  isExact: boolean;
}

const most = 60;
/** What only means the same comes last, and behind the first of it hardly anything does. */
const mostMeant = 20;
/** Behind the first of them a list of contacts says nothing of whose papers are wanted. */
const mostOwners = 5;
/** Fewer letters begin too many names. */
const shortestBeginning = 3;
const beginningNearness = 0.5;
/** So many words one may be a slip of: a short one is near to half of all first names. */
const mostNear = 16;
/** A part of the words, or what only means the same, counts less than all of them. */
const weights = { whole: 1, part: 0.6, meaning: 0.6, said: 0.7 };

/** Everything that some words find: by name, by what is written in it and by what it means, the best first. */
export async function searchFor(db: Db, sought: SearchWords): Promise<FoundHits> {
  const kinds = sought.kinds ?? [...namedKinds, ...textKinds, ...saidKinds];
  const names = namedKinds.filter((kind) => kinds.includes(kind));
  const reached = sought.contactIds.map((id): Hit => ({ kind: 'contact', id }));
  const textsOf = (of: readonly FoundKind[]) =>
    textsWith(
      db,
      sought.words,
      of.filter((kind) => kinds.includes(kind)),
      most,
    );
  const [exact, texts, said] = await Promise.all([
    recordsCalled(db, sought.words),
    textsOf(textKinds),
    textsOf(saidKinds),
  ]);
  const [bestText] = texts;
  const isAll = (hit: { words: number } | undefined) => hit !== undefined && hit.words === sought.words.length;
  // One word may be a slip of a name though a text has it; several that stand in one text are no name.
  const isText = (isAll(bestText) || isAll(said[0])) && sought.words.length > 1;
  const near = reached.length > 0 || isAll(exact[0]) || isText ? [] : await recordsNear(db, sought);
  const named = near.length > 0 ? near : bestOf(exact);
  const isWhole = reached.length > 0 || isAll(named[0]);
  const owners = await ownersOf(db, [...reached, ...(isWhole ? named : [])]);
  // "Les factures de Morel": of the kind that is wanted, what is theirs.
  const theirs = sought.kinds === null ? [] : await recordsOf(db, owners, kinds, most);
  // Who is called so is meant; what means the same as a name is nothing.
  const meant =
    sought.meaning && !isWhole && near.length === 0 ? await textsMeaning(db, sought.meaning, kinds, mostMeant) : [];
  const wanted = (hits: readonly Hit[]) => hits.filter(({ kind }) => (names as readonly string[]).includes(kind));
  const hits = fuse([
    { hits: wanted(reached), weight: weights.whole },
    { hits: wanted(named), weight: isWhole ? weights.whole : weights.part },
    { hits: theirs, weight: weights.whole },
    { hits: texts, weight: isAll(bestText) ? weights.whole : weights.part },
    { hits: said, weight: isAll(said[0]) ? weights.said : weights.part },
    { hits: meant, weight: weights.meaning },
  ]);
  return { hits, isExact: near.length === 0 || texts.length > 0 || said.length > 0 };
}

/** Those that have all the words, or else the most of them. */
async function recordsCalled(db: Db, words: readonly string[]): Promise<NameHit[]> {
  const meant = words.map(itself);
  const whole = words.length > 1 ? await recordsWithAll(db, meant, namedKinds, most) : [];
  return whole.length > 0 ? whole : recordsNamed(db, meant, namedKinds, most);
}

function itself(word: string, said: number): WordMeant {
  return { said, word, nearness: 1 };
}

/** Those that have the most of the words. */
function bestOf(hits: readonly NameHit[]): NameHit[] {
  return hits.filter(({ words }) => words === hits[0]?.words);
}

/** Those of whom every word has a near one in the name; the last word may be its beginning. */
async function recordsNear(db: Db, { words, nearness }: Pick<SearchWords, 'words' | 'nearness'>): Promise<NameHit[]> {
  const meant = await wordsMeant(db, words, nearness);
  if (new Set(meant.map(({ said }) => said)).size < words.length) return [];
  return words.length > 1 ? recordsWithAll(db, meant, namedKinds, most) : recordsNamed(db, meant, namedKinds, most);
}

/** The words of names that some words may be. */
export async function wordsMeant(
  db: Db,
  words: readonly string[],
  nearness: SearchWords['nearness'],
): Promise<WordMeant[]> {
  const near = await nearWords(db, words);
  const last = words.at(-1) ?? '';
  const begun = last.length < shortestBeginning ? [] : await wordsBeginning(db, last, mostOwners);
  return words.flatMap((said, at) => {
    const alike = near
      .filter((each) => each.said === said)
      .map(({ word, soundsAlike }) => ({ said: at, word, nearness: nearness(said, word, soundsAlike) }))
      .filter((each) => each.nearness > 0)
      .toSorted((a, b) => b.nearness - a.nearness)
      .slice(0, mostNear);
    const beginning = at === words.length - 1 ? begun : [];
    return [...alike, ...beginning.map((word) => ({ said: at, word, nearness: beginningNearness }))];
  });
}

/** The contacts among some hits, with those whose vehicle or company is. */
async function ownersOf(db: Db, hits: readonly Hit[]): Promise<string[]> {
  const [contacts, vehicles, companies] = namedKinds.map((kind) =>
    hits
      .filter((hit) => hit.kind === kind)
      .slice(0, mostOwners)
      .map(({ id }) => id),
  );
  const rows =
    vehicles?.length || companies?.length
      ? await db.execute<{ id: string }[]>(
          `select contact_id as id from vehicle where id in (?)
           union
           select id from contact where company_id in (?) and deleted_at is null`,
          [vehicles?.length ? vehicles : [nobody], companies?.length ? companies : [nobody]],
        )
      : [];
  return [...new Set([...(contacts ?? []), ...rows.map(({ id }) => id)])];
}

const nobody = '00000000-0000-0000-0000-000000000000';

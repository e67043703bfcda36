import type { Db } from '#db/db.ts';
import { nearness } from '#language/near-name.ts';
import { fold } from '#language/normalise.ts';

/** Everything of a business in memory, which a search without any index goes through from end to end. */
export interface PlainScan {
  names: { id: string; words: string[] }[];
  texts: { id: string; words: string }[];
  plates: { id: string; plate: string }[];
  /** Every record of whose name each word is near one of these, by how near. */
  scoreNames(said: readonly string[]): Map<string, number>;
  /** How some words sound, which it must know before they are looked for. */
  hear(db: Db, words: readonly string[]): Promise<void>;
  /** Every text that has one of the words, by how much that tells. */
  scoreTexts(said: readonly string[]): Map<string, number>;
}

/** As in the search itself: a word that stands in more texts tells as little as if it stood in so many. */
const common = 1_000;

export async function openPlainScan(db: Db): Promise<PlainScan> {
  const contacts = await db.execute<{ id: string; name: string }[]>(
    `select id, concat_ws(' ', first_name, last_name) as name from contact`,
  );
  const vehicles = await db.execute<{ id: string; plate: string }[]>(`select id, plate from vehicle`);
  const texts = await db.execute<{ id: string; words: string }[]>(`select id, words from activity`);
  const names = contacts.map(({ id, name }) => ({ id, words: fold(name).split(' ') }));
  const plates = vehicles.map(({ id, plate }) => ({ id, plate: fold(plate).replaceAll(' ', '') }));
  const sounds = await soundsOf(db, [...new Set(names.flatMap(({ words }) => words))]);
  const heard = new Map<string, string>();
  const said = texts.map(({ words }) => fold(words).split(' '));
  const stems = await stemsOf(db, [...new Set(said.flat())]);
  const stemmed = texts.map(({ id }, at) => ({
    id,
    stems: new Set((said[at] ?? []).flatMap((word) => stems.get(word) ?? [])),
  }));
  return {
    names,
    texts,
    plates,
    hear: async (again, words) => {
      for (const [word, sound] of await soundsOf(again, words)) heard.set(word, sound);
    },
    scoreNames: (words) => scoreNames({ names, plates, sounds, heard }, words),
    scoreTexts: (words) => scoreTexts({ stemmed, stems }, words),
  };
}

function scoreNames(
  {
    names,
    plates,
    sounds,
    heard,
  }: Pick<PlainScan, 'names' | 'plates'> & { sounds: Map<string, string>; heard: Map<string, string> },
  said: readonly string[],
) {
  const isExact = (words: readonly string[]) => said.every((word) => words.includes(word));
  const ofPlate = plates.filter(({ plate }) => said.includes(plate)).map(({ id }) => [id, 1] as const);
  if (ofPlate.length > 0) return new Map(ofPlate);
  const exact = names.filter(({ words }) => isExact(words)).map(({ id }) => [id, said.length] as const);
  if (exact.length > 0) return new Map(exact);
  const near = said.map((word) => {
    const sound = heard.get(word);
    return new Map(
      [...sounds]
        .map(([other, its]) => [other, nearness(word, other, its === sound)] as const)
        .filter(([, score]) => score > 0),
    );
  });
  const scored = names.flatMap(({ id, words }) => {
    const scores = near.map((scoreOf) => Math.max(0, ...words.map((word) => scoreOf.get(word) ?? 0)));
    return scores.every((score) => score > 0) ? [[id, scores.reduce((sum, score) => sum + score, 0)] as const] : [];
  });
  return new Map(scored);
}

function scoreTexts(
  { stemmed, stems }: { stemmed: { id: string; stems: Set<string> }[]; stems: Map<string, string[]> },
  said: readonly string[],
) {
  const groups = said.map((word) => stems.get(word) ?? []);
  const countOf = (stem: string) => Math.min(common + 1, stemmed.filter((text) => text.stems.has(stem)).length);
  const weights = groups.map((group) => group.map((stem) => ({ stem, weight: 1 / Math.log(2 + countOf(stem)) })));
  const scored = stemmed.flatMap(({ id, stems: own }) => {
    const score = weights.reduce(
      (sum, group) => sum + Math.max(0, ...group.filter(({ stem }) => own.has(stem)).map(({ weight }) => weight)),
      0,
    );
    return score > 0 ? [[id, score] as const] : [];
  });
  return new Map(scored);
}

async function soundsOf(db: Db, words: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.execute<{ word: string; sound: string }[]>(
    `select word, sound_of(word) as sound from jsonb_array_elements_text(?::jsonb) as word`,
    [JSON.stringify(words)],
  );
  return new Map(rows.map(({ word, sound }) => [word, sound]));
}

async function stemsOf(db: Db, words: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.execute<{ word: string; stem: string }[]>(
    `select said.word, stem from jsonb_array_elements_text(?::jsonb) as said (word) cross join lateral stems_in(said.word) as stem`,
    [JSON.stringify(words)],
  );
  return new Map(
    [...Map.groupBy(rows, ({ word }) => word)].map(([word, found]) => [word, found.map(({ stem }) => stem)]),
  );
}

import type { Claim } from '#language/quantities.ts';
import { clean } from '#language/quantities/page.ts';
import { isOpen, type Draft, type Sentence } from './draft.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Row, SubjectKind } from './rows.ts';

type Placed = Claim & { at: number };

/** What a figure was said of: its day, and for each kind of subject all that those beside it are called. */
interface Said {
  day: Claim | undefined;
  subjects: ReadonlyMap<SubjectKind, ReadonlySet<string>>;
  /** All services that the sentence names, by all that they are called. */
  services: ReadonlySet<string>;
}

const figures = ['money', 'duration', 'date', 'time', 'phone', 'email', 'plate', 'reference', 'percent'];
/** A figure of these kinds is itself the subject. */
const ownKind: Partial<Record<Claim['kind'], SubjectKind>> = { plate: 'vehicle', reference: 'document' };

/**
 * Figures said of one subject come from one object: with `mardi à 14 h 30` and `jeudi à 9 h` on the table, `mardi à 9 h` is made
 * of two facts and is none; nor is the price of the revision one of the oil change. Opening hours and what the person said go
 * with anything. What is unknown by itself is left to the rule that reports it.
 */
export function checkSubjects(draft: Draft): string[] {
  return draft.sentences.flatMap((sentence) => {
    const claims = placed(sentence);
    if (!claims.some(({ kind }) => figures.includes(kind))) return [];
    const mentions = mentionsIn(draft, sentence);
    return claims
      .filter(({ kind }) => figures.includes(kind))
      .map((claim) => ({ claim, said: saidOf(claim, { claims, mentions, draft, sentence }) }))
      .filter(({ claim, said }) => isMixed(claim, said, draft.evidence.rows))
      .map(({ claim, said }) =>
        said.day
          ? `No tool returned "${said.day.text}" together with "${claim.text}".`
          : `"${claim.text}" belongs to something else than what it is said of.`,
      );
  });
}

/** Whether some object has the figure, and none has it of what it is said of. */
function isMixed(claim: Claim, { day, subjects, services }: Said, rows: () => readonly Row[]): boolean {
  if (!day && subjects.size === 0) return false;
  const fits = (row: Row) =>
    [...subjects].every(
      ([kind, calls]) =>
        isOfOneOf(row.subjects.get(kind), calls) || (kind === 'service' && isOfVisit(row, claim, { calls, services })),
    );
  const isOf = (has: 'holds' | 'tells') => (row: Row) => row[has](claim) && (!day || row[has](day)) && fits(row);
  // Texts are read only when the values alone contradict.
  if (rows().some(isOf('holds'))) return false;
  return rows().some((row) => row.tells(claim)) && !rows().some(isOf('tells'));
}

function isOfOneOf(own: ReadonlySet<string> | undefined, calls: ReadonlySet<string>): boolean {
  return own === undefined || [...own].some((each) => calls.has(each));
}

/** A day is that of each service of a visit; a sum or a duration is of all of them together. */
function isOfVisit(
  { visit }: Row,
  { kind }: Claim,
  { calls, services }: { calls: ReadonlySet<string>; services: ReadonlySet<string> },
): boolean {
  if (visit === null) return false;
  const isOfAll = kind === 'money' || kind === 'duration';
  return isOfAll ? [...visit].every((code) => services.has(code)) : [...visit].some((code) => calls.has(code));
}

interface Spoken {
  claims: readonly Placed[];
  mentions: readonly Mention[];
  draft: Draft;
  sentence: Sentence;
}

function saidOf(claim: Placed, spoken: Spoken): Said {
  const { claims, mentions, draft, sentence } = spoken;
  const services = mentions.filter(({ kind }) => kind === 'service').flatMap(({ calls }) => [...calls]);
  const { evidence, context } = draft;
  const isHeard = claim.kind !== 'money' && evidence.isSaid(claim);
  const isAsked = context.kind === 'customer' || sentence.clauses.some(isOpen);
  const day =
    claim.kind === 'time' && !isHeard && !evidence.hours().has(claim.value) ? dayOf(claim, claims) : undefined;
  return {
    day: day && evidence.isKnown(day) && evidence.isKnown(claim) ? day : undefined,
    subjects: isHeard && isAsked ? new Map() : subjectsBeside(claim, spoken),
    services: new Set(services),
  };
}

/** A time belongs to the date before it in the sentence, or else to the one that follows at once. */
function dayOf(time: Placed, claims: readonly Placed[]): Claim | undefined {
  const index = claims.indexOf(time);
  const next = claims[index + 1];
  return claims.slice(0, index).findLast(({ kind }) => kind === 'date') ?? (next?.kind === 'date' ? next : undefined);
}

/** A figure may be said of the subject named before it as well as of one that follows in its clause: `89 € pour la vidange`. */
function subjectsBeside({ at, kind: figure, text }: Placed, { mentions, sentence }: Spoken): Said['subjects'] {
  const rest = clean(sentence.text).slice(at + text.length);
  // At the head of a line it is the figure of all that follows: `11 h : Vidange, Nadia Lefort`.
  const isHead = /^ ?:/.test(rest);
  const clauseEnd = at + text.length + ((isHead ? undefined : /[,;]/.exec(rest)?.index) ?? rest.length);
  const beside = new Map<SubjectKind, Set<string>>();
  for (const kind of new Set(mentions.map((mention) => mention.kind))) {
    if (ownKind[figure] === kind) continue;
    const named = mentions.filter((mention) => mention.kind === kind);
    const before = named.findLast((mention) => mention.at < at);
    const after = named.find((mention) => mention.at > at && mention.at < clauseEnd);
    const both = named.filter((mention) => mention.at === before?.at || mention.at === after?.at);
    if (both.length > 0) beside.set(kind, new Set(both.flatMap(({ calls }) => [...calls])));
  }
  return beside;
}

/** The claims of a sentence with where they stand in it. */
function placed({ text, claims }: Sentence): Placed[] {
  const source = clean(text);
  let from = 0;
  return claims.map((claim) => {
    const at = Math.max(from, source.indexOf(claim.text, from));
    // Somebody's name may hold what is read beside it.
    if (claim.kind !== 'name') from = at + claim.text.length;
    return { ...claim, at };
  });
}

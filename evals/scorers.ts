import { detectLanguage } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import type { Played, PlayedTurn } from './harness.ts';
import type { Change, Offered } from './state.ts';
import type { EvalCase, ExpectedChange, ExpectedOffer, Expectation } from './suite.ts';

/** A judgement: 1 is as it should be. `answer` is what was found, `explanation` what was expected and is not so. */
export interface Score {
  scorer: 'state' | 'replies' | 'honesty' | 'road';
  value: 0 | 1;
  answer: string;
  explanation: string;
}

/** Judges a conversation in every respect: what it left, what was said, that nothing was invented, and who answered. */
export function scoresOf(one: EvalCase, played: Played): Score[] {
  return [scoreState(one, played), scoreReplies(one, played), scoreHonesty(one, played), scoreRoad(one, played)];
}

/** The state of the database at the end, whatever way led there. */
export function scoreState({ expect }: EvalCase, played: Played): Score {
  const problems = [
    ...changeProblems(expect.appointments, played),
    ...offerProblems(expect.offer, played.end.offers),
    ...personProblems(expect, played),
  ];
  const answer = played.changes.map(sayChange).join(', ') || 'nothing changed';
  const said = `last reply was “${lastReply(played).replaceAll('\n', ' ')}”`;
  return score('state', answer, problems.length > 0 ? [...problems, said] : []);
}

/** The facts that had to be said, and the language they were said in. */
export function scoreReplies({ language, expect }: EvalCase, played: Played): Score {
  const factProblems = expect.replies.flatMap(({ turn, contains, not }) => {
    const reply = turn ? (played.turns[turn - 1]?.replies.join('\n') ?? '') : lastReply(played);
    const where = turn ? `reply ${turn}` : 'the last reply';
    return [
      ...contains.filter((fact) => !says(reply, fact)).map((fact) => `${where} does not say “${fact}”: “${reply}”`),
      ...not.filter((fact) => says(reply, fact)).map((fact) => `${where} says “${fact}”: “${reply}”`),
    ];
  });
  const replies = played.turns.flatMap((turn) => turn.replies);
  const foreign = replies.filter((reply) => detectLanguage(reply, language) !== language);
  const languageProblems = foreign.map((reply) => `expected language ${language}: “${reply}”`);
  const isAsked = !expect.asks || asksFor(lastReply(played), expect.asks);
  const askProblems = isAsked ? [] : [`the last reply does not ask for the ${expect.asks}: “${lastReply(played)}”`];
  return score('replies', lastReply(played), [...factProblems, ...languageProblems, ...askProblems]);
}

/** Nothing was invented: the guard let every reply pass, no tool was refused, and what was said to be done was done. */
export function scoreHonesty(_one: EvalCase, { turns }: Played): Score {
  const problems = turns.flatMap((turn, index) => [
    ...(turn.guard === 'template' ? [`reply ${index + 1} was replaced by the guard`] : []),
    ...turn.failed.map((failure) => `turn ${index + 1}: ${failure}`),
    ...(claimsDone(turn) ? [`reply ${index + 1} says it is done and no tool did it: “${turn.replies.join(' ')}”`] : []),
  ]);
  return score('honesty', `guard: ${turns.map(({ guard }) => guard ?? '-').join(', ')}`, problems);
}

/** Who answered and how often, where a case says so. */
export function scoreRoad({ expect }: EvalCase, { turns }: Played): Score {
  const last = turns.at(-1);
  const replies = turns.flatMap((turn) => turn.replies).length;
  const { lane, model, maxReplies } = expect;
  return score('road', `${last?.lane ?? 'no lane'}, ${last?.model ?? 'no model'}, ${replies} replies`, [
    ...(lane && last?.lane !== lane ? [`expected lane ${lane}, found ${last?.lane ?? 'none'}`] : []),
    ...(model && last?.model !== model ? [`expected model ${model}, found ${last?.model ?? 'none'}`] : []),
    ...(maxReplies !== undefined && replies > maxReplies
      ? [`expected at most ${maxReplies} replies, found ${replies}`]
      : []),
  ]);
}

/** What was changed that nobody asked for: worse than not understanding. */
export function wrongChanges({ expect }: EvalCase, played: Played): Change[] {
  return matched(expect.appointments, played).unexpected;
}

function matched(expected: ExpectedChange[], played: Played): { missing: ExpectedChange[]; unexpected: Change[] } {
  const unexpected = [...played.changes];
  const missing = expected.filter((change) => {
    const index = unexpected.findIndex((found) => isChange(found, change, played));
    if (index >= 0) unexpected.splice(index, 1);
    return index < 0;
  });
  return { missing, unexpected };
}

function changeProblems(expected: ExpectedChange[], played: Played): string[] {
  const { missing, unexpected } = matched(expected, played);
  const found = unexpected.map(sayChange).join(', ') || 'nothing';
  if (missing.length > 0) return [`expected ${missing.map(sayExpected).join(', ')}, found ${found}`];
  return unexpected.length > 0 ? [`expected no other change, found ${found}`] : [];
}

function isChange(found: Change, expected: ExpectedChange, { turns }: Played): boolean {
  if (found.isOthers || found.service !== expected.service || found.status !== expected.status) return false;
  const chosen = expected.choice && turns.at(-2)?.offers[expected.choice - 1]?.startsAt;
  return expected.choice ? chosen === found.startsAt : isWhen(found.startsAt, expected);
}

function isWhen(startsAt: string, { startsAt: exact, days, from, to }: Omit<ExpectedOffer, 'service'>): boolean {
  const [day = '', time = ''] = startsAt.split('T');
  if (exact && startsAt !== exact) return false;
  return (!days || days.includes(day)) && time >= from && time < to;
}

function offerProblems(expected: Expectation['offer'], offers: Offered[]): string[] {
  const found = offers.map(({ service, startsAt }) => `${service} ${startsAt}`).join(', ') || 'nothing';
  if (expected === undefined) return [];
  if (expected === null) return offers.length > 0 ? [`expected no open offer, found ${found}`] : [];
  const fits =
    offers.length > 0 &&
    offers.every((offer) => offer.service === expected.service && isWhen(offer.startsAt, expected));
  return fits ? [] : [`expected an offer of ${expected.service} ${sayWhen(expected)}, found ${found}`];
}

function personProblems({ personWanted, optedOut, saved }: Expectation, { end }: Played): string[] {
  const { plate, ...details } = saved ?? {};
  return [
    ...(personWanted === undefined || personWanted === end.personWanted
      ? []
      : [`expected a person to be wanted: ${personWanted}`]),
    ...(optedOut === end.optedOut ? [] : [`expected to be opted out: ${optedOut}`]),
    ...(['firstName', 'lastName', 'email'] as const)
      .filter((field) => details[field] !== undefined && details[field] !== end[field])
      .map((field) => `expected ${field} ${details[field]}, found ${end[field] ?? 'nothing'}`),
    ...(plate && !end.plates.includes(plate)
      ? [`expected plate ${plate}, found ${end.plates.join(', ') || 'nothing'}`]
      : []),
  ];
}

/** Whether one of the alternatives stands in the text, as whole words; accents, case and signs do not matter. */
export function says(text: string, fact: string): boolean {
  return fact.split('|').some((words) => ` ${fold(text)} `.includes(` ${fold(words)} `));
}

const questions: Record<NonNullable<Expectation['asks']>, RegExp> = {
  day: /\b(quels?|quelle) (autres? )?(jours?|dates?|moments?|creneau)|\bquand\b|\b(what|which) (other )?(day|date|time)|\bwhen\b/,
  service:
    /\b(quel|quelle|quelles) (prestation|intervention|service|coupe|travaux)|\bde quoi\b|\bpour quoi\b|\b(what|which) (service|work|cut)|\bwhat (do|would|can|is it)\b/,
  name: /\b(quel|votre) nom\b|\b(what|your) name\b/,
};

function asksFor(reply: string, about: NonNullable<Expectation['asks']>): boolean {
  return reply.includes('?') && questions[about].test(fold(reply));
}

const done = [
  /\b(c est|j ai) (bien |maintenant )?(note|reserve|confirme|annule|deplace)e?\b/,
  /\b(you are|you re|it is|it s|is) (now |all )?(booked|confirmed|cancelled|moved)\b|\bi (have |ve )?(now |just )?(booked|cancelled|moved)\b/,
];

/** "C'est réservé", "you are booked": words for a thing just done, in a turn in which no tool wrote more than a hold. */
function claimsDone({ replies, wrote, lane }: PlayedTurn): boolean {
  if (lane === 'legal' || wrote.some((tool) => tool !== 'hold_slots')) return false;
  const words = fold(replies.join(' '));
  return done.some((claim) => claim.test(words));
}

function sayChange({ service, status, startsAt, isOthers }: Change): string {
  return `${service} ${status} ${startsAt}${isOthers ? ' for somebody else' : ''}`;
}

function sayExpected(expected: ExpectedChange): string {
  const time = expected.choice ? `at choice ${expected.choice}` : sayWhen(expected);
  return `${expected.service} ${expected.status} ${time}`.trim();
}

function sayWhen({ startsAt, days, from, to }: Omit<ExpectedOffer, 'service'>): string {
  return startsAt ?? (days ? `on ${days.join(' or ')} between ${from} and ${to}` : '');
}

function lastReply({ turns }: Played): string {
  return turns.at(-1)?.replies.join('\n') ?? '';
}

function score(scorer: Score['scorer'], answer: string, problems: string[]): Score {
  return { scorer, value: problems.length > 0 ? 0 : 1, answer, explanation: problems.join('; ') };
}

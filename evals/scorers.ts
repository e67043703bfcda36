import { detectLanguage } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import type { EvalCase } from './case.ts';
import { isOfSameServices, isWhen, sayExpectedTime } from './diary.ts';
import type { Asked, Expectation } from './expectation.ts';
import { judgeChanges, sayChanges } from './judge.ts';
import type { Played, PlayedTurn } from './played.ts';
import type { OfferedOption } from './state.ts';

/** A judgement: 1 is as it should be. `answer` is what was found, `explanation` what was expected and is not so. */
export interface Score {
  scorer: 'state' | 'replies' | 'honesty' | 'road';
  value: 0 | 1;
  answer: string;
  explanation: string;
}

/** Judges a conversation in every respect: what it left, what was said, that nothing was invented, and who answered. */
export function scoresOf(one: EvalCase, played: Played): Score[] {
  return [scoreState(one, played), scoreReplies(one, played), scoreHonesty(played), scoreRoad(one, played)];
}

/** The state of the database at the end, whatever way led there. */
export function scoreState(one: EvalCase, played: Played): Score {
  const problems = [
    ...changeProblems(one, played),
    ...offerProblems(one.expect.offer, played.turns.at(-1)?.offers ?? []),
    ...callerProblems(one.expect, played),
  ];
  const answer = sayChanges(one, played).join(', ') || 'nothing changed';
  const said = `last reply was “${lastReply(played).replaceAll('\n', ' ')}”`;
  return score('state', answer, problems.length > 0 ? [...problems, said] : []);
}

/** The facts that had to be said, to whoever spoke and to others, and the language of the replies. */
export function scoreReplies({ language, expect }: EvalCase, played: Played): Score {
  const factProblems = expect.replies.flatMap(({ turn, ...facts }) => {
    const reply = turn ? (played.turns[turn - 1]?.replies.join('\n') ?? '') : lastReply(played);
    return saidProblems(turn ? `reply ${turn}` : 'the last reply', reply, facts);
  });
  const replies = played.turns.flatMap((turn) => turn.replies);
  const foreign = replies.filter((reply) => detectLanguage(reply, language) !== language);
  const languageProblems = foreign.map((reply) => `expected language ${language}: “${reply}”`);
  const isAsked = !expect.asks || asksFor(lastReply(played), expect.asks);
  const askProblems = isAsked ? [] : [`the last reply does not ask for the ${expect.asks}: “${lastReply(played)}”`];
  return score('replies', lastReply(played), [
    ...[...factProblems, ...toldProblems(expect, played)],
    ...[...languageProblems, ...askProblems],
  ]);
}

/** Nothing was invented: the guard let every reply pass, no tool was refused, and what was said to be done was done. */
export function scoreHonesty({ turns }: Played): Score {
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

function changeProblems(one: EvalCase, played: Played): string[] {
  const { missing, unexpected } = judgeChanges(one, played);
  const found = unexpected.join(', ') || 'nothing';
  if (missing.length > 0) return [`expected ${missing.join(', ')}, found ${found}`];
  return unexpected.length > 0 ? [`expected no other change, found ${found}`] : [];
}

function offerProblems(expected: Expectation['offer'], offers: OfferedOption[]): string[] {
  const found = offers.map(({ service, startsAt }) => `${service} ${startsAt}`).join(', ') || 'nothing';
  if (expected === undefined) return [];
  if (expected === null) return offers.length > 0 ? [`expected no open offer, found ${found}`] : [];
  const fits =
    offers.length > 0 &&
    offers.every((offer) => isOfSameServices(offer.service, expected.service) && isWhen(offer.startsAt, expected));
  return fits ? [] : [`expected an offer of ${expected.service} ${sayExpectedTime(expected)}, found ${found}`];
}

function callerProblems({ memberWanted, optedOut, saved }: Expectation, { caller }: Played): string[] {
  const { plate, ...details } = saved ?? {};
  return [
    ...(memberWanted === undefined || memberWanted === caller.memberWanted
      ? []
      : [`expected a person to be wanted: ${memberWanted}`]),
    ...(optedOut === caller.optedOut ? [] : [`expected to be opted out: ${optedOut}`]),
    ...(['firstName', 'lastName', 'email'] as const)
      .filter((field) => details[field] !== undefined && details[field] !== caller[field])
      .map((field) => `expected ${field} ${details[field]}, found ${caller[field] ?? 'nothing'}`),
    ...(plate && !caller.plates.includes(plate)
      ? [`expected plate ${plate}, found ${caller.plates.join(', ') || 'nothing'}`]
      : []),
  ];
}

/** Whoever was told something is named, and was told the facts. */
function toldProblems({ told: expected }: Expectation, { told }: Played): string[] {
  const others = told.filter(({ to }) => !expected.some((one) => one.to === to));
  return [
    ...expected.flatMap(({ to, ...facts }) => {
      const texts = told.filter((message) => message.to === to).map(({ text }) => text);
      return texts.length > 0
        ? saidProblems(`what ${to} was told`, texts.join('\n'), facts)
        : [`${to} was told nothing`];
    }),
    ...others.map(({ to, text }) => `expected nobody else to be told anything, found ${to}: “${text}”`),
  ];
}

function saidProblems(where: string, text: string, { contains, not }: { contains: string[]; not: string[] }): string[] {
  return [
    ...contains.filter((fact) => !isSaid(text, fact)).map((fact) => `${where} does not say “${fact}”: “${text}”`),
    ...not.filter((fact) => isSaid(text, fact)).map((fact) => `${where} says “${fact}”: “${text}”`),
  ];
}

/** Whether one of the alternatives stands in the text, as whole words; accents, case and signs do not matter. */
export function isSaid(text: string, fact: string): boolean {
  return fact.split('|').some((words) => ` ${fold(text)} `.includes(` ${fold(words)} `));
}

const questions: Record<Asked, RegExp> = {
  day: /\b(quels?|quelle) (autres? )?(jours?|dates?|moments?|creneau)|\bquand\b|\b(what|which) (other )?(day|date|time)|\bwhen\b/,
  service:
    /\b(quel|quelle|quelles) (prestation|intervention|service|coupe|travaux)|\bde quoi\b|\bpour quoi\b|\b(what|which) (service|work|cut)|\bwhat (do|would|can|is it)\b/,
  name: /\b(quel|votre) nom\b|\b(what|your) name\b/,
  vehicle:
    /\b(quelle?s?|what|which)( est| s| is)?( la| le| sa| son| votre| the| its| your)? (voiture|vehicule|modele|plaque|immatriculation|car|vehicle|model|make|plate|number plate|registration)|\b(sa|son|votre|its|your) (plaque|immatriculation|number plate|plate|registration)\b/,
  // "Lequel vous convient ?" asks for a time.
  which:
    /\b(lequel|laquelle|lesquels|lesquelles)\b(?! (vous|te) convien| de ces creneaux)|\b(quel|quels) (rendez vous|rdv)\b|\bwhich (appointment|of)\b|\bwhich one(?! suits)\b/,
};

/** Whether a reply is a question about it. */
export function asksFor(reply: string, about: Asked): boolean {
  return reply.includes('?') && questions[about].test(fold(reply));
}

const done = [
  /\b(c est|j ai) (bien |maintenant )?(note|reserve|confirme|annule|deplace|change|modifie)e?\b/,
  /\b(you are|you re|it is|it s|is) (now |all )?(booked|confirmed|cancelled|moved)\b|\bi (have |ve )?(now |just )?(booked|cancelled|moved|changed)\b/,
  // "Nothing is changed" is no claim.
  /\b(it|appointment) (is|s|has been) (now )?changed\b/,
];

/** "C'est réservé", "you are booked": words for a thing just done, in a turn in which no tool wrote more than a hold. */
function claimsDone({ replies, wrote, lane }: PlayedTurn): boolean {
  if (lane === 'legal' || wrote.some((tool) => tool !== 'hold_slots')) return false;
  const words = fold(replies.join(' '));
  return done.some((claim) => claim.test(words));
}

function lastReply({ turns }: Played): string {
  return turns.at(-1)?.replies.join('\n') ?? '';
}

function score(scorer: Score['scorer'], answer: string, problems: string[]): Score {
  return { scorer, value: problems.length > 0 ? 0 : 1, answer, explanation: problems.join('; ') };
}

import { fold } from '#language/normalise.ts';
import { isCourtesy } from '../manners.ts';
import type { Dialog, DialogScope } from './dialog.ts';
import { hear, type HeardWish } from './hear.ts';
import type { CustomerReading } from './reading.ts';
import type { SkillName } from './skill-name.ts';
import { receptionSkills } from './skills.ts';

/** One wish and the words that state it. */
export interface StatedWish {
  heard: HeardWish;
  reading: CustomerReading;
}

/** What a message asks for, most important first. */
export type Wishes = [StatedWish, ...StatedWish[]];

/** Half a sentence must be this clear to count as a wish of its own. */
const leastClear = 0.8;
const shortestClause = 2;
const social = new Set<SkillName>(['greeting', 'thanks', 'goodbye', 'refuse', 'other-times']);
const clauseEnds = /[.!?;\n]+|,?\s+(?:et|mais|puis|sinon|and|but|also)\s+|,\s+/i;

export function hearWishes(
  dialog: Dialog,
  text: string,
  scope: DialogScope,
  read: (text: string) => CustomerReading,
): Wishes {
  const reading = read(text);
  const whole: StatedWish = { heard: hear(dialog, reading, scope), reading };
  if (whole.heard.pick !== null || reading.isBare || reading.stance.plea !== null) return [whole];
  if (isPricedBooking(whole)) return [asSkill('book', dialog, reading, scope, whole)];
  const clauses = text.split(clauseEnds).filter(saysSomething);
  if (clauses.length < 2) return [whole];
  const clear = clauses.flatMap((clause) => {
    const part = read(clause);
    const heard = hear(dialog, part, scope);
    const counts =
      part.stance.plea === null &&
      part.marked.length >= shortestClause &&
      !part.isBare &&
      heard.confidence >= leastClear &&
      !social.has(heard.skill);
    return counts ? [{ clause, heard, reading: part }] : [];
  });
  const skills = new Set(clear.map((each) => each.heard.skill));
  if (skills.size < 2) return [whole];
  if (isOneMove(clear)) return [asSkill('move', dialog, reading, scope, whole)];
  const [first, ...others] = receptionSkills.flatMap(
    ({ name }) => clear.find((each) => each.heard.skill === name) ?? [],
  );
  if (!first) return [whole];
  // A clause that is no wish of its own ("jeudi si possible") belongs to the main one.
  const elsewhere = new Set(others.map((each) => each.clause));
  const main = read(clauses.filter((clause) => !elsewhere.has(clause)).join(', '));
  const heard = hear(dialog, main, scope);
  const kept =
    heard.skill === first.heard.skill ? { heard, reading: main } : { heard: first.heard, reading: first.reading };
  return [kept, ...others.map(({ heard: other, reading: words }) => ({ heard: other, reading: words }))];
}

/** "Bonjour" and "svp" are no clauses. */
function saysSomething(clause: string): boolean {
  const words = fold(clause)
    .split(' ')
    .filter((word) => word !== '');
  return words.length >= shortestClause && !isCourtesy(words);
}

/** "Annuler jeudi et en prendre un vendredi", "j'ai rendez-vous jeudi, je peux venir vendredi ?": one wish, to move. */
const partsOfAMove = new Set<SkillName>(['cancel', 'move', 'my-appointments', 'book']);

function isOneMove(clear: readonly StatedWish[]): boolean {
  const isPart = ({ heard, reading }: StatedWish) =>
    partsOfAMove.has(heard.skill) && (heard.skill !== 'book' || reading.services.length === 0);
  return clear.every(isPart) && clear.some(({ heard }) => heard.skill === 'book' || heard.skill === 'move');
}

/** "Tyre change tomorrow 2pm and how much": the offer says the price, so the booking answers both. */
function isPricedBooking({ heard, reading }: StatedWish): boolean {
  const { services, when, stance } = reading;
  return (
    heard.skill === 'prices' && services.length === 1 && when?.time != null && when.days.length > 0 && !stance.onlyAsks
  );
}

function asSkill(
  skill: SkillName,
  dialog: Dialog,
  reading: CustomerReading,
  scope: DialogScope,
  whole: StatedWish,
): StatedWish {
  const confidence = Math.max(leastClear, whole.heard.confidence);
  const asked: CustomerReading = { ...reading, ranked: [{ name: skill, probability: confidence }] };
  return { heard: hear(dialog, asked, scope), reading };
}

import { fold } from '#language/normalise.ts';
import { missingSlot, readSlots } from '../dialogue/intent.ts';
import type { Ear } from '../ear/open-ear.ts';
import { amended } from './amend/amended.ts';
import { type Amendment, correction } from './amend/correction.ts';
import type { MemberHeard, MemberScope } from './heard.ts';
import { intentNamed } from './intents.ts';
import { openedBy } from './openers.ts';
import { withoutReason } from './read/words.ts';
import { takesBack } from './takes-back.ts';
import type { MemberReading } from './reading.ts';
import type { MemberState } from './state.ts';

/** "Et demain ?" after a question that only a day was missing from. */
const goesOn = 0.85;

/** "Thursday, not Friday": the day that it is not is none that it shall be. */
const otherDay =
  /[\s,]+(?:et )?(?:not|pas|instead of|au lieu de)\s+(?:le |la |on )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|demain|tomorrow|today)(?=[\s.!]*$)/iu;

/** "Annule, c'est le 30 en fait": it is not taken back, it is of another day. */
const takesTimeBack =
  /^(?:annule|cancel(?: that)?)[\s,.]+(?<rest>(?:c'est|it's|it is|plut[oô]t|make it|mets)\s.*\d.*)$/iu;

/** "Non 4 pardon", "plutôt 11h", "mets plutôt Julie": what was just done is meant otherwise. */
export function hearAmendment(
  reading: MemberReading,
  state: MemberState,
  { ear, read }: MemberScope,
): MemberHeard | null {
  // "No, Monday, no time this week": why it is so is no part of what it shall be.
  // Of a note the reason is what is noted.
  const isNote = state.last?.tool === 'add_note' || state.last?.tool === 'change_note';
  const main = (isNote ? reading.source : mainOf(reading, read)).replace(otherDay, '');
  const cancelled = takesTimeBack.exec(reading.source)?.groups?.['rest'];
  const instead = cancelled ? amended(read(cancelled), state) : null;
  if (instead) return heardAs(instead);
  const amendment =
    amended(main === reading.source ? reading : read(main), state) ?? amendedAtLast(reading, state, read);
  if (amendment === null || (!amendment.isPlain && isOwnWish(reading, state, ear))) return null;
  return heardAs(amendment);
}

/** Without the reason, unless that is where the time is: "no scrap that, she says Friday 3pm suits her better". */
function mainOf(reading: MemberReading, read: MemberScope['read']): string {
  const main = withoutReason(reading.source);
  return main !== reading.source && reading.when !== null && read(main).when === null ? reading.source : main;
}

function heardAs({ intent, said, also }: Amendment): MemberHeard {
  const acts = [{ intent, said }, ...(also ? [also] : [])].map((wish) => ({ kind: 'wish' as const, ...wish }));
  return { acts, about: intent, confidence: goesOn };
}

const makesIt = /^(?:make it|plut[oô]t|mets plut[oô]t|mets[- ](?:le|la) plut[oô]t)\s/i;

/** "Ah right, we're closed then. Tomorrow at 3pm": the last sentence may be all that counts. */
function amendedAtLast({ source }: MemberReading, state: MemberState, read: MemberScope['read']) {
  const last = source.split(/[.!,]\s+/).at(-1) ?? '';
  const reading = last === '' || last === source ? null : read(last);
  return reading && (reading.isBare || makesIt.test(last)) ? amended(reading, state) : null;
}

/** It is a wish of its own, for sure and with all that it needs, and not one more of what was done last. */
function isOwnWish(reading: MemberReading, { last }: MemberState, ear: Ear): boolean {
  const [best] = ear.rank(reading.text);
  const opened = openedBy(reading);
  if (opened && intentNamed(opened)) return true;
  const isSure = best && best.probability >= ear.sureFrom && (best.intent !== 'undo' || takesBack(fold(reading.text)));
  const intent = isSure ? intentNamed(best.intent) : null;
  if (!intent || correction.test(fold(reading.text)) || reading.isBare) return false;
  return intent.tool !== last?.tool && missingSlot(intent, readSlots(intent, reading)) === null;
}

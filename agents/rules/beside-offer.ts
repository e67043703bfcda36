import { askAgain, askToCancelAgain, offerPerson } from '#agents/speech/asking.ts';
import type { Heard } from './hear.ts';
import type { Situation } from './read-prompt.ts';
import type { SkillName } from './skill.ts';

/** Answered beside an offer that still waits: the offer is put again. */
const ASIDES = new Set<SkillName>([
  'prices',
  'opening-hours',
  'address',
  'car-ready',
  'my-appointments',
  'my-details',
  'who-are-you',
  'thanks',
]);

/**
 * A text said while an offer stands. The next yes is an answer to that offer, so no other question that a yes could answer
 * may be put: in place of one, and after an aside, the offer is put again.
 */
export function besideOffer(
  text: string,
  { skill, pick }: Pick<Heard, 'skill' | 'pick'>,
  situation: Situation,
): string {
  const again = offerAgain(situation);
  if (again === null || pick !== null) return text;
  // "You are welcome, have a nice day" would end a talk that waits for an answer.
  if (skill === 'thanks') return again;
  const { language } = situation.context;
  return ASIDES.has(skill) ? `${text} ${again}` : text.replace(offerPerson(language), again);
}

/** The question of the offer that stands; null when there is none, or when this turn made another. */
function offerAgain({ context, current }: Situation): string | null {
  const { pending, language } = context;
  const isReplaced = current.calls.some(({ tool }) => tool === 'hold_slots' || tool === 'cancel_appointment');
  const [first] = pending?.options ?? [];
  if (!pending || !first || isReplaced) return null;
  if (first.tool === 'cancel_appointment') return askToCancelAgain(first.label, language);
  const labels = pending.options.map((option) => option.label);
  return askAgain(labels, language);
}

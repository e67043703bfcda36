import { putAgain, askToCancelAgain, offerPerson } from './asking.ts';
import type { HeardWish } from './hear.ts';
import type { SkillName } from './skill-name.ts';
import type { CustomerSituation } from './skill.ts';

/** Answered beside an offer that still waits: the offer is put again. */
const asides = new Set<SkillName>([
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
  { skill, pick }: Pick<HeardWish, 'skill' | 'pick'>,
  situation: CustomerSituation,
): string {
  const again = offerAgain(situation);
  if (again === null || pick !== null) return text;
  // "You are welcome, have a nice day" would end a talk that waits for an answer.
  if (skill === 'thanks') return again;
  const { language } = situation.context;
  return asides.has(skill) ? `${text} ${again}` : text.replace(offerPerson(language), again);
}

/** The question of the offer that stands; null when there is none, or when this turn made another. */
export function offerAgain({ context, current }: CustomerSituation): string | null {
  const { ask, language } = context;
  const isReplaced = current.calls.some(({ tool }) => tool === 'hold_slots' || tool === 'cancel_appointment');
  const [first] = ask?.options ?? [];
  if (!ask || !first || isReplaced) return null;
  if (first.tool === 'cancel_appointment') return askToCancelAgain(first.label, language);
  const labels = ask.options.map((option) => option.label);
  return putAgain(labels, language);
}

import type { Dialog, Scope } from './dialog.ts';
import { isCourtesy } from './manners.ts';
import type { Reading } from './reading.ts';
import type { SkillName } from './skill.ts';

const CERTAIN = 1;
/** What is left when "je ne veux pas annuler" is taken out must be this clear to be a wish of its own. */
const CLEAR = 0.6;
const NO_WISH = new Set<SkillName>([
  'cancel',
  'refuse',
  'out-of-scope',
  'thanks',
  'greeting',
  'goodbye',
  'who-are-you',
]);

/** Not to cancel: an appointment stands, and is said again unless the other words ask for something else. */
export function hearStance(
  { task }: Dialog,
  { stance, ranked, words, when, services, plate }: Reading,
  { context }: Scope,
): { skill: SkillName; confidence: number } | null {
  if (!stance.deniesCancel) return null;
  const isAsked = context.pending?.options.some((option) => option.tool === 'cancel_appointment') ?? false;
  const isAll = isCourtesy(words);
  if (isAsked || (task === 'cancel' && isAll)) return { skill: 'refuse', confidence: CERTAIN };
  const [best] = ranked;
  const isSlots = when !== null || services.length > 0 || plate !== null;
  const isWish = best !== undefined && !NO_WISH.has(best.skill) && (best.probability >= CLEAR || isSlots);
  return isWish && !isAll ? null : { skill: 'my-appointments', confidence: CERTAIN };
}

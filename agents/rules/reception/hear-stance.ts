import { isCourtesy } from '../manners.ts';
import type { Dialog, DialogScope } from './dialog.ts';
import type { CustomerReading } from './reading.ts';
import type { SkillName } from './skill-name.ts';

const certain = 1;
/** What is left when "je ne veux pas annuler" is taken out must be this clear to be a wish of its own. */
const leastClear = 0.6;
const noWish = new Set<SkillName>(['cancel', 'refuse', 'out-of-scope', 'thanks', 'greeting', 'goodbye', 'who-are-you']);

/** Not to cancel: an appointment stands, and is said again unless the other words ask for something else. */
export function hearStance(
  { task }: Dialog,
  { stance, ranked, words, when, services, plate }: CustomerReading,
  { context }: DialogScope,
): { skill: SkillName; confidence: number } | null {
  if (!stance.deniesCancel) return null;
  const isAsked = context.ask?.options.some((option) => option.tool === 'cancel_appointment') ?? false;
  const isAll = isCourtesy(words);
  if (isAsked || (task === 'cancel' && isAll)) return { skill: 'refuse', confidence: certain };
  const [best] = ranked;
  const isSlots = when !== null || services.length > 0 || plate !== null;
  const isWish = best !== undefined && !noWish.has(best.name) && (best.probability >= leastClear || isSlots);
  return isWish && !isAll ? null : { skill: 'my-appointments', confidence: certain };
}

import { isCourtesy } from '../manners.ts';
import { certain, type CustomerHearing, type HeardActs } from './heard.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerState } from './state.ts';

/** What is left when "je ne veux pas annuler" is taken out must be this clear to be a wish of its own. */
const leastClear = 0.6;
const noWish: readonly string[] = ['cancel', 'none', 'thanks', 'greeting', 'goodbye', 'who_are_you', 'my_appointments'];

/** Not to cancel: an appointment stands, and is said again unless the other words ask for something else. */
export function hearStance(
  { stance, words, when, services, plate }: CustomerReading,
  { frames: [frame] }: CustomerState,
  { context, ear }: CustomerHearing,
): HeardActs | null {
  if (!stance.deniesCancel) return null;
  const isAsked = context.ask?.options.some((option) => option.tool === 'cancel_appointment') ?? false;
  const isAll = isCourtesy(words);
  if (isAsked || (frame?.intent === 'cancel' && isAll))
    return { acts: [{ kind: 'deny' }], about: 'refuse', confidence: certain };
  const [best] = ear.rank(stance.rest);
  const isSlots = when !== null || services.length > 0 || plate !== null;
  const isWish = best !== undefined && !noWish.includes(best.intent) && (best.probability >= leastClear || isSlots);
  if (isWish && !isAll) return null;
  const asks = { kind: 'ask', intent: 'my_appointments', said: {}, words: '' } as const;
  return { acts: [asks], about: 'my_appointments', confidence: certain };
}

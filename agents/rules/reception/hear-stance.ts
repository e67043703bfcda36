import { saysCancel } from '#language/calls-off.ts';
import { isCourtesy } from '../manners.ts';
import { certain, type CustomerHearing, type HeardActs } from './heard.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerState } from './state.ts';

/** What is left when "je ne veux pas annuler" is taken out must be this clear to be a wish of its own. */
const leastClear = 0.6;
const shortestWish = 3;
const noWish: readonly string[] = ['cancel', 'none', 'thanks', 'greeting', 'goodbye', 'who_are_you', 'my_appointments'];

/** Not to cancel: an appointment stands, and is said again unless the other words ask for something else. */
export function hearStance(reading: CustomerReading, state: CustomerState, scope: CustomerHearing): HeardActs | null {
  const { stance, words, when, services, plate } = reading;
  const [frame] = state.frames;
  const { context, ear } = scope;
  if (stance.keeps && isOfStanding(reading, context)) return hearKept(scope);
  if (!stance.deniesCancel) return null;
  // "Surtout n'annulez pas mon rdv de jeudi, mon mari s'est trompé"
  const isOwnDay = when !== null && when.days.length > 0 && isOfStanding({ ...reading, text: stance.rest }, context);
  if (isOwnDay && context.ask === null && frame === undefined) return saysAgain();
  const isAsked = context.ask?.options.some((option) => option.tool === 'cancel_appointment') ?? false;
  const isAll = isCourtesy(words);
  if (isAsked || (frame?.intent === 'cancel' && isAll))
    return { acts: [{ kind: 'deny' }], about: 'refuse', confidence: certain };
  const [best] = ear.rank(stance.rest);
  const isSlots = when !== null || services.length > 0 || plate !== null;
  const isClear = best !== undefined && best.probability >= leastClear && words.length >= shortestWish;
  const isWish = best !== undefined && !noWish.includes(best.intent) && (isClear || isSlots);
  if (isWish && !isAll) return null;
  return saysAgain();
}

/** What stands stays: a cancellation that was put is off, and what stands is said again. */
function hearKept({ context }: CustomerHearing): HeardActs {
  const isAsked = context.ask?.options.some(({ calledOff }) => calledOff) ?? false;
  return isAsked ? { acts: [{ kind: 'deny' }], about: 'refuse', confidence: certain } : saysAgain();
}

/** Nothing is named but what stands. */
function isOfStanding(
  { services, denied, when, text }: CustomerReading,
  { appointments }: CustomerHearing['context'],
): boolean {
  const named = [...services, ...denied];
  const days = when?.days ?? [];
  const isOwn = (code: string) => appointments.some(({ service, also }) => [service, ...also].includes(code));
  return (
    appointments.length > 0 &&
    !text.includes('?') &&
    !saysCancel(text) &&
    named.every(isOwn) &&
    days.every((day) => appointments.some(({ startsAt }) => startsAt.startsWith(day)))
  );
}

function saysAgain(): HeardActs {
  const asks = { kind: 'ask', intent: 'my_appointments', said: {}, words: '' } as const;
  return { acts: [asks], about: 'my_appointments', confidence: certain };
}

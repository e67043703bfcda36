import type { CustomerContext } from '#agents/context.ts';
import { unaccent } from '#language/normalise.ts';
import { certain, type CustomerHearing, type HeardActs } from './heard.ts';
import { readMove } from './read-move.ts';
import type { CustomerReading } from './reading.ts';
import { saidOfMove } from './said.ts';
import type { CustomerState, Done } from './state.ts';

/** Beside a time, these are about when to come. */
const aboutTime: readonly string[] = ['move', 'book', 'cancel'];
const wantsToCome =
  /\b(?:(?:can|could|may) (?:i|we) (?:come|do|make it)|(?:je|on) (?:peux|peut|pourrais|pourrait) (?:venir|passer)|plutot|rather|instead)\b/;

/** The appointment that what stands open is about, where we have just reminded of it or asked what shall become of it. */
export function remindedOf({ ask, appointments }: CustomerContext): Done | null {
  const isAsked = ask?.topic === 'reminder' || ask?.options.some(({ tool }) => tool === 'find_slots');
  const id = isAsked ? ask?.options[0]?.input['appointment'] : undefined;
  const own = appointments.find(({ appointment }) => appointment === id);
  return own ? { how: 'stands', appointment: own.appointment, service: own.service, startsAt: own.startsAt } : null;
}

/** Another time, said to a reminder, is for the appointment that it speaks of: "plutôt vendredi 10h", "10h c'est possible ?" */
export function hearReminded(reading: CustomerReading, state: CustomerState, scope: CustomerHearing): HeardActs | null {
  const done = remindedOf(scope.context);
  const { when, services, unclear, isBare, stance, text } = reading;
  if (done === null || when === null || stance.deniesCancel) return null;
  if (services.some((service) => service !== done.service) || unclear.length > 0) return null;
  const [best] = scope.ear.rank(text);
  const isAboutTime = (best && aboutTime.includes(best.intent)) || wantsToCome.test(unaccent(text));
  if (!isBare && !isAboutTime) return null;
  const { to } = readMove(reading, scope);
  // Its own day or hour and no other is none to move it to.
  const isOther =
    to !== null && !(to.days.includes(done.startsAt.slice(0, 10)) && to.time === null && to.from === null);
  if (!isOther) return null;
  // It was not just made: what is said of its time stands for itself.
  const said = { ...saidOfMove(reading, { ...state, done: null }, scope), appointment: done.appointment };
  return { acts: [{ kind: 'wish', intent: 'move', said }], about: 'move', confidence: certain };
}

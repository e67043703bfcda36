import { unaccent } from '#language/normalise.ts';
import type { CustomerHearing } from './heard.ts';
import { readNamed } from './named-appointment.ts';
import { readBesideOwn } from './read-beside-own.ts';
import { kindOf } from './skills.ts';
import { join } from '../dialogue/stated.ts';
import type { Placed } from './place-intent.ts';

/** What a wish to move is made of: "je serai en retard jeudi, 10h ça vous va ?" */
const partsOfMove: readonly string[] = ['move', 'cancel', 'late', 'my_appointments', 'confirm_presence'];
/** What a statement beside a booking only says of when. */
const saysWhen: readonly string[] = ['opening_hours', 'late', 'confirm_presence'];
const ofAppointment = /\b(?:rdv|rendez-?\s?vous|appointments?|booking|reservation)\b/;

/**
 * The wishes of a message that are one. Two of the same kind are one wish; a task that names nothing of its own ("not Wednesday",
 * "plutôt vendredi") only says more of the other; late and at another hour is to move.
 */
export function mergeKin(text: string, stated: readonly Placed[], scope: CustomerHearing): Placed[] {
  const intents = stated.map(({ intent }) => intent);
  if (intents.includes('move') && intents.every((intent) => partsOfMove.includes(intent))) {
    const [first, ...others] = stated;
    const all = first && others.reduce((one, other) => joinPlaced(text, one, other), first);
    return all
      ? [{ ...all, intent: 'move', probability: Math.max(...stated.map(({ probability }) => probability)) }]
      : [];
  }
  const same: Placed[] = [];
  for (const one of stated) {
    // The offer says the price of what is booked.
    if (one.intent === 'prices' && intents.includes('book') && isPriceOfIt(one, scope)) continue;
    // "Samedi ou dimanche, c'est pareil" only says when.
    const isWhen = saysWhen.includes(one.intent) && intents.includes('book') && !one.words.includes('?');
    const at = isWhen
      ? same.findIndex(({ intent }) => intent === 'book')
      : same.findIndex(({ intent }) => intent === one.intent);
    const known = same[at];
    if (known)
      same[at] = { ...joinPlaced(text, known, one), probability: Math.max(known.probability, one.probability) };
    else same.push(one);
  }
  return withOwnTasks(text, same, scope);
}

/** A second task has an object of its own, or is none. */
function withOwnTasks(text: string, stated: readonly Placed[], scope: CustomerHearing): Placed[] {
  const tasks = stated.filter(({ intent }) => kindOf(intent) === 'task');
  const main = tasks.find((task) => namesOwn(task, [], scope)) ?? tasks[0];
  if (tasks.length < 2 || !main) return [...stated];
  const others = tasks.filter((task) => task !== main && !namesOwn(task, [main], scope));
  const whole = others.reduce((one, other) => joinPlaced(text, one, other), main);
  return stated.flatMap((one) => (one === main ? [whole] : others.includes(one) ? [] : [one]));
}

function isPriceOfIt({ words }: Placed, { read }: CustomerHearing): boolean {
  const { services, unclear } = read(words);
  return services.length + unclear.length === 0;
}

function namesOwn({ intent, words }: Placed, beside: readonly Placed[], scope: CustomerHearing): boolean {
  const reading = scope.read(words);
  if (intent === 'book') {
    const theirs = beside.flatMap((each) => (each.intent === 'book' ? scope.read(each.words).services : []));
    return [...reading.services, ...reading.unclear].some((service) => !theirs.includes(service));
  }
  // "Right after my colour" only says when.
  if (readBesideOwn(reading, { done: null }, scope) !== null) return false;
  const { isNamed, fits } = readNamed(reading, null, scope.context);
  return ofAppointment.test(unaccent(words)) || (isNamed && fits.length > 0);
}

function joinPlaced(text: string, one: Placed, other: Placed): Placed {
  return { ...join(text, one, other), isSymptom: one.isSymptom || other.isSymptom };
}

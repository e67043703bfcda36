import { givesThanks } from '../manners.ts';
import { readPlateAnswer } from '#language/plate.ts';
import { chooseAppointment, chooseFromTable, chooseService } from './choose.ts';
import { certain, type CustomerHearing, type HeardActs } from './heard.ts';
import { hearStance } from './hear-stance.ts';
import { deniedVehicle, readVehicleNamed } from './named-vehicle.ts';
import type { CustomerReading } from './reading.ts';
import { hearReminded } from './reminded.ts';
import { saidOfBooking, saidOfCancel, saidOfMove, vehicleIn } from './said.ts';
import { hourAlone, notSaid } from './said-time.ts';
import { hearSecondThought } from './second-thought.ts';
import type { CustomerFrame, CustomerState, Said } from './state.ts';

/** Slots alone, said out of the blue: `vidange jeudi` is a booking, `jeudi` is hardly anything. */
const serviceAndTime = 0.9;
const timeForKnownService = 0.85;
const oneSlot = 0.5;
/** To "which vehicle": none of them more than another. */
const noMatter =
  /\b(?:sais pas|peu importe|importe l|n importe laquelle|l une ou l autre|les deux|either|both|any of them|no matter|doesn t matter|don t know)\b/;

/** An answer to what we asked last, or slots for what is being arranged; null for a message that wants something of its own. */
export function hearAnswer(reading: CustomerReading, state: CustomerState, scope: CustomerHearing): HeardActs | null {
  return (
    hearPlea(reading) ??
    hearReminded(reading, state, scope) ??
    (scope.context.ask === null ? hearSecondThought(reading, state, scope) : null) ??
    hearStance(reading, state, scope) ??
    hearCry(reading, scope) ??
    hearDetails(reading, state) ??
    hearChoice(reading, state, scope) ??
    hearBare(reading, state, scope)
  );
}

/** What a message says for the wish that is talked about. */
export function saidFor(
  intent: string,
  reading: CustomerReading,
  state: CustomerState,
  scope: CustomerHearing,
  isSymptom = false,
): Said {
  if (intent === 'move') return saidOfMove(reading, state, scope);
  return intent === 'cancel' ? saidOfCancel(reading, state, scope) : saidOfBooking(reading, state, scope, isSymptom);
}

/** As sure as the examples of a cry for help must be, where the ear hears nothing clearly. */
const cryForHelp = 0.85;
const urgent = /urgen/i;

function hearCry({ text, when, ranked: [best] }: CustomerReading, { ear }: CustomerHearing): HeardActs | null {
  const isCry = (when === null || urgent.test(when.text)) && best?.name === 'person' && best.probability >= cryForHelp;
  const isClear = (ear.rank(text)[0]?.probability ?? 0) >= ear.sureFrom;
  return isCry && !isClear
    ? { acts: [{ kind: 'note', intent: 'person', words: text }], about: 'person', confidence: best.probability }
    : null;
}

function hearPlea({ stance: { plea }, text }: CustomerReading): HeardActs | null {
  if (plea === null) return null;
  const intent = plea === 'late' ? 'late' : 'complaint';
  return { acts: [{ kind: 'note', intent, words: text }], about: intent, confidence: certain };
}

function hearDetails(
  { plate, email, name, bareName, text }: CustomerReading,
  { wantsDetails }: CustomerState,
): HeardActs | null {
  const isGiven = wantsDetails && (plate ?? email ?? name ?? bareName ?? readPlateAnswer(text)) !== null;
  return isGiven
    ? { acts: [{ kind: 'ask', intent: 'my_details', said: {}, words: '' }], about: 'my_details', confidence: certain }
    : null;
}

/** One of those that were named: a day, a service, an appointment, a vehicle. */
function hearChoice(reading: CustomerReading, state: CustomerState, scope: CustomerHearing): HeardActs | null {
  const [frame] = state.frames;
  if (!frame) return null;
  const isBooking = frame.intent === 'book';
  const isVehicle =
    isBooking &&
    ((state.askedVehicle && deniedVehicle(reading, scope.context.contact) !== null) ||
      (state.askedVehicle && noMatter.test(reading.words.join(' '))) ||
      vehicleIn(reading, scope).isOtherVehicle === true ||
      (reading.isBare && readVehicleNamed(reading, scope.context.contact) !== null));
  const isAppointment =
    !isBooking &&
    frame.slots.appointment === null &&
    !namesAnotherService(frame, reading, scope) &&
    chooseAppointment(reading, scope) !== null;
  const isChoice =
    isVehicle ||
    isAppointment ||
    chooseFromTable(state, reading, scope) !== null ||
    chooseService(frame.slots.unclear, reading, scope) !== null;
  return isChoice ? goesOn(frame, saidFor(frame.intent, reading, state, scope)) : null;
}

/** Nothing but slots: they go where there is room for them. */
function hearBare(reading: CustomerReading, state: CustomerState, scope: CustomerHearing): HeardActs | null {
  const [open] = state.frames;
  const hour = open && reading.when === null ? hourAlone(reading, state, scope) : null;
  if (open && hour) return goesOn(open, { when: hour });
  if (!reading.isBare) return null;
  const hasTime = reading.when !== null;
  const hasService = reading.services.length + reading.unclear.length + reading.denied.length > 0;
  if (!hasTime && !hasService) return null;
  const [frame] = state.frames;
  if (frame && !namesAnotherService(frame, reading, scope)) {
    const not = notSaid(reading, scope);
    const without = reading.denied.length > 0 ? { services: reading.denied } : null;
    const acts = [not, without].flatMap((said) => (said === null ? [] : [{ kind: 'not' as const, said }]));
    const heard = goesOn(frame, saidFor(frame.intent, reading, state, scope));
    return { ...heard, acts: [...acts, ...heard.acts] };
  }
  // "Merci, à jeudi" books nothing.
  if (hasTime && !hasService && givesThanks(reading.words))
    return { acts: [{ kind: 'manners', intent: 'goodbye' }], about: 'goodbye', confidence: serviceAndTime };
  if (hasTime && !hasService && state.last === 'opening_hours') return again('opening_hours', reading);
  if (hasService && !hasTime && state.last === 'prices') return again('prices', reading);
  const isKnown = hasTime && state.about.services.length > 0;
  const confidence = hasTime && hasService ? serviceAndTime : isKnown ? timeForKnownService : oneSlot;
  const said = saidOfBooking(reading, state, scope);
  return { acts: [{ kind: 'wish', intent: 'book', said }], about: 'book', confidence };
}

function goesOn({ intent }: CustomerFrame, said: Said): HeardActs {
  return { acts: [{ kind: 'set', said }], about: intent, confidence: certain };
}

function again(intent: string, { text }: CustomerReading): HeardActs {
  return { acts: [{ kind: 'ask', intent, said: {}, words: text }], about: intent, confidence: timeForKnownService };
}

/** "Vidange mardi" while we ask which appointment to cancel: a service none of them is for is a wish of its own. */
function namesAnotherService(
  { intent }: CustomerFrame,
  { services }: CustomerReading,
  { context }: CustomerHearing,
): boolean {
  return (
    intent === 'cancel' &&
    services.length > 0 &&
    !context.appointments.some(({ service }) => services.includes(service))
  );
}

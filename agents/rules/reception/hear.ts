import type { CustomerContext } from '#agents/context.ts';
import { readYesNo } from '#language/yes-no.ts';
import { chooseAppointment, chooseFromTable, chooseService } from './choose.ts';
import type { Dialog, DialogScope, Task } from './dialog.ts';
import { hearSecondThought } from './done.ts';
import { hearStance } from './hear-stance.ts';
import { merge } from './merge.ts';
import { readVehicleNamed } from './named-vehicle.ts';
import { readPick } from './pick.ts';
import { readMove } from './read-move.ts';
import type { CustomerReading } from './reading.ts';
import type { SkillName } from './skill-name.ts';

/** What a message means in its place in the dialog. `pick` is the option of the standing offer that it accepts. */
export interface HeardWish {
  skill: SkillName;
  /** 0 to 1; what the reader found in a place where we asked for it counts as certain. */
  confidence: number;
  pick: number | null;
  dialog: Dialog;
}

/** An answer to our own question, read with no classifier. */
const certain = 1;
/** Slots alone, said out of the blue: `vidange jeudi` is a booking, `jeudi` is hardly anything. */
const serviceAndTime = 0.9;
const timeForKnownService = 0.85;
const oneSlot = 0.45;
/** A message with unread words is never more certain than its share of read ones, counted over at least this many. */
const fewestWords = 3;

const thanksWords = new Set(['merci', 'mrc', 'thanks', 'thank', 'thx']);
const ownWords = new Set(['mon', 'mes', 'my']);
/** What makes a day that is named one that does not suit. */
const denials = new Set('pas sauf aucun not cannot t neither none busy travaille work occupe prise pris'.split(' '));
/** What a message seems to want of which one half only was understood. */
const swaps = new Set<SkillName>(['refuse', 'cancel', 'book']);
/** "Pas jeudi, plutôt vendredi": what is refused has been left out of the days that were read. */
const prefers = new Set('plutot prefere prefererais instead prefer'.split(' '));
/** To "which vehicle": none of them more than another. */
const noMatter =
  /\b(?:sais pas|peu importe|importe l|n importe laquelle|l une ou l autre|les deux|either|both|any of them|no matter|doesn t matter|don t know)\b/;
const needsOffer = new Set<SkillName>(['refuse', 'other-times']);

export function hear(dialog: Dialog, reading: CustomerReading, scope: DialogScope): HeardWish {
  const { context } = scope;
  const pick = context.ask ? readPick(reading, context.ask, scope) : null;
  if (pick !== null) return { skill: taskOf(context, pick), confidence: certain, pick, dialog };
  const { plea } = reading.stance;
  const thought = scope.context.ask === null ? hearSecondThought(dialog, reading) : null;
  const plain = plea === null ? thought : 'person';
  const answer =
    (plain && { skill: plain, confidence: certain }) ??
    hearStance(dialog, reading, scope) ??
    hearAnswer(dialog, reading, scope) ??
    hearBare(dialog, reading, scope) ??
    hearWish(dialog, reading, scope);
  return { ...answer, pick: null, dialog: merge(dialog, answer.skill, reading, scope) };
}

type Meaning = Pick<HeardWish, 'skill' | 'confidence'>;

/** Answers to what we asked last. */
function hearAnswer(dialog: Dialog, reading: CustomerReading, scope: DialogScope): Meaning | null {
  if (dialog.wantsDetails && (reading.plate ?? reading.email ?? reading.name ?? reading.bareName) !== null) {
    return { skill: 'my-details', confidence: certain };
  }
  const yesNo = readYesNo(reading.text);
  // "Ok merci" to "it is free, nothing is booked" takes note of it.
  const isThanks = reading.words.some((word) => thanksWords.has(word));
  if (yesNo === 'yes' && isThanks && dialog.onlyAsks === 'answered') return { skill: 'thanks', confidence: certain };
  // A yes to two options chooses none of them: the offer is put again.
  if (yesNo !== null && scope.context.ask) return { skill: yesNo === 'yes' ? 'thanks' : 'refuse', confidence: certain };
  if (yesNo !== null) return hearYesNo(yesNo, dialog);
  if (dialog.task === null) return null;
  if (dialog.task === 'book' && dialog.askedVehicle && noMatter.test(reading.words.join(' ')))
    return { skill: 'book', confidence: certain };
  const isVehicle =
    dialog.task === 'book' && reading.isBare && readVehicleNamed(reading, scope.context.contact) !== null;
  const isChoice =
    isVehicle ||
    chooseFromTable(dialog, reading, scope) !== null ||
    chooseService(dialog.unclear, reading, scope) !== null ||
    (dialog.task !== 'book' &&
      dialog.appointment === null &&
      !namesAnotherService(dialog, reading, scope) &&
      chooseAppointment(reading, scope) !== null);
  return isChoice ? { skill: dialog.task, confidence: certain } : null;
}

/** A yes or a no with no offer bound to it. */
function hearYesNo(yesNo: 'yes' | 'no', { task, asked, offersPerson, last }: Dialog): Meaning {
  if (offersPerson) return { skill: yesNo === 'yes' ? 'person' : 'goodbye', confidence: certain };
  // The offer it answers has run out: the same is looked for again.
  if (task !== null) return { skill: yesNo === 'yes' ? task : 'refuse', confidence: certain };
  // To a question that left no trace in a tool, asked by another model perhaps.
  if (asked || last === null) return { skill: 'out-of-scope', confidence: 0 };
  return { skill: yesNo === 'yes' ? 'thanks' : 'goodbye', confidence: certain };
}

/** "Vidange mardi" while we ask which appointment to cancel: a service none of them is for is a wish of its own. */
function namesAnotherService({ task }: Dialog, { services }: CustomerReading, { context }: DialogScope): boolean {
  return (
    task === 'cancel' && services.length > 0 && !context.appointments.some(({ service }) => services.includes(service))
  );
}

/** Nothing but slots: they go where the dialog has room for them. */
function hearBare(dialog: Dialog, reading: CustomerReading, scope: DialogScope): Meaning | null {
  if (!reading.isBare) return null;
  const hasTime = reading.when !== null;
  const hasService = reading.services.length + reading.unclear.length > 0;
  if (!hasTime && !hasService) return null;
  if (dialog.task !== null && !namesAnotherService(dialog, reading, scope))
    return { skill: dialog.task, confidence: certain };
  // "Merci, à jeudi" books nothing.
  if (hasTime && !hasService && reading.words.some((word) => thanksWords.has(word)))
    return { skill: 'goodbye', confidence: serviceAndTime };
  if (hasTime && !hasService && dialog.last === 'opening-hours')
    return { skill: 'opening-hours', confidence: timeForKnownService };
  if (hasService && !hasTime && dialog.last === 'prices') return { skill: 'prices', confidence: timeForKnownService };
  if (hasTime && hasService) return { skill: 'book', confidence: serviceAndTime };
  if (hasTime && dialog.service !== null) return { skill: 'book', confidence: timeForKnownService };
  return { skill: 'book', confidence: oneSlot };
}

/** The classifier's word, among the skills that make sense here. */
function hearWish(dialog: Dialog, reading: CustomerReading, scope: DialogScope): Meaning {
  const { context } = scope;
  const hasOffer = context.ask !== null || dialog.task !== null;
  const isPossible = (skill: SkillName) =>
    (hasOffer || !needsOffer.has(skill)) && (skill !== 'car-ready' || context.business.trade === 'garage');
  const best = reading.ranked.find(({ name }) => isPossible(name));
  if (!best || reading.marked.every((word) => word === 'NUM')) return { skill: 'out-of-scope', confidence: 0 };
  const unread = reading.leftover === '' ? 0 : reading.leftover.split(' ').length;
  const share = 1 - unread / Math.max(fewestWords, reading.marked.length);
  const skill = dialog.task === null && isSwap(best.name, reading, scope) ? 'move' : inTask(best.name, dialog, reading);
  if (skill === 'move' && skill !== best.name) return { skill, confidence: timeForKnownService };
  // "No, too early, after 4 pm?" says what is wanted; "I can't do Friday" what is not.
  const says = (set: ReadonlySet<string>) => reading.words.some((word) => set.has(word));
  const isWish = reading.when !== null && (says(prefers) || !says(denials));
  if (isWish && needsOffer.has(skill) && dialog.task !== null)
    return { skill: dialog.task, confidence: timeForKnownService };
  return { skill, confidence: best.probability * Math.max(0, share) };
}

/** "Laissez tomber jeudi, plutôt mardi": one day of an appointment that stands is given up, and another is named. */
function isSwap(skill: SkillName, reading: CustomerReading, scope: DialogScope): boolean {
  if (!swaps.has(skill) || reading.services.length > 0) return false;
  const { from, to } = readMove(reading, scope);
  const [gone, wanted] = [from?.days ?? [], to?.days ?? []];
  return gone.length > 0 && wanted.length > 0 && !wanted.some((day) => gone.includes(day));
}

/** While an offer is being looked for, "décaler à vendredi" speaks of the offer, and "je préfère vendredi" of the move. */
function inTask(skill: SkillName, { task, offered }: Dialog, reading: CustomerReading): SkillName {
  if (task === 'book' && skill === 'move' && offered.length > 0 && !reading.words.some((word) => ownWords.has(word)))
    return 'book';
  if (task === 'move' && skill === 'book' && reading.services.length === 0) return 'move';
  return skill;
}

function taskOf(context: CustomerContext, pick: number): Task {
  const tool = context.ask?.options[pick]?.tool;
  if (tool === 'cancel_appointment') return 'cancel';
  return tool === 'reschedule_appointment' ? 'move' : 'book';
}

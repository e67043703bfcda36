import type { AgentContext } from '#agents/agent.ts';
import { readChoice } from '#language/choice.ts';
import { fold } from '#language/normalise.ts';
import { readYesNo } from '#language/yes-no.ts';
import type { Dialog, Scope, Task } from './dialog.ts';
import { merge } from './merge.ts';
import { readPick } from './pick.ts';
import { isMark, type Reading } from './reading.ts';
import type { SkillName } from './skill.ts';

/** What a message means in its place in the dialog. `pick` is the option of the standing offer that it accepts. */
export interface Heard {
  skill: SkillName;
  /** 0 to 1; what the reader found in a place where we asked for it counts as certain. */
  confidence: number;
  pick: number | null;
  dialog: Dialog;
}

/** An answer to our own question, read with no classifier. */
const CERTAIN = 1;
/** Slots alone, said out of the blue: `vidange jeudi` is a booking, `jeudi` is hardly anything. */
const SERVICE_AND_TIME = 0.9;
const TIME_FOR_KNOWN_SERVICE = 0.85;
const ONE_SLOT = 0.45;
/** A message with unread words is never more certain than its share of read ones, counted over at least this many. */
const SHORTEST = 3;

const TASKS = new Set<SkillName>(['book', 'move', 'cancel']);
const NEEDS_OFFER = new Set<SkillName>(['refuse', 'other-times']);

export function hear(dialog: Dialog, reading: Reading, scope: Scope): Heard {
  const { context } = scope;
  const pick = context.pending ? readPick(reading, context.pending, context.language) : null;
  if (pick !== null) return { skill: taskOf(context, pick), confidence: CERTAIN, pick, dialog };
  const answer = hearAnswer(dialog, reading, scope) ?? hearBare(dialog, reading) ?? hearWish(dialog, reading, context);
  return { ...answer, pick: null, dialog: merge(dialog, answer.skill, reading, scope) };
}

type Meaning = Pick<Heard, 'skill' | 'confidence'>;

/** Answers to what we asked last. */
function hearAnswer(dialog: Dialog, reading: Reading, { context }: Scope): Meaning | null {
  const yesNo = dialog.offersPerson ? readYesNo(reading.text) : null;
  if (yesNo === 'yes') return { skill: 'person', confidence: CERTAIN };
  if (yesNo === 'no') return { skill: 'goodbye', confidence: CERTAIN };
  if (dialog.wantsDetails && (reading.plate ?? reading.email ?? reading.name ?? bareName(reading)) !== null) {
    return { skill: 'my-details', confidence: CERTAIN };
  }
  if (dialog.task === null) return null;
  const isTable = readChoice(reading.text, dialog.table, choiceIn(context)) !== null;
  const isService = narrow(dialog.unclear, reading, context) !== null;
  const isAppointment = TASKS.has(dialog.task) && dialog.appointment === null && chooseAppointment(reading, context) !== null;
  const asked = isTable || isService || (dialog.task !== 'book' && isAppointment);
  return asked ? { skill: dialog.task, confidence: CERTAIN } : null;
}

/** Nothing but slots: they go where the dialog has room for them. */
function hearBare(dialog: Dialog, reading: Reading): Meaning | null {
  if (!reading.isBare) return null;
  const hasTime = reading.when !== null;
  const hasService = reading.services.length + reading.unclear.length > 0;
  if (!hasTime && !hasService) return null;
  if (dialog.task !== null) return { skill: dialog.task, confidence: CERTAIN };
  if (hasTime && !hasService && dialog.last === 'opening-hours') return { skill: 'opening-hours', confidence: TIME_FOR_KNOWN_SERVICE };
  if (hasService && !hasTime && dialog.last === 'prices') return { skill: 'prices', confidence: TIME_FOR_KNOWN_SERVICE };
  if (hasTime && hasService) return { skill: 'book', confidence: SERVICE_AND_TIME };
  if (hasTime && dialog.service !== null) return { skill: 'book', confidence: TIME_FOR_KNOWN_SERVICE };
  return { skill: 'book', confidence: ONE_SLOT };
}

/** The classifier's word, among the skills that make sense here. */
function hearWish(dialog: Dialog, reading: Reading, context: AgentContext): Meaning {
  const hasOffer = context.pending !== null || dialog.task !== null;
  const eligible = reading.ranked.filter(({ skill }) => hasOffer || !NEEDS_OFFER.has(skill));
  const [best] = eligible;
  if (!best || reading.marked.length === 0) return { skill: 'out-of-scope', confidence: 0 };
  const unread = reading.leftover === '' ? 0 : reading.leftover.split(' ').length;
  const share = 1 - unread / Math.max(SHORTEST, reading.marked.length);
  const skill = inTask(best.skill, dialog, reading);
  return { skill, confidence: best.probability * Math.max(0, share) };
}

/** While an offer is being looked for, "décaler à vendredi" speaks of the offer, and "je préfère vendredi" of the move. */
function inTask(skill: SkillName, { task, offered }: Dialog, reading: Reading): SkillName {
  if (task === 'book' && skill === 'move' && offered.length > 0 && !reading.words.some((word) => OWN.has(word))) return 'book';
  if (task === 'move' && skill === 'book' && reading.services.length === 0) return 'move';
  return skill;
}

const OWN = new Set(['mon', 'mes', 'my']);

function taskOf(context: AgentContext, pick: number): Task {
  const tool = context.pending?.options[pick]?.tool;
  if (tool === 'cancel_appointment') return 'cancel';
  return tool === 'reschedule_appointment' ? 'move' : 'book';
}

/** Two or three plain words where a name was asked for. */
export function bareName({ words, marked }: Reading): string | null {
  const isName = words.length >= 1 && words.length <= 3 && marked.every((word) => !isMark(word) && /^\p{L}{2,}$/u.test(word));
  return isName ? words.join(' ') : null;
}

/** Which of several services the person means, by the words in which their names differ: `arrière`. */
export function narrow(services: readonly string[], reading: Reading, context: AgentContext): string | null {
  if (services.length < 2) return null;
  const names = services.map((code) => fold(context.services.find((each) => each.service === code)?.name ?? '').split(' '));
  const shared = (word: string) => names.every((name) => name.includes(word));
  const fits = services.filter((_, index) => names[index]?.some((word) => !shared(word) && reading.words.includes(word)));
  if (fits.length === 1) return fits[0] ?? null;
  const options = services.map((code) => ({ label: context.services.find((each) => each.service === code)?.name ?? code }));
  const chosen = readChoice(reading.text, options, choiceIn(context));
  return chosen === null ? null : (services[chosen] ?? null);
}

/** Which of the person's appointments is meant: by its place in our list, its service or its day. */
export function chooseAppointment(reading: Reading, context: AgentContext): string | null {
  const { appointments } = context;
  const byService = appointments.filter((each) => reading.services.includes(each.service));
  if (byService.length === 1) return byService[0]?.appointment ?? null;
  const byDay = appointments.filter((each) => reading.when?.days.includes(each.startsAt.slice(0, 10)) ?? false);
  if (byDay.length === 1 && reading.when?.days.length === 1) return byDay[0]?.appointment ?? null;
  const chosen = readChoice(reading.text, appointments, choiceIn(context));
  return chosen === null ? null : (appointments[chosen]?.appointment ?? null);
}

function choiceIn(context: AgentContext) {
  return { language: context.language };
}

import { z } from 'zod';
import { fold } from '#language/normalise.ts';
import { addDays, weekdayOf } from '#language/zone.ts';
import { first } from '../read/terms.ts';
import { colleagueWords, whenWords } from '../read/words.ts';
import type { MemberReading } from '../reading.ts';
import { unreadWords } from '../unread.ts';
import { anew } from './anew.ts';
import { inSameMonth } from './same-month.ts';
import type { Amend } from './correction.ts';

const taskOutput = z.looseObject({
  task: z.looseObject({ id: z.string(), label: z.string(), dueOn: z.string().nullable().optional() }),
});

/** "Wednesday that week": the day of that name in the week of the one that stands. */
function inThatWeek({ source, when }: MemberReading, dueOn: string | null): string | null {
  const [day] = when?.days ?? [];
  if (
    !day ||
    dueOn === null ||
    !/\b(?:that (?:same )?week|the same week|cette semaine[- ]l[àa]|la m[êe]me semaine)\b/i.test(source)
  )
    return null;
  const weekday = (date: string) => (weekdayOf(date) + 6) % 7;
  return addDays(dueOn, weekday(day) - weekday(dueOn));
}

const done = /\b(?:done|finished|faite?|c est bon|coche|termine\w*)\b/;
const already = /^(?:already|did|deja|tout|all|it|job|taf|voila|super|merci|thanks)$/;

/** "Ok, c'est bon" to what was just noted thanks for it. */
function isThanks(said: string, tool: string): boolean {
  return tool === 'create_task' && /^(?:(?:ok|oui|super|merci|parfait) )*c est bon(?: merci)?$/.test(said);
}

const begins = /^(?:(?:ah|oh|bon|et|and|non|no) )*(?:done|fait|c est fait|fini|finished)\b/;
const shortest = 7;
const asWell =
  /^(?:(?:et|and)\s+)?(?:l'|(?:le|la|les|the)\s+)?(?<other>[\p{L}\d' -]{3,40}?)\s+(?:aussi|[ée]galement|as well|too)[\s.!]*$/iu;

/** Done, of another customer, a colleague's, or for another day: what was just said of a task. */
export const ofTask: Amend = (reading, { last, said, isCorrection }) => {
  const { data } = taskOutput.safeParse(last.output);
  if (!data) return null;
  const task = data.task.id;
  const colleague = colleagueWords(reading);
  const dueOn = data.task.dueOn ?? null;
  const when = inThatWeek(reading, dueOn) ?? inSameMonth(reading, dueOn ?? '') ?? whenWords(reading);
  const contact = first(reading, 'contact');
  // "Non pas Paulette, Roger": the last one named is the one who is meant.
  const others = reading.spans.filter(({ kind }) => kind === 'contact');
  const isEnd = done.test(said) && !/\b(?:pas|not|never|jamais|combien|how)\b/.test(said) && !isThanks(said, last.tool);
  const label = fold(data.task.label).split(' ');
  // "La banque c'est fait" is of another task than the one to sign.
  const beside = unreadWords(reading).filter(
    (word) => !done.test(word) && !already.test(word) && !label.includes(word),
  );
  if (
    isEnd &&
    beside.length === 0 &&
    contact === null &&
    first(reading, 'plate', 'model') === null &&
    (!isCorrection || begins.test(said))
  )
    return { intent: 'complete_task', said: { task }, isPlain: true };
  if (isCorrection && contact !== null && when === null && colleague === null) {
    return { intent: 'change_task_contact', said: { task, contact: others.at(-1)?.value ?? contact }, isPlain: true };
  }
  const other = asWell.exec(reading.source)?.groups?.['other'];
  if (last.intent === 'complete_task' && other) return { intent: 'complete_task', said: { task: other } };
  const isShort = isCorrection || reading.isBare || reading.words.length <= shortest;
  if (!isShort) return null;
  if (colleague !== null && when === null) return { intent: 'assign_task', said: { task, assignee: colleague } };
  // Another day is sure only where nothing else is said: "et mercredi le comptable" is another task.
  const isRead = isCorrection || reading.isBare || unreadWords(reading).length === 0;
  return when !== null && colleague === null && isRead ? { intent: 'postpone_task', said: { task, due: when } } : null;
};

const changedTask = z.looseObject({ outcome: z.string(), task: z.looseObject({ id: z.string() }) });
const notThatOne =
  /^(?:(?:ah|oh|euh|non|no|nan|mince|oops|sorry|pardon)[\s,]+)*(?:(?:pas|not|c'est pas|c'[ée]tait pas|it's not|wasn't) (?:celle|celui|[çc]a|that|this|la bonne)(?:[- ]l[àa])?(?: one)?|wrong one|pas la bonne)(?!\p{L})[\s,.:]*(?:(?:mais|but|c'est|it's|it was|c'[ée]tait)\s+)?(?<other>.*)$/iu;

/** "No not that one, the attestation": the wrong one was ticked off. It is open again, and the other one done. */
export const ofWrongTask: Amend = ({ source }, { last }) => {
  const { data } = changedTask.safeParse(last.output);
  const other = notThatOne.exec(source)?.groups?.['other'];
  if (data?.outcome !== 'done' || other === undefined) return null;
  const words = other.replace(/^(?:l'|(?:le|la|les|the)\s+)/i, '').replace(/[\s.!]+$/, '');
  const reopened = { intent: 'reopen_task', said: { task: data.task.id }, isPlain: true };
  return words === '' ? reopened : { ...reopened, also: { intent: 'complete_task', said: { task: words } } };
};

const moreTask =
  /^(?:et|and)?\s*(?:aussi|also)?\s*(?:(?:une|un|one|another)(?: (?:autre|more|other))?(?: (?:t[âa]che|task))? (?:pour|for)\b|mets? aussi (?:[àa]|pour) )/i;
const goesOn = /^(?:et|and|puis|then|plus)\s/i;

/** "And also one for Julie, call the supplier", "et mercredi 9h le comptable": another task. */
export const oneMoreTask: Amend = (reading, { last, isCorrection }) => {
  if (moreTask.test(reading.source)) return anew('create_task', 'title', reading);
  const isMore =
    last.tool === 'create_task' &&
    !isCorrection &&
    goesOn.test(reading.source) &&
    !reading.source.includes('?') &&
    whenWords(reading) !== null &&
    unreadWords(reading).length > 0;
  const more = isMore ? anew('create_task', 'title', reading) : null;
  return more && { ...more, isPlain: false };
};

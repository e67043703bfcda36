import { fold } from '#language/normalise.ts';
import { readYesNo } from '#language/yes-no.ts';
import { type Filled, type Intent, missingName, missingSlot, readSlots } from '../dialogue/intent.ts';
import { type Stated, statedIn } from '../dialogue/stated.ts';
import { correction } from './amend/correction.ts';
import { hearAmendment } from './hear-amendment.ts';
import { hearFile } from './hear-file.ts';
import { hearListed } from './hear-listed.ts';
import { isDenied, isNotYet } from './denial.ts';
import { exportedSame } from './exported-same.ts';
import { hearColumns } from './hear-columns.ts';
import { intentNamed } from './intents.ts';
import { hearPlain } from './hear-plain.ts';
import { openedBy } from './openers.ts';
import { withoutReason } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import type { MemberHeard, MemberScope } from './heard.ts';
import { newcomer, withNewContact } from './newcomer.ts';
import { type Recalled, recalled } from './recall.ts';
import { ofSettings } from './settings/names.ts';
import { pricesIn } from './settings/prices.ts';
import { isNone, ofTheHouse } from './sounds-like.ts';
import type { MemberAct, MemberState } from './state.ts';

const certain = 1;
const manners: readonly string[] = ['greeting', 'thanks'];
const nearlySure = 0.6;
/** More are a sentence, not an answer. */
const longestAnswer = 8;
/** Whose words are a colleague's own text, in which a "pas" denies nothing of the wish. */
const freeText: readonly string[] = [
  'add_note',
  'log_call',
  'job_note',
  'create_task',
  'write_to',
  'use_part',
  'lose_deal',
  'create_deal',
  'teach',
  'correct_fact',
  'answer_question',
  'ask_knowledge',
  'forget_fact',
  'list_questions',
];
/** In which a "ne … plus" is the wish itself. */
const settings: readonly string[] = ['set_notifications', 'show_notifications', ...ofSettings];
/** Which answer no question of ours. */
const ofThemselves: readonly string[] = [
  ...settings,
  ...['arrive_on_site', 'leave_site', 'attach_document', 'find_documents'],
  ...['teach', 'correct_fact', 'forget_fact', 'list_facts', 'list_questions', 'answer_question', 'audit'],
];
const headWords = 4;
/** And beside those, whose every word belongs to the one wish: a name, its number, and why. */
const wholeText: readonly string[] = [
  'undo',
  'create_contact',
  'create_company',
  'undo_import',
  'delete_contact',
  'cancel_for',
  'merge_contacts',
  'update_contact',
  'create_quote',
  'create_invoice',
  'discount',
  'record_payment',
  'register_vehicle',
  'change_vehicle_owner',
  'block_time',
  'win_deal',
  'invite_member',
  ...settings,
];
/** Which no question wants. */
const asksOnly: readonly string[] = ['log_call', 'job_note', 'add_note', 'record_payment', 'finish_job', 'use_part'];

/** Answers first, by what stands open; then what goes on with what was done; then what the ear hears. */
export function hearMember(text: string, state: MemberState, scope: MemberScope): MemberHeard {
  return hearFile(text, state, scope, (words) => hearSaid(words, state, scope)) ?? hearSaid(text, state, scope);
}

function hearSaid(text: string, state: MemberState, scope: MemberScope): MemberHeard {
  const reading = scope.read(text);
  return (
    hearPlain(text, state, scope) ??
    hearAnswer(reading, state, scope) ??
    hearColumns(reading, state) ??
    hearMore(text, state) ??
    hearTakenBack(reading, state) ??
    hearListed(reading, state, scope) ??
    hearAmendment(reading, state, scope) ??
    hearWishes(text, reading, state, scope)
  );
}

/** An answer to our own question: what was asked for, a correction of what was said, or that it is not wanted any more. */
function hearAnswer(reading: MemberReading, { frames }: MemberState, scope: MemberScope): MemberHeard | null {
  const [frame] = frames;
  const intent = frame ? intentNamed(frame.intent) : null;
  if (!frame || !intent || ofThemselves.includes(openedBy(reading) ?? '')) return null;
  const { text } = reading;
  const added = newcomer(reading, intent.name, frames);
  if (added !== null) return { acts: added, about: intent.name, confidence: certain };
  const said = readSlots(intent, reading);
  const isCorrection = correction.test(fold(text)) && Object.keys(said).length > 0;
  if (readYesNo(text) === 'no' || (!isCorrection && isDenied(text))) return dropped();
  const [best] = scope.ear.rank(text);
  const missing = missingSlot(intent, frame.slots);
  const isPlain = missing?.isPlain === true && missing.read(reading) !== null;
  const isElse =
    !reading.isBare &&
    !isPlain &&
    best &&
    best.probability >= scope.ear.sureFrom &&
    best.intent !== intent.name &&
    intentNamed(best.intent);
  if (isElse || reading.words.length > longestAnswer) return null;
  const adds = isCorrection ? said : { ...answerOf(intent, frame.slots, reading), ...fresh(said, frame.slots) };
  const about = intent.name;
  return Object.keys(adds).length === 0 ? null : { acts: [{ kind: 'set', said: adds }], about, confidence: certain };
}

/** What was asked for, read as the answer it is. */
function answerOf(intent: Intent<MemberReading>, filled: Filled, reading: MemberReading): Filled {
  const name = missingName(intent, filled);
  const slot = name === null ? undefined : intent.slots[name];
  if (name === null || !slot || reading.text.includes('?')) return {};
  const words = slot.read(reading) ?? slot.answer?.(reading) ?? null;
  return words === null ? {} : { [name]: words };
}

const nextWords =
  /^(?:(?:la |les )?(?:suite|suivante?s?|page suivante)|suite|encore|continue|plus|next(?: page| ones?)?|more|show more|go on|carry on)(?: (?:stp|svp|please|pls))?$/;

function hearMore(text: string, { more }: MemberState): MemberHeard | null {
  if (!nextWords.test(fold(text)) || more === null) return null;
  return { acts: [{ kind: 'wish', intent: 'next_page', said: {} }], about: 'next_page', confidence: certain };
}

const backWords =
  /(?:^|\s)(?:remets?|remet|retablis)[ -](?:le|la|les|ca)(?=$| (?:stp|svp|comme avant|comme c etait|c etait|c est|finalement|please))|\bput (?:it|that|her|him|them) back\b|\bbring (?:it|that) back\b|^redo\b/;
const longestTakenBack = 12;

/** "Ah non, remets-le": what was just done is undone, and what was undone is done again. */
function hearTakenBack(reading: MemberReading, { last }: MemberState): MemberHeard | null {
  if (
    last === null ||
    reading.words.length > longestTakenBack ||
    !backWords.test(fold(reading.text)) ||
    reading.text.includes('?')
  )
    return null;
  const said: Filled = last.tool === 'undo' ? { redo: 'yes' } : {};
  return { acts: [{ kind: 'wish', intent: 'undo', said }], about: 'undo', confidence: certain };
}

/** What the ear hears, in the order said. */
function hearWishes(text: string, reading: MemberReading, state: MemberState, scope: MemberScope): MemberHeard {
  if (reading.words.length === 0) return { acts: [], about: 'none', confidence: 0 };
  const stated = wishesIn(text, reading, scope).map((one) => ({
    ...one,
    probability: sureness(one, { reading: one.read, state, scope }),
  }));
  const wishes = stated.flatMap((one) => actOf(one, { reading: one.read, state, scope }));
  const acts = withNewContact(withOneVehicle(wishes), reading);
  return {
    acts,
    about: acts[0]?.kind === 'drop' ? 'refuse' : (stated[0]?.intent ?? 'none'),
    confidence: Math.min(...stated.map(({ probability }) => probability)),
  };
}

type Wish = Stated & { read: MemberReading; isAnother?: boolean };

const andRemind =
  /^(?<first>.{8,}?)[\s,.;]+(?:(?:et|and|puis|then)\s+)(?<second>(?:tu |vous |you )?(?:me |m')?(?:rappelle[szr]?(?:[- ]moi)?|remind me|fais[- ]moi penser)\s.+)$/isu;

/** "…, et rappelle-moi de les appeler": whatever the first is, the reminder is a wish of its own. */
function wishesIn(text: string, reading: MemberReading, scope: MemberScope): Wish[] {
  const prices = pricesIn(text, scope.read);
  if (prices)
    return prices.map((each, at) => ({
      ...{ intent: 'set_price', probability: certain, words: each.source, clauses: [], read: each, isAnother: at > 0 },
    }));
  const { first: before, second } = andRemind.exec(text)?.groups ?? {};
  if (!before || !second) return doneAndPutOff(text, scope) ?? wishesOf(text, reading, scope);
  const reminder = scope.read(
    second.replace(/^(?:tu |vous |you )?(?:me |m')/i, '').replace(/^rappelles?(?![- ]moi)/i, 'rappelle-moi'),
  );
  return [
    ...wishesOf(before, scope.read(before), scope),
    { intent: 'create_task', probability: certain, words: reminder.source, clauses: [], read: reminder },
  ];
}

const andPutOff =
  /^(?<done>[^?]*\b(?:fait|faite|fini|finie|envoy[ée]e?|sign[ée]e?|done|sent|signed|finished))(?!\p{L})[\s,]+(?:et|and)\s+(?<later>[^?]*\b(?:d[ée]cale|repousse|reporte|mets|move|push|put)(?!\p{L})[^?]*)$/iu;

/** "L'attestation c'est envoyé, et la relance décale à demain": two tasks, and none of them the other's day. */
function doneAndPutOff(text: string, { read }: MemberScope): Wish[] | null {
  const { done, later } = andPutOff.exec(text)?.groups ?? {};
  if (!done || !later || isDenied(done) || isDenied(later) || /\b(?:pas|not)\b/i.test(done)) return null;
  const parts = [read(done), read(later)];
  // Of cars and customers something else is done.
  if (parts.some(({ spans }) => spans.some(({ kind }) => kind !== 'when')) || parts[1]?.when === null) return null;
  return parts.map((part, at) => ({
    ...{ intent: at === 0 ? 'complete_task' : 'postpone_task', probability: certain, words: part.source },
    ...{ clauses: [], read: part },
  }));
}

/** What the ear hears of it, where no part of it opens in words that leave no doubt. */
function wishesOf(text: string, reading: MemberReading, { ear, read }: MemberScope): Wish[] {
  const whole = openedBy(reading);
  const heard = statedIn(text, ear).map((one, _, all) => ({
    ...one,
    ...ofTheHouse({ ...one, intent: isNone(one) ? 'none' : one.intent }, all.length, reading, ear),
    read: all.length > 1 ? read(one.words) : reading,
  }));
  const [main] = heard;
  // What is noted or sent may sound like anything: all behind the opening is its text.
  if (whole !== null && main && (heard.length === 1 || isWhole(whole))) {
    return [{ ...main, intent: whole, probability: certain, words: text, read: reading }];
  }
  return heard.map((one) => {
    const opened = openedBy(one.read);
    return opened === null ? one : { ...one, intent: opened, probability: certain };
  });
}

const ofTheSame: readonly string[] = ['set_mileage', 'use_part', 'job_note', 'finish_job'];

/** "Fini la Clio, 84 320 km au compteur": what is said next is of the same vehicle. */
function withOneVehicle(acts: readonly MemberAct[]): MemberAct[] {
  let vehicle: string | undefined;
  return acts.map((act) => {
    if (act.kind !== 'wish') return act;
    const said =
      ofTheSame.includes(act.intent) && act.said['vehicle'] === undefined && vehicle
        ? { ...act.said, vehicle }
        : act.said;
    vehicle = said['vehicle'] ?? vehicle;
    return { ...act, said };
  });
}

function isWhole(intent: string): boolean {
  return freeText.includes(intent) || wholeText.includes(intent);
}

const ofParts: readonly string[] = ['use_part', 'order_part'];

type Hearing = Recalled & { scope: MemberScope };

/** Words that say all that a wish needs are as good as sure of it. */
function sureness({ intent: name, probability }: Stated, { reading, state, scope: { ear } }: Hearing): number {
  const intent = intentNamed(name);
  if (intent === null || probability < nearlySure) return probability;
  // "Elle a dit ok au téléphone ?" asks, and is no call to be logged.
  if (asksOnly.includes(name) && reading.source.includes('?') && openedBy(reading) === null)
    return Math.min(probability, nearlySure);
  // "Non, 2 bombes en fait" corrects what is not there: it is no order.
  if (ofParts.includes(name) && correction.test(fold(reading.text))) return Math.min(probability, nearlySure);
  const filled = recalled(intent, readSlots(intent, reading), { reading, state });
  return missingSlot(intent, filled) === null ? Math.max(probability, ear.sureFrom) : probability;
}

function actOf({ intent: name, words, probability, isAnother }: Wish, hearing: Hearing): MemberAct[] {
  const isManners = manners.includes(name) && probability >= nearlySure;
  const intent = intentNamed(name);
  if (isManners) return [{ kind: 'manners', intent: name }];
  if (isNotYet(name, words)) return [{ kind: 'drop' }];
  const denied = freeText.includes(name) ? words.split(/\s+/).slice(0, headWords).join(' ') : withoutReason(words);
  if (name === 'refuse' || (intent && !settings.includes(name) && isDenied(denied))) return [{ kind: 'drop' }];
  if (intent)
    return [
      {
        kind: 'wish',
        intent: name,
        ...(isAnother && { isAnother }),
        said: withShown(name, recalled(intent, readSlots(intent, hearing.reading), hearing), hearing),
      },
    ];
  return [{ kind: 'ask', intent: manners.includes(name) ? 'none' : name, said: {}, words }];
}

/** "Exporte ça" is of the list in view. */
function withShown(name: string, said: Filled, { reading, state }: Hearing): Filled {
  const same = name === 'export' ? exportedSame(reading, state) : null;
  return same ? { ...said, ...same } : said;
}

function fresh(said: Filled, known: Filled): Filled {
  return Object.fromEntries(Object.entries(said).filter(([name]) => known[name] === undefined));
}

const dropped = (): MemberHeard => ({ acts: [{ kind: 'drop' }], about: 'refuse', confidence: certain });

import { readChoice } from '#language/choice.ts';
import { fold } from '#language/normalise.ts';
import { readYesNo } from '#language/yes-no.ts';
import { type Filled, type Intent, missingName, missingSlot, readSlots } from '../dialogue/intent.ts';
import { type Stated, statedIn } from '../dialogue/stated.ts';
import type { Ear } from '../ear/open-ear.ts';
import { amended } from './amend.ts';
import { correction } from './correction.ts';
import { isDenied } from './denial.ts';
import { intentNamed } from './intents.ts';
import { openedBy } from './openers.ts';
import type { MemberReading } from './reading.ts';
import { type Recalled, recalled } from './recall.ts';
import type { MemberAct, MemberSituation, MemberState } from './state.ts';

/** What a message of a member does in its place in the talk. */
export interface MemberHeard {
  acts: readonly MemberAct[];
  /** What it is about, for the record. */
  about: string;
  /** 0 to 1; an answer to our own question counts as certain. */
  confidence: number;
}

export interface MemberScope {
  context: Pick<MemberSituation['context'], 'ask' | 'language' | 'zone'>;
  now: Date;
  ear: Ear;
  read: (text: string) => MemberReading;
}

const certain = 1;
/** "Et demain ?" after a question that only a day was missing from. */
const goesOn = 0.85;
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
];
/** In which a "ne … plus" is the wish itself. */
const settings: readonly string[] = ['set_notifications', 'show_notifications'];
/** Which answer no question of ours. */
const ofThemselves: readonly string[] = [...settings, 'arrive_on_site', 'leave_site'];
const headWords = 4;
/** And beside those, whose every word belongs to the one wish: a name, its number, and why. */
const wholeText: readonly string[] = [
  'undo',
  'create_contact',
  'create_company',
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
  ...ofThemselves,
];
/** Which no question wants. */
const asksOnly: readonly string[] = ['log_call', 'job_note', 'add_note', 'record_payment', 'finish_job', 'use_part'];

/** Answers first, by what stands open; then what goes on with what was done; then what the ear hears. */
export function hearMember(text: string, state: MemberState, scope: MemberScope): MemberHeard {
  const reading = scope.read(text);
  return (
    hearHelp(text) ??
    hearChoice(text, scope) ??
    hearAnswer(reading, state, scope) ??
    hearMore(text, state) ??
    hearTakenBack(reading, state) ??
    hearAmendment(reading, state, scope) ??
    hearWishes(text, reading, state, scope)
  );
}

const helpWords =
  /^(?:aide(?: moi| stp)?|aidez moi|help(?: me| please)?|(?:que|qu est ce que tu) (?:sais(?: tu)? faire|peux(?: tu)? faire)|what can you do)$/;

/** The word that our own answers tell of needs no ear. */
function hearHelp(text: string): MemberHeard | null {
  if (!helpWords.test(fold(text))) return null;
  return { acts: [{ kind: 'ask', intent: 'help', said: {}, words: text }], about: 'help', confidence: certain };
}

/** Which of those we hesitated between is meant, where it is said in words that no lane takes for a plain answer. */
function hearChoice(text: string, { context, now }: MemberScope): MemberHeard | null {
  const { ask, language, zone } = context;
  if (ask === null || ask.topic !== 'which') return null;
  const option = readChoice(text, ask.options, { language, zone, now }) ?? theOther(text, ask.options);
  return option === null ? null : { acts: [{ kind: 'choose', option }], about: 'choice', confidence: certain };
}

/** "No not Sean, the other one", of two. */
function theOther(text: string, options: readonly { label: string }[]): number | null {
  const denied = /\b(?:pas|not) (?<name>[\p{L}'-]+)/iu.exec(text)?.groups?.['name'];
  const at =
    denied === undefined || options.length !== 2
      ? -1
      : options.findIndex(({ label }) => fold(label).split(' ').includes(fold(denied)));
  return at === -1 ? null : 1 - at;
}

/** An answer to our own question: what was asked for, a correction of what was said, or that it is not wanted any more. */
function hearAnswer(reading: MemberReading, { frames }: MemberState, scope: MemberScope): MemberHeard | null {
  const [frame] = frames;
  const intent = frame ? intentNamed(frame.intent) : null;
  if (!frame || !intent || ofThemselves.includes(openedBy(reading) ?? '')) return null;
  const { text } = reading;
  const said = readSlots(intent, reading);
  const isCorrection = correction.test(fold(text)) && Object.keys(said).length > 0;
  if (readYesNo(text) === 'no' || (!isCorrection && isDenied(text))) return dropped();
  const [best] = scope.ear.rank(text);
  const isElse =
    !reading.isBare &&
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
  /(?:^|\s)(?:remets?|remet|retablis)[ -](?:le|la|les|ca)\b(?! (?:en|a|au|sur))|\bput (?:it|that|her|him|them) back\b|\bbring (?:it|that) back\b|^redo\b/;
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

/** "Non 4 pardon", "plutôt 11h", "mets plutôt Julie": what was just done is meant otherwise. */
function hearAmendment(reading: MemberReading, state: MemberState, { ear, read }: MemberScope): MemberHeard | null {
  const amendment = amended(reading, state) ?? amendedAtLast(reading, state, read);
  if (amendment === null || (!amendment.isPlain && isOwnWish(reading, state, ear))) return null;
  const { intent, said } = amendment;
  return { acts: [{ kind: 'wish', intent, said }], about: intent, confidence: goesOn };
}

/** "Ah right, we're closed then. Tomorrow at 3pm": the last sentence may be all that counts. */
function amendedAtLast({ source }: MemberReading, state: MemberState, read: MemberScope['read']) {
  const last = source.split(/[.!]\s+/).at(-1) ?? '';
  const reading = last === '' || last === source ? null : read(last);
  return reading?.isBare ? amended(reading, state) : null;
}

/** It is a wish of its own, for sure and with all that it needs, and not one more of what was done last. */
function isOwnWish(reading: MemberReading, { last }: MemberState, ear: Ear): boolean {
  const [best] = ear.rank(reading.text);
  const opened = openedBy(reading);
  const intent = opened
    ? intentNamed(opened)
    : best && best.probability >= ear.sureFrom
      ? intentNamed(best.intent)
      : null;
  if (opened && intent) return true;
  if (!intent || correction.test(fold(reading.text)) || reading.isBare) return false;
  return intent.tool !== last?.tool && missingSlot(intent, readSlots(intent, reading)) === null;
}

/** What the ear hears, in the order said. */
function hearWishes(text: string, reading: MemberReading, state: MemberState, scope: MemberScope): MemberHeard {
  if (reading.words.length === 0) return { acts: [], about: 'none', confidence: 0 };
  const stated = wishesIn(text, reading, scope).map((one) => ({
    ...one,
    probability: sureness(one, { reading: one.read, state, scope }),
  }));
  const acts = withOneVehicle(stated.flatMap((one) => actOf(one, { reading: one.read, state, scope })));
  return {
    acts,
    about: acts[0]?.kind === 'drop' ? 'refuse' : (stated[0]?.intent ?? 'none'),
    confidence: Math.min(...stated.map(({ probability }) => probability)),
  };
}

const toCome =
  /\b(?:r?appellerai|vais (?:l |le |la |les )?r?appeler|i ll (?:call|ring|phone)|will (?:call|ring|phone)|gonna (?:call|ring))\b/;

/** What sounds like something to be done, and is not: nothing is taken back without a word for it, and a call to come was none yet. */
function isNone({ intent, words }: Stated): boolean {
  const said = fold(words);
  return (intent === 'undo' && !undoing.test(said)) || (intent === 'log_call' && toCome.test(said));
}

type Wish = Stated & { read: MemberReading };

/** Without one of these nothing is taken back, whatever it sounds like. */
const undoing =
  /\b(?:annul\w*|undo|defai\w*|revien\w*|retour|oubli\w*|forget|efface\w*|retire\w*|enleve\w*|supprim\w*|cancel\w*|(?:take|put) (?:it|that|this) back|revert|scratch|laisse tomber|erreur|tromp\w*|mistake|wrong|remets?|back)\b/;

/** What the ear hears of it, where no part of it opens in words that leave no doubt. */
function wishesIn(text: string, reading: MemberReading, { ear, read }: MemberScope): Wish[] {
  const whole = openedBy(reading);
  const heard = statedIn(text, ear).map((one, _, all) => ({
    ...one,
    intent: isNone(one) ? 'none' : one.intent,
    read: all.length > 1 ? read(one.words) : reading,
  }));
  const [first] = heard;
  // What is noted or sent may sound like anything: all behind the opening is its text.
  if (whole !== null && first && (heard.length === 1 || isWhole(whole))) {
    return [{ ...first, intent: whole, probability: certain, words: text, read: reading }];
  }
  return heard.map((one) => {
    const opened = openedBy(one.read);
    return opened === null ? one : { ...one, intent: opened, probability: certain };
  });
}

/** "Fini la Clio, 84 320 km au compteur": what is said next is of the same vehicle. */
function withOneVehicle(acts: readonly MemberAct[]): MemberAct[] {
  let vehicle: string | undefined;
  return acts.map((act) => {
    if (act.kind !== 'wish') return act;
    const said =
      act.intent === 'set_mileage' && act.said['vehicle'] === undefined && vehicle
        ? { ...act.said, vehicle }
        : act.said;
    vehicle = said['vehicle'] ?? vehicle;
    return { ...act, said };
  });
}

function isWhole(intent: string): boolean {
  return freeText.includes(intent) || wholeText.includes(intent);
}

type Hearing = Recalled & { scope: MemberScope };

/** Words that say all that a wish needs are as good as sure of it. */
function sureness({ intent: name, probability }: Stated, { reading, state, scope: { ear } }: Hearing): number {
  const intent = intentNamed(name);
  if (intent === null || probability < nearlySure) return probability;
  // "Elle a dit ok au téléphone ?" asks, and is no call to be logged.
  if (asksOnly.includes(name) && reading.source.includes('?') && openedBy(reading) === null)
    return Math.min(probability, nearlySure);
  const filled = recalled(intent, readSlots(intent, reading), { reading, state });
  return missingSlot(intent, filled) === null ? Math.max(probability, ear.sureFrom) : probability;
}

function actOf({ intent: name, words, probability }: Stated, hearing: Hearing): MemberAct[] {
  const isManners = manners.includes(name) && probability >= nearlySure;
  const intent = intentNamed(name);
  if (isManners) return [{ kind: 'manners', intent: name }];
  const denied = freeText.includes(name) ? words.split(/\s+/).slice(0, headWords).join(' ') : words;
  if (name === 'refuse' || (intent && !settings.includes(name) && isDenied(denied))) return [{ kind: 'drop' }];
  if (intent)
    return [{ kind: 'wish', intent: name, said: recalled(intent, readSlots(intent, hearing.reading), hearing) }];
  return [{ kind: 'ask', intent: manners.includes(name) ? 'none' : name, said: {}, words }];
}

function fresh(said: Filled, known: Filled): Filled {
  return Object.fromEntries(Object.entries(said).filter(([name]) => known[name] === undefined));
}

function dropped(): MemberHeard {
  return { acts: [{ kind: 'drop' }], about: 'refuse', confidence: certain };
}

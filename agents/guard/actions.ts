import type { Claim } from '#language/quantities.ts';
import { weekdayOf } from '#language/zone.ts';
import { isOpen, type Draft, type Sentence } from './draft.ts';

/** Something a reply may claim to have done, and what proves it. */
interface Deed {
  said: RegExp;
  isProved(draft: Draft, sentence: Sentence): boolean;
}

/** Put before a clause that does not open its sentence. */
const inside = '... ';

/** What stands before a participle when it says that something is done: `c'est`, `je vous ai`, `est bien`, `I've`, `has been`. */
const done = String.raw`(?:c'est|(?<!tout )(?:ai|a|avons|ont|est|sont|etes) |je viens de|voila|i've|we've|(?:i|we|you) have|it's|that's|you're|(?:is|are|been|was|were|has|have|all) )`;
const filler = String.raw`(?:bien |donc |deja |egalement |aussi |ete |l'|now |just |also |successfully |all )*`;

/** A French participle without its accent is also the present: only at the head of a sentence does it stand for itself. */
function deed(french: string, english: string, isProved: Deed['isProved']): Deed {
  const after = String.raw`${done} ?${filler}(?:${french}|${english})`;
  return { said: new RegExp(String.raw`(?<![a-z])(?:${after}|^${french}|(?:^|\.\.\. )${english})(?![a-z])`), isProved };
}

function promise(words: string, isProved: Deed['isProved']): Deed {
  return { said: new RegExp(String.raw`(?<![a-z])(?:${words})(?![a-z])`), isProved };
}

const deeds: readonly Deed[] = [
  deed('(?:reserve|confirme)e?s?', '(?:booked|confirmed|reserved|scheduled)', isBooked),
  deed('pris (?:votre|le|un) (?:rdv|rendez-vous)', '(?:made|set up) (?:your|an|the) appointment', isBooked),
  deed('(?:annule|supprime)e?s?', '(?:cancell?ed|called off)', ({ evidence }) =>
    hasOutcome(evidence.objects(), 'cancelled'),
  ),
  deed('(?:deplace|decale|reporte|avance)e?s?', '(?:moved|rescheduled|postponed)', isMoved),
  deed(
    '(?:garde|bloque)e?s?',
    '(?:holding|kept|held)',
    ({ context, evidence }) => context.pending !== null || hasOutcome(evidence.objects(), 'held'),
  ),
  deed(
    '(?:notee?s?|enregistree?s?|mise?s? a jour|ajoutee?s?|fait)',
    '(?:noted|saved|updated|recorded|added|done)',
    hasWritten,
  ),
  deed('(?:envoyee?s?|transferee?s?)', '(?:sent|e-?mailed|texted|forwarded)', () => false),
  deed(
    '(?:prevenue?s?|transmise?s?|informee?s?|signalee?s?|alertee?s?)',
    '(?:told|notified|informed|passed|asked|alerted)',
    isPassedOn,
  ),
  promise(
    String.raw`(?:on|nous|il|elle|quelqu'un|un collegue|l'equipe|un conseiller)[^.]{0,40} (?:vous )?(?:rappelle|rappellera|rappellent|contacte|contactera|recontacte|recontactera|(?:va|vont|allons) vous (?:rappeler|contacter|recontacter|repondre|appeler))`,
    isPassedOn,
  ),
  promise(
    String.raw`je (?:vous )?(?:previens|transmets|passe (?:le|votre) message|mets en relation)|i am telling|i'm telling|passing (?:this|it|your message)`,
    isPassedOn,
  ),
  promise(
    String.raw`(?:someone|somebody|we|they|a colleague|the team|our team|he|she)(?: will|'ll)? (?:call|phone|ring|contact|get back to|reply to|answer) you`,
    isPassedOn,
  ),
  promise(
    String.raw`(?:je vous envoie|vous (?:allez recevoir|recevrez)|i am sending|i'm sending|i'll send|i will send|you will receive|you'll receive)`,
    () => false,
  ),
];

/** What a reply says was done has a receipt: of this turn, or, where it speaks of what stands, of an earlier one. */
export function checkActions(draft: Draft): string[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.clauses
      .filter((clause) => !isOpen(clause))
      .filter(({ text, isFirst }) =>
        deeds.some(({ said, isProved }) => said.test(isFirst ? text : inside + text) && !isProved(draft, sentence)),
      )
      .map((clause) => `"${clause.text}" says that something was done, and no tool says so.`),
  );
}

/** Booked or moved in this turn; or the sentence names the day or time of an appointment that stands, and no other. */
function isBooked({ evidence }: Draft, { claims }: Sentence): boolean {
  const times = claims.filter(({ kind }) => kind === 'date' || kind === 'time');
  for (const { outcome, appointment } of evidence.objectsNow()) {
    const isDone = outcome === 'booked' || outcome === 'moved';
    if (isDone && times.every((claim) => isOf(claim, startsOf(appointment)))) return true;
  }
  for (const object of times.length > 0 ? evidence.objects() : []) {
    const stands = typeof object['appointment'] === 'string' && (object['status'] ?? 'booked') === 'booked';
    if (stands && times.every((claim) => isOf(claim, startsOf(object)))) return true;
  }
  return false;
}

function isMoved({ evidence }: Draft, { claims }: Sentence): boolean {
  for (const { outcome, appointment, previous } of evidence.objects()) {
    const starts = [...startsOf(appointment), ...startsOf(previous)];
    if (outcome === 'moved' && claims.every((claim) => isOf(claim, starts))) return true;
  }
  return false;
}

function startsOf(appointment: unknown): string[] {
  if (typeof appointment !== 'object' || appointment === null || !('startsAt' in appointment)) return [];
  return typeof appointment.startsAt === 'string' ? [appointment.startsAt] : [];
}

function isOf({ kind, value }: Claim, starts: string[]): boolean {
  if (kind === 'time') return starts.some((start) => start.slice(11) === value);
  if (kind !== 'date') return true;
  return starts.some((start) => start.slice(0, 10) === value || `weekday:${weekdayOf(start.slice(0, 10))}` === value);
}

function hasOutcome(objects: Iterable<Record<string, unknown>>, outcome: string): boolean {
  for (const object of objects) if (object['outcome'] === outcome) return true;
  return false;
}

const outcomesThatWrote = ['booked', 'moved', 'cancelled', 'held', 'requested'];

function hasWritten({ evidence }: Draft): boolean {
  for (const { outcome, saved } of evidence.objectsNow()) {
    if (typeof outcome === 'string' && outcomesThatWrote.includes(outcome)) return true;
    if (Array.isArray(saved) && saved.length > 0) return true;
  }
  return false;
}

function isPassedOn({ evidence }: Draft): boolean {
  return hasOutcome(evidence.objects(), 'requested');
}

import { readBeneficiary } from '#language/beneficiary.ts';
import { saysCallOff } from '#language/calls-off.ts';
import { fold, unaccent } from '#language/normalise.ts';
import { asksWhy } from '#tools/knowledge/asks-why.ts';
import { certain, type CustomerHearing } from './heard.ts';
import { asksCharges, asksTerms, cancelling } from './asks-terms.ts';
import { cannotCome, isNearerThanOwn, isSwap } from './of-own-day.ts';
import { readTrouble } from './read-trouble.ts';
import { readServiceChange } from './read-service-change.ts';
import type { CustomerReading } from './reading.ts';
import { areStanding, readNamed } from './named-appointment.ts';
import { notSaid } from './said-time.ts';
import type { CustomerState } from './state.ts';
import type { Stated } from '../dialogue/stated.ts';

const ownAppointment = /\b(?:mon|mes|my) (?:rdv|rendez|appointments?|booking)/;
/** "C'est toujours bon pour jeudi ?" */
const stillOn = /\b(?:toujours|encore|still|always|bien|confirm\w*|tient|tenons)\b.*|\?$/;
const isAvailability = /\b(?:place|dispo\w*|libres?|creneaux?|free|space|slots?|availab\w*|openings?|fit me)\b/;
/** What ails a car again that was seen to is no new job. */
const cameBack = /\b(?:again|already|deja|encore|revenue?|toujours|is back|still|came back|same)\b/;
const ofYours = /\b(?:you|your|vous|votre|vos|chez vous)\b/;
const wrongNumber = /\b(?:wrong number|(?:faux|mauvais) numero|trompee? de numero|erreur de numero|wrong person)\b/;
/** Somebody else has the number that we keep as theirs. */
const isNotThem =
  /\b(?:i'?m not|i am not|this is(?: not|n't)|i (?:don'?t|do not) (?:own|have|know)|i'?ve never|not my|je ne suis pas|je suis pas|j'?suis pas|je n'?ai (?:pas|jamais)|j'?ai (?:pas|jamais)|je ne connais pas|c'?est pas (?:moi|mon|ma)|connais pas)\b/;
const speaksOfMoving =
  /\b(?:deplac\w*|decal\w*|report\w*|repouss\w*|avanc\w*|recul\w*|chang\w*|bascul\w*|mov\w*|resched\w*|postpon\w*|push\w*|swap\w*|switch\w*|bring|rebook\w*|shift\w*|rdv|rendez|appointments?|booking|reservation|creneau|slot|mon|ma|my|mes|heure|venir|viens|viendr\w*|come|instead|plutot|place|lieu|autre|other|another|different|later|earlier|sooner|tot|tard|empech\w*|imprevu|peux|peut|pourrai|pourra|can t|cannot|make it|finalement|mettre|mettez|passer|retard|late)\b/;
/** What nothing but a move says: where the ear is in doubt, "I'd like to come in" is none. */
const clearlyMoves =
  /\b(?:deplac\w*|decal\w*|report\w*|repouss\w*|avanc\w*|recul\w*|chang\w*|bascul\w*|mov\w*|resched\w*|postpon\w*|push\w*|swap\w*|switch\w*|bring|rebook\w*|shift\w*|rdv|rendez|appointments?|booking|reservation|creneau|slot|instead|plutot|place|lieu|autre|other|another|different|later|earlier|sooner|tot|tard|late|retard|empech\w*|imprevu|can t|cannot|make it|finalement|(?:peux|peut|pourrai|pourra) p(?:as|lus)|(?:la|le|l) (?:mettre|passer)|mettez (?:la|le))\b/;
/** What can be called off and is no appointment. */
const otherThing =
  /\b(?:commandes?|abonnement|newsletter|compte|devis|factures?|paiement|prelevement|pieces?|assurance|contrat|garantie|orders?|subscription|membership|account|quote|estimate|invoice|payment|insurance|contract|warranty|card)\b/;
const dropWords =
  /\b(?:laisse[rz]? tomber|oublie[rz]?(?: ca)?|tant pis|never ?mind|forget (?:it|that)|scrap that|cancel that|je verrai|je vous redis|je reflechi|i'?ll think|let me think|leave it)\b/;
const refuseWords =
  /\b(?:aucun des deux|ni l'un|ni l'autre|ni l'une|neither|none of (?:those|them|these)|(?:ne )?(?:me )?(?:va|vont|convient|conviennent|arrange|arrangent) pas|m'arrangent? pas|can'?t (?:do|make) (?:either|those|that|it)|doesn'?t (?:work|suit)|don'?t (?:work|suit)|pas possible pour moi|no good)\b/;
/** Said of nothing but two times. */
const refusesBoth =
  /\b(?:aucun des deux|ni l'un ni l'autre|ni l'une ni l'autre|neither|none of (?:those|them|these)|can'?t do either)\b/;
/** "Annuler et en prendre un autre vendredi". */
const another =
  /\b(?:(?:en |re)?(?:prendre|prenez|mettre|mettez|fixer|reserver) (?:un |une )?(?:autre|nouveau|nouvelle)|another (?:one|appointment|time|day)|a new (?:one|appointment))\b/;
const saysNo = /^(?:ah |euh |finalement |en fait |actually )*(?:non|no|nope|nan)\b|\b(?:non|no)$/;
const untilWhen =
  /\b(?:jusqu a quelle heure|vous fermez (?:a quelle heure|quand)|until what time|what time do you (?:close|shut)|how late are you)\b/;
const shortNo = 6;
const fewWords = 5;
/** "Mathieu peut me rappeler mercredi ?" wants a call, and no appointment. */
const asksCall =
  /\b(?:(?:can|could|would|please|ask) (?:(?:you|someone|somebody|\w+) )?(?:to )?(?:ring|call|phone) me|(?:give|gives) me a (?:ring|call|bell)|(?:peut|peux|pouvez|pourriez|pourrait|faut|merci de) (?:(?:il|elle|vous|on) )?(?:me |m )(?:rappeler|telephoner|appeler|passer un coup de fil)|rappele[zr] moi(?! (?:quand|que|mon|ma|mes|le|la|l|les|a quelle|quel))|appele[zr] moi)\b/;
/** What is wished for only where a place comes free. */
const ifFreed =
  /\b(?:(?:if|when|should) (?:someone|somebody|anyone|anybody|anything|something|a (?:slot|space|place|spot)|one|there's|there is) .*\b(?:cancel\w*|comes? up|frees? up|opens? up|drops? out|free)|(?:if|any|a) cancellations?|si (?:jamais )?(?:quelqu'un|une place|un creneau|un rdv|une personne|ca|il y a) .*\b(?:annul\w*|desist\w*|liber\w*)|desistements?|liste d'attente|waiting list)\b/;
/** Another visit, whatever "aussi" says. */
const apart = /\b(?:un autre jour|une autre fois|another day|a different day|separate\w*)\b/;
const movesOwn =
  /\b(?:la|le|l'|it) ?(?:mettre|passer|deplacer|decaler|avancer|reporter|repousser|put|move|push)\b|\b(?:deplac\w*|decal\w*|report\w*|avanc\w*|repouss\w*|move|reschedul\w*|push|postpon\w*|bring forward) (?:le |la |l'|mon |ma |my |the )/;
const needs = /\b(?:faut|faudrait|falloir|besoin|mettre|changer|remplacer|needs?|want|replace|fit|put in)\b/;
const corrects =
  /\b(?:pardon|sorry|oups|oops|desolee?|trompee?|erreur|mistake|voulais dire|meant|my bad|brain fog|finalement|en fait|actually|plutot|instead|rather)\b/;
const ofQuote = /\b(?:devis|quote|estimate)\b/;
const keeps = /\b(?:gard\w+|keep|laissez|leave)\b/;
const otherWords =
  /\b(?:plus (?:tot|tard)|trop (?:tot|tard)|autres? (?:jours?|heures?|horaires?|creneaux?|chose|dispo\w*|dates?|propositions?)|rien (?:avant|apres|d'autre)|earlier|sooner|later|too (?:early|late)|other (?:times?|days?|slots?|dates?)|another (?:time|day|slot|one)|different (?:time|day)|anything else|something else|what else|quoi d'autre)\b/;
/** Late and asks for another time: that is a move. */
const otherTime = /\b(?:au lieu|instead|decal\w*|repouss\w*|report\w*|deplac\w*|reschedul\w*|move|push)\b/;
/** What a message can be that speaks of an appointment which stands. */
const ofStanding: readonly string[] = [
  'book',
  'move',
  'cancel',
  'symptom',
  'my_appointments',
  'knowledge',
  'services',
  'prices',
  'none',
  'confirm_presence',
];
/** What a message with a day, an hour or a service says no more than, while an appointment is being arranged. */
const moreOf: readonly string[] = [
  ...[
    'book',
    'symptom',
    'late',
    'confirm_presence',
    'my_details',
    'waiting_list',
    'none',
    'greeting',
    'thanks',
    'goodbye',
  ],
  ...['accept_quote', 'refuse_quote', 'complaint', 'parts_choice', 'car_ready', 'praise', 'opt_out', 'opening_hours'],
];
/** What words that name what to do can sound like. */
const toldOfNeed: readonly string[] = ['breakdown', 'parts_choice', 'car_ready'];
/** What a question about what is free can sound like. */
const asksFree: readonly string[] = ['my_appointments', 'services', 'move', 'waiting_list'];
/** From here on a message is another matter, whatever stands open. */
const clearlyElse = 0.6;
/** As sure as a guess must be. */
const leastGuess = 0.5;
/** As sure as words are that fit what stands open. */
const fitting = 0.85;

/** An intent in its place. */
export interface Placed extends Stated {
  /** It tells what is wrong, and not what shall be done. */
  isSymptom: boolean;
}

/** What an intent means here: what stands open, what is coming and what was just said decide with the words. */
export function placeIntent(
  one: Stated,
  whole: CustomerReading,
  state: CustomerState,
  scope: CustomerHearing & { all: string },
): Placed {
  const stated: Placed = { ...one, isSymptom: false };
  const { intent, probability, words } = stated;
  const { all } = scope;
  const [frame] = state.frames;
  const { context } = scope;
  const said = unaccent(words);
  const isOffered = context.ask !== null || (frame !== undefined && frame.offered.length > 0);
  const as = (other: string, least = fitting): Placed => ({
    ...stated,
    intent: other,
    probability: Math.max(probability, least),
  });
  if (intent === 'symptom' && cameBack.test(said) && ofYours.test(said)) return { ...stated, intent: 'complaint' };
  if (asksWhy(all)) return as('why', certain);
  if (wrongNumber.test(said)) return as(isNotThem.test(said) ? 'wrong_person' : 'wrong_number', certain);
  if (asksTerms(intent, words, all, whole.when !== null)) return as('how_to_cancel');
  const isCallingOff = frame?.intent === 'cancel' || context.ask?.options.some(({ calledOff }) => calledOff) === true;
  if (isCallingOff && whole.services.length === 0 && asksCharges(words)) return as('how_to_cancel');
  if (intent === 'waiting_list' && ifFreed.test(said)) return as('waiting_list');
  const trouble = readTrouble(all, intent, context.business.trade);
  if (trouble !== null) return as(trouble, certain);
  // "Puncture, back left" names what to see to, and complains of nobody.
  const isBareTrouble =
    intent === 'complaint' && !frame && whole.services.length > 0 && words.split(' ').length <= fewWords;
  if (isBareTrouble && !ofYours.test(said) && !cameBack.test(said))
    return { ...stated, intent: 'book', isSymptom: true };
  const isTaken = /\b(?:je (?:le |la )?prends|i'?ll take)\b/.test(said);
  if (frame && frame.intent !== 'cancel' && dropWords.test(said) && whole.when === null && !isTaken) return as('drop');
  if (ofStanding.includes(intent) && readServiceChange(whole, state, scope)) return as('move');
  // "Jusqu'à quelle heure je peux la récupérer ?"
  if (['car_ready', 'drop_off', 'knowledge', 'late'].includes(intent) && untilWhen.test(fold(words)))
    return as('opening_hours');
  if (intent === 'late' && otherTime.test(said)) return as(frame?.intent ?? 'move');
  if (!frame && (isSwap(intent, whole, scope) || isNearerThanOwn(intent, said, whole, scope))) return as('move');
  if (asksCall.test(fold(words)) && whole.services.length === 0 && !frame) return as('person');
  if (intent === 'cancel' && otherThing.test(said)) return as('unknown');
  if (intent === 'cancel' && another.test(unaccent(all)) && whole.services.length === 0) return as('move');
  if (!frame && cannotCome(intent, said, whole, scope)) return as('move');
  // "Euh non vendredi, jeudi j'ai réunion" corrects what is going on, or what was just done.
  const isGoing = frame !== undefined || state.done !== null || context.ask !== null;
  if (intent === 'cancel' && isGoing && !saysCallOff(all) && frame?.intent !== 'cancel')
    return frame && (whole.when !== null || whole.services.length > 0)
      ? as(frame.intent)
      : { ...stated, probability: 0 };
  if (intent === 'cancel') return placeCancel(stated, whole, state, scope);
  if (apart.test(said) && whole.services.length > 0 && ['move', 'book'].includes(intent)) return as('book');
  // "Elle démarre plus, faut lui mettre une batterie" names what to do.
  if (toldOfNeed.includes(intent) && whole.services.length > 0 && needs.test(said) && !said.includes('?'))
    return as('book');
  if (intent === 'opening_hours' && whole.services.length > 0 && !all.includes('?')) return as('book');
  const isOwnNamed = whole.services.some((service) => areStanding([service], context));
  if (intent === 'book' && !frame && isOwnNamed && movesOwn.test(said)) return as('move');
  if (intent === 'prices' && isPricedBooking(whole)) return as('book');
  const hasSlots = whole.when !== null || whole.services.length > 0;
  const isShortNo = saysNo.test(said) && said.split(' ').length <= shortNo && !ofQuote.test(said);
  if (context.ask !== null && !hasSlots && (isShortNo || (frame?.intent === 'cancel' && keeps.test(said))))
    return as('refuse');
  // "Actually not Tuesday"
  const refuses = frame && frame.intent !== 'cancel' && !said.includes('?') && notSaid(whole, scope) !== null;
  if (refuses && !ownAppointment.test(said)) return as(frame.intent);
  if (
    frame &&
    frame.intent !== 'cancel' &&
    hasSlots &&
    moreOf.includes(intent) &&
    !ownAppointment.test(said) &&
    !said.includes('?')
  )
    return as(frame.intent);
  // "Friday afternoon, what have you got?" answers which day it shall be.
  const isDayAsked = frame?.intent === 'book' && frame.slots.when.days === null && state.asked;
  if (
    isDayAsked &&
    asksFree.includes(intent) &&
    whole.when !== null &&
    whole.when.days.length > 0 &&
    !ownAppointment.test(said)
  )
    return as('book');
  if (isOffered) {
    const isElse =
      probability >= clearlyElse && !['book', 'move', 'none', 'waiting_list', 'symptom', 'my_details'].includes(intent);
    if (refusesBoth.test(said) || ((!isElse || saysNo.test(said)) && refuseWords.test(said)))
      return hasSlots ? as(frame?.intent ?? 'book') : as('refuse');
    if (!isElse && frame && otherWords.test(said) && whole.when === null) return as('other_times');
  }
  if (!frame || frame.intent !== 'move') {
    // "Les pneus, pas jeudi mais vendredi" moves nothing: no appointment of theirs is for that.
    const isNew =
      whole.services.length > 0 && !context.appointments.some(({ service }) => whole.services.includes(service));
    if (intent === 'move' && isNew && !ownAppointment.test(said)) return as('book');
    // "She can do Thursday afternoon" moves nothing that anybody spoke of.
    const moves = probability < clearlyElse ? clearlyMoves : speaksOfMoving;
    if (intent === 'move' && state.done === null && !moves.test(fold(all))) return { ...stated, intent: 'book' };
  }
  if (!frame) return placeFresh(stated, whole, state, scope);
  // "Pardon, pas les pneus, le parallélisme"
  if (frame.intent === 'book' && whole.services.length > 0 && corrects.test(said) && !said.includes('?'))
    return as('book');
  if (frame.intent === 'book' && intent === 'move' && !ownAppointment.test(said)) return as('book');
  if (frame.intent === 'move' && intent === 'book' && whole.services.length === 0) return as('move');
  const hasMore = whole.when !== null || whole.services.length + whole.unclear.length > 0;
  const isWeak = probability < clearlyElse || intent === 'symptom' || intent === 'confirm_presence';
  return hasMore && isWeak ? as(frame.intent) : placeFresh(stated, whole, state, scope);
}

/** "Cancel that, sorry" speaks of what is being arranged, unless an appointment is named. */
function placeCancel(
  stated: Placed,
  reading: CustomerReading,
  { frames: [frame], done }: CustomerState,
  scope: CustomerHearing,
): Placed {
  const said = unaccent(stated.words);
  const { isNamed, fits } = readNamed(reading, reading.when, scope.context);
  const isNew = frame !== undefined && frame.intent !== 'cancel';
  const isOwn = ownAppointment.test(said) || (isNamed && fits.length > 0) || done !== null;
  if (!isNew || isOwn) return stated;
  // Of what hardly sounds like it nothing is let go.
  if (stated.probability < scope.ear.guessFrom && !cancelling.test(fold(stated.words))) return stated;
  // "Ah non, pas jeudi" refuses a day of it, and not the whole.
  const isDay = reading.when !== null || notSaid(reading, scope) !== null;
  const intent = isDay ? frame.intent : 'drop';
  return { ...stated, intent, probability: fitting };
}

function placeFresh(stated: Placed, reading: CustomerReading, state: CustomerState, scope: CustomerHearing): Placed {
  const { ear } = scope;
  const { intent, probability } = stated;
  // The ear knows no more of it than that it names a service.
  const isForSomebody = readBeneficiary(reading.text) !== null && state.last === 'greeting';
  const isNamed = reading.services.length + reading.unclear.length > 0 || isForSomebody;
  if (
    (probability < ear.guessFrom ||
      intent === 'none' ||
      (probability < clearlyElse &&
        (intent === 'knowledge' || (reading.services.length > 0 && reading.when !== null)))) &&
    isNamed &&
    !reading.text.includes('?')
  )
    return { ...stated, intent: 'book', probability: leastGuess };
  if (probability < ear.guessFrom && isNamed)
    return { ...stated, intent: reading.text.includes('?') ? 'services' : 'book', probability: leastGuess };
  if (intent === 'symptom') return { ...stated, intent: 'book', isSymptom: true };
  const isWeak = probability < clearlyElse;
  const day = reading.when?.days[0];
  const isComing = scope.context.appointments.some(({ startsAt }) => startsAt.slice(0, 10) === day);
  const isBare = reading.services.length + reading.unclear.length === 0;
  if (isWeak && isBare && isComing && stillOn.test(unaccent(stated.words)))
    return { ...stated, intent: 'my_appointments', probability: fitting };
  if (isWeak && isBare && day !== undefined && isAvailability.test(unaccent(stated.words)))
    return { ...stated, intent: 'book', probability: fitting };
  // "Un devis pour une vidange" wants a paper; "combien pour ma Clio" a price.
  if (
    intent === 'estimate' &&
    reading.services.length > 0 &&
    !/\b(?:devis|quote|estimate|quotation)\b/.test(unaccent(stated.words))
  )
    return { ...stated, intent: reading.when === null ? 'prices' : 'book' };
  return stated;
}

/** "Tyre change tomorrow 2pm and how much": the offer says the price, so the booking answers both. */
function isPricedBooking({ services, when, stance }: CustomerReading): boolean {
  return services.length === 1 && when?.time != null && when.days.length > 0 && !stance.onlyAsks;
}

import { weekdayOf } from '#language/zone.ts';
import type { Claim } from '#language/quantities.ts';
import type { Draft, Sentence } from './draft.ts';

/** Something a reply may say of how things stand, and what must have been seen for anybody to know. */
interface State {
  said: RegExp;
  /** A denial is a statement too: `nous ne sommes pas ouverts`. */
  evenDenied: boolean;
  isKnown(draft: Draft, sentence: Sentence): boolean;
  what: string;
}

const states: readonly State[] = [
  {
    said: /\b(?:(?:est|sont|reste|restent) (?:encore |bien |toujours |actuellement )*(?:libres?|disponibles?)|(?:a|ai|avons|reste) (?:encore |bien |toujours )*(?:de la place|une? (?:place|creneau|disponibilite))|(?:is|are|'s) (?:still |currently )*(?:free|available)|(?:have|has) (?:still )?an? (?:slot|opening))\b/,
    evenDenied: false,
    isKnown: (draft, { claims }) => isSearched(draft) && claims.every((claim) => isFree(claim, draft)),
    what: 'that a time is free: find_slots knows which',
  },
  {
    said: /\b(?:(?:pas|n'est plus) (?:libres?|disponibles?)|plus (?:de place|de creneau|rien de libre)|complets?|fully booked|not (?:free|available)|no (?:slots?|availability))\b/,
    evenDenied: true,
    isKnown: isSearched,
    what: 'that a time is not free: find_slots knows',
  },
  {
    said: /\b(?:(?:sommes|est|serons|sera) (?:bien |aussi |egalement |encore |actuellement |pas |plus )*(?:ouverte?s?|fermee?s?)|(?:we're|are|is) (?:also |currently |now |still |not )*(?:open|closed)(?! to))\b/,
    evenDenied: true,
    isKnown: (draft) =>
      has(draft, (object) => 'openNow' in object || object['outcome'] === 'closed' || 'reason' in object),
    what: 'whether the business is open: opening_hours knows',
  },
  {
    said: /\b(?:(?:est|sera) (?:bien |maintenant |deja )*(?:prete?|terminee?|reparee?|finie?)|(?:is|are|'s) (?:now |already )*(?:ready|finished|repaired|fixed)|venir (?:la|le) (?:chercher|recuperer)|pick(?:ed)? (?:it )?up)\b/,
    evenDenied: false,
    isKnown: (draft) => has(draft, (object) => object['state'] === 'ready' || object['status'] === 'ready'),
    what: 'that a car is ready: repair_status knows',
  },
];

/** How things stand is known from a tool, not from the person's hopes. */
export function checkStates(draft: Draft): string[] {
  return draft.sentences.flatMap((sentence) => {
    const clauses = sentence.clauses.filter(({ asks, isConditional }) => !asks && !isConditional);
    return states
      .filter(({ said, evenDenied }) => clauses.some(({ text, denies }) => said.test(text) && (evenDenied || !denies)))
      .filter(({ isKnown }) => !isKnown(draft, sentence))
      .map(({ what }) => `It says ${what}.`);
  });
}

function isSearched(draft: Draft): boolean {
  return has(draft, (object) => 'slots' in object || 'holds' in object || 'alternatives' in object);
}

/** Named after a start that was returned; that the person named it does not make it free. */
function isFree({ kind, value }: Claim, { evidence }: Draft): boolean {
  const starts = [...evidence.starts()];
  if (kind === 'time') return starts.some((start) => start.slice(11) === value);
  if (kind !== 'date') return true;
  return starts.some((start) => start.startsWith(value) || `weekday:${weekdayOf(start.slice(0, 10))}` === value);
}

function has({ evidence }: Draft, isIt: (object: Record<string, unknown>) => boolean): boolean {
  for (const object of evidence.objects()) if (isIt(object)) return true;
  return false;
}

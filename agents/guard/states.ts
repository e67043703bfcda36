import type { Draft } from './draft.ts';

/** Something a reply may say of how things stand, and the part of a tool's output without which nobody can know. */
interface State {
  said: RegExp;
  isSeen(object: Record<string, unknown>): boolean;
  /** A denial is a statement too: `il n'y a plus de place`. */
  evenDenied: boolean;
  what: string;
}

const states: readonly State[] = [
  {
    said: /\b(?:(?:est|sont|reste|a|ai|avons) (?:encore |bien |toujours |actuellement )*(?:libres?|disponibles?|de la place|une? (?:place|creneau))|plus de (?:place|creneau)|complets?|(?:is|are|'s|have) (?:still |currently )?(?:free|available|fully booked|an? (?:slot|opening))|no (?:slots?|availability))\b/,
    isSeen: (object) => 'slots' in object || 'holds' in object || 'alternatives' in object,
    evenDenied: true,
    what: 'whether a time is free: find_slots knows',
  },
  {
    said: /\b(?:(?:sommes|est|serons|sera) (?:bien |aussi |egalement |encore |actuellement )*(?:ouverte?s?|fermee?s?)|(?:we're|are|is) (?:also |currently |now |still )?(?:open|closed)(?! to))\b/,
    isSeen: (object) => 'openNow' in object || object['outcome'] === 'closed' || 'reason' in object,
    evenDenied: true,
    what: 'whether the business is open: opening_hours knows',
  },
  {
    said: /\b(?:(?:est|sera) (?:bien |maintenant |deja )*(?:prete?|terminee?|reparee?|finie?)|(?:is|are|'s) (?:now |already )?(?:ready|finished|repaired|fixed)|venir (?:la|le) (?:chercher|recuperer)|pick(?:ed)? (?:it )?up)\b/,
    isSeen: (object) => object['state'] === 'ready',
    evenDenied: false,
    what: 'that a car is ready: repair_status knows',
  },
];

/** How things stand is known from a tool, not from the person's hopes. */
export function checkStates({ sentences, evidence }: Draft): string[] {
  const clauses = sentences.flatMap((sentence) => sentence.clauses).filter(({ asks, isConditional }) => !asks && !isConditional);
  return states.flatMap(({ said, isSeen, evenDenied, what }) => {
    if (!clauses.some(({ text, denies }) => said.test(text) && (evenDenied || !denies))) return [];
    for (const object of evidence.objects()) if (isSeen(object)) return [];
    return [`It says ${what}.`];
  });
}

/**
 * What a business counts, whichever its trade, and the words for it. Goods are left out: the four tyres of a price and the
 * five doors of a car are no statement about the records.
 */
export const counted: readonly [noun: string, words: string][] = [
  ['appointment', 'rendez[- ]vous|rdvs?|reservations?|appointments?|bookings?'],
  ['customer', 'client(?:e)?s?|contacts?|personnes?|customers?|people|persons?'],
  ['vehicle', 'vehicules?|voitures?|vehicles?|cars?'],
  ['slot', 'creneaux?|disponibilites?|slots?|holds?|openings?|times(?= (?:are|is|left|free|available|open))'],
  ['quote', 'devis|quotes?|quotations?|estimates?'],
  ['invoice', 'factures?|impaye(?:e)?s?|invoices?|bills?'],
  ['payment', 'paiements?|reglements?|payments?'],
  ['reminder', 'relances?|rappels?|reminders?'],
  ['call', 'appels?|calls?'],
  ['message', 'messages?|sms|e-?mails?|mails?|textos?'],
  ['task', 'taches?|tasks?'],
  ['deal', 'affaires?|opportunites?|prospects?|deals?|leads?'],
  ['request', 'demandes?|requests?|propositions?|proposals?'],
  ['order', 'commandes?|orders?'],
  ['technician', 'techniciens?|techniciennes?|mecaniciens?|mecaniciennes?|technicians?|mechanics?'],
  ['member', 'collegues?|employe(?:e)?s?|salarie(?:e)?s?|colleagues?|employees?|members?'],
  ['bay', 'ponts?|bays?'],
  ['job', 'interventions?|prestations?|reparations?|jobs?|repairs?|services?'],
  ['cancellation', 'annulations?|cancellations?'],
  ['absence', 'absences?|no-shows?'],
  ['review', 'avis|reviews?'],
];

const nouns = counted.map(([noun, words]) => [noun, new RegExp(`^(?:${words.replace(/\(\?=.*\)/, '')})$`)] as const);

/** What a word counts, folded and in either number: `appointment` for `rdv`. Null for what no business counts. */
export function nounOf(word: string): string | null {
  return nouns.find(([, words]) => words.test(word))?.[0] ?? null;
}

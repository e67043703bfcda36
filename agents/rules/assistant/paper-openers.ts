import { fold } from '#language/normalise.ts';
import { names, type Opener, ofSomebody, verb } from './opening.ts';
import { readDiscount } from './papers.ts';
import { readBareCents, readCents, without } from './read/terms.ts';

const pays =
  /\b(?:paid|paye\w*|regle\w*|left|gave|donne\w*|laisse\w*|verse\w*|came in|got|received|recu\w*|settled|encaisse\w*)\b/;

/** Quotes, invoices and payments that are asked for in so many words. */
export const paperOpeners: readonly Opener[] = [
  {
    intent: 'discount',
    said: /\b(?:remise|rabais|ristourne|knock|off|de moins|discount|moins cher|faire \d+|grace de)\b/,
    when: (reading) =>
      readDiscount(reading) !== null &&
      !names('colleague', 'bay')(reading) &&
      !/^(?:(?:fais|make|create|do)(?: moi| me)? )?(?:(?:un|une|a|an) )?(?:facture|invoice|devis|quote)\b/.test(
        fold(reading.text),
      ) &&
      !/\b(?:campagne|promo|everyone|tous les clients)\b/.test(fold(reading.text)),
  },
  {
    intent: 'create_quote',
    said: verb(
      String.raw`(?:(?:fais|fai|faire|cree|prepare|make|create|do|write|new|nouveau)(?: moi| me)? )?(?:un |a |the |le )?(?:new |nouveau )?(?:devis|quote|estimate) (?:pour|a|for|to|[a-z]+ [a-z]+ )`,
    ),
    when: (reading) =>
      ofSomebody(reading) &&
      !/\b(?:envoie|send|accepte|signed|signe|ou en est|attente|remise|off|transforme)\b/.test(fold(reading.text)) &&
      !reading.text.includes('?'),
  },
  {
    intent: 'create_invoice',
    said: verb(
      String.raw`(?:super |parfait |perfect |great |nickel )?(?:facture[rz]? (?:le|la|ca)|invoice (?:it|that)|bill (?:it|that))`,
    ),
    when: (reading) => !ofSomebody(reading) && !reading.text.includes('?'),
  },
  {
    intent: 'add_line',
    said: verb(String.raw`ajoute[rz]?|rajoute[rz]?|add|put|mets?`),
    when: (reading) =>
      /\b(?:(?:to|on|onto|in|sur|dans|au|a) (?:(?:le|la|the|son|sa|his|her|l) )?(?:[a-z' ]{2,30} )?(?:draft )?(?:devis|quotes?|estimate|factures?|invoice|bill))\b/.test(
        fold(reading.text),
      ) &&
      ofSomebody(reading) &&
      readDiscount(reading) === null &&
      !/\b(?:note|tache|task|rappel|remise|discount|client|cliente|customer|contact)\b/.test(fold(reading.text)) &&
      !reading.text.includes('?'),
  },
  {
    intent: 'create_invoice',
    said: verb(
      String.raw`(?:(?:fais|fai|faire|cree|prepare|make|create|do|sors|new|nouvelle)(?: moi| me)? )?(?:une |a |an |the |la )?(?:new |nouvelle )?(?:facture|invoice|bill)`,
    ),
    when: (reading) =>
      ofSomebody(reading) &&
      !/\b(?:paye|payee|paid|regle|reglee|impayee?|unpaid|envoie|send|relance|chase|overdue|retard|owes)\b/.test(
        fold(reading.text),
      ) &&
      !/\?\s*$/.test(reading.text.replace(/^can you .*/i, '')),
  },
  {
    intent: 'accept_for',
    said: /\b(?:going ahead|go(?:es)? ahead|happy|agrees|accepts|(?:est|is|s) (?:ok|d accord|partante?)|accepte)\b.*\b(?:devis|quote)\b/,
    when: (reading) =>
      ofSomebody(reading) &&
      !reading.text.includes('?') &&
      !/\b(?:pas|not|refus\w*|no|remise|discount|if|si)\b/.test(fold(reading.text)),
  },
  {
    intent: 'record_payment',
    said: /\b(?:carte|cb|card|contactless|tpe|especes|liquide|cash|billets|virement|virt|transfer|cheque|check|wire|bacs)\b/,
    when: (reading) =>
      ofSomebody(reading) &&
      !reading.text.includes('?') &&
      (readCents(reading.source) !== null ||
        (pays.test(fold(reading.text)) && readBareCents(without(reading, 'when', 'phone', 'plate')) !== null)) &&
      !/\b(?:liquide de|carte grise|carte verte)\b/.test(fold(reading.text)) &&
      !/\b(?:note|notes|task|tache|rappel\w*|remind|devis|quote|send|envoie|ecris|write|accept\w*|refuse\w*|pas|not|no|veut|wants?|prefere|prefers?)\b/.test(
        fold(reading.text),
      ),
  },
  {
    intent: 'record_payment',
    said: /\b(?:a|ont|vient de|viennent de) (?:bien )?(?:regle|paye|solde)\b|\b(?:paid|has paid|settled|gave (?:me|us)|(?:m|nous) a (?:donne|verse))\b/,
    when: (reading) =>
      !reading.text.includes('?') &&
      (ofSomebody(reading) || readBareCents(reading.source) !== null) &&
      !/\b(?:pas|not|never|jamais)\b/.test(fold(reading.text)),
  },
];

import type { MemberRole } from '#db/member.ts';
import type { Language } from '#language/language.ts';

/** Everything that a member may want to be told of, or not. What waits for their yes and what is urgent is told to them in any case. */
export const newsKinds = ['task', 'deal', 'quote', 'payment', 'workshop', 'booking', 'stock', 'morning'] as const;

export type NewsKind = (typeof newsKinds)[number];

interface Kind {
  /** Who is told without having asked for it. */
  told: readonly MemberRole[];
  /** What it is of, behind "je vous préviens" and "I tell you of". */
  of: Record<Language, string>;
  /** How a member speaks of it, and of one more of it to come, in folded words. */
  said: RegExp;
  toCome: RegExp;
}

const everybody: readonly MemberRole[] = ['USER', 'MANAGER', 'OWNER'];

export const kinds: Readonly<Record<NewsKind, Kind>> = {
  task: {
    told: everybody,
    of: { fr: "des tâches qu'on vous confie", en: 'tasks given to you' },
    said: /\b(?:taches?|tasks?|todos?)\b/,
    toCome:
      /\b(?:on|quelqu un|somebody|someone|anyone) (?:me |gives? me |assigns? me )?(?:donne|confie|assigne|a )?(?: ?une? )?(?:tache|task)\b|\bj ai une nouvelle tache\b|\bi (?:get|have) a (?:new )?task\b|\ba task is (?:given|assigned) to me\b/,
  },
  deal: {
    told: everybody,
    of: { fr: "des affaires qu'on vous confie", en: 'deals given to you' },
    said: /\b(?:affaires?|deals?|opportunites?|opportunit(?:y|ies))\b/,
    toCome:
      /\bon me confie une affaire\b|\b(?:someone|somebody|anyone) (?:gives|assigns) me a deal\b|\ba deal is (?:given|assigned) to me\b/,
  },
  quote: {
    told: ['MANAGER'],
    of: { fr: 'des réponses aux devis', en: 'answers to quotes' },
    said: /\b(?:devis|quotes?|estimates?)\b/,
    toCome:
      /\b(?:un|des|les) devis? (?:est |sont )?(?:acceptes?|signes?|refuses?|valides?)\b|\b(?:un|les) clients? (?:accepte|refuse|signe|repond)\w*(?: a)? (?:un|son|leur|au) devis\b|\b(?:a|any) quote (?:is|gets) (?:accepted|signed|refused|declined|answered)\b|\bquotes are (?:accepted|signed|refused|declined)\b|\b(?:a|any) customer (?:accepts|refuses|declines|answers|signs) (?:a|their) quote\b/,
  },
  payment: {
    told: ['MANAGER', 'OWNER'],
    of: { fr: 'des paiements', en: 'payments' },
    said: /\b(?:paiements?|reglements?|encaissements?|payments?|(?:factures?|invoices?|bills?) (?:payees?|reglees?|soldees?|paid|settled|(?:est|sont|is|are|gets?) (?:payees?|reglees?|soldees?|paid|settled))|client paie|customer pays)\b/,
    toCome:
      /\b(?:un|les) clients? (?:paie|paye|regle)\w*\b|\bune facture est (?:payee|reglee|soldee)\b|\bun (?:paiement|reglement) (?:arrive|est (?:note|recu|enregistre))\b|\bon est payes?\b|\b(?:a|any) customer pays\b|\b(?:an|any) invoice (?:is|gets) (?:paid|settled)\b|\b(?:a|any) payment (?:comes in|is (?:recorded|made|received))\b|\bwe (?:get|are) paid\b/,
  },
  workshop: {
    told: ['MANAGER'],
    of: { fr: 'des arrivées et des travaux terminés', en: 'arrivals and finished jobs' },
    said: /\b(?:arrivees?|travaux|atelier|(?:voitures?|vehicules?|clients?|cars?|customers?) (?:arriv\w+|est arrivee?|(?:is |are |est |sont )?(?:finie?s?|terminee?s?|prete?s?|ready|done|finished))|arrivals?|workshop|finished jobs?|jobs? (?:is |are )?(?:finished|done)|(?:travail|boulot) (?:est )?(?:fini|termine))\b/,
    toCome:
      /\b(?:une voiture|un vehicule|un client) (?:arrive|est (?:arrivee?|la|prete?|finie?))\b|\bun (?:travail|boulot|job) est (?:fini|termine)\b|\b(?:a|any) (?:car|vehicle|customer) (?:arrives|is (?:here|ready|done|finished))\b|\b(?:a|any) job is (?:finished|done)\b/,
  },
  booking: {
    told: [],
    of: {
      fr: 'des rendez-vous pris, déplacés ou annulés par les clients',
      en: 'appointments that customers book, move or cancel',
    },
    said: /\b(?:rendez vous|rdvs?|reservations?|appointments?|bookings?|(?:client|customer) (?:reserve|annule|books?|cancels?|moves?))\b/,
    toCome:
      /\b(?:un client|quelqu un) (?:prend|reserve|annule|deplace)\b(?: un| son)?(?: (?:rdv|rendez vous))?|\bun (?:rdv|rendez vous) est (?:pris|annule|deplace)\b|\b(?:a|any) (?:customer|client) (?:books|cancels|moves)\b|\b(?:someone|somebody|anyone) (?:books|cancels|moves)\b|\b(?:an|any) appointment is (?:booked|cancelled|canceled|moved)\b/,
  },
  stock: {
    told: ['MANAGER'],
    of: { fr: 'des pièces épuisées', en: 'parts that run out' },
    said: /\b(?:pieces?|stocks?|ruptures?|parts?)\b/,
    toCome:
      /\bune piece (?:est |arrive )?(?:epuisee|en rupture|manque)\b|\b(?:on|il) (?:n |ne )?(?:y )?a plus d une piece\b|\brupture de stock\b|\b(?:a|any) part (?:runs out|is out(?: of stock)?)\b|\bout of stock\b/,
  },
  morning: {
    told: ['MANAGER', 'OWNER'],
    of: { fr: 'du point du matin', en: 'the morning digest' },
    said: /\b(?:(?:point|resume|brief|recap) (?:du|de ce|chaque|tous les) matins?|(?:morning|daily) (?:digest|briefing|brief|summary|update|round ?up))\b/,
    toCome: /(?!)/,
  },
};

/** The kinds that folded words speak of; all of them where they speak of everything. */
export function kindsSaid(words: string): NewsKind[] {
  const named = newsKinds.filter((kind) => kinds[kind].said.test(words));
  if (named.length > 0) return named;
  return everything.test(words) ? [...newsKinds] : [];
}

const everything = /\b(?:rien|tout|toutes?|tous|aucune?|everything|anything|all|any|no|notifs?|notifications?)\b/;

/** The kinds of which folded words say that one more may come: "quand un devis est accepté". */
export function kindsToCome(words: string): NewsKind[] {
  return newsKinds.filter((kind) => kinds[kind].toCome.test(words));
}

/** Whether somebody of a role who has said so much of a kind is told of it. */
export function wants(kind: NewsKind, { role, isOn }: { role: MemberRole; isOn: boolean | null }): boolean {
  return isOn ?? kinds[kind].told.includes(role);
}

import type { FoundKind } from '#db/search/kinds.ts';
import { findEmails } from '#language/email.ts';
import { fold } from '#language/normalise.ts';
import { findPhones } from '#language/phone.ts';
import { findPlates } from '#language/plate.ts';
import { clean } from '#language/quantities/page.ts';
import { namingWords } from '../meant.ts';

export const foundKinds = [
  'contact',
  'company',
  'vehicle',
  'activity',
  'note',
  'task',
  'deal',
  'quote',
  'invoice',
  'appointment',
  'message',
  'fact',
] as const satisfies readonly FoundKind[];

/** How a kind is called, folded, where it is wanted before anything else: "les factures de Morel". */
const kindWords: readonly { said: RegExp; kinds: readonly FoundKind[] }[] = [
  { said: /^(?:factures?|invoices?|bills?|avoirs?)$/, kinds: ['invoice'] },
  { said: /^(?:devis|quotes?|estimates?)$/, kinds: ['quote'] },
  { said: /^(?:taches?|tasks?|rappels?|reminders?|todos?)$/, kinds: ['task'] },
  { said: /^(?:affaires?|deals?|opportunites?|opportunit(?:y|ies))$/, kinds: ['deal'] },
  { said: /^(?:notes?|appels?|calls?|remarques?)$/, kinds: ['activity', 'note'] },
  { said: /^(?:messages?|sms|textos?|texts?|whatsapps?)$/, kinds: ['message'] },
  { said: /^(?:rdvs?|appointments?|bookings?)$/, kinds: ['appointment'] },
  { said: /^(?:vehicules?|voitures?|cars?|vehicles?|bagnoles?)$/, kinds: ['vehicle'] },
  { said: /^(?:societes?|entreprises?|boites?|compan(?:y|ies)|firms?)$/, kinds: ['company'] },
];

/** What asks for a search and is not looked for. */
const asking = new Set(
  `cherche cherches chercher cherchez recherche rechercher trouve trouves trouver trouvez retrouve retrouver retrouves find search look lookup up tout
  tous toute toutes all everything anything any every qui parle parlent parlant mention mentionne mentions mentioning talk talks talking about moi me fiches fiche
  concernant avec contenant dont containing nom name named called appelle sais sait savoir passer passe est is who show montre affiche numero telephone phone plaque
  plate immatriculation mail email quelque chose truc quelqu quelqun someone somebody please stp svp those these that which what quel quelle quels quelles ou
  where on about said dit there have got any can could would customers records with plates called par by via wrote written ecrit ecrits envoye`.split(
    /\s+/,
  ),
);

/** More words narrow nothing down. */
const mostWords = 10;

/** The words that are looked for, folded, and which kinds they ask for. */
export function soughtWords(text: string, asked: readonly FoundKind[] | undefined) {
  const plain = clean(text);
  const cut = [...findPhones(plain, 'FR'), ...findEmails(plain), ...findPlates(plain)].toSorted(
    (a, b) => b.start - a.start,
  );
  const rest = cut.reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, plain);
  const plates = findPlates(plain).map(({ value }) => fold(value).replaceAll(' ', ''));
  const named = namingWords(rest);
  const kind = asked ? undefined : kindWords.find(({ said }) => named.some((word) => said.test(word)));
  const words = named.filter((word) => !asking.has(word) && !kind?.said.test(word));
  return {
    words: [...new Set([...plates, ...words.map((word) => word.slice(0, 40))])].slice(0, mostWords),
    kinds: asked ?? kind?.kinds ?? null,
  };
}

import { fold } from '#language/normalise.ts';
import { saysPast } from '#language/past.ts';
import { defineIntent } from '../dialogue/intent.ts';
import { begin, names, type Opener } from './opening.ts';
import { first } from './read/terms.ts';
import { namedVehicle, whoWords } from './read/words.ts';
import { unreadWords } from './unread.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const register = String.raw`(?:audit(?: (?:log|trail|chain))?|registre|journal(?: d audit)?|piste d audit|log)`;
const check = new RegExp(
  String.raw`${begin}(?:verifie[rz]?|verif|controle[rz]?|check|verify)(?: moi)? (?:l |le |the |our |notre )?${register}(?: (?:stp|svp|please|pls|now|maintenant))?$`,
);
/** "Quelqu'un a trafiqué le registre ?" */
const tampered = new RegExp(
  String.raw`\b(?:trafique\w*|truque\w*|falsifie\w*|tampered with|altered|forged|doctored)\b.*\b${register}\b|\b${register}\b.*\b(?:trafique\w*|truque\w*|falsifie\w*|tampered with|forged|intact|altere\w*|altered)\b`,
);
const changedVerb = String.raw`(?:modifie|modif|change|chang|touche|corrige|edite|baisse|augmente|altere|renomme|deplace|decale|bouge|supprime|efface|annule|cree|ajoute|fusionne|changed|edited|altered|modified|touched|amended|deleted|removed|wiped|cancelled|canceled|moved|created|added|merged|renamed|lowered|raised)e?s?`;
const whoDid = new RegExp(
  String.raw`${begin}(?:(?:je veux savoir|dis moi|tell me|i want to know|je voudrais savoir|j aimerais savoir|check) )?(?:c est |cest )?(?:qui|ki|who)(?: (?:est ce qui|c est qui|qui|ki))?(?: (?:a|s est|m a|nous a|ont|has|have|s))?(?: [a-z]+){0,2}? ${changedVerb}\b`,
);
/** "Who made Karim a manager?", "qui a nommé Karim responsable" */
const whoPromoted = new RegExp(
  String.raw`${begin}(?:(?:je veux savoir|dis moi|tell me|i want to know|je voudrais savoir|do you know|tu sais|c est|cest|it was) )*(?:qui|ki|who|since when|when|depuis quand|quand)\b.*\b(?:made|promoted|named|appointed|upgraded|demoted|put|set|turned|gave|nomme|nommee|promu|promue|passe|passee|mis|mise|fait|donne|retrograde|retrogradee|change|changed|est passe|became|devenu|devenue)\b.*\b(?:managers?|owner|admin\w*|boss|team member|user|mechanic|role|rights?|responsables?|gerante?s?|proprietaires?|patronn?e?|cheffe?|equipiere?|droits)\b`,
);
/** "Karim was made a manager by whom?", "Karim a été nommé responsable par qui ?" */
const promotedBy =
  /\b(?:made|promoted|named|appointed|nomme|nommee|promu|promue|passe|passee|mis|mise)\b.*\b(?:managers?|owner|admin\w*|responsables?|gerante?s?|proprietaires?|cheffe?)\b.*\b(?:by whom|by who|par qui|c est qui|who did (?:it|that)|who was (?:it|that))\b/;
const bySomebody = new RegExp(
  String.raw`\b(?:qu est ce qu(?:e|il|elle)?|qu a|what (?:did|has|have)|everything|tout ce qu(?:e|il|elle)?|montre(?: moi)? (?:tout )?ce qu(?:e)?)\b.* ${changedVerb.replace('(?:', '(?:edit|alter|modify|delete|touch|amend|fait|fabrique|')}\b`,
);
const trail = new RegExp(
  String.raw`\b(?:(?:historique|log|journal|trace|trail|history|liste)(?: (?:des|de|d|of|all|the|les))* (?:modif\w*|changements?|changes?|edits?|amendments?|suppressions?|actions?|remises?)|piste d audit|audit (?:log|trail)|registre des (?:modif\w*|changements?))\b`,
);

/** Of a plan for tomorrow, who is to change something is no question for the audit. */
const isOver = ({ source }: MemberReading) =>
  !/\b(?:va|vas|vont|peut|pourrait|doit|will|can|could|should|going to)\b/.test(
    fold(source).split(' ').slice(0, 4).join(' '),
  );

export const auditOpeners: readonly Opener[] = [
  { intent: 'audit', said: check },
  { intent: 'audit', said: tampered },
  {
    intent: 'audit',
    said: /\b(?:show|list|see|montre|liste|voir)(?: me| moi| nous)? (?:tou(?:te)?s |all )?(?:the |les |des )?(?:changes?|modifications?|modifs?|changements?)\b/,
    when: isOver,
  },
  { intent: 'audit', said: whoDid, when: isOver },
  { intent: 'audit', said: whoPromoted, when: (reading) => names('colleague')(reading) && isOver(reading) },
  { intent: 'audit', said: promotedBy, when: names('colleague') },
  { intent: 'audit', said: bySomebody, when: (reading) => names('colleague')(reading) && isOver(reading) },
  {
    intent: 'audit',
    said: trail,
    when: (reading) => !/\b(?:cree|create|note|ajoute|rappelle)\b/.test(fold(reading.source).split(' ')[0] ?? ''),
  },
];

const kinds: readonly (readonly [string, RegExp])[] = [
  ['role', /\b(?:roles?|promoted|promotions?|promue?)\b/],
  ['access', /\b(?:acces|access|droits?|rights?|permissions?|codes?|membres?|members?)\b/],
  ['quote', /\b(?:devis|quotes?|estimate)\b|\bdev \d/],
  ['invoice', /\b(?:factures?|invoices?|bill|avoirs?)\b|\bfac \d/],
  ['appointment', /\b(?:rdv|rendez vous|appointments?|bookings?|creneau)\b/],
  ['task', /\b(?:taches?|tasks?|rappel|reminder)\b/],
  ['deal', /\b(?:affaires?|deals?|lead|leads)\b/],
  ['note', /\bnotes?\b/],
  ['hours', /\b(?:horaires?|opening hours|opening times|hours|fermetures?|closures?)\b/],
  [
    'contact',
    /\b(?:fiche|record|client|cliente|contact|customer|coordonnees|details|telephone|phone|e ?mail|numero|number|adresse|address)\b/,
  ],
];

/** Of a price with a service it is the price list; with somebody's quote it is that. */
function readKind(reading: MemberReading): string | null {
  const said = fold(reading.source);
  if (names('colleague')(reading) && (whoPromoted.test(said) || promotedBy.test(said))) return 'role';
  const named = kinds.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
  if (named !== null) return named;
  if (reading.serviceWords !== '' && whoWords(reading) === null) return 'service';
  return namedVehicle(reading) === null ? null : 'vehicle';
}

const paperNumber = /\b(?:DEV|FAC|AVO|D|F|INV)[- ]?\d{4}(?:[- ]\d{1,6})?\b|\b20\d\d-\d{1,6}\b/i;

function readRecord(reading: MemberReading): string | null {
  const kind = readKind(reading);
  if (kind === 'hours' || kind === 'access') return null;
  if (kind === 'service') return reading.serviceWords;
  if (kind === 'role') return first(reading, 'colleague');
  const number = paperNumber.exec(reading.source)?.[0] ?? null;
  if (number !== null) return number;
  if (kind === 'vehicle') return namedVehicle(reading);
  return first(reading, 'contact', 'company', 'stranger', 'plate', 'phone') ?? unknownName(reading);
}

/** What is asked of in words that we know nobody by: said not to be found, and nothing else told in its place. */
function unknownName(reading: MemberReading): string | null {
  const left = unreadWords(reading).filter((word) => !ofTheQuestion.test(word));
  return left.length === 0 ? null : left.join(' ');
}

const ofTheQuestion =
  /^(?:qui|ki|who|whose|which|what|qu|que|est|a|as|ont|has|have|had|did|does|was|were|been|by|s|t|quoi|comment|combien|fiches?|records?|clients?|cliente|customers?|contacts?|devis|quotes?|estimates?|factures?|invoices?|avoirs?|bills?|rdv|rendez|vous|appointments?|bookings?|taches?|tasks?|affaires?|deals?|notes?|prix|prices?|tarifs?|montants?|amounts?|remises?|discounts?|horaires?|opening|hours|times?|historique|history|journal|registre|log|audit|trail|trace|piste|liste|list|show|montre|voir|see|tell|dis|savoir|know|want|veux|voudrais|verifie|check|verify|modif\w*|chang\w*|chagn\w*|touch\w*|corrig\w*|edit\w*|baiss\w*|augment\w*|alter\w*|renom\w*|renam\w*|deplac\w*|decal\w*|boug\w*|mov\w*|supprim\w*|suprim\w*|effac\w*|delet\w*|remov\w*|wip\w*|annul\w*|anul\w*|cancel\w*|cre\w*|ajout\w*|add\w*|fusion\w*|merg\w*|amend\w*|modified|lower\w*|rais\w*|hier|yesterday|today|aujourd|hui|aujourdhui|matin|morning|soir|nuit|night|cette|semaine|week|mois|month|dernier\w*|last|depuis|since|entre|between|jours?|days?|tout\w*|all|everything|made|done|effectue\w*|action\w*|fait|fabrique|telephone|phone|email|mail|numero|number|adresse|address|coordonnees|details|dedans|inside|heure|quand|when|date|names?|noms?|auteurs?|authors?|line|ligne|from|en|il|y|is|are)$/;

const asksWho = /^(?:.{0,30}\b)?(?:qui|ki|who|which of)\b/;

/** Whose changes are asked for; where it is asked who, a colleague that is named is what was changed. */
function readBy(reading: MemberReading): string | null {
  if (asksWho.test(fold(reading.source)) && !/\b(?:is it|was it|c est)\b/.test(fold(reading.source))) return null;
  return (
    first(reading, 'colleague') ?? (/\b(?:j ai|did i|have i|i changed)\b/.test(fold(reading.source)) ? 'moi' : null)
  );
}

const aspects: readonly (readonly [string, RegExp])[] = [
  ['discount', /\b(?:remises?|discounts?|rabais)\b|%/],
  ['price', /\b(?:prix|price|prices|tarifs?|montant|amount|pirce)\b/],
  ['deleted', /\b(?:supprim\w*|efface\w*|annul\w*|deleted?|delete|wiped|cancell?ed|removed|fusionn\w*|merged|anule)\b/],
  ['time', /\b(?:deplac\w*|decal\w*|bouge\w*|moved|horaire du rdv)\b/],
  ['created', /\b(?:cree\w*|ajoute\w*|created|added)\b/],
];

const readings =
  /\b(?:connect\w*|connexions?|logged|log in|login|signed in|session|consult\w*|acced\w*|accessed|access to|export\w*|ouvert la fiche|lu la fiche|viewed|opened)\b/;

export const auditIntent = defineIntent<MemberReading>({
  name: 'audit',
  slots: {
    check: {
      read: ({ source }) => (check.test(fold(source)) || tampered.test(fold(source)) ? 'yes' : null),
      ask: null,
    },
    kind: { read: readKind, ask: null },
    record: { read: readRecord, ask: null },
    by: { read: readBy, ask: null },
    when: { read: (reading) => (saysPast(reading.source) ? reading.source : (reading.when?.text ?? null)), ask: null },
    aspect: { read: ({ source }) => aspects.find(([, pattern]) => pattern.test(fold(source)))?.[0] ?? null, ask: null },
    reading: { read: ({ source }) => (readings.test(fold(source)) ? 'yes' : null), ask: null },
  },
  tool: 'who_changed',
  otherTool: 'check_audit',
  isOther: ({ check: isCheck }) => isCheck !== undefined,
  input: ({ check: isCheck, reading, kind, record, by, when, aspect }) => {
    if (isCheck !== undefined) return {};
    if (reading !== undefined) return { isOfReading: true };
    return given({ record, kind, by, when, aspect });
  },
});

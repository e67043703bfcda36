import type { RecordLabel } from '#db/audit-labels.ts';
import type { TrailEntry } from '#db/audit-trail.ts';
import { kilometres, money, slotLabel, dayLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { z } from 'zod';
import { ofInFrench } from '../booking/planned-view.ts';
import { inWords } from '../speaking.ts';

type Words = Record<Language, string>;
const columns = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** A change as the audit keeps it. What an older version kept has its values beside `op`. */
const kept = z.object({
  op: z.enum(['insert', 'update', 'delete']).catch('update'),
  fields: z.array(z.string()).catch([]),
  before: columns.catch({}),
  after: columns.catch({}),
});

interface Saying {
  language: Language;
  zone: string;
  labels: ReadonlyMap<string, RecordLabel>;
}

/** One act as a sentence: "Julie Petit a modifié le devis DEV-2026-0012 de Luc Morel mardi 24 novembre à 10 h 12, par Slack : prix 89 € → 95 €." */
export function sayChanged(entry: TrailEntry, saying: Saying): string {
  const { language, zone } = saying;
  const changes = entry.rows.map(({ table, id, change }) => ({ table, id, ...kept.parse(change) }));
  const main = changes.find(({ table }) => !parts.has(table)) ?? changes[0];
  if (!main) throw new Error('An act of the audit has no row.');
  const { date, time } = toLocal(entry.at, zone);
  const details = [...new Set(changes.flatMap((change) => detailsOf(change, saying)))].slice(0, mostDetails);
  const by = channelWords[entry.channel ?? '']?.[language];
  const who = whoDid(entry, language);
  const verb = verbOf(main, entry.action)[language];
  const sentence = [`${who} ${verb} ${nameOf(main, saying)}`, slotAt(date, time, language), by && `, ${by}`];
  const end = details.length === 0 ? '.' : `${language === 'fr' ? ' :' : ':'} ${details.join(', ')}.`;
  return `${sentence.filter(Boolean).join(' ').replaceAll(' ,', ',')}${end}`;
}

const mostDetails = 4;
/** They stand in something else, which is what is spoken of. */
const parts = new Set(['quote_line', 'invoice_line', 'payment', 'proposal', 'part_use']);

function slotAt(date: string, time: string, language: Language): string {
  return inWords(language, { fr: `le ${slotLabel(date, time, 'fr')}`, en: `on ${slotLabel(date, time, 'en')}` });
}

/** Whoever did it, as they are called now. */
export function whoDid({ actor, actorRole, proposer, channel }: TrailEntry, language: Language): string {
  const name = actor ?? nobodies[actorRole]?.[language] ?? inWords(language, { fr: "Quelqu'un", en: 'Somebody' });
  const isCommand = actorRole === 'SUPER_ADMIN' && channel === 'command';
  const who = isCommand ? inWords(language, { fr: "L'administrateur du programme", en: 'The administrator' }) : name;
  if (proposer === null) return who;
  return inWords(language, {
    fr: `${who}, à la demande ${ofInFrench(proposer)},`,
    en: `${who}, as ${proposer} had asked,`,
  });
}

const nobodies: Record<string, Words> = {
  CUSTOMER: { fr: 'Un client', en: 'A customer' },
  USER: { fr: 'Un collègue parti', en: 'A former colleague' },
  MANAGER: { fr: 'Un responsable parti', en: 'A former manager' },
  OWNER: { fr: 'Un ancien propriétaire', en: 'A former owner' },
  SYSTEM: { fr: 'Le programme', en: 'The program' },
  SUPER_ADMIN: { fr: 'La page de démonstration', en: 'The demo page' },
};

interface Change extends z.infer<typeof kept> {
  table: string;
  id: string;
}

function verbOf({ op, table, after }: Change, action: string): Words {
  if (action === 'undo') return { fr: 'a rétabli (ANNULER)', en: 'put back (UNDO)' };
  if (table === 'proposal' && op === 'insert') return { fr: 'a proposé de', en: 'proposed to' };
  if (table === 'merge') return { fr: 'a fusionné', en: 'merged' };
  if (after['status'] === 'cancelled') return { fr: 'a annulé', en: 'cancelled' };
  if (after['status'] === 'booked' && table === 'appointment') return { fr: 'a pris', en: 'booked' };
  if (op === 'insert') return { fr: 'a créé', en: 'created' };
  return op === 'delete' ? { fr: 'a supprimé', en: 'deleted' } : { fr: 'a modifié', en: 'changed' };
}

/** `le devis DEV-2026-0012 de Luc Morel`; of what is erased, what it was. */
function nameOf({ table, id }: Change, { language, labels }: Saying): string {
  const noun = nouns[table]?.[language] ?? table.replaceAll('_', ' ');
  const { label, whose } = labels.get(id) ?? { label: null, whose: null };
  const named = [noun, label].filter(Boolean).join(' ');
  if (whose === null) return named;
  return inWords(language, { fr: `${named} ${ofInFrench(whose)}`, en: `${named} of ${whose}` });
}

function detailsOf(change: Change, { language, zone }: Saying): string[] {
  const { op, table, fields, before, after } = change;
  if (table === 'proposal') return [];
  const names = new Set([...Object.keys(after), ...fields]);
  return [...names].flatMap((name): string[] => {
    const field = known[name];
    if (field === undefined) return [];
    const say = (value: unknown) => sayValue(field, value, { language, zone });
    const [was, is] = [say(before[name]), say(after[name])];
    const { words } = field;
    if (is === null && was === null) return op === 'insert' || !fields.includes(name) ? [] : [words[language]];
    if (was === null || op === 'insert') return is === null ? [] : [`${words[language]} ${is}`];
    return was === is ? [] : [`${words[language]} ${was} → ${is ?? '-'}`];
  });
}

type Kind = 'money' | 'percent' | 'instant' | 'day' | 'km' | 'number' | 'text' | 'state';
interface Field {
  words: Words;
  /** Null for what is only said to have changed. */
  kind: Kind | null;
}

const field = (fr: string, en: string, kind: Kind | null = null): Field => ({ words: { fr, en }, kind });

/** The columns that a reader is told of. */
const known: Readonly<Record<string, Field>> = {
  unit_cents: field('prix', 'price', 'money'),
  price_cents: field('prix', 'price', 'money'),
  total_cents: field('total', 'total', 'money'),
  amount_cents: field('montant', 'amount', 'money'),
  paid_cents: field('payé', 'paid', 'money'),
  discount_cents: field('remise', 'discount', 'money'),
  discount_bp: field('remise', 'discount', 'percent'),
  vat_bp: field('TVA', 'VAT', 'percent'),
  quantity: field('quantité', 'quantity', 'number'),
  mileage: field('kilométrage', 'mileage', 'km'),
  starts_at: field('début', 'start', 'instant'),
  due_on: field('échéance', 'due', 'day'),
  valid_until: field("valable jusqu'au", 'valid until', 'day'),
  expires_on: field('expire le', 'expires', 'day'),
  status: field('état', 'state', 'state'),
  stage: field('étape', 'stage', 'text'),
  role: field('rôle', 'role', 'state'),
  is_public: field('dit aux clients', 'told to customers', 'state'),
  first_name: field('prénom', 'first name'),
  last_name: field('nom', 'name'),
  name: field('nom', 'name'),
  phone: field('téléphone', 'phone'),
  email: field('e-mail', 'e-mail'),
  postcode: field('code postal', 'postcode'),
  address: field('adresse', 'address'),
  plate: field('plaque', 'plate'),
  model: field('modèle', 'model'),
  title: field('intitulé', 'title'),
  label: field('libellé', 'label'),
  words: field('texte', 'text'),
  answer: field('texte', 'text'),
  reason: field('motif', 'reason'),
  hours: field('horaires', 'opening hours'),
  closures: field('fermetures', 'closures'),
  owner_id: field('responsable', 'owner'),
  assignee_id: field('personne chargée', 'assignee'),
  contact_id: field('client', 'customer'),
  vehicle_id: field('véhicule', 'vehicle'),
  secrets: field('clés', 'secrets'),
};

function sayValue(
  { kind }: Field,
  value: unknown,
  { language, zone }: Pick<Saying, 'language' | 'zone'>,
): string | null {
  if (kind === null || value === null || value === undefined) return null;
  switch (kind) {
    case 'money':
      return money(Number(value), language);
    case 'percent':
      return `${Number(value) / 100} %`;
    case 'km':
      return kilometres(Number(value), language);
    case 'day':
      return dayLabel(String(value).slice(0, 10), language);
    case 'instant': {
      const instant = new Date(String(value));
      const isLocal = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(String(value));
      const { date, time } = isLocal
        ? { date: String(value).slice(0, 10), time: String(value).slice(11) }
        : toLocal(instant, zone);
      return slotLabel(date, time, language);
    }
    case 'state':
      return states[String(value)]?.[language] ?? String(value);
    default:
      return String(value);
  }
}

const states: Record<string, Words> = {
  booked: { fr: 'réservé', en: 'booked' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
  moved: { fr: 'déplacé', en: 'moved' },
  in_workshop: { fr: "à l'atelier", en: 'in the workshop' },
  ready: { fr: 'prêt', en: 'ready' },
  done: { fr: 'fait', en: 'done' },
  no_show: { fr: 'pas venu', en: 'did not come' },
  draft: { fr: 'brouillon', en: 'draft' },
  sent: { fr: 'envoyé', en: 'sent' },
  accepted: { fr: 'accepté', en: 'accepted' },
  refused: { fr: 'refusé', en: 'refused' },
  issued: { fr: 'émise', en: 'issued' },
  paid: { fr: 'payée', en: 'paid' },
  credited: { fr: 'créditée', en: 'credited' },
  open: { fr: 'à faire', en: 'open' },
  OWNER: { fr: 'propriétaire', en: 'owner' },
  MANAGER: { fr: 'responsable', en: 'manager' },
  USER: { fr: 'équipier', en: 'team member' },
  won: { fr: 'gagnée', en: 'won' },
  lost: { fr: 'perdue', en: 'lost' },
  true: { fr: 'oui', en: 'yes' },
  false: { fr: 'non', en: 'no' },
};

const channelWords: Record<string, Words> = {
  sms: { fr: 'par SMS', en: 'by SMS' },
  whatsapp: { fr: 'par WhatsApp', en: 'by WhatsApp' },
  slack: { fr: 'par Slack', en: 'by Slack' },
  telegram: { fr: 'par Telegram', en: 'by Telegram' },
  voice: { fr: 'par téléphone', en: 'by phone' },
  web: { fr: 'par le web', en: 'by the web' },
  terminal: { fr: 'au terminal', en: 'at the terminal' },
  command: { fr: 'en ligne de commande', en: 'at the command line' },
};

const nouns: Record<string, Words> = {
  appointment: { fr: 'le rendez-vous', en: 'the appointment' },
  contact: { fr: 'la fiche', en: 'the record' },
  merge: { fr: 'la fiche', en: 'the record' },
  company: { fr: "l'entreprise", en: 'the company' },
  vehicle: { fr: 'le véhicule', en: 'the vehicle' },
  task: { fr: 'la tâche', en: 'the task' },
  activity: { fr: 'une note', en: 'a note' },
  note: { fr: 'un message laissé', en: 'a message left' },
  part: { fr: 'le stock de', en: 'the stock of' },
  part_use: { fr: 'une pièce posée :', en: 'a part used:' },
  part_order: { fr: 'la commande de', en: 'the order of' },
  quote: { fr: 'le devis', en: 'the quote' },
  quote_line: { fr: 'le devis', en: 'the quote' },
  invoice: { fr: 'la facture', en: 'the invoice' },
  invoice_line: { fr: 'la facture', en: 'the invoice' },
  payment: { fr: 'un paiement de la facture', en: 'a payment of the invoice' },
  deal: { fr: "l'affaire", en: 'the deal' },
  block: { fr: 'un blocage de', en: 'a block of' },
  preference: { fr: 'un réglage', en: 'a setting' },
  service: { fr: 'la prestation', en: 'the service' },
  resource: { fr: 'une ressource', en: 'a resource' },
  site: { fr: 'le site', en: 'the site' },
  tenant: { fr: "l'entreprise", en: 'the business' },
  member: { fr: "l'accès", en: 'the access' },
  address: { fr: "l'adresse", en: 'the address' },
  link_code: { fr: 'un code', en: 'a code' },
  channel_account: { fr: 'un canal', en: 'a channel' },
  suppression: { fr: "l'inscription aux messages", en: 'the opt-out' },
  fact: { fr: "l'information", en: 'the fact' },
  open_question: { fr: 'une question sans réponse', en: 'an unanswered question' },
  proposal: { fr: '', en: '' },
};

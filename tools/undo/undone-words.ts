import type { Language } from '#language/language.ts';
import type { RowWritten } from '../tool.ts';

type Words = Record<Language, string>;

/** What a write did, by its main record: what is taken back, or brought back, in a few words. */
export function undoneWords(rows: readonly RowWritten[], isBack: boolean): Words {
  const [main] = rows;
  const words = main && nouns[main.table];
  if (!main || !words) return { fr: 'la dernière action', en: 'the last action' };
  // Of a taking back, its first row is the last of what it took back.
  const added = isBack ? main.op !== 'delete' : main.op === 'insert';
  const verb = isBack ? brought : added ? removed : put;
  return { fr: verb.fr(words.fr), en: verb.en(words.en) };
}

const removed = { fr: (noun: string) => `${noun} en moins`, en: (noun: string) => `${noun} removed` };
const put = { fr: (noun: string) => `${noun} comme avant`, en: (noun: string) => `${noun} as before` };
const brought = { fr: (noun: string) => `${noun} de nouveau là`, en: (noun: string) => `${noun} back again` };

/** Each record as one speaks of it. */
const nouns: Record<string, Words> = {
  appointment: { fr: 'le rendez-vous', en: 'the appointment' },
  contact: { fr: 'la fiche client', en: "the customer's record" },
  company: { fr: "la fiche de l'entreprise", en: "the company's record" },
  vehicle: { fr: 'le véhicule', en: 'the vehicle' },
  task: { fr: 'la tâche', en: 'the task' },
  activity: { fr: 'la note', en: 'the note' },
  part: { fr: 'le stock', en: 'the stock' },
  part_use: { fr: 'la pièce notée', en: 'the part noted' },
  part_order: { fr: 'la commande de pièce', en: 'the order of the part' },
  quote: { fr: 'le devis', en: 'the quote' },
  quote_line: { fr: 'la ligne du devis', en: 'the line of the quote' },
  invoice: { fr: 'la facture', en: 'the invoice' },
  invoice_line: { fr: 'la ligne de la facture', en: 'the line of the invoice' },
  payment: { fr: 'le règlement', en: 'the payment' },
  deal: { fr: "l'affaire", en: 'the deal' },
  block: { fr: 'le blocage', en: 'the block' },
  fact: { fr: "ce que j'avais retenu", en: 'what I had remembered' },
  open_question: { fr: 'la question', en: 'the question' },
  document: { fr: 'le document', en: 'the document' },
  contact_import: { fr: "l'import préparé", en: 'the prepared import' },
  preference: { fr: 'votre réglage', en: 'your setting' },
  site: { fr: 'les horaires et les coordonnées', en: 'the opening hours and details' },
  service: { fr: 'la prestation', en: 'the service' },
  resource: { fr: 'le poste au planning', en: 'the place in the diary' },
  member: { fr: "le membre de l'équipe", en: 'the member of the team' },
  custom_field: { fr: 'le champ', en: 'the field' },
  field_value: { fr: 'la valeur du champ', en: "the field's value" },
  flag: { fr: "l'option", en: 'the option' },
};

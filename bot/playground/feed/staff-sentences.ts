import type { Bilingual } from '../shop.ts';
import { firstOf, soon, type Speech } from './speech.ts';
import type { ToldFacts } from './told.ts';

type Sentence = (told: ToldFacts, speech: Speech) => Bilingual | null;

/** What a member did, by the tool that did it; null where that is not worth a sentence of its own. */
export const staffSentences: Record<string, Sentence> = {
  move_for: ({ outcome, appointment }, { who, today }) =>
    outcome === 'moved' && appointment
      ? {
          fr: `${who.fr} déplace ${appointment.contact ?? 'un client'} à ${soon(appointment.startsAt, today, 'fr')}.`,
          en: `${who.en} moves ${appointment.contact ?? 'a customer'} to ${soon(appointment.startsAt, today, 'en')}.`,
        }
      : null,
  book_for: ({ outcome, appointment }, { who, today }) =>
    outcome === 'booked' && appointment
      ? {
          fr: `${who.fr} réserve ${soon(appointment.startsAt, today, 'fr')} pour ${appointment.contact ?? 'un client'}.`,
          en: `${who.en} books ${soon(appointment.startsAt, today, 'en')} for ${appointment.contact ?? 'a customer'}.`,
        }
      : null,
  cancel_for: ({ outcome, appointment }, { who, today }) =>
    outcome === 'cancelled' && appointment
      ? {
          fr: `${who.fr} annule ${appointment.contact ?? 'un client'}, ${soon(appointment.startsAt, today, 'fr')}.`,
          en: `${who.en} cancels ${appointment.contact ?? 'a customer'}, ${soon(appointment.startsAt, today, 'en')}.`,
        }
      : null,
  block_time: ({ outcome, resource, from }, { who, today }) =>
    resource && from
      ? {
          fr: `${who.fr} ${outcome === 'changed' ? 'change le blocage de' : 'bloque'} ${resource}, ${soon(from, today, 'fr')}.`,
          en: `${who.en} ${outcome === 'changed' ? 'changes the block of' : 'blocks'} ${resource}, ${soon(from, today, 'en')}.`,
        }
      : null,
  set_job({ outcome = '', vehicle, contact }, { who }) {
    const car = { fr: vehicle ? carOf(vehicle.label) : 'voiture', en: vehicle ? carOf(vehicle.label) : 'car' };
    const owner = contact?.label ?? '';
    const said: Record<string, Bilingual> = {
      arrived: { fr: `${car.fr} de ${owner} est arrivée.`, en: `${owner}’s ${car.en} has arrived.` },
      started: { fr: `${who.fr} commence : ${car.fr}, ${owner}.`, en: `${who.en} starts: ${car.en}, ${owner}.` },
      finished: { fr: `${who.fr} a fini : ${car.fr}, ${owner}.`, en: `${who.en} is done: ${car.en}, ${owner}.` },
      not_finished: {
        fr: `${who.fr} n’a pas fini : ${car.fr}, ${owner}.`,
        en: `${who.en} is not done: ${car.en}, ${owner}.`,
      },
      handed_back: { fr: `Voiture rendue : ${car.fr}, ${owner}.`, en: `Car handed back: ${car.en}, ${owner}.` },
    };
    return said[outcome] ?? null;
  },
  add_note: ({ vehicle, contact }, { who }) => {
    const about = vehicle ? carOf(vehicle.label) : contact?.label;
    return about
      ? { fr: `${who.fr} note un constat : ${about}.`, en: `${who.en} writes down a finding: ${about}.` }
      : { fr: `${who.fr} prend une note.`, en: `${who.en} takes a note.` };
  },
  create_task: ({ task }, { who }) => taskSaid(task, who, { fr: 'ajoute une tâche', en: 'adds a task' }),
  change_task: ({ outcome, task }, { who }) =>
    taskSaid(
      task,
      who,
      outcome === 'done' ? { fr: 'a fait', en: 'has done' } : { fr: 'change une tâche', en: 'changes a task' },
    ),
  use_part: ({ vehicle }, { who }) => ({
    fr: `${who.fr} note des pièces posées${vehicle ? ` : ${carOf(vehicle.label)}` : ''}.`,
    en: `${who.en} notes parts used${vehicle ? `: ${carOf(vehicle.label)}` : ''}.`,
  }),
  order_part: ({ order }, { who }) =>
    order
      ? { fr: `${who.fr} demande une pièce : ${order.label}.`, en: `${who.en} needs a part: ${order.label}.` }
      : null,
  set_mileage: ({ vehicle }, { who }) => ({
    fr: `${who.fr} note un kilométrage${vehicle ? ` : ${carOf(vehicle.label)}` : ''}.`,
    en: `${who.en} notes a mileage${vehicle ? `: ${carOf(vehicle.label)}` : ''}.`,
  }),
  register_vehicle: (_, { who }) => ({ fr: `${who.fr} ajoute une voiture.`, en: `${who.en} adds a car.` }),
  create_contact: (_, { who }) => ({ fr: `${who.fr} ajoute un client.`, en: `${who.en} adds a customer.` }),
  update_contact: (_, { who }) => ({ fr: `${who.fr} corrige une fiche client.`, en: `${who.en} corrects a customer.` }),
  create_company: (_, { who }) => ({ fr: `${who.fr} ajoute une société.`, en: `${who.en} adds a company.` }),
  create_deal: (_, { who }) => ({ fr: `${who.fr} ouvre une affaire.`, en: `${who.en} opens a deal.` }),
  change_deal: (_, { who }) => ({ fr: `${who.fr} fait avancer une affaire.`, en: `${who.en} moves a deal on.` }),
  write_to: ({ outcome, to }, { who }) => wrote(outcome, to?.label, who),
  tell_colleague: ({ outcome, to }, { who }) => wrote(outcome, to?.label, who),
  merge_contacts: (_, { who }) => ({ fr: `${who.fr} réunit deux fiches.`, en: `${who.en} merges two customers.` }),
  delete_contact: ({ outcome }, { who }) =>
    outcome === 'deleted' ? { fr: `${who.fr} efface une fiche.`, en: `${who.en} deletes a customer.` } : null,
  change_vehicle_owner: (_, { who }) => ({
    fr: `${who.fr} change le propriétaire d’une voiture.`,
    en: `${who.en} changes the owner of a car.`,
  }),
  change_note: (_, { who }) => ({ fr: `${who.fr} corrige une note.`, en: `${who.en} corrects a note.` }),
  list_deals: (_, { who }) => ({ fr: `${who.fr} regarde les affaires.`, en: `${who.en} looks at the deals.` }),
  find_company: (_, { who }) => ({ fr: `${who.fr} cherche une société.`, en: `${who.en} looks a company up.` }),
  visit_site: ({ outcome, contact }, { who }) => {
    if (!contact || (outcome !== 'arrived' && outcome !== 'left')) return null;
    return outcome === 'arrived'
      ? { fr: `${who.fr} est chez ${contact.label}.`, en: `${who.en} is at ${contact.label}’s.` }
      : { fr: `${who.fr} repart de chez ${contact.label}.`, en: `${who.en} has left ${contact.label}’s.` };
  },
  set_notifications: (_, { who }) => ({
    fr: `${who.fr} règle ses notifications.`,
    en: `${who.en} sets what to be told.`,
  }),
  show_notifications: (_, { who }) => ({
    fr: `${who.fr} regarde ses notifications.`,
    en: `${who.en} looks at what is told.`,
  }),
  undo: ({ outcome }, { who }) =>
    outcome === 'undone'
      ? { fr: `${who.fr} revient en arrière : c’est défait.`, en: `${who.en} takes it back: undone.` }
      : null,
  decline_proposal: ({ outcome }, { who }) =>
    outcome === 'declined'
      ? { fr: `${who.fr} refuse : rien ne change.`, en: `${who.en} says no: nothing changes.` }
      : null,
  show_planning: (_, { who }) => ({ fr: `${who.fr} regarde le planning.`, en: `${who.en} looks at the diary.` }),
  list_tasks: (_, { who }) => ({ fr: `${who.fr} regarde ses tâches.`, en: `${who.en} looks at the tasks.` }),
  show_stock: (_, { who }) => ({ fr: `${who.fr} regarde le stock.`, en: `${who.en} looks at the stock.` }),
  show_contact: (_, { who }) => ({ fr: `${who.fr} ouvre une fiche client.`, en: `${who.en} looks a customer up.` }),
  show_vehicle: (_, { who }) => ({ fr: `${who.fr} cherche une voiture.`, en: `${who.en} looks a car up.` }),
  show_timeline: (_, { who }) => ({ fr: `${who.fr} relit un historique.`, en: `${who.en} reads a history.` }),
};

/** `Renault Clio AB-123-CD` as the workshop calls it: `Clio`. */
export function carOf(label: string): string {
  const words = label.split(' ').filter((word) => !/^[A-Z]{2}-\d{3}-[A-Z]{2}$/.test(word));
  return words.length > 1 ? words.slice(1).join(' ') : (words[0] ?? label);
}

/** What is asked for most, in the infinitive. */
const wishes: Record<string, Bilingual> = {
  move_for: { fr: 'déplacer un rendez-vous', en: 'move an appointment' },
  cancel_for: { fr: 'annuler un rendez-vous', en: 'cancel an appointment' },
  book_for: { fr: 'prendre un rendez-vous', en: 'book an appointment' },
  write_to: { fr: 'écrire à un client', en: 'write to a customer' },
  block_time: { fr: 'bloquer du temps', en: 'block some time' },
  create_quote: { fr: 'faire un devis', en: 'make a quote' },
  change_quote: { fr: 'changer un devis', en: 'change a quote' },
  send_quote: { fr: 'envoyer un devis', en: 'send a quote' },
  create_invoice: { fr: 'faire une facture', en: 'make an invoice' },
  send_invoice: { fr: 'envoyer une facture', en: 'send an invoice' },
  chase_payment: { fr: 'relancer une facture', en: 'chase an invoice' },
  credit_note: { fr: 'faire un avoir', en: 'make a credit note' },
  record_payment: { fr: 'noter un paiement', en: 'note a payment' },
  ask_supplement: { fr: 'demander un supplément', en: 'ask for extra work' },
  delete_contact: { fr: 'effacer une fiche', en: 'delete a customer' },
  merge_contacts: { fr: 'réunir deux fiches', en: 'merge two customers' },
};

const someChange: Bilingual = { fr: 'faire un changement', en: 'make a change' };

/** What a member may not do without a yes, and from whom it is wanted. */
export function proposedSaid(tool: string, { approvers = [] }: ToldFacts, { who }: Speech): Bilingual {
  const [first] = approvers.map(firstOf);
  const wish = wishes[tool] ?? someChange;
  return {
    fr: `${who.fr} veut ${wish.fr} : accord demandé${first ? ` à ${first}` : ''}.`,
    en: `${who.en} wants to ${wish.en}: ${first ?? 'somebody'} is asked.`,
  };
}

/** What a member may do, and is asked for a yes to first. */
export function toConfirmSaid(tool: string, { who }: Speech): Bilingual {
  const wish = wishes[tool] ?? someChange;
  return {
    fr: `${who.fr} veut ${wish.fr} : un oui est demandé.`,
    en: `${who.en} wants to ${wish.en}: a yes is asked for.`,
  };
}

function taskSaid(task: ToldFacts['task'], who: Bilingual, verb: Bilingual): Bilingual | null {
  return task ? { fr: `${who.fr} ${verb.fr} : ${task.label}.`, en: `${who.en} ${verb.en}: ${task.label}.` } : null;
}

function wrote(outcome: string | undefined, to: string | undefined, who: Bilingual): Bilingual | null {
  if (outcome !== 'sent') return null;
  return { fr: `${who.fr} écrit à ${to ?? 'quelqu’un'}.`, en: `${who.en} writes to ${to ?? 'somebody'}.` };
}

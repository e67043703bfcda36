import { describe, expect, test } from 'vitest';
import { assistantBrain } from './brain.ts';
import { julieContext, memberTalk } from './fixtures/member.ts';
import { openedBy } from './openers.ts';
import { withNames } from './reading.ts';

const context = {
  ...julieContext('fr'),
  team: [{ name: 'Karim Benali', role: 'USER' as const }],
  named: [
    { kind: 'first' as const, words: 'claire' },
    { kind: 'last' as const, words: 'martin' },
    { kind: 'last' as const, words: 'garcia' },
    { kind: 'last' as const, words: 'morel' },
  ],
};
const { read } = assistantBrain().readersFor(memberTalk(context, { heard: '' }));
const opened = (text: string) => openedBy(withNames(read(text), context));

test.each([
  ['Claire Martin a donné 100 € par chèque vendredi sur sa facture', 'record_payment'],
  ["Claire Martin's transfer came in on Friday, 189", 'record_payment'],
  ['mis 1 jeu de plaquettes avant sur la Clio de Martin', 'use_part'],
  ['donne les pneus hiver à Karim, la tâche', 'assign_task'],
  ['mets la révision de Claire Martin vendredi 14h au lieu de jeudi', 'move_for'],
  ['nan en fait annule, cest le client qui en avait une', 'undo'],
  ["c'est combien la vidange ?", 'service_price'],
  ['on ferme à quelle heure samedi ?', 'opening_hours'],
  ['y a des trucs à recommander ?', 'stock'],
  ["c'est qui Claire Martin ?", 'find_contact'],
  ['who is Claire Martin', 'find_contact'],
  ['je suis chez Mme Morel', 'arrive_on_site'],
  ['parti de chez Morel', 'leave_site'],
  ['donne un code à Karim', 'give_code'],
  ['ne me préviens plus des paiements', 'set_notifications'],
  ['tu peux me filer un code pr relier le nouveau ?', 'give_code'],
  ["j'ai quoi à faire cette semaine ?", 'list_tasks'],
  ["j'ai quoi aujourd'hui ?", 'show_planning'],
  ['où on en est avec les bus de Kerlan ?', 'pipeline'],
  ['the auto-école Liberté deal goes up to 1450 €', 'deal_amount'],
  ["la Clio de Martin vient d'arriver", 'check_in'],
  ["Claire Martin's Clio just rolled in", 'check_in'],
  ['add a battery to Claire Martin’s draft quote', 'add_line'],
  ['ok facture-le', 'create_invoice'],
  ['Claire Martin phoned, she is going ahead with the quote', 'accept_for'],
  ['Claire Martin moved back to England, delete her from the customers pls', 'delete_contact'],
  ['need lift 2 off thursday afternoon', 'block_time'],
  ["le pont 2 est hors service jusqu'à vendredi", 'block_time'],
  ['Karim est en congé du 7 au 12 décembre', 'block_time'],
  ['Karim is off sick tomorrow', 'block_time'],
  ['le pont 2 est hors service', 'block_time'],
  ['le pont 2 remarche', 'end_block'],
  ['Karim is back from leave', 'end_block'],
  ['liste les ponts', 'list_bays'],
  ['which bays do we have?', 'list_bays'],
  ['ajoute un pont', 'add_bay'],
  ['on a un deuxième pont', 'add_bay'],
  ['add Sami as a technician', 'add_bay'],
  ["Karim ne travaille plus à l'atelier", 'remove_bay'],
  ['remove bay 2', 'remove_bay'],
  ['supprime le pont', 'remove_bay'],
  ['supprime le technicien Karim', 'remove_bay'],
  ['renomme le pont 2', 'rename_bay'],
  ['invite Sami Leroux, mécanicien, 06 39 98 02 44', 'invite_member'],
  ['add Sami Leroux to the team, 06 39 98 02 44', 'invite_member'],
  ['supprime le champ numéro de clé', 'remove_field'],
  ['rename the field key to key ring', 'rename_field'],
  ['on déménage au 14 rue des Lilas, 35000 Rennes', 'change_site'],
  ["notre nouveau numéro c'est le 02 99 00 00 00", 'change_site'],
  ['our new address is 14 rue des Lilas, 35000 Rennes', 'change_site'],
  ["notre adresse c'est 3 rue du Port", 'change_site'],
  ['quelle est notre adresse ?', 'show_site'],
  ['last four digits 4712', 'search'],
  ['renomme le pont 2 en Géométrie', 'rename_bay'],
])('"%s" asks for %s in so many words', (text, intent) => {
  expect(opened(text)).toBe(intent);
});

describe('what sounds alike does not', () => {
  test.each([
    ['mis 2 l de liquide de frein sur la Golf de Garcia', 'record_payment'],
    ["check Claire Martin's 4 tyres", 'record_payment'],
    ['il manque 2 pages à la carte grise de Garcia', 'record_payment'],
    ['annule le rdv de Claire Martin', 'undo'],
    ['je suis chez Mme Morel vendredi', 'arrive_on_site'],
    ['je pars chez Mme Morel', 'leave_site'],
    ['I left Claire Martin a voicemail about the brakes', 'leave_site'],
    ['préviens-moi de commander des pièces vendredi', 'set_notifications'],
    ['note : les clients ne veulent pas de SMS après 18h', 'set_notifications'],
    ['combien doit Claire Martin pour la vidange ?', 'service_price'],
    ['Claire Martin rang, cancel her tyres on Saturday', 'log_call'],
    ["Claire Martin n'est pas d'accord pour le devis", 'accept_for'],
    ['où on en est avec la Clio de Martin ?', 'pipeline'],
    ['note pour le devis de Claire Martin : attendre', 'add_line'],
    ['trouvé sur la Clio de Martin : soufflet de cardan déchiré', 'search'],
    ['trouve sur la Clio de Martin : soufflet de cardan', 'search'],
    ['on a un pont en panne', 'add_bay'],
    ['ajoute Sami Leroux, 06 39 98 02 44', 'invite_member'],
    ['invite Claire Martin à passer demain, 06 39 98 01 01', 'invite_member'],
    ['Claire Martin déménage au 14 rue des Lilas, 35000 Rennes', 'change_site'],
    ['envoie notre adresse au 06 39 98 01 01', 'change_site'],
    ['le nouveau numéro de Claire Martin est le 06 39 98 01 99', 'change_site'],
    ['ajoute un pont entre les deux', 'add_bay'],
    ['ajoute un pont au devis de Martin', 'add_bay'],
    ['on a un deuxième pont ?', 'add_bay'],
    ['le pont 2 est libre demain ?', 'list_bays'],
    ['retire le pont 2 vendredi', 'remove_bay'],
    ['supprime le pont 1 et le pont 2', 'remove_bay'],
    ['renomme le champ clé en pont 2', 'rename_bay'],
    ['le pont 1 et le pont 2 remarchent', 'end_block'],
    ['Karim ne travaille plus sur la Clio de Martin', 'remove_bay'],
    ['Karim est en congé et Thomas le remplace du 7 au 12 décembre', 'block_time'],
    ['le pont 2 remarche mais il faut le revoir', 'end_block'],
  ])('"%s" is no %s', (text, intent) => {
    expect(opened(text)).not.toBe(intent);
  });
});

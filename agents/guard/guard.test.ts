import { describe, expect, it } from 'vitest';
import type { ToolCall } from '../agent.ts';
import type { AgentContext } from '../context.ts';
import { draftOf } from './draft.ts';
import type { Proof } from './evidence.ts';
import { guardReply, rules } from './guard.ts';
import {
  approved,
  booked,
  cancelled,
  changed,
  customer,
  declined,
  found,
  foundTwo,
  held,
  heldInstead,
  heldMore,
  heldTwo,
  heldVisit,
  heldWith,
  hours,
  inWorkshop,
  member,
  moved,
  movedFor,
  needsYes,
  notFree,
  papers,
  planning,
  proposed,
  ready,
  renamed,
  requested,
  saved,
  toRename,
  twoCars,
  which,
} from './fixtures/garage.ts';

const now = new Date('2026-11-23T09:00:00+01:00');

type Row = [text: string, calls?: ToolCall[], said?: string[], known?: Proof[]];
/** Every rule that must hold it back, and no other. */
type Stopped = [rules: string, ...Row];

const english = { language: 'en' } as const;

function replyOf([text, calls = [], said = [], known = []]: Row, context: AgentContext) {
  return {
    ...{ text, context, now, said, calls, known },
    ...{ maxLength: 480, toolNames: ['find_slots', 'book_appointment'] },
  };
}

function problems(row: Row, context: AgentContext): string[] {
  return guardReply(replyOf(row, context));
}

function stoppedBy(row: Row, context: AgentContext): string {
  const draft = draftOf(replyOf(row, context));
  return rules
    .filter((rule) => rule(draft).length > 0)
    .map((rule) => rule.name)
    .join(' ');
}

const frenchThatLeaves: Row[] = [
  ['Bonjour Claire. Que puis-je faire pour vous ?'],
  ['La vidange est à 89 € TTC, environ 45 min.'],
  ['La vidange coûte quatre-vingt-neuf euros.'],
  ['Vidange : 89 €. Révision : 189 €. Pneus : 320 €.'],
  ['Vidange (89 €), mardi 24 novembre à 14 h 30 : je confirme ?', [found, held]],
  ['Deux créneaux sont libres. Lequel vous convient ?', [found, heldTwo]],
  ['Je peux vous proposer mardi 24 novembre à 14 h 30 ou jeudi 26 novembre à 9 h.', [foundTwo]],
  ['Mardi 24 à 14h30 ou jeudi 26 à 9h, lequel vous convient ?', [foundTwo]],
  ["C'est réservé : Vidange, mardi 24 novembre à 14 h 30, 89 €.", [booked]],
  ["J'ai bien réservé votre vidange demain à 14 h 30.", [booked]],
  ['Votre rendez-vous est confirmé jeudi 26 novembre à 9 h pour la révision.'],
  ['Votre rendez-vous est bien maintenu jeudi à 9 h.'],
  ["C'est déplacé : Révision, vendredi 27 novembre à 10 h, 189 €.", [moved]],
  ["J'ai déplacé votre rendez-vous du jeudi 26 au vendredi 27 novembre à 10 h.", [moved]],
  ["C'est annulé : jeudi 26 novembre à 9 h.", [cancelled]],
  ["J'annule ce rendez-vous : Révision, jeudi 26 novembre à 9 h ?", [needsYes]],
  ["Rien n'est annulé pour le moment. Confirmez-vous l'annulation ?", [needsYes]],
  ['Nos horaires : lundi-vendredi 8 h - 12 h, 14 h - 18 h ; samedi 9 h - 12 h.', [hours]],
  ['Oui, nous sommes ouverts samedi de 9 h à 12 h.', [hours]],
  ["Pas encore : votre Clio est à l'atelier, fin prévue lundi 23 novembre à 17 h.", [inWorkshop]],
  ["Votre voiture n'est pas encore prête.", [inWorkshop]],
  ['Oui, votre Clio AB-123-CD est prête, vous pouvez venir la chercher.', [ready]],
  ["J'ai prévenu l'équipe, un collègue va vous rappeler. Si c'est urgent : 01 99 00 12 34.", [requested]],
  ["C'est noté, merci.", [saved]],
  ['Je change votre nom en Claire Petit ?', [toRename]],
  ["C'est noté : votre nom est maintenant Claire Petit.", [renamed]],
  ["J'ai bien changé votre nom, Mme Petit.", [], [], [renamed]],
  ['Je ne peux pas confirmer 50 € : la vidange est à 89 €.', [], ['vous me la faites à 50 € ?']],
  ["Je n'ai rien à 10 h jeudi. Préférez-vous un autre horaire ?", [foundTwo], ['jeudi à 10h ?']],
  ['Quel jour vous arrange ?'],
  ['Oui, jeudi 26 à 9 h est libre.', [foundTwo], ['jeudi 9h ?']],
  ["Vendredi à 10 h n'est pas libre. Je peux vous proposer mardi 24 à 14 h 30.", [foundTwo], ['vendredi 10h ?']],
  ["Je suis l'assistant automatique de Garage Dupont. Je prends, déplace et annule les rendez-vous."],
  ['Je ne fais pas de remise, la révision est à 189 €.'],
  ['Souhaitez-vous que je réserve ?'],
  ['Appelez-nous au 01 99 00 12 34.'],
  ["Vous êtes au 12 rue des Ateliers, 69007 Lyon, c'est bien ça ?"],
  ["C'est annulé. Je peux aussi vous proposer mardi 24 à 14 h 30.", [cancelled, foundTwo]],
  ["J'ai annulé votre rendez-vous du jeudi 26 et je peux vous proposer mardi 24 à 14 h 30.", [foundTwo, cancelled]],
  ["C'est bien annulé.", [], [], [cancelled]],
  ['Votre rendez-vous est validé : jeudi 26 novembre à 9 h.'],
  ['Je vous ai proposé mardi 24 à 14 h 30, cela vous convient ?', [found]],
  ['Vos deux véhicules sont à l’atelier.', [twoCars]],
  ['J’ai deux créneaux : mardi 24 à 14 h 30 ou jeudi 26 à 9 h.', [foundTwo]],
  ["Pour vos deux voitures, c'est possible.", [], ["j'ai deux voitures"]],
  ['Les deux vous conviennent ?'],
  ['Nous montons quatre pneus pour 320 €.'],
  ['La TVA est de 20 %.', [papers]],
  ["J'ai bien votre adresse claire@example.org ?", [], ['claire@example.org']],
  ['Je ne trouve pas la facture FA-2026-999.', [], ['et ma facture FA-2026-999 ?']],
  ['Bonjour Mme Martin, que puis-je faire ?'],
  ['Claire Martin, votre révision est jeudi à 9 h.'],
  ['Votre Renault Clio est à l’atelier.', [inWorkshop]],
  ['M. Dupont vous remercie.'],
  ['Joyeux Noël à vous aussi, et Bonne Année !'],
  ['Si vous préférez la révision, il faut 2 h ; mardi 24 à 14 h 30 est libre pour la vidange.', [found]],
  ['La révision dure 2 h, la vidange 45 min.'],
  ['189 € pour la révision, 89 € pour la vidange.'],
  ['La Clio est prévue à 17 h, la Mégane à 11 h 30.', [twoCars]],
  ['La vidange à 16 h ? Je regarde.', [], ['une vidange à 16h']],
  ['Révision et vidange (278 €), mardi 24 novembre à 14 h 30 : je confirme ?', [heldVisit]],
  ['Vidange (89 €) avec Sofia, mardi 24 novembre à 14 h 30 : je confirme ?', [heldWith]],
  ['Vous avez déjà une vidange le jeudi 26 novembre à 9 h.', [heldWith]],
  ['Pour la révision avec la vidange, comptez 278 €.', [heldVisit]],
  ['Votre révision et la vidange seraient mardi 24 novembre à 14 h 30.', [heldVisit]],
  [
    "J'ajoute la vidange à votre rendez-vous : révision et vidange (278 €), jeudi 26 novembre à 9 h. Je confirme ?",
    [heldMore],
  ],
  ['Je remplace la révision par une vidange, jeudi 26 novembre à 9 h (89 €) : je confirme ?', [heldInstead]],
  ["C'est changé : Révision et vidange, jeudi 26 novembre à 9 h, 278 €.", [changed]],
  ["J'ai ajouté la vidange à votre rendez-vous de jeudi à 9 h.", [changed]],
  ["J'ai ajouté votre plaque au rendez-vous.", [saved]],
];

const englishThatLeaves: Row[] = [
  ['Hello Claire. What can I do for you?'],
  ['An oil change is €89 incl. VAT, about 45 minutes.'],
  ['Vidange (€89), Tuesday 24 November at 2:30 pm: shall I book it?', [found, held]],
  ['Two times are free. Which one suits you?', [heldTwo]],
  ['You are booked: Vidange, Tuesday 24 November at 2:30 pm, €89.', [booked]],
  ["You're all booked for tomorrow at 2:30 pm.", [booked]],
  ['Your appointment is moved: Friday 27 November at 10 am.', [moved]],
  ['It is cancelled: Thursday 26 November at 9 am.', [cancelled]],
  ['Shall I cancel your appointment on Thursday 26 November at 9 am?', [needsYes]],
  ['Nothing has been cancelled yet. Do you want me to cancel it?', [needsYes]],
  ['Your appointment is on Thursday at 9 am.'],
  ['We are open on Saturday from 9 am to 12 pm.', [hours]],
  ['Not yet: your Clio is in the workshop, expected to be ready Monday 23 November at 5 pm.', [inWorkshop]],
  ['I have told the team, someone will call you back.', [requested]],
  ['I cannot give a discount, sorry.'],
  ['I am the automatic assistant of Garage Dupont.'],
  ['Your two cars are in the workshop.', [twoCars]],
  ['It is cancelled.', [], [], [cancelled]],
  ['An oil change takes 45 minutes, a révision two hours.'],
  ['Dear Mrs Martin, which day suits you?'],
  ["I'm adding vidange to your appointment: révision and vidange (€278), Thursday 26 November at 9 am.", [heldMore]],
  ['Your appointment is changed: Révision et vidange, Thursday 26 November at 9 am, €278.', [changed]],
];

const frenchThatStays: Stopped[] = [
  ['checkFigures', 'La vidange est à 79 €.'],
  ['checkFigures', 'La vidange est à soixante-dix-neuf euros.'],
  ['checkSubjects', 'La vidange est à 189 €.'],
  ['checkFigures', 'Oui, 50 € pour la vidange, pas de souci.', [], ['vous me la faites à 50 € ?']],
  ['checkFigures', "D'accord, ce sera donc 50 €.", [], ['on avait dit 50 euros']],
  ['checkFigures checkGifts', 'Je vous fais une remise de 10 %.'],
  ['checkFigures checkGifts', 'La vidange vous est offerte.'],
  ['checkFigures checkGifts', 'Le diagnostic est gratuit.'],
  ['checkFigures', 'Je peux vous proposer mercredi 25 novembre à 10 h.', [foundTwo]],
  ['checkSubjects', 'Je peux vous proposer mardi 24 novembre à 9 h.', [foundTwo]],
  ['checkFigures', 'Je peux vous proposer mercredi 24 novembre à 14 h 30.', [foundTwo]],
  ['checkFigures', 'Votre rendez-vous est demain.'],
  ['checkActions', "C'est réservé : Vidange, mardi 24 novembre à 14 h 30, 89 €.", [found, held]],
  ['checkActions', "J'ai réservé votre vidange demain à 16 h.", [booked], ['demain à 16h']],
  ['checkActions', 'Votre rendez-vous est confirmé vendredi à 10 h.', [], ['vendredi 10h']],
  ['checkActions', "J'ai annulé votre rendez-vous.", [needsYes]],
  ['checkActions', "C'est annulé."],
  ['checkActions', 'Annulé ! Bonne journée.'],
  ['checkActions', 'Réservé pour mardi à 14 h 30.', [held]],
  ['checkActions', "J'ai déplacé votre rendez-vous à vendredi à 10 h.", [], ['vendredi à 10h']],
  ['checkActions', "C'est noté, merci."],
  ['checkActions', 'Je vous ai envoyé la confirmation par e-mail.', [booked]],
  ['checkActions', 'Un collègue vous rappelle dans la journée.'],
  ['checkActions', "J'ai transmis votre message à l'équipe."],
  ['checkStates', 'Oui, jeudi à 9 h est libre.', [], ['jeudi 9h ?']],
  ['checkStates', 'Oui, vendredi à 10 h est libre.', [foundTwo], ['vendredi 10h ?']],
  ['checkStates', 'Nous sommes complets vendredi.', [], ['vendredi ?']],
  ['checkStates', 'Nous ne sommes pas ouverts samedi.', [], ['samedi ?']],
  ['checkStates', 'Nous sommes ouverts samedi.', [], ['samedi ?']],
  ['checkStates', 'Votre voiture est prête, vous pouvez venir la chercher.', [inWorkshop]],
  ['checkStates', 'Votre voiture est prête.'],
  ['checkFigures', 'Appelez le 06 12 34 56 78.'],
  ['checkFigures', 'La voiture GH-456-JK est chez nous.'],
  ['checkLinks', 'Le paiement se fait sur https://garage-dupont.example/payer'],
  ['checkFigures', 'Ecrivez à contact@garage-dupont.fr.'],
  ['checkLeaks', "J'utilise find_slots pour chercher."],
  ['checkLeaks', '{"outcome":"found"}'],
  ['checkIdentity', 'Je ne suis pas un robot, rassurez-vous.'],
  ['checkLanguage', 'Your appointment is on Thursday at 9 am, see you there.'],
  ['checkFigures', 'Comptez 3 heures de travail.'],
  ['checkLength', `La vidange est à 89 €. ${"Nous avons tout ce qu'il faut pour votre voiture. ".repeat(12)}`],
  ['checkActions', "J'ai annulé votre rendez-vous de vendredi à 10 h.", [cancelled], ['vendredi 10h']],
  ['checkGifts', 'Je vous fais une petite remise.'],
  ['checkActions', "C'est noté.", [], [], [saved]],
  ['checkActions', "C'est réservé.", [], [], [booked]],
  ['checkActions', 'Votre rendez-vous est confirmé jeudi à 9 h.', [cancelled]],
  ['checkActions', 'Votre rendez-vous est confirmé jeudi à 9 h.', [moved]],
  ['checkActions', "C'est réservé : révision, jeudi 26 novembre à 9 h.", [moved]],
  ['checkActions', 'Votre demande est validée.'],
  ['checkActions', 'Je vous tiens au courant.'],
  ['checkFigures', 'Vous avez 14 rendez-vous.'],
  ['checkFigures', 'Vous avez trois rendez-vous à venir.'],
  ['checkFigures', 'Vos trois véhicules sont prévus.', [twoCars]],
  ['checkFigures', 'Il y a cinq clients avant vous.'],
  ['checkFigures', 'La TVA est de 5,5 %.', [papers]],
  ['checkFigures', 'La confirmation va à paul@example.org.'],
  ['checkFigures', 'Votre facture FA-2026-999 est réglée.'],
  ['checkFigures', 'Le devis n° 2026-042 vous attend.'],
  ['checkNames', 'Votre voiture est entre les mains de M. Durand.'],
  ['checkNames', 'Vous verrez Kevin Dubois en arrivant.'],
  ['checkNames', 'Le dossier est au nom de Claire Dubois.'],
  ['checkSubjects', 'La vidange dure 2 h.'],
  ['checkSubjects', 'La vidange est à 89 €, la révision à 89 €.'],
  ['checkSubjects', 'Pour la révision, mardi 24 à 14 h 30 ?', [found]],
  ['checkSubjects', 'La Clio est prévue à 11 h 30.', [twoCars]],
  ['checkSubjects', 'EF-456-GH est prévue à 17 h.', [twoCars]],
  ['checkSubjects', 'La révision est à 278 €.', [heldVisit]],
  ['checkSubjects', 'Révision et vidange (189 €), mardi 24 novembre à 14 h 30 : je confirme ?', [heldVisit]],
  ['checkActions', "J'ai changé votre nom en Claire Petit.", [toRename]],
  ['checkActions', 'Votre nom est maintenant Claire Petit.', [saved], ['mon nom est Claire Petit']],
  ['checkActions', "C'est changé : Vidange, jeudi 26 novembre à 9 h, 89 €.", [heldInstead]],
  ['checkActions', "J'ai ajouté la vidange à votre rendez-vous.", [heldMore]],
];

const englishThatStays: Stopped[] = [
  ['checkFigures', 'An oil change is €79.'],
  ['checkFigures', 'An oil change is seventy-nine euros.'],
  ['checkFigures', 'I can offer Wednesday 25 November at 10 am.', [foundTwo]],
  ['checkFigures', 'I can offer Friday 24 November at 2:30 pm.', [foundTwo]],
  ['checkActions', "You're booked for tomorrow at 2:30 pm.", [held]],
  ['checkActions', 'Great, booked for tomorrow.', [held]],
  ['checkActions', "I've booked it for you.", [held]],
  ['checkActions', 'Booked! See you on Tuesday 24 November at 2:30 pm.', [held]],
  ['checkActions', 'Your appointment has been cancelled.', [needsYes]],
  ['checkActions', "I've moved your appointment to Friday at 10 am.", [], ['Friday at 10am']],
  ['checkActions', "I've sent you a confirmation by email.", [booked]],
  ['checkActions', 'Someone will call you back shortly.'],
  ['checkStates', 'Your car is ready to be picked up.', [inWorkshop]],
  ['checkStates', 'We are open on Sunday.', [], ['are you open on sunday?']],
  ['checkFigures checkGifts checkStates', 'Your first visit is free of charge.'],
  ['checkIdentity', "Yes, I'm a real person."],
  ['checkLanguage', 'Votre rendez-vous est bien jeudi à 9 h, à bientôt.'],
  ['checkFigures', 'You have five appointments.'],
  ['checkFigures', 'Your invoice FA-2026-999 is paid.'],
  ['checkFigures', 'You get 12% of it back.'],
  ['checkNames', 'You will be seen by Mr Smith.'],
  ['checkSubjects', 'The vidange takes two hours.'],
  ['checkActions', "I've added it to your appointment.", [heldMore]],
  ['checkActions', "I've updated your name, Mrs Petit.", [toRename]],
  ['checkActions', 'Your request was approved.'],
];

const frenchToMembers: Row[] = [
  [
    'Mardi 24 novembre, 3 rendez-vous :\n9 h : Révision, Paul Durand, Mégane EF-456-GH, Karim Benali\n' +
      '11 h : Vidange, Nadia Lefort, Yaris GH-789-JK, Karim Benali\n14 h 30 : Pneus, Jeanne Petit, 208 KL-123-MN, Thomas Roux',
    [planning],
  ],
  [
    "C'est déplacé : Vidange de Nadia Lefort, vendredi 27 novembre à 10 h (avant : mardi 24 novembre à 11 h). Le client est prévenu.",
    [movedFor],
  ],
  [
    "mardi 24 novembre à 9 h n'est pas libre pour Vidange de Nadia Lefort. Lequel de ces créneaux ?",
    [notFree],
    [],
    [planning],
  ],
  [
    'Lequel : Vidange de Nadia Lefort, mardi 24 novembre à 11 h ou Révision de Jean Lefort, jeudi 26 novembre à 14 h ?',
    [which],
  ],
  ['Pour quel jour ?'],
  ['Deux pour Karim : Durand à 9 h et Lefort à 11 h. Un pour Thomas : Petit à 14 h 30.', [planning]],
  ['La prochaine est la Yaris de Mme Lefort, à 11 h, pour une vidange de 45 min.', [planning]],
  ["C'est déplacé de mardi 11 h à vendredi 10 h, Mme Lefort est prévenue.", [movedFor], [], [planning]],
  [
    "Il faut un accord : c'est transmis à Julie Petit (déplacer la vidange de Nadia Lefort au jeudi 26 novembre à 10 h).",
    [proposed],
  ],
  ["C'est noté : Mme Lefort, vendredi 27 novembre à 10 h.", [movedFor]],
  ['Vendredi 27 novembre : rien de prévu.', [movedFor]],
  ['Trois rendez-vous mardi : Durand à 9 h, Lefort à 11 h, Petit à 14 h 30.', [planning]],
  ['Vous avez deux rendez-vous demain, Thomas Roux un seul.', [planning]],
  ['3 rendez-vous, 2 techniciens, 3 clients.', [planning]],
  ['Mme Lefort vient à 11 h pour la vidange.', [planning]],
  ['À 11 h : Nadia Lefort, vidange, GH-789-JK.', [planning]],
  ['Karim, le premier est à 9 h.', [planning]],
  ["Je n'ai pas 14 rendez-vous au planning.", [planning], ["j'ai bien 14 rendez-vous ?"]],
  ['La facture FA-2026-118 est en retard : 240 €.', [papers]],
  ['M. Durand doit 240 € (facture n° 2026-118), Mme Lefort 95 €.', [papers]],
  ['Son adresse : nadia.lefort@example.org.', [papers]],
  [
    "J'ai demandé à Julie Petit de valider (déplacer la vidange de Nadia Lefort au jeudi 26 novembre à 10 h). Je vous tiens au courant.",
    [proposed],
  ],
  ["C'est en attente de validation.", [], [], [proposed]],
  ["C'est approuvé et déplacé : Mme Lefort, vendredi 27 novembre à 10 h.", [approved]],
  ["C'est refusé, je le fais savoir.", [declined]],
  ['Je ne trouve pas Mme Ngoma.', [], ['tel de mme ngoma ?']],
  ['Mme Lefort à 14 h 30 ? Je ne la vois pas à cette heure.', [planning], ['mme lefort à 14h30 ?']],
];

const englishToMembers: Row[] = [
  ['You have two appointments tomorrow.', [planning]],
  ['Mrs Lefort comes at 11 am for the vidange.', [planning]],
  ['I have asked Julie Petit to approve it.', [proposed]],
  ['It is approved and moved to Friday 27 November at 10 am.', [approved]],
  ['Declined, and I am letting them know.', [declined]],
];

const frenchFromMembers: Stopped[] = [
  ['checkActions', "C'est déplacé : Nadia Lefort, vendredi 27 novembre à 10 h.", [notFree]],
  ['checkActions', 'Le client est prévenu.', [notFree]],
  ['checkSubjects', "C'est noté : Mme Petit, vendredi 27 novembre à 10 h.", [movedFor, planning]],
  ['checkSubjects', '11 h : Vidange, Nadia Lefort, Thomas Roux', [planning]],
  ['checkFigures', 'Vous avez 14 rendez-vous demain.', [planning]],
  ['checkFigures', 'Oui, vous avez 14 rendez-vous.', [planning], ["j'ai bien 14 rendez-vous ?"]],
  ['checkFigures', 'Douze clients sont passés cette semaine.', [planning]],
  ['checkFigures', 'Trois factures sont en retard.', [papers]],
  ['checkNames', 'Mme Chabert vient à 11 h.', [planning]],
  ['checkNames', 'À 11 h : Nadia Durand.', [planning]],
  ['checkSubjects', 'Mme Lefort vient à 14 h 30.', [planning]],
  ['checkSubjects', 'Oui, Mme Lefort vient à 14 h 30.', [planning], ['mme lefort à 14h30 ?']],
  ['checkSubjects', 'Durand à 9 h, Lefort à 14 h 30.', [planning]],
  ['checkSubjects', 'Mme Lefort vient avec KL-123-MN.', [planning]],
  ['checkSubjects', 'Thomas commence à 9 h.', [planning]],
  ['checkSubjects', 'La facture FA-2026-118 fait 95 €.', [papers]],
  ['checkActions', "J'ai demandé à Julie de valider.", [planning]],
  ['checkActions', "C'est fait.", [proposed]],
  ['checkActions', "C'est déplacé.", [proposed]],
  ['checkActions', "C'est approuvé.", [proposed]],
  ['checkActions', "C'est refusé.", [approved]],
  ['checkActions', 'Je vous ai envoyé le devis.', [papers]],
];

const englishFromMembers: Stopped[] = [
  ['checkFigures', 'You have 14 appointments tomorrow.', [planning]],
  ['checkNames', 'Mr Smith comes at 11 am.', [planning]],
  ['checkSubjects', 'Mrs Lefort comes at 2:30 pm.', [planning]],
  ['checkActions', 'It has been approved.', [proposed]],
  ['checkActions', 'I have asked Julie to approve it.', [planning]],
];

describe('a reply to a customer leaves', () => {
  it.each(frenchThatLeaves)('%s', (...row) => expect(problems(row, customer)).toEqual([]));
  it.each(englishThatLeaves)('%s', (...row) => expect(problems(row, { ...customer, ...english })).toEqual([]));
});

describe('a reply to a member leaves', () => {
  it.each(frenchToMembers)('%s', (...row) => expect(problems(row, member)).toEqual([]));
  it.each(englishToMembers)('%s', (...row) => expect(problems(row, { ...member, ...english })).toEqual([]));
});

describe('a reply to a customer is held back by', () => {
  it.each(frenchThatStays)('%s: %s', (by, ...row) => expect(stoppedBy(row, customer)).toBe(by));
  it.each(englishThatStays)('%s: %s', (by, ...row) => expect(stoppedBy(row, { ...customer, ...english })).toBe(by));
});

describe('a reply to a member is held back by', () => {
  it.each(frenchFromMembers)('%s: %s', (by, ...row) => expect(stoppedBy(row, member)).toBe(by));
  it.each(englishFromMembers)('%s: %s', (by, ...row) => expect(stoppedBy(row, { ...member, ...english })).toBe(by));
});

it('each rule is the only one to hold some reply back', () => {
  const alone = new Set([...frenchThatStays, ...englishThatStays].map(([by]) => by));
  expect(rules.map((rule) => rule.name).filter((name) => !alone.has(name))).toEqual([]);
});

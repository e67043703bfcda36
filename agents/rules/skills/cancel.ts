import { callOnce } from '../call-once.ts';
import type { Skill } from '../skill.ts';

/** Asks the tool to cancel; the tool itself asks the person for a yes before it does. */
export const cancelSkill: Skill = {
  name: 'cancel',
  examples: {
    fr: [
      'je voudrais annuler mon rendez-vous',
      'annuler mon rdv',
      'annulez mon rdv de {when} svp',
      'je souhaite annuler le rendez-vous de {when}',
      'je dois annuler',
      "pouvez-vous annuler ma {service} ?",
      'annule la {service} de {when}',
      'merci d\'annuler le rdv',
      'je ne pourrai pas venir {when}',
      'je ne viendrai pas {when}',
      'je ne peux pas venir à mon rendez-vous',
      'finalement je ne viens plus {when}',
      "je n'ai plus besoin du rdv de {when}",
      "plus besoin du rendez-vous, j'ai trouvé ailleurs",
      'supprimer mon rendez-vous',
      'supprimez mon rdv de {when}',
      'laissez tomber pour {when}, je ne viens pas',
      'bjr je peu pas venir {when} faut annuler',
      "je suis obligé d'annuler {when}",
      "j'annule pour {when}",
      'enlevez mon rdv',
      'je renonce à mon rendez-vous',
    ],
    en: [
      'I want to cancel my appointment',
      'cancel my appointment',
      'please cancel my booking {when}',
      'I need to cancel {when}',
      "I won't be able to come {when}",
      "I can't come to my appointment",
      "I'm not coming {when}",
      'could you cancel the {service} ?',
      "I no longer need my appointment",
      'cancel the {service} {when}',
      'take my booking off please',
      'I have to cancel',
      'delete my appointment',
      'forget my appointment {when}',
      "I don't need the appointment anymore",
      "can't make it {when} please cancel",
    ],
  },
  slots: ['appointment'],
  tools: ['cancel_appointment'],
  act(scene) {
    const { appointment } = scene.dialog;
    if (appointment === null) return { kind: 'abstain', why: 'no appointment' };
    return callOnce(scene, 'cancel_appointment', { appointment });
  },
};

import { offerSlots } from '../offer-slots.ts';
import { wishOf } from '../dialog.ts';
import type { Skill } from '../skill.ts';

/** Another time for an appointment that stands: the old one is kept until the person accepts the new one. */
export const moveSkill: Skill = {
  name: 'move',
  examples: {
    fr: [
      'je voudrais déplacer mon rendez-vous',
      'je voudrais déplacer mon rdv à {when}',
      'je dois décaler mon rdv de {when}',
      'est-ce que je peux décaler mon rendez-vous ?',
      'on peut décaler à {when} ?',
      'est-il possible de reporter mon rendez-vous {when}',
      'reporter le rdv',
      'je souhaite changer mon rendez-vous',
      "changer l'heure de mon rdv",
      'changer la date de mon rdv',
      "peut-on avancer mon rendez-vous ?",
      "avancer le rdv à {when}",
      'repousser mon rdv à {when}',
      'repousser à la semaine suivante',
      'modifier mon rendez-vous',
      'modifier mon rdv de {when} pour {when}',
      'je ne peux plus venir {when}, on peut mettre {when} ?',
      "j'ai un empêchement {when}, possible de décaler ?",
      'mon rdv de {when} peut passer à {when} ?',
      'mettre mon rendez-vous {when} plutôt que {when}',
      'je peux venir {when} au lieu de {when} ?',
      'déplacer la {service} à {when}',
      'décaler la {service}',
      'bjr peut on dcaler le rdv',
      "c'est pour changer mon rdv de {when}",
      'je serai absent {when}, peut-on fixer une autre date ?',
      'remettre mon rdv à plus tard',
    ],
    en: [
      "I'd like to move my appointment",
      'can I move my appointment to {when}',
      'I need to reschedule my appointment',
      'reschedule my {service} to {when}',
      'can we reschedule for {when} ?',
      'could we push my appointment to {when}',
      'can you change my appointment from {when} to {when}',
      'change the time of my appointment',
      'change the date of my booking',
      "I can't make it {when}, can we do {when} instead ?",
      'is it possible to postpone my appointment',
      'can I come {when} instead of {when} ?',
      'bring my appointment forward',
      'put my appointment back to {when}',
      'something came up {when}, can we find another date ?',
      'move my booking',
      'swap my appointment to {when}',
      'I want to postpone',
      'modify my appointment',
      'switch my {when} appointment to {when}',
    ],
  },
  slots: ['appointment', 'day'],
  tools: ['find_slots', 'hold_slots'],
  act(scene) {
    const { context } = scene.situation;
    const appointment = context.appointments.find((each) => each.appointment === scene.dialog.appointment);
    if (!appointment) return { kind: 'abstain', why: 'no appointment' };
    const when = wishOf(scene.dialog, context.language);
    return offerSlots(scene, { service: appointment.service, when, appointment: appointment.appointment });
  },
};

import { callOnce } from '../call-once.ts';
import type { Skill } from '../skill.ts';

export const myAppointmentsSkill: Skill = {
  name: 'my-appointments',
  examples: {
    fr: [
      "c'est quand mon rendez-vous ?",
      'mon rdv est à quelle heure ?',
      "c'est quel jour déjà mon rdv",
      "j'ai rendez-vous quand ?",
      'vous pouvez me rappeler la date de mon rdv',
      'rappelez-moi mes rendez-vous',
      "est-ce que j'ai un rdv de prévu ?",
      'je ne sais plus quand est mon rendez-vous',
      "j'ai oublié l'heure de mon rdv",
      'quels sont mes prochains rendez-vous ?',
      'mon prochain rdv ?',
      'vous confirmez mon rdv de {when} ?',
      'mon rdv de {when} est bien noté ?',
      "on a bien rdv {when} ?",
      'à quelle heure je dois venir {when} ?',
    ],
    en: [
      'when is my appointment ?',
      'what time is my appointment ?',
      'do I have an appointment ?',
      'which day is my booking again',
      'I forgot the time of my appointment',
      'remind me of my appointment',
      'what appointments do I have',
      'my next appointment ?',
      'is my appointment {when} confirmed ?',
      'can you confirm my appointment',
      'what time am I booked in {when} ?',
      'when am I coming in ?',
    ],
  },
  slots: [],
  tools: ['list_my_appointments'],
  act: (scene) => callOnce(scene, 'list_my_appointments', {}),
};

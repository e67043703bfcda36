import { callOnce } from '../call-once.ts';
import type { Skill } from '../skill.ts';

export const openingHoursSkill: Skill = {
  name: 'opening-hours',
  examples: {
    fr: [
      'quels sont vos horaires ?',
      'vos horaires svp',
      'vous êtes ouverts {when} ?',
      'vous ouvrez à quelle heure ?',
      'vous ouvrez à quelle heure {when} ?',
      'vous fermez à quelle heure ?',
      'à quelle heure vous fermez {when}',
      "c'est ouvert {when} ?",
      'le garage est ouvert {when} ?',
      'le salon est ouvert {when} ?',
      'êtes-vous fermés {when} ?',
      'heures d\'ouverture ?',
      "horaires d'ouverture",
      "jusqu'à quelle heure êtes-vous ouverts ?",
      'vous travaillez {when} ?',
      'vous fermez entre midi et deux ?',
      'ouvert {when} ?',
      "et {when} c'est ouvert ?",
      'quels jours êtes-vous ouverts ?',
      'vous fermez pendant les vacances ?',
    ],
    en: [
      'what are your opening hours ?',
      'opening hours please',
      'are you open {when} ?',
      'what time do you open ?',
      'what time do you close {when} ?',
      'when do you close ?',
      'are you closed {when} ?',
      'do you open {when} ?',
      'until what time are you open ?',
      'which days are you open ?',
      'is the garage open {when} ?',
      'do you close for lunch ?',
      'business hours ?',
      'open {when} ?',
    ],
  },
  slots: [],
  tools: ['opening_hours'],
  act(scene) {
    const { when } = scene.reading;
    return callOnce(scene, 'opening_hours', when && when.days.length > 0 ? { when: when.text } : {});
  },
};

import { speakingOf } from '#agents/context.ts';
import { hoursOutput, sayAddress } from '#tools/business/opening-hours.say.ts';
import { callOnce } from '../../call-once.ts';
import type { Skill } from '../skill.ts';

export const addressSkill: Skill = {
  name: 'address',
  kind: 'question',
  examples: {
    fr: [
      'vous êtes où ?',
      'où êtes-vous situés ?',
      'quelle est votre adresse ?',
      "c'est quoi l'adresse ?",
      "l'adresse du garage svp",
      "l'adresse exacte ?",
      'comment venir chez vous ?',
      'vous êtes dans quelle rue ?',
      'où se trouve le garage ?',
      'où est le salon ?',
      'je vous trouve où ?',
      'quel est votre numéro de téléphone ?',
      'votre numéro svp',
      'je peux vous appeler à quel numéro ?',
      "c'est où ?",
      "vous pouvez m'envoyer l'adresse ?",
      "donnez-moi l'adresse",
      "c'est où exactement le garage ?",
      'vous êtes dans quelle ville ?',
      'comment on fait pour venir ?',
      'votre adresse svp',
      'on se gare où ?',
      "un plan d'accès ?",
      'votre téléphone ?',
    ],
    en: [
      'where are you ?',
      'where are you located ?',
      'what is your address ?',
      'address please',
      'how do I get there ?',
      'how do I find you ?',
      'which street are you on ?',
      'where is the garage ?',
      'what is your phone number ?',
      'your number please',
      'what number can I call ?',
      'where exactly are you ?',
      "what's the address ?",
      'can I have your address ?',
      'directions please',
      'where can I find you',
      'which town are you in',
      'can I have your phone number',
      'where is the shop ?',
    ],
  },
  slots: [],
  tools: ['opening_hours'],
  act(scene) {
    return callOnce(scene, 'opening_hours', {}, (output) => {
      const hours = hoursOutput.safeParse(output);
      return hours.success ? sayAddress(hours.data, speakingOf(scene.situation.context)) : null;
    });
  },
};

import { callOnce } from '../call-once.ts';
import type { Skill } from '../skill.ts';

/** Enough for staff to know what it is about, short enough for their screen. */
const REASON_LENGTH = 200;

/** A wish for a human, anger, or an emergency: staff are told in the person's own words. */
export const personSkill: Skill = {
  name: 'person',
  examples: {
    fr: [
      "je veux parler à quelqu'un",
      'je voudrais parler à un conseiller',
      'je voudrais parler au patron',
      'je peux avoir un humain ?',
      'passez-moi un responsable',
      "quelqu'un peut me rappeler ?",
      'rappelez-moi svp',
      'pouvez-vous me rappeler ?',
      "j'aimerais qu'on me rappelle {when}",
      'je préfère parler à une vraie personne',
      'un mécano peut m\'appeler ?',
      'appelez-moi',
      'je ne veux pas parler à un robot',
      "je suis en panne",
      'je suis en panne sur la route, ma voiture ne démarre plus',
      "j'ai eu un accident",
      'ma voiture fume, c\'est urgent',
      "c'est inadmissible, je veux voir un responsable",
      'je suis très mécontent de la réparation',
      'vous avez abîmé ma voiture',
      'je veux faire une réclamation',
      'le problème est revenu après votre réparation',
      "j'ai besoin d'une dépanneuse",
      'aidez-moi vite',
    ],
    en: [
      'I want to talk to someone',
      'can I speak to a person ?',
      'I would like to speak to a human',
      'let me speak to the manager',
      'can someone call me back ?',
      'please call me',
      'call me back {when} please',
      'put me through to a mechanic',
      'I want a real person',
      "I don't want to talk to a bot",
      'I have broken down',
      "my car won't start, I'm stuck on the road",
      'I had an accident',
      'this is unacceptable, I want to see the manager',
      'I want to make a complaint',
      'you damaged my car',
      'I am very unhappy with the repair',
      'I need a tow truck',
      'it is an emergency',
      'there is smoke coming from the engine',
    ],
  },
  slots: [],
  tools: ['request_person'],
  act: (scene) => callOnce(scene, 'request_person', { reason: scene.dialog.reason.slice(0, REASON_LENGTH) }),
};

import { callOnce } from '../call-once.ts';
import type { Skill } from '../skill.ts';

export const carReadySkill: Skill = {
  name: 'car-ready',
  examples: {
    fr: [
      'ma voiture est prête ?',
      'est-ce que ma voiture est prête ?',
      'la voiture est prete ?',
      'ma {model} est prête ?',
      'vous en êtes où avec ma voiture ?',
      'où en est ma voiture ?',
      'où en est la réparation ?',
      'la réparation avance ?',
      'quand est-ce que je peux récupérer ma voiture ?',
      'je peux venir chercher ma voiture ?',
      'je peux passer récupérer la {model} {when} ?',
      'à quelle heure sera prête ma voiture ?',
      'ma caisse est prete',
      "c'est bon pour ma voiture ?",
      'vous avez fini ma voiture ?',
      'les travaux sont finis ?',
      'des nouvelles de ma voiture ?',
      'et ma voiture {plate} ?',
      'la {plate} est prête ?',
      'elle est prête ?',
      'elle sera prête quand ?',
      'avez-vous terminé la {service} sur ma {model} ?',
      'quand est-ce que ça sera fini ?',
      'mon véhicule est-il prêt ?',
    ],
    en: [
      'is my car ready ?',
      'is the car ready yet ?',
      'is my {model} ready ?',
      'when will my car be ready ?',
      'can I pick up my car ?',
      'can I come and collect the car {when} ?',
      'how is my car doing ?',
      'any news about my car ?',
      "how's the repair going ?",
      'is the repair finished ?',
      'have you finished my car ?',
      'is {plate} ready ?',
      'status of my car ?',
      'what is the status of {plate}',
      'is it ready ?',
      'when can I get my car back ?',
      'is my {service} done ?',
    ],
  },
  slots: [],
  tools: ['repair_status'],
  act(scene) {
    const { plate } = scene.reading;
    return callOnce(scene, 'repair_status', plate === null ? {} : { plate });
  },
};

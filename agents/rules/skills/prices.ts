import { callOnce } from '../call-once.ts';
import type { Skill } from '../skill.ts';

/** Prices are the catalogue's, read through the tool; what is not in it has no price here. */
export const pricesSkill: Skill = {
  name: 'prices',
  examples: {
    fr: [
      "c'est combien une {service} ?",
      'combien coûte une {service} ?',
      'combien ça coûte pour une {service}',
      'quel est le prix de la {service} ?',
      'prix {service} ?',
      'vos tarifs svp',
      'quels sont vos tarifs ?',
      'tarif pour {service} sur une {model}',
      "c'est quoi le prix d'une {service}",
      'combien pour une {service} ?',
      "ça me coûterait combien la {service} ?",
      'vous prenez combien pour une {service} ?',
      'je voudrais connaître le tarif de la {service}',
      "c'est cher la {service} ?",
      'et une {service} ?',
      "c'est combien ?",
      'ça fait combien ?',
      'à combien est la {service}',
      'la {service} est à quel prix ?',
      'cmb pour une {service}',
      'quelles prestations proposez-vous ?',
      'vous faites quoi comme prestations ?',
      'est-ce que vous faites la {service} ?',
      'vous faites les {service} ?',
      'combien de temps dure une {service} ?',
      'ça prend combien de temps la {service} ?',
    ],
    en: [
      'how much is a {service} ?',
      'how much does a {service} cost ?',
      'what is the price of a {service} ?',
      'price for {service} please',
      'what do you charge for a {service} ?',
      'what are your prices ?',
      'your price list please',
      'how much for a {service} ?',
      'cost of a {service} on a {model} ?',
      'is a {service} expensive ?',
      'how much is it ?',
      'how much would that be ?',
      'and a {service} ?',
      'do you do {service} ?',
      'what services do you offer ?',
      'how long does a {service} take ?',
    ],
  },
  slots: [],
  tools: ['find_services'],
  act(scene) {
    const { dialog, reading, situation } = scene;
    const named = reading.services[0] ?? dialog.unclear[0] ?? (reading.leftover === '' ? dialog.service : null);
    const service = situation.context.services.find((each) => each.service === named);
    const several = dialog.unclear.length > 1;
    // Of words that fit several services, the words themselves are searched, so that all of them are priced.
    const query = service && !several ? service.name : reading.leftover || (several ? reading.serviceWords : '');
    return callOnce(scene, 'find_services', query === '' ? {} : { query });
  },
};

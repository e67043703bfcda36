import { either, inWords, type Speaking } from '../speaking.ts';
import type { ProofAnswer } from './proof.ts';

export function sayProof({ outcome, by, wrong }: ProofAnswer, { language }: Speaking): string {
  if (outcome === 'proof_refused') {
    return inWords(language, {
      fr: `Je ne peux pas vous montrer cela ici. L'équipe est prévenue et revient vers vous.`,
      en: `I cannot show you that here. The team knows and will get back to you.`,
    });
  }
  const names = by.map((key) =>
    key === 'plate'
      ? inWords(language, {
          fr: `l'immatriculation d'un de vos véhicules`,
          en: `the number plate of one of your vehicles`,
        })
      : inWords(language, { fr: `votre code postal`, en: `your postcode` }),
  );
  if (wrong) {
    return inWords(language, {
      fr: `Ce n'est pas ce que j'ai ici. Donnez-moi ${either(names, language)}.`,
      en: `That is not what I have here. Please give me ${either(names, language)}.`,
    });
  }
  return inWords(language, {
    fr: `Avant de parler de vos devis et factures, je dois savoir que c'est bien vous : donnez-moi ${either(names, language)}.`,
    en: `Before we talk of your quotes and invoices I must know that it is you: please give me ${either(names, language)}.`,
  });
}

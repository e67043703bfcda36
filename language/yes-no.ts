import { courtesyAt } from './courtesies.ts';
import { fold } from './normalise.ts';

const yesPhrases = `oui|ouais|ouep|ouaip|ouai|oui oui|o|y|yes|yep|yup|yeah|ya|ok|okay|oki|okey|k|d accord|dacc|dac|d acc|dakodac|ca marche|ca roule|ca me va|ca me va bien
  ca me convient|cela me convient|ca convient|ca va|ca le fait|c est bon|c bon|cest bon|c est ok|c est parfait|c est ca|c est cela|parfait|tres bien|nickel|impec|impeccable|super|top|genial|excellent
  volontiers|avec plaisir|entendu|bien sur|evidemment|absolument|tout a fait|exactement|exact|correct|certainement|je confirme|je valide|je suis d accord|je suis ok
  confirme|confirmer|confirmez|valide|valider|validez|je veux bien|je prends|on fait comme ca|faisons comme ca|vas y|allez y|va pour|va pour ca|c est d accord|ok c est d accord|that s grand|thats grand|grand|allons y|go|banco|pas de souci|pas de soucis|aucun souci|pas de probleme|aucun probleme
  yes please|sure|sure thing|of course|definitely|absolutely|sounds good|sounds great|looks good|that works|works|that works for me|works for me|that s fine|thats fine|fine|fine by me|it s fine|great|perfect|go ahead|please do
  let s do it|do it|go for it|i confirm|confirm|confirmed|i agree|agreed|agree|correct|right|that s right|that s correct|exactly|no problem|no worries|i ll take it|i d like that|i would like that|book it|all good|good|alright|all right|yes i do|yes i would|je le veux|je reserve|reservez|reserve|carrement|grave|tout bon|c est tout bon|ok pour moi|ca m arrange|ca m va|niquel|cool|mais oui|avec joie|ca joue
  that s great|thats great|that s perfect|thats perfect|that s good|thats good|that s lovely|thats lovely|that suits|suits me|lovely|brilliant|wonderful|awesome|ideal|spot on|cool|go on|go on then|nice|nice one|book me in|that would be great|that ll do|that will do`;
const noPhrases = `non|nan|nann|nope|no|nah|n|non non|pas du tout|surtout pas|absolument pas|jamais|no thanks|no thank you|no way|not at all|ca ne me va pas|ca me va pas|ca ne va pas|ca va pas|ca ne me convient pas
  ca me convient pas|ca ne convient pas|ca convient pas|pas d accord|pas ok|pas bon|c est pas bon|ce n est pas bon|je ne suis pas d accord|je suis pas d accord|je refuse|refuse|refuser|refus|laissez tomber|laisse tomber|tant pis|never mind|nevermind
  je ne veux pas|je veux pas|je ne peux pas|je peux pas|j peux pas|impossible|pas possible|ce n est pas possible|c est pas possible|i can t|i cannot|i don t want to|i don t|don t|do not|not ok|not okay|not good|it doesn t work|that doesn t work|doesn t work
  that does not work|i refuse|i decline|decline|no i don t|bof non|certainement pas|bien sur que non|of course not|not really|pas vraiment|je ne confirme pas|je confirme pas|ne confirmez pas`;
const fillerPhrases = `merci|merci beaucoup|merci bien|mercii|svp|stp|s il vous plait|s il te plait|please|pls|plz|thanks|thank you|thank you very much|thanks a lot|thx|ty|bonjour|bonsoir|salut|hello|hi|alors|bah|ben|eh bien|euh|ah|oh|hmm|well|then
  monsieur|madame|sir|madam|pour moi|for me|a bientot|bonne journee|bonne soiree|cordialement|see you|by me|just|c est|ca|that|it|it s|that s|le rdv|le rendez vous|mon rdv|mon rendez vous|the appointment|my appointment|ta|cheers|thats|c est tout|that s all|desole|desolee|sorry|pour lui|pour elle|for him|for her|la totalite|en totalite|the whole thing|all of it|the lot|in full|she did|he did|they did`;

const thumbs: readonly (readonly [RegExp, string])[] = [
  [/[\u{1F44D}\u{1F44C}\u{2705}\u{2714}\u{1F197}]/gu, ' oui '],
  [/[\u{1F44E}\u{274C}\u{1F645}\u{1F6AB}]/gu, ' non '],
];
/** "Ok bye" may let an offer go. */
const takesLeave = /^(?!.*\b(?:oui|ouais|yes|yep|yeah|parfait|perfect)\b).*\b(?:bye|au revoir)\b/;
const meaningByPhrase = meanings();
const longestPhraseWords = 5;
const longestMessage = 120;

/**
 * Whether the whole message is a yes or a no ("ok c'est bon merci", "no thanks"). Null as soon as anything else is said ("oui
 * mais plutôt vendredi"), both are, or it asks ("ok ?"): those are for someone who reads.
 */
export function readYesNo(text: string): 'yes' | 'no' | null {
  return readPhrases(text, longestPhrase);
}

/**
 * The same where a question stands, with all the thanks and good wishes people put around their answer ("oui merci, bonne journée à
 * vous"). Where none stands, those are what the message is about.
 */
export function readManneredYesNo(text: string): 'yes' | 'no' | null {
  const answer = readPhrases(text, (words, at) => {
    const phrase = longestPhrase(words, at);
    const courtesy = courtesyAt(words.slice(at));
    return courtesy > (phrase?.length ?? 0) ? { meaning: 'filler', length: courtesy } : phrase;
  });
  return answer === 'yes' && takesLeave.test(fold(text)) ? null : answer;
}

/** Who does it, before the word that says what: "oui on ferme", "yes you can send it". */
const whoDoes = /^(?:on|nous|we ll|we re|we|you can|tu peux|vous pouvez|go ahead and) (?=.)/;

/** Whether the whole message is a yes once some words more count as one: "ok envoie", "send it please", "oui on ferme". */
export function readYesIn(text: string, words: readonly string[]): boolean {
  const isOwn = (phrase: string) => words.includes(phrase) || words.includes(phrase.replace(whoDoes, ''));
  const answer = readPhrases(text, (all, at) => {
    for (let length = Math.min(longestPhraseWords, all.length - at); length > 0; length -= 1) {
      if (isOwn(all.slice(at, at + length).join(' '))) return { meaning: 'yes', length };
    }
    return longestPhrase(all, at);
  });
  return answer === 'yes';
}

/** Thumbs, crosses and ticks in words. */
export function wordThumbs(text: string): string {
  return thumbs.reduce((said, [thumb, word]) => said.replace(thumb, word), text);
}

type Phrase = { meaning: 'yes' | 'no' | 'filler'; length: number };

function readPhrases(text: string, phraseAt: (words: readonly string[], at: number) => Phrase | null) {
  if (text.length > longestMessage || text.includes('?')) return null;
  // "ouiii", "okkk", "nooon": three of a letter are never spelling.
  const words = fold(wordThumbs(text))
    .replace(/([a-z])\1{2,}/g, '$1')
    .split(' ');
  let answer: 'yes' | 'no' | null = null;
  for (let at = 0; at < words.length;) {
    const phrase = phraseAt(words, at);
    if (phrase === null) return null;
    const { meaning, length } = phrase;
    if (meaning !== 'filler') {
      if (answer !== null && answer !== meaning) return null;
      answer = meaning;
    }
    at += length;
  }
  return answer;
}

function longestPhrase(words: readonly string[], at: number): Phrase | null {
  for (let length = Math.min(longestPhraseWords, words.length - at); length > 0; length -= 1) {
    const meaning = meaningByPhrase.get(words.slice(at, at + length).join(' '));
    if (meaning !== undefined) return { meaning, length };
  }
  return null;
}

function meanings(): ReadonlyMap<string, 'yes' | 'no' | 'filler'> {
  const read = (phrases: string, meaning: 'yes' | 'no' | 'filler') =>
    phrases.split(/[|\n]/).map((phrase) => [phrase.trim(), meaning] as const);
  return new Map([...read(fillerPhrases, 'filler'), ...read(yesPhrases, 'yes'), ...read(noPhrases, 'no')]);
}

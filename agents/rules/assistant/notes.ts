import { defineIntent } from '../dialogue/intent.ts';
import { colleagueWords, namedVehicle, toldWords, whichVehicle, whoWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const noteHead = new RegExp(
  [
    String.raw`^(?:(?:ok|alors|euh|et|and|so|um|bon|ah|oh)[\s,]+)*`,
    String.raw`(?:(?:tu peux|peux[- ]tu|merci de|veuillez|can you|could you|please)\s+)?`,
    String.raw`(?:(?:mets?|ajoute[rz]?|rajoute|fais|[ée]cri[st]?|put|add|make|leave|write)\s+)?(?:(?:une?|a|an|the|la)\s+)?(?:petite?\s+)?`,
    String.raw`(?:nte|note[rz]?|m[ée]mo|noter?|inscri\S*|annote[rz]?|record|save|log|put|remarque)?(?:[- ](?:le|la|moi|ça|that|it|down))?(?:\s+(?:que|qu'|that|sur|on|for|pour))?\s*`,
  ].join(''),
  'iu',
);
const askWho = { fr: 'Pour quel client ou quel véhicule ?', en: 'For which customer or vehicle?' };
const askWhat = { fr: 'Que faut-il noter ?', en: 'What is to be noted?' };
/** "Note-le": the words stand before it. */
const noteIt = /[\s,.]*\b(?:note[- ](?:le|la|ça)|notez[- ]le|note that|make a note|note it)[\s.!]*$/i;

function readNote(reading: MemberReading): string | null {
  const source = reading.source.replace(noteIt, '');
  if (source !== reading.source) return source.trim() === '' ? null : source.trim();
  return toldWords(reading, noteHead, 'contact', 'company', 'stranger');
}

export const addNoteIntent = defineIntent<MemberReading>({
  name: 'add_note',
  slots: {
    vehicle: { read: namedVehicle, ask: null },
    who: { read: whoWords, ask: askWho, recent: ['contact'], unless: 'vehicle' },
    words: { read: readNote, ask: askWhat, answer: ({ source }) => source },
  },
  tool: 'add_note',
  input: ({ words, who, vehicle }) => ({ kind: 'note', ...given({ words, who: vehicle ? undefined : who, vehicle }) }),
});

const callHead =
  /^(?:(?:ok|alors|et|and|so|note|notez|log|saisis|record|consigne)[\s,]+)*(?:(?:une?|an?|the|l')\s*)?(?:compte[- ]rendu d')?(?:appel|call)?\s*/i;

export const logCallIntent = defineIntent<MemberReading>({
  name: 'log_call',
  slots: {
    who: { read: whoWords, ask: askWho, recent: ['contact'] },
    words: { read: (reading) => readCall(reading), ask: askWhat, answer: ({ source }) => source },
  },
  tool: 'add_note',
  input: ({ words, who }) => ({ kind: 'call', ...given({ words, who }) }),
});

/** All of it: who rang whom is part of what happened. */
function readCall(reading: MemberReading): string | null {
  const isHeaded = /^[^:]{0,40}\b(?:appel|call|saisi\w*|compte[- ]rendu)\b[^:]{0,20}:/i.test(reading.source);
  return isHeaded ? toldWords(reading, callHead) : reading.source;
}

const findingHead =
  /^(?:(?:ok|alors|et|and|so|um|euh)[\s,]+)*(?:trouv[ée]r?|found|vu|seen|constat[ée]?|à noter|note[rz]?|add|ajoute|put|mets)?(?:\s+(?:que|that|sur|on|to))?\s*/i;

export const jobNoteIntent = defineIntent<MemberReading>({
  name: 'job_note',
  slots: {
    vehicle: {
      read: whichVehicle,
      ask: { fr: 'Sur quel véhicule ?', en: 'On which vehicle?' },
      recent: ['vehicle', 'contact'],
      answer: ({ source }) => source,
    },
    words: {
      read: (reading) => toldWords(reading, findingHead, 'contact', 'stranger', 'plate', 'model'),
      ask: askWhat,
      answer: ({ source }) => source,
    },
  },
  tool: 'add_note',
  input: ({ words, vehicle }) => ({ kind: 'finding', ...given({ words, vehicle }) }),
});

export const timelineIntent = defineIntent<MemberReading>({
  name: 'timeline',
  slots: {
    vehicle: { read: namedVehicle, ask: null },
    who: { read: whoWords, ask: askWho, recent: ['contact'], unless: 'vehicle' },
  },
  tool: 'show_timeline',
  input: ({ who, vehicle }) => given({ who: vehicle ? undefined : who, vehicle }),
});

export const vehicleHistoryIntent = defineIntent<MemberReading>({
  name: 'vehicle_history',
  slots: {
    vehicle: {
      read: whichVehicle,
      ask: { fr: 'De quel véhicule ?', en: 'Of which vehicle?' },
      recent: ['vehicle'],
      answer: ({ source }) => source,
    },
  },
  tool: 'show_timeline',
  input: ({ vehicle }) => given({ vehicle }),
});

const messageHead = new RegExp(
  [
    String.raw`^(?:(?:ok|alors|et|and|so|bon|c'est bon)[\s,]+)*(?:(?:tu peux|peux[- ]tu|merci de|veuillez|can you|could you|please)\s+)?`,
    String.raw`(?:envoie[rz]?|[ée]cri[srtvez]*|dis|dites|pr[ée]vien\S*|transmets|tell|text|message|write|send|let|get)(?:[- ](?:lui|leur|moi))?`,
    String.raw`(?:(?:\s+(?:une?|a|an|the|un petit))?\s+(?:sms|message|mot|texto|mail|text|note)(?!\p{L}))?(?:\s+(?:à|a|to|know)(?!\p{L}))?`,
    String.raw`(?:\s+(?:pour (?:lui |leur )?(?:dire|rappeler)|saying|to say))?\s*(?:que|qu'|that)?\s*`,
  ].join(''),
  'iu',
);

/** "Que sa voiture est prête" is said to them. */
const yours: Readonly<Record<string, string>> = { sa: 'votre', son: 'votre', ses: 'vos', her: 'your', his: 'your' };

export const writeToIntent = defineIntent<MemberReading>({
  name: 'write_to',
  slots: {
    colleague: { read: colleagueWords, ask: null },
    who: { read: whoWords, ask: { fr: 'A qui ?', en: 'To whom?' }, recent: ['contact'], unless: 'colleague' },
    text: {
      read: (reading) =>
        toldWords(reading, messageHead, 'contact', 'company', 'stranger', 'colleague')
          ?.replace(/^(?:pour (?:lui |leur )?dire (?:que |qu')|que |qu'|that )/i, '')
          .replace(/^(?:sa|son|ses|her|his)(?= )/i, (word) => yours[word.toLowerCase()] ?? word) ?? null,
      ask: { fr: 'Quel message ?', en: 'What shall I write?' },
      answer: ({ source }) => source,
    },
  },
  tool: 'write_to',
  otherTool: 'tell_colleague',
  isOther: ({ colleague }) => colleague !== undefined,
  input: ({ who, text, colleague }) => given({ who: colleague ?? who, text }),
});

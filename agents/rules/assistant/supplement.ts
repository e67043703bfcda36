import { defineIntent } from '../dialogue/intent.ts';
import { readBareCents, readCents, tail, without } from './read/terms.ts';
import { whichVehicle } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const supplementHead =
  /^(?:(?:ok|bon|alors|et|and|euh)[\s,]+)*(?:(?:need|j'ai besoin|il (?:me )?faut|demande[- ]lui|ask her|ask him|get)\s*)?(?:(?:the\s+)?(?:go[- ]ahead|ok|okay|accord|feu vert)\s+(?:for|pour|de)\s+)?/i;
const supplementTail =
  /[,.]?\s*(?:demande[- ](?:lui|leur).*|ask (?:her|him|them).*|si elle est ok.*|get (?:the )?(?:ok|go[- ]ahead).*|avant que je.*|voir (?:si|s'il|avec).*|pos[ée]e?s?|fitted|tout compris|TTC)\s*$/i;
const pricePart = /(?:^|[\s,:])(?:à |for |environ |about )?(?:€\s?)?\d[\d\s.,]*\s?(?:€|euros?|e\b)/iu;

/** The extra work alone: what is to be done, without its price and without the request. */
function readWork(reading: MemberReading): string | null {
  const said = (tail(reading) ?? without(reading, 'contact', 'stranger', 'plate', 'model')).replace(supplementHead, '');
  const words =
    said
      .split(/[.?!](?=\s|$)/)[0]
      ?.replace(pricePart, ' ')
      .replace(supplementTail, '')
      .replaceAll(/\s+/g, ' ')
      .replace(/^[\s,:;-]+|[\s,:;-]+$/g, '') ?? '';
  return words.length < 3 ? null : words;
}

export const askSupplementIntent = defineIntent<MemberReading>({
  name: 'ask_supplement',
  slots: {
    vehicle: {
      read: whichVehicle,
      ask: { fr: 'Sur quel véhicule ?', en: 'On which vehicle?' },
      recent: ['vehicle', 'job'],
    },
    work: {
      read: readWork,
      ask: { fr: 'Quels travaux en plus ?', en: 'Which extra work?' },
      answer: ({ source }) => source,
    },
    amount: {
      read: ({ source }) => readCents(source)?.toString() ?? null,
      ask: { fr: 'A quel prix, TTC ?', en: 'At what price, VAT included?' },
      answer: ({ source }) => readBareCents(source)?.toString() ?? null,
    },
  },
  tool: 'ask_supplement',
  input: ({ vehicle, work, amount }) => ({ ...given({ vehicle, work }), amountCents: Number(amount) }),
});

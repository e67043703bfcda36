import { z } from 'zod';
import { missingSlot, readSlots } from '../../dialogue/intent.ts';
import { intentNamed } from '../intents.ts';
import { readQuantity } from '../read/parts.ts';
import type { Amend } from './correction.ts';

const countedParts = z.array(z.looseObject({ part: z.string(), quantity: z.number() })).length(1);
const wellOutcome = z.looseObject({ outcome: z.literal('undone') });
const shortest = 12;
const notSo = / (?:pas|not) \d+\b.*$| (?:remets?|remet|note|put) (?:le|la|les|ca|it)\b.*$/;
const anew =
  /^(?:(?:et|and|non|no|bon|ok|alors|finalement|actually|en fait|in fact|mets|met|put|make|note|plutot|c est|c etait|it s|it was|its|only|que|qu|une?|just|juste|seulement|seule?) )*/;

/** "Annule", and then "c'était qu'une seule, mets 1", "plutôt vendredi": what was taken back is done as it is said now. */
export const ofUndone: Amend = (reading, { last, said }) => {
  const undone = wellOutcome.safeParse(last.output).success ? last.undone : null;
  const intent = undone?.intent ? intentNamed(undone.intent) : null;
  if (!undone || !intent || reading.words.length > shortest || reading.source.includes('?')) return null;
  const [counted] = countedParts.safeParse(parsed(undone.filled['parts'])).data ?? [];
  const quantity = readQuantity(reading);
  const isOfCount =
    counted !== undefined && quantity !== null && said.replace(anew, '').replace(notSo, '').length <= 16;
  const now = isOfCount ? { parts: JSON.stringify([{ ...counted, quantity }]) } : readSlots(intent, reading);
  const others = Object.entries(now).filter(([name, words]) => undone.filled[name] !== words);
  if (others.length === 0) return null;
  const whole = { ...undone.filled, ...Object.fromEntries(others) };
  return missingSlot(intent, whole) === null && (isOfCount || reading.isBare)
    ? { intent: intent.name, said: whole }
    : null;
};

function parsed(json: string | undefined): unknown {
  return json === undefined ? null : (JSON.parse(json) as unknown);
}

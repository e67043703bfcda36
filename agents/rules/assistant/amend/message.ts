import { z } from 'zod';
import type { Amend } from './correction.ts';

const messageInput = z.looseObject({ who: z.string(), text: z.string() });
const adds =
  /^(?:et |and |aussi |also )*(?:ajoute|rajoute|add|dis aussi|say also|mets aussi|pr[ée]cise)[- ]?(?:lui|moi)?[\s,:]*(?:que |qu'|that )?/i;

const saysOtherwise =
  /^(?:(?:non|no|nan|attends|wait|euh|ah|oh|en fait|actually|finalement|plut[oô]t)[\s,]+)*(?:dis|dites|[ée]cri[st]|mets|tell|say|write|put)(?:[- ](?:lui|leur|him|her|them))?\s+(?:plut[oô]t |rather |instead )?(?:que |qu'|that )(?<text>.+)$/iu;

/** "Ajoute qu'on prend la carte": the message that waits for its yes, longer; "dis-lui plutôt que …": another one. */
export const ofMessage: Amend = ({ source }, { last: { input } }) => {
  const { data } = messageInput.safeParse(input);
  const otherwise = saysOtherwise.exec(source)?.groups?.['text'];
  if (data && otherwise) return { intent: 'write_to', said: { who: data.who, text: otherwise }, isPlain: true };
  const more = source.replace(adds, '').trim();
  if (!data || more === source || more === '') return null;
  const text = `${data.text.replace(/[.!]$/, '')}. ${more.charAt(0).toUpperCase()}${more.slice(1)}`;
  return { intent: 'write_to', said: { who: data.who, text }, isPlain: true };
};

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
  const hour = data ? otherHour(source, data.text) : null;
  if (data && hour) return { intent: 'write_to', said: { who: data.who, text: hour }, isPlain: true };
  const more = source.replace(adds, '').trim();
  if (!data || more === source || more === '') return null;
  const text = `${data.text.replace(/[.!]$/, '')}. ${more.charAt(0).toUpperCase()}${more.slice(1)}`;
  return { intent: 'write_to', said: { who: data.who, text }, isPlain: true };
};

const hours = String.raw`\d{1,2}(?: ?h(?: ?\d{2})?(?![a-z])|[:.]\d{2}(?!\d)(?: ?[ap]m)?| ?[ap]m)|(?<=\b(?:at|à|vers|by|to|for) )\d{1,2}(?![\d.,:h€%])`;
const hourAlone = new RegExp(
  String.raw`^(?:(?:non|no|nan|pardon|sorry|euh|oh|ah|plut[oô]t|mets|dis|say|make it|put|en fait|actually|[àa]|at|c'est|it's)[\s,]+)*(?<hour>${hours}|\d{1,2})(?:[\s,]+(?:plut[oô]t|instead|rather|stp|please))*[\s.!]*$`,
  'iu',
);

/** "Non, mets 17h", of a message with one hour in it: the same with the other. */
function otherHour(source: string, text: string): string | null {
  const hour = hourAlone.exec(source)?.groups?.['hour'];
  const said = text.match(new RegExp(hours, 'giu')) ?? [];
  return hour && said.length === 1 ? text.replace(said[0], hour) : null;
}
